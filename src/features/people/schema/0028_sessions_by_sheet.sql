-- Who printed the paper whose code opened the session. It reaches no further than they do.
ALTER TABLE sessions ADD COLUMN opened_by BIGINT;

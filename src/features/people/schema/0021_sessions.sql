-- On a computer that others use too a session ends sooner and leaves nothing behind. The device is
-- a word or two by which its owner knows it again, "Firefox, Android"; it ends with the session.
ALTER TABLE sessions ADD COLUMN is_shared BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';

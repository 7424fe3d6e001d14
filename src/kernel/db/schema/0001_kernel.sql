-- Settings of the installation, by name.
CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
-- The log of the house. Numbers run without a gap from 1; each hash covers the row and the hash
-- of the row before it.
CREATE TABLE log_entries (
    number BIGINT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor BIGINT NOT NULL,
    on_behalf_of BIGINT NOT NULL,
    verb TEXT NOT NULL,
    kind TEXT NOT NULL,
    object BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL UNIQUE
);
CREATE INDEX log_entries_by_object ON log_entries (kind, object, number);
-- What the entries say, apart from them, so that it can be erased and the chain still hold.
CREATE TABLE log_contents (
    number BIGINT NOT NULL PRIMARY KEY REFERENCES log_entries (number),
    salt TEXT NOT NULL,
    content TEXT NOT NULL
);
-- What was erased: made again after a restore from an older copy.
CREATE TABLE erasures (
    kind TEXT NOT NULL,
    object BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (kind, object)
);
-- An id that was merged into another leads on to it.
CREATE TABLE merged_ids (
    kind TEXT NOT NULL,
    old_id BIGINT NOT NULL,
    new_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (kind, old_id),
    CHECK (old_id <> new_id)
);
-- Work to be done once its time has come. A running job whose lease has run out is taken again.
CREATE TABLE jobs (
    id BIGINT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'given up')),
    due_at BIGINT NOT NULL, -- when waiting: not before; when running: the end of the lease
    attempts BIGINT NOT NULL,
    why TEXT NOT NULL -- the last failure, empty if none
);
CREATE UNIQUE INDEX jobs_waiting_once ON jobs (kind, subject) WHERE state = 'waiting';
CREATE INDEX jobs_by_due ON jobs (state, kind, due_at);

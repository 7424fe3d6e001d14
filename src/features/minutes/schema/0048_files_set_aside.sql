-- Files without text that nobody will type: kept, and gone from the queue. Who put them aside is
-- kept as long as the file.
CREATE TABLE files_set_aside (
    document     BIGINT NOT NULL PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    set_aside_by BIGINT NOT NULL,
    set_aside_at BIGINT NOT NULL
);

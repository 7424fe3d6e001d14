-- What stands beside the text of a file and not in it: comments, and changes that were tracked.
CREATE TABLE document_remarks (
    document BIGINT NOT NULL REFERENCES documents (id),
    position BIGINT NOT NULL,
    kind     TEXT   NOT NULL CHECK (kind IN ('comment', 'inserted', 'deleted')),
    author   TEXT   NOT NULL,
    said_on  TEXT,
    text     TEXT   NOT NULL,
    line     BIGINT NOT NULL,
    PRIMARY KEY (document, position)
);

-- The text of a file as it was first read, kept beside what it was made into.
CREATE TABLE document_originals (
    document BIGINT NOT NULL PRIMARY KEY REFERENCES documents (id),
    text     TEXT   NOT NULL
);
-- A word that was read wrong, or perhaps: what the machine made of it, and what a person said.
CREATE TABLE repairs (
    document     BIGINT  NOT NULL REFERENCES documents (id),
    position     BIGINT  NOT NULL,
    line         BIGINT  NOT NULL,
    column_at    BIGINT  NOT NULL,
    start_byte   BIGINT  NOT NULL,
    was          TEXT    NOT NULL,
    proposal     TEXT    NOT NULL,
    is_made      BOOLEAN NOT NULL,
    confidence   BIGINT  NOT NULL,
    alternatives TEXT    NOT NULL,
    decided      TEXT,
    act          BIGINT,
    decided_by   BIGINT,
    decided_at   BIGINT,
    PRIMARY KEY (document, position)
);

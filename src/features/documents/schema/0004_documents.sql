CREATE TABLE documents (
    id          BIGINT NOT NULL PRIMARY KEY,
    of_group    BIGINT NOT NULL REFERENCES groups (party),
    domain      BIGINT NOT NULL,
    name        TEXT   NOT NULL,
    media_type  TEXT   NOT NULL,
    size        BIGINT NOT NULL,
    sha256      TEXT   NOT NULL,
    state       TEXT   NOT NULL CHECK (state IN ('readable', 'unreadable', 'withdrawn')),
    refusal     TEXT   NOT NULL,
    text        TEXT   NOT NULL,
    silent_pages TEXT  NOT NULL,
    received_at BIGINT NOT NULL,
    received_by BIGINT,
    UNIQUE (of_group, sha256)
);

CREATE TABLE document_chunks (
    document BIGINT NOT NULL REFERENCES documents (id),
    position BIGINT NOT NULL,
    bytes    BYTEA  NOT NULL,
    PRIMARY KEY (document, position)
);

CREATE TABLE document_pages (
    document BIGINT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number   BIGINT NOT NULL CHECK (number >= 1),
    bytes    BYTEA  NOT NULL,
    PRIMARY KEY (document, number)
);

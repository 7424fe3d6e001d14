CREATE TABLE links (
    document BIGINT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    address  TEXT   NOT NULL,
    PRIMARY KEY (document, address)
);
CREATE INDEX links_by_address ON links (address);

CREATE TABLE link_answers (
    address TEXT   NOT NULL PRIMARY KEY,
    state   TEXT   NOT NULL CHECK (state IN ('answers', 'missing', 'gone', 'unsure')),
    since   BIGINT NOT NULL,
    ask_at  BIGINT NOT NULL
);
CREATE INDEX link_answers_by_time ON link_answers (ask_at);

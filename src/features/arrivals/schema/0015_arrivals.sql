CREATE TABLE watched_files (
    of_group   BIGINT NOT NULL REFERENCES groups (party),
    path       TEXT   NOT NULL,
    size       BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    state      TEXT   NOT NULL CHECK (state IN ('moving', 'taken', 'unreadable', 'too_large')),
    PRIMARY KEY (of_group, path)
);

CREATE TABLE arrived_mails (
    of_group   BIGINT NOT NULL REFERENCES groups (party),
    mailbox    TEXT   NOT NULL,
    uid        BIGINT NOT NULL,
    message_id TEXT   NOT NULL,
    state      TEXT   NOT NULL CHECK (state IN ('kept', 'stranger', 'too_large')),
    arrived_at BIGINT NOT NULL,
    PRIMARY KEY (mailbox, uid)
);
CREATE INDEX arrived_mails_by_message ON arrived_mails (of_group, message_id);

CREATE TABLE arrival_troubles (
    of_group BIGINT NOT NULL REFERENCES groups (party),
    way      TEXT   NOT NULL CHECK (way IN ('folder', 'mailbox')),
    since    BIGINT NOT NULL,
    PRIMARY KEY (of_group, way)
);

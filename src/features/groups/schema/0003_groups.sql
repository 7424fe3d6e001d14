CREATE TABLE boards (
    id        BIGINT NOT NULL PRIMARY KEY,
    name      TEXT   NOT NULL UNIQUE,
    sort_key  TEXT   NOT NULL,
    made_at   BIGINT NOT NULL,
    closed_at BIGINT
);

CREATE TABLE groups (
    party                 BIGINT  NOT NULL PRIMARY KEY REFERENCES parties (id),
    board                 BIGINT  NOT NULL REFERENCES boards (id),
    purpose               TEXT    NOT NULL,
    is_closed             BOOLEAN NOT NULL,
    silent_after_meetings BIGINT  NOT NULL CHECK (silent_after_meetings > 0),
    revision              BIGINT  NOT NULL,
    from_day              TEXT    NOT NULL,
    to_day                TEXT
);
CREATE INDEX groups_by_board ON groups (board);

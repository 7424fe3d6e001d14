-- What a person said of a name that was worked out: in the minutes of this group these words do not
-- mean that one.
CREATE TABLE name_doubts (
    of_group BIGINT NOT NULL,
    name_key TEXT   NOT NULL,
    party    BIGINT NOT NULL REFERENCES parties (id),
    written  TEXT   NOT NULL,
    document BIGINT,
    line     BIGINT,
    made_by  BIGINT,
    made_at  BIGINT NOT NULL,
    PRIMARY KEY (of_group, name_key, party)
);
CREATE INDEX name_doubts_by_party ON name_doubts (party);

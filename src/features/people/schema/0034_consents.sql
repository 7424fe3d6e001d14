-- What a person said yes to: for which purpose, to which words, when, in which way, and who wrote
-- it down. Kept after it was taken back, so that it can be shown what held when; forgotten with
-- the person.
CREATE TABLE consents (
    id           BIGINT NOT NULL PRIMARY KEY,
    person       BIGINT NOT NULL REFERENCES parties (id),
    purpose      TEXT   NOT NULL CHECK (purpose IN ('named', 'quote', 'photo')),
    text_version BIGINT NOT NULL,
    way          TEXT   NOT NULL CHECK (way IN ('self', 'paper', 'spoken', 'earlier')),
    given_at     BIGINT NOT NULL,
    recorded_by  BIGINT,
    withdrawn_at BIGINT,
    withdrawn_by BIGINT
);
CREATE INDEX consents_by_person ON consents (person, purpose);
CREATE UNIQUE INDEX consents_that_hold ON consents (person, purpose) WHERE withdrawn_at IS NULL;

-- Who had agreed before consents were kept has agreed still, to words that nobody wrote down.
INSERT INTO consents (id, person, purpose, text_version, way, given_at)
    SELECT id, id, 'named', 0, 'earlier', made_at FROM parties
     WHERE kind = 'person' AND agreed_to_be_named;

-- A time without messages and suggestions that a person asked for. Over by itself.
CREATE TABLE quiet_times (
    person   BIGINT NOT NULL PRIMARY KEY REFERENCES parties (id),
    until    BIGINT NOT NULL,
    made_at  BIGINT NOT NULL
);

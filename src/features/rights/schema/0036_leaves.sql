-- Somebody leaves the work: what they held, and who took it over or why nobody did. Kept as long
-- as the minutes, so that it can be seen how a promise came to somebody.
CREATE TABLE leaves (
    id        BIGINT NOT NULL PRIMARY KEY,
    person    BIGINT NOT NULL REFERENCES parties (id),
    last_day  TEXT   NOT NULL,
    made_at   BIGINT NOT NULL,
    made_by   BIGINT NOT NULL,
    closed_at BIGINT,
    closed_by BIGINT
);
CREATE INDEX leaves_by_person ON leaves (person);
CREATE UNIQUE INDEX leaves_that_are_open ON leaves (person) WHERE closed_at IS NULL;

CREATE TABLE handovers (
    id         BIGINT NOT NULL PRIMARY KEY,
    of_leave   BIGINT NOT NULL REFERENCES leaves (id),
    kind       TEXT   NOT NULL,
    object     BIGINT NOT NULL,
    title      TEXT   NOT NULL,
    way        TEXT   NOT NULL CHECK (way IN ('new', 'temporary', 'nobody')),
    to_party   BIGINT REFERENCES parties (id),
    review_day TEXT,
    reason     TEXT   NOT NULL,
    decided_at BIGINT NOT NULL,
    decided_by BIGINT NOT NULL,
    UNIQUE (of_leave, kind, object),
    CHECK ((way = 'nobody') = (to_party IS NULL)),
    CHECK ((way = 'temporary') = (review_day IS NOT NULL))
);

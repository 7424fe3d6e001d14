-- Decisions by which a board disposes of its public records, by their name in the minutes of the
-- board. Kept for good: they say why something is gone.
CREATE TABLE disposal_decisions (
    id         BIGINT NOT NULL PRIMARY KEY,
    name       TEXT   NOT NULL UNIQUE,
    decided_on TEXT   NOT NULL,
    covers     TEXT   NOT NULL,
    made_at    BIGINT NOT NULL,
    made_by    BIGINT NOT NULL
);

-- That somebody was forgotten, by number alone, and under which decision their records went too.
CREATE TABLE person_erasures (
    person            BIGINT NOT NULL PRIMARY KEY REFERENCES parties (id),
    disposal_decision BIGINT REFERENCES disposal_decisions (id),
    erased_at         BIGINT NOT NULL,
    erased_by         BIGINT NOT NULL
);

-- What is kept of these people is not used. Ends when it is taken back, or with the person.
CREATE TABLE restrictions (
    person  BIGINT NOT NULL PRIMARY KEY REFERENCES parties (id),
    made_at BIGINT NOT NULL,
    made_by BIGINT NOT NULL
);

-- What a text is known by, so that another version of it is seen when it comes.
CREATE TABLE reading_sketches (
    reading BIGINT NOT NULL PRIMARY KEY REFERENCES readings (id),
    sketch  BYTEA  NOT NULL
);
-- The one that came later, the one that was there, and what a person said of the two.
CREATE TABLE reading_versions (
    reading         BIGINT NOT NULL PRIMARY KEY REFERENCES readings (id),
    other           BIGINT NOT NULL REFERENCES readings (id),
    verdict         TEXT   NOT NULL CHECK (verdict IN ('proposed', 'this_one', 'the_other',
                                                       'different')),
    attendance_from BIGINT REFERENCES documents (id),
    decided_by      BIGINT,
    decided_at      BIGINT
);
CREATE INDEX reading_versions_by_other ON reading_versions (other);

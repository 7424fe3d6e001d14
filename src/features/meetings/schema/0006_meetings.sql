CREATE TABLE meetings (
    id           BIGINT NOT NULL PRIMARY KEY,
    of_group     BIGINT NOT NULL REFERENCES groups (party),
    domain       BIGINT NOT NULL,
    state        TEXT   NOT NULL CHECK (state IN ('planned', 'held', 'cancelled')),
    day          TEXT,
    earliest_day TEXT,
    latest_day   TEXT,
    day_source   TEXT   NOT NULL CHECK (day_source IN ('stated', 'derived', 'typed', 'unknown')),
    day_note     TEXT   NOT NULL,
    start_time   TEXT,
    end_time     TEXT,
    place        TEXT   NOT NULL,
    open_place   TEXT,
    planned_in   BIGINT REFERENCES meetings (id),
    planned_line BIGINT,
    revision     BIGINT NOT NULL,
    made_at      BIGINT NOT NULL
);
CREATE INDEX meetings_by_group ON meetings (of_group, day);
CREATE INDEX meetings_by_day ON meetings (day);

CREATE TABLE attendances (
    meeting      BIGINT  NOT NULL REFERENCES meetings (id),
    position     BIGINT  NOT NULL,
    party        BIGINT  REFERENCES parties (id),
    written      TEXT    NOT NULL,
    organisation TEXT    NOT NULL,
    role         TEXT    NOT NULL,
    is_present   BOOLEAN NOT NULL,
    line         BIGINT,
    PRIMARY KEY (meeting, position)
);
CREATE INDEX attendances_by_party ON attendances (party);

CREATE TABLE series (
    id         BIGINT NOT NULL PRIMARY KEY,
    of_group   BIGINT NOT NULL REFERENCES groups (party),
    group_words TEXT  NOT NULL,
    domain     BIGINT NOT NULL,
    words      TEXT   NOT NULL,
    open_words TEXT,
    open_group_words TEXT,
    rule       TEXT   NOT NULL,
    first_day  TEXT,
    start_time TEXT,
    end_time   TEXT,
    agreed_in  BIGINT NOT NULL REFERENCES meetings (id),
    line       BIGINT,
    made_at    BIGINT NOT NULL,
    ended_at   BIGINT
);
CREATE INDEX series_by_group ON series (of_group);

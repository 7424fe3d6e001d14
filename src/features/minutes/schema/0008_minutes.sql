CREATE TABLE readings (
    id           BIGINT NOT NULL PRIMARY KEY,
    document     BIGINT NOT NULL UNIQUE REFERENCES documents (id),
    instead_of   BIGINT REFERENCES documents (id),
    of_group     BIGINT NOT NULL REFERENCES groups (party),
    meeting      BIGINT REFERENCES meetings (id),
    state        TEXT   NOT NULL CHECK (state IN ('review', 'published', 'rejected',
                                                  'version')),
    title        TEXT   NOT NULL,
    day          TEXT,
    day_source   TEXT   NOT NULL,
    day_note     TEXT   NOT NULL,
    start_time   TEXT,
    end_time     TEXT,
    place        TEXT   NOT NULL,
    proposal     TEXT   NOT NULL,
    typed_pages  TEXT   NOT NULL,
    revision     BIGINT NOT NULL,
    made_at      BIGINT NOT NULL,
    made_by      BIGINT,
    published_at BIGINT,
    published_by BIGINT,
    opened_at    BIGINT,
    opened_by    BIGINT
);
CREATE INDEX readings_by_group ON readings (of_group, state);
CREATE INDEX readings_by_meeting ON readings (meeting);

CREATE TABLE review_attendances (
    reading      BIGINT  NOT NULL REFERENCES readings (id),
    position     BIGINT  NOT NULL,
    written      TEXT    NOT NULL,
    party        BIGINT  REFERENCES parties (id),
    organisation TEXT    NOT NULL,
    role         TEXT    NOT NULL,
    is_present   BOOLEAN NOT NULL,
    line         BIGINT,
    PRIMARY KEY (reading, position)
);

CREATE TABLE review_topics (
    reading  BIGINT NOT NULL REFERENCES readings (id),
    position BIGINT NOT NULL,
    title    TEXT   NOT NULL,
    parent   BIGINT,
    line     BIGINT,
    matter   BIGINT REFERENCES matters (id),
    new_matter TEXT NOT NULL,
    PRIMARY KEY (reading, position)
);

CREATE TABLE review_items (
    id            BIGINT NOT NULL PRIMARY KEY,
    reading       BIGINT NOT NULL REFERENCES readings (id),
    position      BIGINT NOT NULL,
    topic         BIGINT NOT NULL,
    state         TEXT   NOT NULL CHECK (state IN ('proposed', 'accepted', 'rejected')),
    kind          TEXT   NOT NULL,
    text          TEXT   NOT NULL,
    source_text   TEXT   NOT NULL,
    line          BIGINT,
    last_line     BIGINT,
    column_from   BIGINT,
    column_to     BIGINT,
    owner         BIGINT REFERENCES parties (id),
    owner_words   TEXT   NOT NULL,
    co_owners     TEXT   NOT NULL,
    due_day       TEXT,
    due_words     TEXT   NOT NULL,
    due_reason    TEXT   NOT NULL,
    event_day     TEXT,
    event_end_day TEXT,
    event_time    TEXT,
    event_place   TEXT   NOT NULL,
    matter        BIGINT REFERENCES matters (id),
    without_matter BOOLEAN NOT NULL,
    matter_reason TEXT   NOT NULL,
    confidence    BIGINT NOT NULL,
    revision      BIGINT NOT NULL
);
CREATE INDEX review_items_by_reading ON review_items (reading, position);

CREATE TABLE masks (
    reading BIGINT NOT NULL REFERENCES readings (id),
    words   TEXT   NOT NULL,
    instead TEXT   NOT NULL,
    PRIMARY KEY (reading, words)
);

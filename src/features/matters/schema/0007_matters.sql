CREATE TABLE matters (
    id           BIGINT NOT NULL PRIMARY KEY,
    title        TEXT   NOT NULL,
    sort_key     TEXT   NOT NULL,
    summary      TEXT   NOT NULL,
    easy_summary TEXT   NOT NULL,
    stage        TEXT   NOT NULL CHECK (stage IN ('idea', 'test', 'growing', 'operation',
                                                  'closed')),
    close_reason TEXT   NOT NULL,
    of_group     BIGINT NOT NULL REFERENCES groups (party),
    domain       BIGINT NOT NULL,
    holder       BIGINT REFERENCES parties (id),
    holder_since TEXT,
    ball         BIGINT REFERENCES parties (id),
    ball_since   TEXT,
    ball_for     TEXT   NOT NULL,
    merged_into  BIGINT REFERENCES matters (id),
    revision     BIGINT NOT NULL,
    made_at      BIGINT NOT NULL,
    closed_on    TEXT
);
CREATE INDEX matters_by_group ON matters (of_group, sort_key);
CREATE INDEX matters_by_sort_key ON matters (sort_key);

CREATE TABLE matter_aliases (
    matter  BIGINT NOT NULL REFERENCES matters (id),
    alias   TEXT   NOT NULL,
    source  TEXT   NOT NULL CHECK (source IN ('typed', 'read')),
    made_by BIGINT,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (matter, alias)
);

CREATE TABLE holders (
    id       BIGINT NOT NULL PRIMARY KEY,
    matter   BIGINT NOT NULL REFERENCES matters (id),
    party    BIGINT REFERENCES parties (id),
    from_day TEXT   NOT NULL,
    evidence BIGINT
);
CREATE INDEX holders_by_matter ON holders (matter, from_day);

CREATE TABLE topics (
    id       BIGINT NOT NULL PRIMARY KEY,
    meeting  BIGINT NOT NULL REFERENCES meetings (id),
    position BIGINT NOT NULL,
    title    TEXT   NOT NULL,
    open_title TEXT,
    parent   BIGINT REFERENCES topics (id),
    line     BIGINT,
    matter   BIGINT REFERENCES matters (id),
    UNIQUE (meeting, position)
);

CREATE TABLE statements (
    id            BIGINT NOT NULL PRIMARY KEY,
    meeting       BIGINT NOT NULL REFERENCES meetings (id),
    meeting_day   TEXT   NOT NULL,
    topic         BIGINT NOT NULL REFERENCES topics (id),
    document      BIGINT REFERENCES documents (id),
    position      BIGINT NOT NULL,
    line          BIGINT,
    last_line     BIGINT,
    column_from   BIGINT,
    column_to     BIGINT,
    kind          TEXT   NOT NULL CHECK (kind IN ('information', 'decision', 'action', 'question',
                                                  'proposal', 'issue', 'event')),
    text          TEXT   NOT NULL,
    open_text     TEXT,
    source_text   TEXT   NOT NULL,
    owner         BIGINT REFERENCES parties (id),
    owner_words   TEXT   NOT NULL,
    due_day       TEXT,
    due_words     TEXT   NOT NULL,
    open_due_words TEXT,
    due_reason    TEXT   NOT NULL,
    event_day     TEXT,
    event_end_day TEXT,
    event_time    TEXT,
    event_place   TEXT   NOT NULL,
    open_event_place TEXT,
    matter        BIGINT REFERENCES matters (id),
    domain        BIGINT NOT NULL,
    confidence    BIGINT NOT NULL,
    says_still    BOOLEAN NOT NULL,
    state         TEXT   NOT NULL CHECK (state IN ('open', 'kept', 'answered', 'partly',
                                                   'handed_back', 'dropped', 'none')),
    settled_on    TEXT,
    revision      BIGINT NOT NULL,
    made_by       BIGINT,
    made_at       BIGINT NOT NULL,
    withdrawn_at  BIGINT
);
CREATE INDEX statements_by_meeting ON statements (meeting, position);
CREATE INDEX statements_by_matter ON statements (matter, meeting_day DESC, meeting DESC, position);
CREATE INDEX statements_open_of_matter ON statements (matter, meeting_day, meeting, position)
 WHERE state IN ('open', 'partly') AND withdrawn_at IS NULL;
CREATE INDEX statements_open_by_due
    ON statements ((due_day IS NULL), due_day, meeting_day, position, id)
 WHERE state IN ('open', 'partly') AND withdrawn_at IS NULL;
CREATE INDEX statements_by_owner ON statements (owner, state);

CREATE TABLE statement_co_owners (
    statement BIGINT NOT NULL REFERENCES statements (id),
    party     BIGINT NOT NULL REFERENCES parties (id),
    PRIMARY KEY (statement, party)
);

CREATE TABLE settlements (
    id        BIGINT NOT NULL PRIMARY KEY,
    statement BIGINT NOT NULL REFERENCES statements (id),
    state     TEXT   NOT NULL CHECK (state IN ('open', 'kept', 'answered', 'partly',
                                               'handed_back', 'dropped')),
    words     TEXT   NOT NULL,
    evidence  BIGINT REFERENCES statements (id),
    settled_on TEXT  NOT NULL,
    made_by   BIGINT,
    made_at   BIGINT NOT NULL
);
CREATE INDEX settlements_by_statement ON settlements (statement, made_at);

CREATE TABLE statement_versions (
    statement BIGINT NOT NULL REFERENCES statements (id),
    revision  BIGINT NOT NULL,
    text      TEXT   NOT NULL,
    kind      TEXT   NOT NULL,
    owner     BIGINT REFERENCES parties (id),
    owner_words TEXT NOT NULL,
    due_day   TEXT,
    due_words TEXT   NOT NULL,
    matter    BIGINT REFERENCES matters (id),
    reason    TEXT   NOT NULL,
    made_by   BIGINT,
    made_at   BIGINT NOT NULL,
    PRIMARY KEY (statement, revision)
);

CREATE TABLE matter_summaries (
    matter          BIGINT NOT NULL REFERENCES matters (id),
    domain          BIGINT NOT NULL,
    of_group        BIGINT NOT NULL,
    sort_key        TEXT   NOT NULL,
    is_closed       BOOLEAN NOT NULL,
    first_day       TEXT,
    last_day        TEXT,
    open_promises   BIGINT NOT NULL,
    open_questions  BIGINT NOT NULL,
    still           TEXT   NOT NULL CHECK (still IN ('none', 'stated', 'silent', 'holder_left')),
    still_since     TEXT,
    still_statement BIGINT,
    meetings_since  BIGINT NOT NULL,
    marks           TEXT   NOT NULL,
    PRIMARY KEY (matter, domain)
);
CREATE INDEX matter_summaries_by_domain ON matter_summaries (domain, last_day);
CREATE INDEX matter_summaries_by_group
    ON matter_summaries (of_group, domain, last_day DESC, sort_key);

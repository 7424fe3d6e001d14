CREATE TABLE parties (
    id                 BIGINT  NOT NULL PRIMARY KEY,
    kind               TEXT    NOT NULL CHECK (kind IN ('person', 'organisation', 'group', 'role')),
    name               TEXT    NOT NULL,
    sort_key           TEXT    NOT NULL,
    title              TEXT    NOT NULL,
    organisation_kind  TEXT    NOT NULL CHECK (organisation_kind IN
        ('', 'department', 'user_organisation', 'voluntary', 'authority', 'other')),
    is_protected       BOOLEAN NOT NULL,
    agreed_to_be_named BOOLEAN NOT NULL,
    domain             BIGINT  NOT NULL,
    revision           BIGINT  NOT NULL,
    made_at            BIGINT  NOT NULL,
    closed_at          BIGINT
);
CREATE INDEX parties_by_kind ON parties (kind, sort_key);

CREATE TABLE spellings (
    id           BIGINT NOT NULL PRIMARY KEY,
    party        BIGINT NOT NULL REFERENCES parties (id),
    spelling     TEXT   NOT NULL,
    name_key     TEXT   NOT NULL,
    source       TEXT   NOT NULL CHECK (source IN ('typed', 'read', 'inferred')),
    document     BIGINT,
    line         BIGINT,
    made_by      BIGINT,
    made_at      BIGINT NOT NULL,
    withdrawn_at BIGINT,
    UNIQUE (party, spelling)
);
CREATE INDEX spellings_by_key ON spellings (name_key);

CREATE TABLE memberships (
    id        BIGINT NOT NULL PRIMARY KEY,
    member    BIGINT NOT NULL REFERENCES parties (id),
    of_party  BIGINT NOT NULL REFERENCES parties (id),
    role      TEXT   NOT NULL CHECK (role IN
        ('member', 'secretary', 'coordinator', 'chair', 'link_person', 'employee')),
    from_day  TEXT   NOT NULL,
    to_day    TEXT,
    source    TEXT   NOT NULL CHECK (source IN ('typed', 'read', 'inferred')),
    document  BIGINT,
    line      BIGINT,
    made_by   BIGINT,
    made_at   BIGINT NOT NULL
);
CREATE INDEX memberships_by_member ON memberships (member);
CREATE INDEX memberships_by_party ON memberships (of_party);

CREATE TABLE house_roles (
    person   BIGINT NOT NULL REFERENCES parties (id),
    role     TEXT   NOT NULL CHECK (role IN ('administrator')),
    from_day TEXT   NOT NULL,
    to_day   TEXT,
    PRIMARY KEY (person, role, from_day)
);

CREATE TABLE accounts (
    id            BIGINT NOT NULL PRIMARY KEY,
    person        BIGINT NOT NULL REFERENCES parties (id),
    user_name     TEXT   NOT NULL UNIQUE,
    password_hash TEXT   NOT NULL,
    made_at       BIGINT NOT NULL,
    closed_at     BIGINT
);

CREATE TABLE sessions (
    token_hash TEXT    NOT NULL PRIMARY KEY,
    account    BIGINT  NOT NULL REFERENCES accounts (id),
    made_at    BIGINT  NOT NULL,
    seen_at    BIGINT  NOT NULL,
    ended_at   BIGINT
);
CREATE INDEX sessions_by_account ON sessions (account);

CREATE TABLE sign_in_failures (
    about     TEXT   NOT NULL,
    at        BIGINT NOT NULL
);
CREATE INDEX sign_in_failures_by_about ON sign_in_failures (about, at);

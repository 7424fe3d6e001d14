-- Whom an issuer (OpenID Connect) means by a subject: bound by the person's own act, or by the
-- operator's settings. Kept until the person takes it away, or the account is closed.
CREATE TABLE issuer_identities (
    id      BIGINT NOT NULL PRIMARY KEY,
    account BIGINT NOT NULL REFERENCES accounts (id),
    issuer  TEXT   NOT NULL, -- its address
    subject TEXT   NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    -- Why a role was not given the last time: too low a level, or groups that nobody can tell.
    lacks   TEXT   NOT NULL DEFAULT '' CHECK (lacks IN ('', 'level', 'groups')),
    UNIQUE (issuer, subject)
);
CREATE INDEX issuer_identities_by_account ON issuer_identities (account);

-- The issuer's own number of a sign-in, by which it ends it. Kept two days: no session is older.
CREATE TABLE issuer_visits (
    issuer  TEXT   NOT NULL,
    sid     TEXT   NOT NULL,
    account BIGINT NOT NULL REFERENCES accounts (id),
    made_at BIGINT NOT NULL
);
CREATE INDEX issuer_visits_by_sid ON issuer_visits (issuer, sid);

-- Memberships that follow the groups that an issuer names at sign-in, and end with them.
CREATE TABLE issuer_memberships (
    membership BIGINT NOT NULL PRIMARY KEY,
    account    BIGINT NOT NULL REFERENCES accounts (id),
    issuer     TEXT   NOT NULL
);
CREATE INDEX issuer_memberships_by_account ON issuer_memberships (account);

-- Answers and messages that were taken once and are not taken again; kept as long as they could be.
CREATE TABLE spent_answers (
    hash    TEXT   NOT NULL PRIMARY KEY,
    made_at BIGINT NOT NULL
);

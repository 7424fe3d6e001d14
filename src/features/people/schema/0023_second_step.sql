-- The key that a person's app shares with the house, for a second step after the password. Kept
-- until the person takes it away.
CREATE TABLE second_steps (
    account      BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    secret       TEXT   NOT NULL,
    confirmed_at BIGINT, -- none: it is being set up
    last_step    BIGINT NOT NULL
);

CREATE TABLE recovery_codes (
    code_hash TEXT   NOT NULL PRIMARY KEY,
    account   BIGINT NOT NULL REFERENCES accounts (id),
    used_at   BIGINT
);
CREATE INDEX recovery_codes_by_account ON recovery_codes (account);

-- The password was right, and the code is waited for. Gone after some minutes.
CREATE TABLE half_sign_ins (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    account    BIGINT NOT NULL REFERENCES accounts (id),
    made_at    BIGINT NOT NULL
);

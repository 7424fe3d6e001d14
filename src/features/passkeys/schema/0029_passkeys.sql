-- Keys in people's phones and computers (WebAuthn): only the public half. The name is the person's
-- own word for it; the counter tells a copied key from the real one. Kept until the person takes it
-- away, or the account is closed.
CREATE TABLE passkeys (
    id            BIGINT  NOT NULL PRIMARY KEY,
    account       BIGINT  NOT NULL REFERENCES accounts (id),
    credential    TEXT    NOT NULL UNIQUE, -- base 64
    public_key    TEXT    NOT NULL,        -- base 64
    algorithm     BIGINT  NOT NULL,        -- of COSE
    handle        TEXT    NOT NULL,        -- what the key calls the account
    name          TEXT    NOT NULL,
    counter       BIGINT  NOT NULL,
    made_at       BIGINT  NOT NULL,
    used_at       BIGINT  -- none: not yet
);
CREATE INDEX passkeys_by_account ON passkeys (account);

-- Who is asked for a key after the password. Ends with their last key.
CREATE TABLE passkey_steps (
    account BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    made_at BIGINT NOT NULL
);

-- Questions that were answered once and are not taken again; kept as long as they could be.
CREATE TABLE spent_challenges (
    hash    TEXT   NOT NULL PRIMARY KEY,
    made_at BIGINT NOT NULL
);

-- Somebody asked for a link to this address. The answer is the same whoever has it, so it is looked
-- up afterwards, and the row is gone within seconds.
CREATE TABLE link_requests (
    id      BIGINT NOT NULL PRIMARY KEY,
    way     TEXT   NOT NULL CHECK (way IN ('mail', 'sms')),
    address TEXT   NOT NULL,
    made_at BIGINT NOT NULL
);

-- Who asks for links or tries codes, as a hash that only this installation can make; kept an hour.
CREATE TABLE door_knocks (
    about   TEXT   NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX door_knocks_by_about ON door_knocks (about, made_at);

-- Sheets of paper with codes, for a person without mail or phone. A code opens once; a sheet ends
-- when its last code is used, when it is taken back, or with its day. Kept as long as the account.
CREATE TABLE code_sheets (
    id       BIGINT NOT NULL PRIMARY KEY,
    account  BIGINT NOT NULL REFERENCES accounts (id),
    made_by  BIGINT NOT NULL,
    made_at  BIGINT NOT NULL,
    until    BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX code_sheets_by_account ON code_sheets (account);

CREATE TABLE sheet_codes (
    code_hash TEXT   NOT NULL PRIMARY KEY,
    sheet     BIGINT NOT NULL REFERENCES code_sheets (id),
    position  BIGINT NOT NULL,
    used_at   BIGINT
);
CREATE INDEX sheet_codes_by_sheet ON sheet_codes (sheet);

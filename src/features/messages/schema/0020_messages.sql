-- Where a person wants to be reached. Addresses stand here and nowhere else: not in logs, not in
-- the log of changes. A row is emptied of its address when the person takes it away.
CREATE TABLE contact_channels (
    id           BIGINT  NOT NULL PRIMARY KEY,
    person       BIGINT  NOT NULL REFERENCES parties (id),
    way          TEXT    NOT NULL CHECK (way IN ('mail', 'sms', 'letter')),
    address      TEXT    NOT NULL,
    state        TEXT    NOT NULL CHECK (state IN ('new', 'confirmed', 'bounced', 'removed')),
    why          TEXT    NOT NULL,
    look         TEXT    NOT NULL,
    is_chosen    BOOLEAN NOT NULL,
    made_at      BIGINT  NOT NULL,
    made_by      BIGINT  NOT NULL,
    confirmed_at BIGINT
);
CREATE INDEX contact_channels_by_person ON contact_channels (person);
CREATE INDEX contact_channels_by_address ON contact_channels (address);
CREATE UNIQUE INDEX contact_channels_chosen ON contact_channels (person) WHERE is_chosen;

-- What is on its way to a person: never its words, only what it is about. Kept as long as the
-- person's name, so that it can be shown what was sent and what never came through.
CREATE TABLE messages (
    id         BIGINT NOT NULL PRIMARY KEY,
    person     BIGINT NOT NULL REFERENCES parties (id),
    cause      BIGINT NOT NULL,
    only_to    BIGINT REFERENCES contact_channels (id),
    secret     TEXT   NOT NULL,
    state      TEXT   NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'nothing', 'kept',
        'to_print', 'printed', 'read_aloud', 'came_back', 'given_up')),
    channel    BIGINT REFERENCES contact_channels (id),
    attempts   BIGINT NOT NULL,
    why        TEXT   NOT NULL,
    made_at    BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX messages_by_person ON messages (person, made_at);
CREATE INDEX messages_by_state ON messages (state, made_at);
CREATE UNIQUE INDEX messages_by_cause ON messages (person, cause)
    WHERE state = 'waiting' AND cause <> 0;

CREATE TABLE notices (
    message BIGINT NOT NULL REFERENCES messages (id),
    kind    TEXT   NOT NULL,
    subject BIGINT NOT NULL,
    PRIMARY KEY (message, kind, subject)
);

-- What a link in a message proves when it comes back: that somebody reads what is sent there.
CREATE TABLE message_keys (
    key_hash TEXT   NOT NULL PRIMARY KEY,
    purpose  TEXT   NOT NULL,
    message  BIGINT NOT NULL REFERENCES messages (id),
    channel  BIGINT NOT NULL REFERENCES contact_channels (id),
    until    BIGINT NOT NULL,
    used_at  BIGINT
);
CREATE INDEX message_keys_by_until ON message_keys (until);

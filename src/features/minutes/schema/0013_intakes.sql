CREATE TABLE intakes (
    document BIGINT NOT NULL PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    state    TEXT   NOT NULL CHECK (state IN ('reading', 'stopped')),
    pages    BIGINT NOT NULL CHECK (pages >= 1),
    tries    BIGINT NOT NULL,
    asked_by BIGINT NOT NULL,
    moved_at BIGINT NOT NULL
);

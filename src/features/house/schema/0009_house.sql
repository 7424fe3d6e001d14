CREATE TABLE fault_reports (
    id      BIGINT NOT NULL PRIMARY KEY,
    words   TEXT   NOT NULL,
    made_at BIGINT NOT NULL
);

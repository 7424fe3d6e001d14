CREATE TABLE fault_reports (
    id      BIGINT NOT NULL PRIMARY KEY,
    words   TEXT   NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE TABLE fault_report_senders (
    about   TEXT   NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX fault_report_senders_by_about ON fault_report_senders (about, made_at);

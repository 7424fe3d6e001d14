-- What a person asks of those who keep data about them, and what was answered. The words end with
-- the person; that something was asked, and answered in time, is kept to show that the law was
-- followed.
CREATE TABLE own_data_requests (
    id          BIGINT NOT NULL PRIMARY KEY,
    person      BIGINT NOT NULL REFERENCES parties (id),
    kind        TEXT   NOT NULL CHECK (kind IN ('correct', 'object', 'pause', 'withdraw',
                                                'forget')),
    words       TEXT   NOT NULL,
    made_at     BIGINT NOT NULL,
    made_by     BIGINT NOT NULL,
    answer_by   TEXT   NOT NULL,
    outcome     TEXT   NOT NULL CHECK (outcome IN ('', 'done', 'refused', 'erased', 'restricted')),
    answer      TEXT   NOT NULL,
    answered_at BIGINT,
    answered_by BIGINT
);
CREATE INDEX own_data_requests_by_person ON own_data_requests (person, made_at);
CREATE INDEX own_data_requests_by_day ON own_data_requests (outcome, answer_by);

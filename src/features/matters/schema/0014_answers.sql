-- The sentence that passed the ball.
ALTER TABLE matters ADD COLUMN ball_statement BIGINT REFERENCES statements (id);

-- Later sentences of the same matter that may answer an open question, until somebody says no.
CREATE TABLE likely_answers (
    question     BIGINT NOT NULL REFERENCES statements (id),
    statement    BIGINT NOT NULL REFERENCES statements (id),
    shared       BIGINT NOT NULL,
    dismissed_at BIGINT,
    PRIMARY KEY (question, statement)
);

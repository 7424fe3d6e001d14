-- What stood before an answer, so that it can be taken back. `was_owner` is who had it to do before
-- it was handed back, `taken_back_by` who took the answer back; both as long as the minutes.
ALTER TABLE settlements ADD COLUMN was_state TEXT;
ALTER TABLE settlements ADD COLUMN was_settled_on TEXT;
ALTER TABLE settlements ADD COLUMN was_owner BIGINT REFERENCES parties (id);
ALTER TABLE settlements ADD COLUMN was_owner_words TEXT;
ALTER TABLE settlements ADD COLUMN taken_back_by BIGINT;
ALTER TABLE settlements ADD COLUMN taken_back_at BIGINT;
ALTER TABLE settlements ADD COLUMN taken_back_why TEXT;

-- A person said what the matter of a heading is called; it is not proposed to another again.
ALTER TABLE review_topics ADD COLUMN is_typed BOOLEAN NOT NULL DEFAULT FALSE;

-- What else a correction changes.
ALTER TABLE statement_versions ADD COLUMN co_owners TEXT NOT NULL DEFAULT '';
ALTER TABLE statement_versions ADD COLUMN event_day TEXT;
ALTER TABLE statement_versions ADD COLUMN event_place TEXT NOT NULL DEFAULT '';

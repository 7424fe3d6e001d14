-- What somebody typed as another name is for the group until somebody showed it openly, knowingly.
ALTER TABLE matter_aliases ADD COLUMN is_open BOOLEAN NOT NULL DEFAULT FALSE;

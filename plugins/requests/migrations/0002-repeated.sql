-- Within how many days the same category at the same place is asked for again, and from which time on that is warned of and counted.
ALTER TABLE requests_setting ADD COLUMN repeated_days INTEGER NOT NULL DEFAULT 90;
ALTER TABLE requests_setting ADD COLUMN repeated_number INTEGER NOT NULL DEFAULT 2;
-- The row itself gets the columns, or undoing a change would find NULL as what it was.
UPDATE requests_setting SET repeated_days = 90;
CREATE INDEX requests_request_merged ON requests_request (merged_into);

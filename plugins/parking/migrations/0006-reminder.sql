-- How many days before an agreement ends its renewal is due, for a new one; each agreement keeps its own.
ALTER TABLE parking_setting ADD COLUMN remind_days INTEGER NOT NULL DEFAULT 30;
-- The row itself gets the column, or undoing a change would find NULL as what it was.
UPDATE parking_setting SET remind_days = 30;

-- How many days before an agreement ends its renewal is due, for a new one; each agreement keeps its own.
ALTER TABLE parking_setting ADD COLUMN remind_days INTEGER NOT NULL DEFAULT 30;

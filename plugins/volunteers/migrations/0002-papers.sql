-- What a certificate said, so that a reprint says the same; void_on, void_reason: it does not hold any more.
ALTER TABLE volunteers_certificate ADD COLUMN content TEXT;
ALTER TABLE volunteers_certificate ADD COLUMN void_on TEXT;
ALTER TABLE volunteers_certificate ADD COLUMN void_reason TEXT;
-- The last number of a certificate given in a year. Not undone with what used it, so that no number is given twice.
CREATE TABLE volunteers_number (
  year INTEGER PRIMARY KEY NOT NULL, last INTEGER NOT NULL);
-- What a record of service has beside the service: kind is training, praise, evaluation.
CREATE TABLE volunteers_note (
  id INTEGER PRIMARY KEY NOT NULL, card_id INTEGER NOT NULL, kind TEXT NOT NULL, day TEXT NOT NULL, words TEXT NOT NULL, deleted_at TEXT);
CREATE INDEX volunteers_note_card ON volunteers_note (card_id);
-- Who did not serve for so many days stands in a list of their own.
ALTER TABLE volunteers_setting ADD COLUMN idle_days INTEGER NOT NULL DEFAULT 60;
-- The row itself gets the column, or undoing a change would find NULL as what it was.
UPDATE volunteers_setting SET idle_days = 60;

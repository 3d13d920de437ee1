-- What an office sets for all its hazards, in one row: within how many days something that is found again at the same place has come back.
CREATE TABLE hazards_setting (
  id INTEGER PRIMARY KEY NOT NULL, recurrence_days INTEGER NOT NULL, deleted_at TEXT);
INSERT INTO hazards_setting (id, recurrence_days) VALUES (1, 365);

-- Lots where cars can stand, and their bays by kind. Days are YYYY-MM-DD.
CREATE TABLE parking_lot (
  id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, outsiders TEXT NOT NULL, note TEXT, deleted_at TEXT);
-- "total" is NULL where nobody knows; "free_day" and "free_night" are NULL until they were counted, which was on "counted_on".
CREATE TABLE parking_bays (
  id INTEGER PRIMARY KEY NOT NULL, lot_id INTEGER NOT NULL, kind TEXT NOT NULL, total INTEGER, free_day INTEGER, free_night INTEGER,
  counted_on TEXT, deleted_at TEXT);
CREATE UNIQUE INDEX parking_bays_lot ON parking_bays (lot_id, kind);

-- Whose a lot is (NULL: nobody's), and since when it takes no cars any more.
ALTER TABLE parking_lot ADD COLUMN compound_id INTEGER REFERENCES compound (id);
ALTER TABLE parking_lot ADD COLUMN closed_on TEXT;
ALTER TABLE parking_lot ADD COLUMN closed_why TEXT;
-- "counted_on" is the day of the count by day, this one that of the count by night.
ALTER TABLE parking_bays ADD COLUMN night_counted_on TEXT;
UPDATE parking_bays SET night_counted_on = counted_on WHERE free_night IS NOT NULL;
UPDATE parking_bays SET counted_on = NULL WHERE free_day IS NULL;
-- Where one walks in; EPSG:4326, degrees.
CREATE TABLE parking_entrance (
  id INTEGER PRIMARY KEY NOT NULL, lot_id INTEGER NOT NULL, name TEXT, x REAL NOT NULL, y REAL NOT NULL, deleted_at TEXT);
-- When a lot takes cars: "day_type" is workday, saturday or holiday (Sundays too); minutes after midnight, "closes" up to "opens" is on the next
-- day. None of a day type: not known; 0 to 0 is the whole day, both NULL is closed all day.
CREATE TABLE parking_hours (
  id INTEGER PRIMARY KEY NOT NULL, lot_id INTEGER NOT NULL, day_type TEXT NOT NULL, opens INTEGER, closes INTEGER, deleted_at TEXT);
-- What it costs, in fen: "unit" is hour, night (one), month, month-day (a month by day alone) or month-night; "car" is the n-th of a household
-- from which on it holds, from 1 up.
CREATE TABLE parking_fee (
  id INTEGER PRIMARY KEY NOT NULL, lot_id INTEGER NOT NULL, unit TEXT NOT NULL, car INTEGER NOT NULL, fen INTEGER NOT NULL, deleted_at TEXT);
-- What is special to a need; everything else is in the core's matter of the same id (dwelling, contact, since when: opened_at). "span" is day,
-- night or all-day; "most_walk" minutes, "most_fen" a month, NULL for any; "rank" is others, infant, elder or disabled; "bays" is the kind of bay
-- as in parking_bays; "car" as in parking_fee; "before_fen" is what a month cost before, NULL when nobody knows; "lost_lot_id" is the lot whose
-- closing made it.
CREATE TABLE parking_need (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES matter (id), vehicle_id INTEGER REFERENCES vehicle (id), household_id INTEGER REFERENCES household (id),
  plate TEXT, span TEXT NOT NULL, bays TEXT NOT NULL DEFAULT 'plain', car INTEGER NOT NULL DEFAULT 1, most_walk INTEGER, most_fen INTEGER,
  rank TEXT NOT NULL DEFAULT 'others', before_fen INTEGER, lost_lot_id INTEGER, pinned_lot_id INTEGER, deleted_at TEXT);
-- A lot that a need shall not have.
CREATE TABLE parking_refusal (
  id INTEGER PRIMARY KEY NOT NULL, need_id INTEGER NOT NULL REFERENCES matter (id), lot_id INTEGER NOT NULL, deleted_at TEXT);
-- Who parks where: from "since" on; NULL while it is kept for a car but an agreement is not in force yet. "until": the last day. "fen" a month.
CREATE TABLE parking_use (
  id INTEGER PRIMARY KEY NOT NULL, lot_id INTEGER NOT NULL, need_id INTEGER REFERENCES matter (id), vehicle_id INTEGER REFERENCES vehicle (id),
  household_id INTEGER REFERENCES household (id), plate TEXT, span TEXT NOT NULL, bays TEXT NOT NULL DEFAULT 'plain', since TEXT, until TEXT,
  fen INTEGER, ended_why TEXT, deleted_at TEXT);
CREATE INDEX parking_entrance_lot ON parking_entrance (lot_id);
CREATE INDEX parking_hours_lot ON parking_hours (lot_id);
CREATE INDEX parking_fee_lot ON parking_fee (lot_id);
CREATE INDEX parking_refusal_need ON parking_refusal (need_id);
CREATE INDEX parking_use_lot ON parking_use (lot_id);
CREATE INDEX parking_use_need ON parking_use (need_id);
CREATE INDEX parking_use_plate ON parking_use (plate);
CREATE INDEX parking_need_plate ON parking_need (plate);

-- What came in from cars of outsiders, as it was noted by hand: fen in a month, which is YYYY-MM. "agreement_id" is NULL for what came in by single
-- uses; "used_for" is what it was used for, NULL while nobody noted that.
CREATE TABLE parking_income (
  id INTEGER PRIMARY KEY NOT NULL, lot_id INTEGER NOT NULL, agreement_id INTEGER REFERENCES matter (id), month TEXT NOT NULL, fen INTEGER NOT NULL,
  used_for TEXT, note TEXT, deleted_at TEXT);
CREATE INDEX parking_income_lot ON parking_income (lot_id, month);
CREATE INDEX parking_income_agreement ON parking_income (agreement_id);

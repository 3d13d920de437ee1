-- What is special to an agreement by which a lot takes cars of another compound; everything else is in the core's matter of the same id, whose
-- timeline holds the talks. Each side has a contact, who usually is the head of its micro-grid. Days are YYYY-MM-DD; "signed_on" is NULL until it
-- is signed, "ends_on" is the last day, and "remind_days" before it the renewal is due. "bays" is how many at most, "span" as in parking_need,
-- "fen" a month and a car.
CREATE TABLE parking_agreement (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES matter (id), lot_id INTEGER NOT NULL, host_id INTEGER REFERENCES compound (id),
  guest_id INTEGER REFERENCES compound (id), host_name TEXT, host_phone TEXT, guest_name TEXT, guest_phone TEXT, bays INTEGER, span TEXT NOT NULL,
  fen INTEGER, terms TEXT, starts_on TEXT, ends_on TEXT, remind_days INTEGER NOT NULL DEFAULT 30, signed_on TEXT, deleted_at TEXT);
-- What the residents of a compound said about it: of how many entitled households how many were for it, against it, and neither. "way" is
-- meeting, paper or online.
CREATE TABLE parking_vote (
  id INTEGER PRIMARY KEY NOT NULL, agreement_id INTEGER NOT NULL REFERENCES matter (id), compound_id INTEGER REFERENCES compound (id),
  held_on TEXT NOT NULL, way TEXT NOT NULL, entitled INTEGER NOT NULL, votes_for INTEGER NOT NULL, votes_against INTEGER NOT NULL,
  abstained INTEGER NOT NULL, words TEXT, deleted_at TEXT);
-- What an office sets, in one row: of a hundred entitled households how many must be for it.
CREATE TABLE parking_setting (
  id INTEGER PRIMARY KEY NOT NULL, consent INTEGER NOT NULL, crossing INTEGER NOT NULL, yuan INTEGER NOT NULL, fit INTEGER NOT NULL,
  keep INTEGER NOT NULL, deleted_at TEXT);
INSERT INTO parking_setting (id, consent, crossing, yuan, fit, keep) VALUES (1, 80, 60, 2, 30, 1);
CREATE INDEX parking_vote_agreement ON parking_vote (agreement_id);

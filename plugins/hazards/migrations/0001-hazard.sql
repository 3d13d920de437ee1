-- What is special to a hazard; everything else about it is in the core's matter of the same id. A hazard that somebody else opened has no
-- row here and is an ordinary one. plan_…: the five parts of the plan that a major hazard needs.
CREATE TABLE hazards_hazard (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES matter (id), level TEXT NOT NULL DEFAULT 'ordinary', duplicate_of INTEGER REFERENCES matter (id),
  plan_duty TEXT, plan_measures TEXT, plan_funds TEXT, plan_deadline TEXT, plan_emergency TEXT, deleted_at TEXT);
-- Who has to do with it: 'responsible' caused it or answers for the place, 'handler' puts it right, 'helper' lends a hand.
CREATE TABLE hazards_actor (
  id INTEGER PRIMARY KEY NOT NULL, matter_id INTEGER NOT NULL REFERENCES matter (id), role TEXT NOT NULL DEFAULT 'handler',
  person_id INTEGER REFERENCES person (id), name TEXT NOT NULL, phone TEXT, note TEXT, deleted_at TEXT);
-- Papers that were issued, each kind with a running number of its own in a year.
CREATE TABLE hazards_paper (
  id INTEGER PRIMARY KEY NOT NULL, matter_id INTEGER NOT NULL REFERENCES matter (id), kind TEXT NOT NULL, year INTEGER NOT NULL, sequence INTEGER NOT NULL,
  issued_on TEXT NOT NULL, deadline TEXT, addressee TEXT, text TEXT, deleted_at TEXT);
-- Calls of a muster, and what came of them: 'coming', 'reached', 'no-answer'.
CREATE TABLE hazards_call (
  id INTEGER PRIMARY KEY NOT NULL, matter_id INTEGER NOT NULL REFERENCES matter (id), duty_id INTEGER REFERENCES grid_duty (id),
  person_id INTEGER REFERENCES person (id), name TEXT NOT NULL, outcome TEXT NOT NULL, at TEXT NOT NULL, deleted_at TEXT);
CREATE INDEX hazards_actor_matter ON hazards_actor (matter_id);
CREATE INDEX hazards_paper_matter ON hazards_paper (matter_id);
CREATE INDEX hazards_paper_number ON hazards_paper (kind, year, sequence);
CREATE INDEX hazards_call_matter ON hazards_call (matter_id);

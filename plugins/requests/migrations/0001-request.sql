-- What is special to a request; everything else about it is in the core's matter of the same id: channel, urgency (its priority), what it waits
-- for, the promised day, the assignee. handed_at: when it was handed to the assignee, UTC. merged_into: the matter that it is the same as.
CREATE TABLE requests_request (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES matter (id), first_receiver TEXT, handed_at TEXT, merged_into INTEGER REFERENCES matter (id),
  deleted_at TEXT);
-- The residents who asked for it; each is to be called back.
CREATE TABLE requests_resident (
  id INTEGER PRIMARY KEY NOT NULL, matter_id INTEGER NOT NULL REFERENCES matter (id), person_id INTEGER REFERENCES person (id), name TEXT NOT NULL,
  phone TEXT, deleted_at TEXT);
-- What a resident said when called back. responded, solved, satisfied: 1 yes, 0 no.
CREATE TABLE requests_callback (
  id INTEGER PRIMARY KEY NOT NULL, matter_id INTEGER NOT NULL REFERENCES matter (id), resident_id INTEGER NOT NULL REFERENCES requests_resident (id),
  at TEXT NOT NULL, caller TEXT NOT NULL, responded INTEGER NOT NULL, solved INTEGER NOT NULL, satisfied INTEGER NOT NULL, words TEXT,
  deleted_at TEXT);
-- What an office sets for all its requests, in one row: after how many days a request that nobody took up is offered to be taken back.
CREATE TABLE requests_setting (
  id INTEGER PRIMARY KEY NOT NULL, untouched_days INTEGER NOT NULL, deleted_at TEXT);
INSERT INTO requests_setting (id, untouched_days) VALUES (1, 3);
CREATE INDEX requests_resident_matter ON requests_resident (matter_id);
CREATE INDEX requests_callback_matter ON requests_callback (matter_id);

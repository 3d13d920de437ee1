-- What is special to a lamp; everything else about it is in the core's matter of the same id.
CREATE TABLE example_lamp (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES matter (id),
  bulb TEXT,
  deleted_at TEXT);

-- Categories of kinds of matters as this community has them: a row changes one that the kind brings, or adds one. What is NULL is as the
-- kind has it; days below 0 are no deadline. A row that is removed retires its category, which old matters keep.
CREATE TABLE matter_category (
  id INTEGER PRIMARY KEY NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, name TEXT, days INTEGER, closed_when TEXT, position INTEGER, deleted_at TEXT);
CREATE INDEX matter_category_kind ON matter_category (kind);
INSERT INTO linli_tracked (name, owner) VALUES ('matter_category', 'core');

-- The index of the search: derived and not tracked, written by the derivers of the search, made anew when its version differs.
-- Both FTS5 tables use a tokenizer that every SQLite has, for the program cuts the text into tokens before it stores them.
-- "names" and "codes" hold a line for each thing to find: a letter for what it is, and the folded text. Of an identity number only
-- the last four characters come here.
CREATE TABLE search_entry (
  id INTEGER PRIMARY KEY NOT NULL, kind INTEGER NOT NULL, record INTEGER NOT NULL, names TEXT NOT NULL, codes TEXT NOT NULL);
CREATE INDEX search_entry_record ON search_entry (kind, record);
CREATE TABLE search_key (key TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (key, entry)) WITHOUT ROWID;
CREATE TABLE search_place (
  kind INTEGER NOT NULL, record INTEGER NOT NULL, compound INTEGER NOT NULL, path TEXT NOT NULL, room TEXT, PRIMARY KEY (kind, record))
  WITHOUT ROWID;
CREATE INDEX search_place_path ON search_place (compound, path);
CREATE INDEX search_place_room ON search_place (room, compound) WHERE room IS NOT NULL;
CREATE VIRTUAL TABLE search_text USING fts5 (tokens, content='', detail=none, columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE search_code USING fts5 (tokens, content='', detail=none, columnsize=0, tokenize='ascii');
-- Bytes of new tokens held in memory before they are sorted into the tree; an import would otherwise do so over and over.
INSERT INTO search_text (search_text, rank) VALUES ('hashsize', 16000000);
INSERT INTO search_code (search_code, rank) VALUES ('hashsize', 16000000);

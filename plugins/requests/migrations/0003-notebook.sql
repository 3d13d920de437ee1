-- A page of the paper notebook; its picture is the core's attachment of the row. written_on: YYYY-MM-DD. added_at, finished_at: UTC; until it is
-- finished somebody will go on with it.
CREATE TABLE requests_notebook (
  id INTEGER PRIMARY KEY NOT NULL, written_on TEXT NOT NULL, writer TEXT NOT NULL, added_at TEXT NOT NULL, finished_at TEXT, deleted_at TEXT);
-- Which requests came of a page; the id is that of the matter.
CREATE TABLE requests_notebook_line (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES matter (id), notebook_id INTEGER NOT NULL REFERENCES requests_notebook (id), deleted_at TEXT);
CREATE INDEX requests_notebook_day ON requests_notebook (written_on);
CREATE INDEX requests_notebook_line_page ON requests_notebook_line (notebook_id);

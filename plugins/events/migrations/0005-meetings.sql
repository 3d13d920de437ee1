-- How many minutes of a meeting are planned for what became of earlier topics; NULL not planned.
ALTER TABLE events_event ADD COLUMN opening INTEGER;
-- How many minutes are planned for a topic; NULL not planned.
ALTER TABLE events_topic ADD COLUMN minutes INTEGER;
-- What people were told about a topic. event_id: the meeting at which; NULL elsewhere. final: 1 nothing more is to be told, 0 it is reported again.
-- answered_id and answer of events_topic are not written any more: a topic that goes on is told more than once.
CREATE TABLE events_told (
  id INTEGER PRIMARY KEY NOT NULL, topic_id INTEGER NOT NULL REFERENCES matter (id), event_id INTEGER REFERENCES matter (id), words TEXT NOT NULL,
  final INTEGER NOT NULL DEFAULT 1, deleted_at TEXT);
CREATE INDEX events_told_topic ON events_told (topic_id);
CREATE INDEX events_told_event ON events_told (event_id);
INSERT INTO events_told (id, topic_id, event_id, words, final)
  SELECT t.id, t.id, t.answered_id, coalesce (t.answer, m.outcome, ''), m.state = 'answered' FROM events_topic t JOIN matter m ON m.id = t.id
  WHERE t.deleted_at IS NULL AND (t.answered_id IS NOT NULL OR t.answer IS NOT NULL);
-- A topic that stood on the agenda of a meeting which did not get to it, and was taken over by a later one. place: where it stood.
CREATE TABLE events_left (
  id INTEGER PRIMARY KEY NOT NULL, topic_id INTEGER NOT NULL REFERENCES matter (id), event_id INTEGER NOT NULL REFERENCES matter (id), place INTEGER,
  deleted_at TEXT);
CREATE INDEX events_left_topic ON events_left (topic_id);
CREATE INDEX events_left_event ON events_left (event_id);

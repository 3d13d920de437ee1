-- A row of events: what is held again and again, and the matter (a visit, a request) that it came from.
CREATE TABLE events_series (
  id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, purpose TEXT, origin_id INTEGER REFERENCES matter (id), deleted_at TEXT);
-- What is special to an event; everything else about it is in the core's matter of the same id: title, category, place, due day. starts_at, ends_at:
-- local time, YYYY-MM-DD HH:MM. Capacities NULL: no limit is known. site_unnamed, online_unnamed: people who were counted and not named, NULL not
-- counted. changed_from_id: the feedback that led to the change from the edition before.
CREATE TABLE events_event (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES matter (id), series_id INTEGER REFERENCES events_series (id), edition INTEGER, starts_at TEXT, ends_at TEXT,
  venue TEXT, speaker TEXT, compound_id INTEGER REFERENCES compound (id), capacity_site INTEGER, capacity_online INTEGER, site_unnamed INTEGER,
  online_unnamed INTEGER, online_link TEXT, register_until TEXT, changed_what TEXT, changed_why TEXT,
  changed_from_id INTEGER REFERENCES events_feedback (id), deleted_at TEXT);
CREATE INDEX events_event_starts ON events_event (starts_at);
CREATE INDEX events_event_series ON events_event (series_id);
-- Who registered or came. party: how many people, the person named among them. mode: site, online. role: participant, and speaker, organiser,
-- volunteer, who do not count. status: registered, waiting, maybe, cancelled, unanswered. came: how many of the party came, 0 nobody, NULL not
-- known. line: the number of the row on the sign-in sheet. source: search, walk-in, chain. at, UTC: the order in which they wait.
CREATE TABLE events_attendee (
  id INTEGER PRIMARY KEY NOT NULL, event_id INTEGER NOT NULL REFERENCES matter (id), person_id INTEGER REFERENCES person (id), name TEXT NOT NULL,
  phone TEXT, place TEXT, party INTEGER NOT NULL DEFAULT 1, mode TEXT NOT NULL DEFAULT 'site', role TEXT NOT NULL DEFAULT 'participant',
  status TEXT NOT NULL DEFAULT 'registered', came INTEGER, line INTEGER, source TEXT NOT NULL, at TEXT NOT NULL, note TEXT, deleted_at TEXT);
CREATE INDEX events_attendee_event ON events_attendee (event_id, line);
CREATE INDEX events_attendee_person ON events_attendee (person_id);
-- What was said afterwards. attendee_id NULL: nobody is named. score: 1 to 5, NULL only words. how: paper, typed.
CREATE TABLE events_feedback (
  id INTEGER PRIMARY KEY NOT NULL, event_id INTEGER NOT NULL REFERENCES matter (id), attendee_id INTEGER REFERENCES events_attendee (id), score INTEGER,
  words TEXT, how TEXT NOT NULL, deleted_at TEXT);
CREATE INDEX events_feedback_event ON events_feedback (event_id);
CREATE INDEX events_feedback_attendee ON events_feedback (attendee_id);
-- A topic of a courtyard meeting; the matter of the same id has its title and its words. event_id NULL: not on an agenda yet. Votes by hand, NULL
-- not voted on. became_id: what it was made into. answered_id: the meeting at which people were told what became of it; answer: what was told.
CREATE TABLE events_topic (
  id INTEGER PRIMARY KEY NOT NULL REFERENCES matter (id), event_id INTEGER REFERENCES matter (id), place INTEGER, votes_for INTEGER,
  votes_against INTEGER, votes_abstain INTEGER, decision TEXT, became_id INTEGER REFERENCES matter (id), answered_id INTEGER REFERENCES matter (id),
  answer TEXT, deleted_at TEXT);
CREATE INDEX events_topic_event ON events_topic (event_id);
CREATE INDEX events_topic_became ON events_topic (became_id);
-- Words of a speaker at a meeting; topic_id NULL: not put under a topic yet.
CREATE TABLE events_speech (
  id INTEGER PRIMARY KEY NOT NULL, event_id INTEGER NOT NULL REFERENCES matter (id), topic_id INTEGER REFERENCES matter (id),
  person_id INTEGER REFERENCES person (id), name TEXT, words TEXT NOT NULL, place INTEGER, deleted_at TEXT);
CREATE INDEX events_speech_event ON events_speech (event_id);
CREATE INDEX events_speech_topic ON events_speech (topic_id);

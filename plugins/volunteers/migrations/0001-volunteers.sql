-- Posts, volunteers' cards, slots and who serves in them. Days are YYYY-MM-DD, minutes count from midnight; an end above 1440 is on the next day.
CREATE TABLE volunteers_post (
  id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, heat INTEGER NOT NULL DEFAULT 0, heights INTEGER NOT NULL DEFAULT 0,
  note TEXT, deleted_at TEXT);
-- A skill that who serves at a post must have, in words.
CREATE TABLE volunteers_post_skill (
  id INTEGER PRIMARY KEY NOT NULL, post_id INTEGER NOT NULL, skill TEXT NOT NULL, deleted_at TEXT);
-- Limits are NULL where those of the office hold, which know the age. heat, heights, nights: 1 may, 0 may not, NULL as the office says for the age.
CREATE TABLE volunteers_card (
  id INTEGER PRIMARY KEY NOT NULL, person_id INTEGER NOT NULL REFERENCES person (id), number TEXT, joined_on TEXT, left_on TEXT,
  newcomer INTEGER NOT NULL DEFAULT 0, day_minutes INTEGER, week_minutes INTEGER, rest_minutes INTEGER, run_days INTEGER, month_nights INTEGER,
  heat INTEGER, heights INTEGER, nights INTEGER, contact_name TEXT, contact_phone TEXT, note TEXT, deleted_at TEXT);
CREATE UNIQUE INDEX volunteers_card_person ON volunteers_card (person_id) WHERE deleted_at IS NULL;
CREATE TABLE volunteers_card_skill (
  id INTEGER PRIMARY KEY NOT NULL, card_id INTEGER NOT NULL, skill TEXT NOT NULL, deleted_at TEXT);
-- Posts a volunteer serves at; liking: 1 gladly, 0 yes, -1 only if it must be. Without a row of any post: all that need no skill.
CREATE TABLE volunteers_card_post (
  id INTEGER PRIMARY KEY NOT NULL, card_id INTEGER NOT NULL, post_id INTEGER NOT NULL, liking INTEGER NOT NULL DEFAULT 0, deleted_at TEXT);
-- When a volunteer has time, week by week: weekday 1 Monday … 7 Sunday; liking as above. Without any row nobody knows, and nobody is scheduled.
CREATE TABLE volunteers_time (
  id INTEGER PRIMARY KEY NOT NULL, card_id INTEGER NOT NULL, weekday INTEGER NOT NULL, from_minute INTEGER NOT NULL, to_minute INTEGER NOT NULL,
  liking INTEGER NOT NULL DEFAULT 0, deleted_at TEXT);
-- Days that are not as every week: available 0 away, 1 has time beside the pattern. Minutes NULL: the whole day.
CREATE TABLE volunteers_exception (
  id INTEGER PRIMARY KEY NOT NULL, card_id INTEGER NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, from_minute INTEGER, to_minute INTEGER,
  available INTEGER NOT NULL, reason TEXT, deleted_at TEXT);
-- Two who are to serve together.
CREATE TABLE volunteers_pair (
  id INTEGER PRIMARY KEY NOT NULL, card_id INTEGER NOT NULL, other_id INTEGER NOT NULL, deleted_at TEXT);
CREATE TABLE volunteers_template (
  id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, deleted_at TEXT);
CREATE TABLE volunteers_template_line (
  id INTEGER PRIMARY KEY NOT NULL, template_id INTEGER NOT NULL, weekday INTEGER NOT NULL, post_id INTEGER NOT NULL, from_minute INTEGER NOT NULL,
  to_minute INTEGER NOT NULL, minimum INTEGER NOT NULL, ideal INTEGER NOT NULL, grid_id INTEGER, place TEXT, deleted_at TEXT);
-- line_id: of which line of a template it was made, so that it is not made twice. matter_id: the event it belongs to. published_at, UTC: since then it
-- is told to people; cancelled_at: it does not take place, and nobody serves in it any more. changed_at, UTC: when its day or hours were last changed after
-- they were told; changed_from: what they were.
CREATE TABLE volunteers_slot (
  id INTEGER PRIMARY KEY NOT NULL, post_id INTEGER NOT NULL, day TEXT NOT NULL, from_minute INTEGER NOT NULL, to_minute INTEGER NOT NULL,
  minimum INTEGER NOT NULL, ideal INTEGER NOT NULL, grid_id INTEGER, place TEXT, note TEXT, line_id INTEGER, matter_id INTEGER REFERENCES matter (id),
  published_at TEXT, cancelled_at TEXT, changed_at TEXT, changed_from TEXT, deleted_at TEXT);
CREATE INDEX volunteers_slot_day ON volunteers_slot (day, post_id);
CREATE INDEX volunteers_slot_matter ON volunteers_slot (matter_id);
-- Who serves in a slot. pinned: filling keeps it; overridden: why a rule was broken on purpose. outcome: planned, came, absent, excused; came_from and
-- came_to: the real minutes, NULL as planned. published_at: the people know of it; ended_at: taken off after they knew. told_at, UTC: when who serves
-- was last told of an end or of other hours; both are to be told while they are later.
CREATE TABLE volunteers_duty (
  id INTEGER PRIMARY KEY NOT NULL, slot_id INTEGER NOT NULL, card_id INTEGER NOT NULL, pinned INTEGER NOT NULL DEFAULT 0, overridden TEXT,
  outcome TEXT NOT NULL DEFAULT 'planned', came_from INTEGER, came_to INTEGER, published_at TEXT, ended_at TEXT, why_ended TEXT,
  told_at TEXT, deleted_at TEXT);
CREATE UNIQUE INDEX volunteers_duty_slot ON volunteers_duty (slot_id, card_id) WHERE deleted_at IS NULL AND ended_at IS NULL;
CREATE INDEX volunteers_duty_card ON volunteers_duty (card_id);
CREATE INDEX volunteers_card_skill_card ON volunteers_card_skill (card_id);
CREATE INDEX volunteers_card_post_card ON volunteers_card_post (card_id);
CREATE INDEX volunteers_time_card ON volunteers_time (card_id);
CREATE INDEX volunteers_exception_card ON volunteers_exception (card_id, last_day);
CREATE INDEX volunteers_pair_card ON volunteers_pair (card_id);
CREATE INDEX volunteers_pair_other ON volunteers_pair (other_id);
CREATE INDEX volunteers_post_skill_post ON volunteers_post_skill (post_id);
CREATE INDEX volunteers_template_line_template ON volunteers_template_line (template_id);
-- A certificate that was given out: 民政部令第67号. Its number is never given twice.
CREATE TABLE volunteers_certificate (
  id INTEGER PRIMARY KEY NOT NULL, card_id INTEGER NOT NULL, number TEXT NOT NULL, issued_on TEXT NOT NULL, first_day TEXT NOT NULL,
  last_day TEXT NOT NULL, minutes INTEGER NOT NULL, handler TEXT, leader TEXT, deleted_at TEXT);
CREATE UNIQUE INDEX volunteers_certificate_number ON volunteers_certificate (number);
CREATE INDEX volunteers_certificate_card ON volunteers_certificate (card_id);
-- What the office sets, in one row. Limits by age: below, from 60 and from 70 years; minutes, days and nights of a month.
CREATE TABLE volunteers_setting (
  id INTEGER PRIMARY KEY NOT NULL, day_minutes INTEGER NOT NULL DEFAULT 360, week_minutes INTEGER NOT NULL DEFAULT 720,
  rest_minutes INTEGER NOT NULL DEFAULT 480, run_days INTEGER NOT NULL DEFAULT 5, month_nights INTEGER NOT NULL DEFAULT 4,
  day_minutes_60 INTEGER NOT NULL DEFAULT 240, week_minutes_60 INTEGER NOT NULL DEFAULT 600, run_days_60 INTEGER NOT NULL DEFAULT 4,
  month_nights_60 INTEGER NOT NULL DEFAULT 2, day_minutes_70 INTEGER NOT NULL DEFAULT 180, week_minutes_70 INTEGER NOT NULL DEFAULT 360,
  run_days_70 INTEGER NOT NULL DEFAULT 3, month_nights_70 INTEGER NOT NULL DEFAULT 0, heat_to_age INTEGER NOT NULL DEFAULT 65,
  heights_to_age INTEGER NOT NULL DEFAULT 55, handover_minutes INTEGER NOT NULL DEFAULT 0, fair_months INTEGER NOT NULL DEFAULT 3,
  weight_minimum INTEGER NOT NULL DEFAULT 1000, weight_ideal INTEGER NOT NULL DEFAULT 100, weight_wish INTEGER NOT NULL DEFAULT 20,
  weight_fair INTEGER NOT NULL DEFAULT 10, weight_grid INTEGER NOT NULL DEFAULT 10, weight_run INTEGER NOT NULL DEFAULT 5,
  weight_weekend INTEGER NOT NULL DEFAULT 10, weight_pair INTEGER NOT NULL DEFAULT 30, weight_newcomer INTEGER NOT NULL DEFAULT 50,
  weight_change INTEGER NOT NULL DEFAULT 200, deleted_at TEXT);
INSERT INTO volunteers_setting (id) VALUES (1);

-- with_event: a shift was cancelled because its event does not take place, and comes back with it. event_day, event_from, event_to and event_place: when and
-- where the event was to be by then, so that the shift is as far from it as it was; NULL where the event had no day.
ALTER TABLE volunteers_slot ADD COLUMN with_event INTEGER NOT NULL DEFAULT 0;
ALTER TABLE volunteers_slot ADD COLUMN event_day TEXT;
ALTER TABLE volunteers_slot ADD COLUMN event_from INTEGER;
ALTER TABLE volunteers_slot ADD COLUMN event_to INTEGER;
ALTER TABLE volunteers_slot ADD COLUMN event_place TEXT;
-- The rows themselves get the column, or undoing a change would find NULL as what it was.
UPDATE volunteers_slot SET with_event = 0;
-- Until now that was seen from the moment of the step that called the event off.
UPDATE volunteers_slot SET with_event = 1 WHERE cancelled_at IS NOT NULL AND EXISTS (SELECT 1 FROM timeline l WHERE l.matter_id = volunteers_slot.matter_id
  AND l.at = volunteers_slot.cancelled_at AND l.to_state IS NOT NULL AND l.deleted_at IS NULL);
-- What is said against a notice: raised_by, personal, NULL where nobody says who; raised_on NULL where the day is not known. outcome: open; withdrawn by who
-- raised it; rejected, after it was looked into; upheld, so that the notice does not count. reason: why, once it is settled. What volunteers_notice has in
-- objection is not read any more.
CREATE TABLE volunteers_objection (
  id INTEGER PRIMARY KEY NOT NULL, notice_id INTEGER NOT NULL, raised_by TEXT, raised_on TEXT, words TEXT NOT NULL, outcome TEXT NOT NULL DEFAULT 'open',
  settled_on TEXT, reason TEXT, deleted_at TEXT);
CREATE INDEX volunteers_objection_notice ON volunteers_objection (notice_id);
INSERT INTO volunteers_objection (id, notice_id, words) SELECT id, id, objection FROM volunteers_notice WHERE objection IS NOT NULL;
-- What a notice says of the service in days, posts and minutes, as lp_service_dup_served() writes it. Of those from before, what is on record now, where the
-- minutes still are those that hung out; else it does not hold, and is publicised again.
ALTER TABLE volunteers_notice ADD COLUMN served TEXT;
UPDATE volunteers_notice SET served = (SELECT group_concat (line, '') FROM (SELECT s.day || ' ' || s.post_id || ' '
  || sum (coalesce (d.came_to, s.to_minute) - coalesce (d.came_from, s.from_minute)) || char (10) AS line,
  sum (coalesce (d.came_to, s.to_minute) - coalesce (d.came_from, s.from_minute)) AS minutes FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id
  WHERE d.card_id = volunteers_notice.card_id AND d.deleted_at IS NULL AND d.ended_at IS NULL AND s.deleted_at IS NULL AND s.cancelled_at IS NULL
  AND d.outcome = 'came' AND s.day BETWEEN volunteers_notice.first_day AND volunteers_notice.last_day GROUP BY s.day, s.post_id ORDER BY s.day, s.post_id)
  HAVING sum (minutes) = volunteers_notice.minutes);
-- The notice that a certificate rests on, NULL for none; settled: how many objections to it had been settled when it was issued.
ALTER TABLE volunteers_certificate ADD COLUMN notice_id INTEGER;
ALTER TABLE volunteers_certificate ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
UPDATE volunteers_certificate SET settled = 0;
UPDATE volunteers_certificate SET notice_id = (SELECT max (n.id) FROM volunteers_notice n WHERE n.card_id = volunteers_certificate.card_id
  AND n.deleted_at IS NULL AND n.posted_on = volunteers_certificate.posted_on AND n.ends_on = volunteers_certificate.posted_until
  AND n.first_day <= volunteers_certificate.first_day AND n.last_day >= volunteers_certificate.last_day);

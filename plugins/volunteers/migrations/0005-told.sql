-- Of a shift that was changed after somebody was told of it: what they know, and its day, until they are told anew or of the end; NULL: what it is.
-- volunteers_slot.changed_from, which was one for all who serve in it, is not written any more.
ALTER TABLE volunteers_duty ADD COLUMN told_of TEXT;
ALTER TABLE volunteers_duty ADD COLUMN told_day TEXT;
CREATE INDEX volunteers_duty_told ON volunteers_duty (told_day) WHERE told_day IS NOT NULL;
-- Who is still to be told, or was taken off by the change itself, knows what the shift was before.
UPDATE volunteers_duty SET told_of = (SELECT s.changed_from FROM volunteers_slot s WHERE s.id = volunteers_duty.slot_id AND s.changed_at > coalesce (volunteers_duty.told_at, '')
  AND (volunteers_duty.ended_at IS NULL OR volunteers_duty.ended_at = s.changed_at)) WHERE published_at IS NOT NULL AND deleted_at IS NULL;
-- The day for which a shift was made of a line of a template, wherever it was moved since. Those there are, are taken to be in the week they were made for.
ALTER TABLE volunteers_slot ADD COLUMN line_day TEXT;
UPDATE volunteers_slot SET line_day = day WHERE line_id IS NOT NULL;
CREATE INDEX volunteers_slot_line ON volunteers_slot (line_day);
-- Which rules were broken on purpose, as words: of another one the duty is judged again. Of those that were overridden before nobody noted which: all.
ALTER TABLE volunteers_duty ADD COLUMN overridden_rules TEXT;
UPDATE volunteers_duty SET overridden_rules = 'away no-times not-then post skill heat heights night overlap rest day week run nights' WHERE overridden IS NOT NULL;

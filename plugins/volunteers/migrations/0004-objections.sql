-- with_event: a shift was cancelled because its event does not take place, and comes back with it. event_day, event_from, event_to and event_place: when and
-- where the event was to be by then, so that the shift is as far from it as it was; NULL where the event had no day.
ALTER TABLE volunteers_slot ADD COLUMN with_event INTEGER NOT NULL DEFAULT 0;
ALTER TABLE volunteers_slot ADD COLUMN event_day TEXT;
ALTER TABLE volunteers_slot ADD COLUMN event_from INTEGER;
ALTER TABLE volunteers_slot ADD COLUMN event_to INTEGER;
ALTER TABLE volunteers_slot ADD COLUMN event_place TEXT;
-- Until now that was seen from the moment of the step that called the event off.
UPDATE volunteers_slot SET with_event = cancelled_at IS NOT NULL AND EXISTS (SELECT 1 FROM timeline l WHERE l.matter_id = volunteers_slot.matter_id
  AND l.at = volunteers_slot.cancelled_at AND l.to_state IS NOT NULL AND l.deleted_at IS NULL);

-- What was set by hand after it came from a list, bits: 1 the answer, 2 how many people, 4 name, 8 telephone, 16 place, 32 note, 64 taken off. A list
-- that is pasted again leaves it unless somebody chooses otherwise.
ALTER TABLE events_attendee ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0;
-- 1: who waited got a place and is to be told so.
ALTER TABLE events_attendee ADD COLUMN to_tell INTEGER NOT NULL DEFAULT 0;
-- Who waits, in the order in which they came.
CREATE INDEX events_attendee_status ON events_attendee (event_id, status, at);
-- All rows get both columns, or undoing a change would find NULL as what they were.
UPDATE events_attendee SET by_hand = CASE WHEN source = 'chain' THEN 0 ELSE 3 END;

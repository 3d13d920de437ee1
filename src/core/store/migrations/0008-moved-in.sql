-- Since which day a person lives in the community, for who came in a period; sorted by as the other columns of the table of residents are.
ALTER TABLE person ADD COLUMN moved_in_on TEXT;
CREATE INDEX person_moved_in_on ON person (moved_in_on) WHERE moved_in_on IS NOT NULL;

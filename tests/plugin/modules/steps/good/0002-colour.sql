ALTER TABLE good_thing ADD COLUMN colour TEXT;

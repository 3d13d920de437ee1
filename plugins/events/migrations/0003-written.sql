-- How somebody stood in a pasted list: name, telephone and place in a line. The next list finds the row by it, whoever it was taken for.
ALTER TABLE events_attendee ADD COLUMN written TEXT;

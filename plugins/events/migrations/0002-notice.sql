-- What stands on notices and posters: for whom it is, how people register, whom they ask, and what the QR code holds (an address or words; NULL no
-- code). recorder: who writes the minutes.
ALTER TABLE events_event ADD COLUMN audience TEXT;
ALTER TABLE events_event ADD COLUMN register_how TEXT;
ALTER TABLE events_event ADD COLUMN contact TEXT;
ALTER TABLE events_event ADD COLUMN code_text TEXT;
ALTER TABLE events_event ADD COLUMN recorder TEXT;

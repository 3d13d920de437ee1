-- Service that is publicised before it is certified (公示): of whom and which days, hung out from posted_on to ends_on, both too. objection: what somebody
-- said against it; then it does not count.
CREATE TABLE volunteers_notice (
  id INTEGER PRIMARY KEY NOT NULL, card_id INTEGER NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL, minutes INTEGER NOT NULL, content TEXT,
  posted_on TEXT NOT NULL, ends_on TEXT NOT NULL, objection TEXT, deleted_at TEXT);
CREATE INDEX volunteers_notice_card ON volunteers_notice (card_id);
CREATE INDEX volunteers_notice_days ON volunteers_notice (posted_on, ends_on);
-- From when to when what is certified was publicised; '' where it was not, NULL on certificates from before that was asked. sums_up: numbers of the
-- certificates whose days are among its own.
ALTER TABLE volunteers_certificate ADD COLUMN posted_on TEXT;
ALTER TABLE volunteers_certificate ADD COLUMN posted_until TEXT;
ALTER TABLE volunteers_certificate ADD COLUMN sums_up TEXT;

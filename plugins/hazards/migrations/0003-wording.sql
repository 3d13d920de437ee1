-- What a paper began with when it was issued, in the office's own words; NULL: the usual ones. A copy says later what the first one said.
ALTER TABLE hazards_paper ADD COLUMN wording TEXT;

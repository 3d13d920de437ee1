-- From which day a place is on the route of its grid: before it, and on the first day of a route, no round is missed.
ALTER TABLE visits_point ADD COLUMN since TEXT;

-- Campaigns, patrols and care visits. Days are YYYY-MM-DD, moments UTC.
-- A checklist that is shipped has a code and neither name nor items until it is edited; items are lines.
CREATE TABLE visits_checklist (
  id INTEGER PRIMARY KEY NOT NULL, code TEXT, name TEXT, items TEXT, deleted_at TEXT);
-- Beside the matter of the same id. "scope" is a JSON object of arrays of ids: compound, building, grid, dwelling; none of them is everybody.
CREATE TABLE visits_campaign (
  id INTEGER PRIMARY KEY NOT NULL, checklist_id INTEGER, from_on TEXT NOT NULL, until_on TEXT NOT NULL, scope TEXT NOT NULL DEFAULT '{}', tag TEXT,
  only_gas INTEGER NOT NULL DEFAULT 0, deleted_at TEXT);
-- How a household stands in a campaign; one row from the first attempt on, so that a campaign costs nothing before.
-- "stage": 0 to go, 1 settled, 2 reported to the office above.
CREATE TABLE visits_result (
  id INTEGER PRIMARY KEY NOT NULL, campaign_id INTEGER NOT NULL, household_id INTEGER NOT NULL, outcome TEXT NOT NULL, stage INTEGER NOT NULL,
  attempts INTEGER NOT NULL, last_at TEXT NOT NULL, recheck_on TEXT, notice_on TEXT, notice_attempts INTEGER, escalated_on TEXT, hazard_id INTEGER,
  deleted_at TEXT);
CREATE UNIQUE INDEX visits_result_household ON visits_result (campaign_id, household_id);
CREATE INDEX visits_result_stage ON visits_result (campaign_id, stage, outcome, household_id);
CREATE INDEX visits_result_of ON visits_result (household_id);
CREATE INDEX visits_result_recheck ON visits_result (campaign_id, recheck_on) WHERE recheck_on IS NOT NULL;
-- Every time somebody knocked; never changed, only followed by another. Without a campaign it is a care visit. Scores are 1 good to 3 bad.
CREATE TABLE visits_call (
  id INTEGER PRIMARY KEY NOT NULL, campaign_id INTEGER, household_id INTEGER NOT NULL, person_id INTEGER, at TEXT NOT NULL, actor TEXT NOT NULL,
  outcome TEXT NOT NULL, mode TEXT, health INTEGER, mood INTEGER, kin INTEGER, safety INTEGER, needs INTEGER, words TEXT, hazard_id INTEGER,
  deleted_at TEXT);
CREATE INDEX visits_call_household ON visits_call (household_id, at);
CREATE INDEX visits_call_care ON visits_call (household_id, at) WHERE campaign_id IS NULL AND outcome = 'met' AND deleted_at IS NULL;
CREATE INDEX visits_call_campaign ON visits_call (campaign_id, household_id) WHERE campaign_id IS NOT NULL;
-- How often who has a tag is to be seen.
CREATE TABLE visits_cadence (
  id INTEGER PRIMARY KEY NOT NULL, tag TEXT NOT NULL, days INTEGER NOT NULL, deleted_at TEXT);
-- While it lasts, whoever has a cadence is to be seen every so many days at least.
CREATE TABLE visits_surge (
  id INTEGER PRIMARY KEY NOT NULL, kind TEXT NOT NULL, from_on TEXT NOT NULL, until_on TEXT NOT NULL, days INTEGER NOT NULL, deleted_at TEXT);
-- Something happened to somebody: a visit is due until "due_at".
CREATE TABLE visits_change (
  id INTEGER PRIMARY KEY NOT NULL, person_id INTEGER NOT NULL, at TEXT NOT NULL, due_at TEXT NOT NULL, what TEXT NOT NULL, deleted_at TEXT);
CREATE INDEX visits_change_person ON visits_change (person_id);
CREATE TABLE visits_point (
  id INTEGER PRIMARY KEY NOT NULL, grid_id INTEGER NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, deleted_at TEXT);
CREATE INDEX visits_point_grid ON visits_point (grid_id, position);
-- A round of a grid: "half" is 'am' or 'pm'.
CREATE TABLE visits_patrol (
  id INTEGER PRIMARY KEY NOT NULL, grid_id INTEGER NOT NULL, on_day TEXT NOT NULL, half TEXT NOT NULL, at TEXT NOT NULL, actor TEXT NOT NULL, words TEXT,
  deleted_at TEXT);
CREATE UNIQUE INDEX visits_patrol_day ON visits_patrol (on_day, grid_id, half) WHERE deleted_at IS NULL;
CREATE TABLE visits_tick (
  id INTEGER PRIMARY KEY NOT NULL, patrol_id INTEGER NOT NULL, point_id INTEGER NOT NULL, at TEXT NOT NULL, hazard_id INTEGER, deleted_at TEXT);
CREATE UNIQUE INDEX visits_tick_point ON visits_tick (patrol_id, point_id) WHERE deleted_at IS NULL;
-- What stands on a sheet that was printed: row codes, and the households behind them as a JSON array in the order of the codes.
CREATE TABLE visits_sheet (
  id INTEGER PRIMARY KEY NOT NULL, campaign_id INTEGER NOT NULL, number TEXT NOT NULL, households TEXT NOT NULL, deleted_at TEXT);
CREATE INDEX visits_sheet_campaign ON visits_sheet (campaign_id, number);

INSERT INTO visits_checklist (id, code) VALUES (1, 'gas');
-- The tiers of the 2022 rules of Inner Mongolia: weekly, monthly, quarterly.
INSERT INTO visits_cadence (id, tag, days) VALUES
  (1, 'alone', 7), (2, 'dependent', 7), (3, 'empty_nest', 30), (4, 'left_behind', 30), (5, 'disabled', 30), (6, 'aged', 30), (7, 'maternity', 90),
  (8, 'low_income', 90);

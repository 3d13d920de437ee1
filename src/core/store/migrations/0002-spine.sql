-- The data spine. Every tracked table has an integer primary key and deleted_at; geometry is a GeoPackage blob in EPSG:4326.
CREATE TABLE community (
  id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, subdistrict TEXT, district TEXT, city TEXT, code TEXT, phone TEXT, note TEXT, deleted_at TEXT);
CREATE TABLE compound (
  id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'compound', road TEXT, door_plate TEXT, aliases TEXT,
  property_company TEXT, property_phone TEXT, committee_contact TEXT, committee_phone TEXT, built_year INTEGER, note TEXT, deleted_at TEXT);
CREATE TABLE building (
  id INTEGER PRIMARY KEY NOT NULL, geom MULTIPOLYGON, compound_id INTEGER REFERENCES compound (id), name TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'residential',
  floors INTEGER, floors_below INTEGER, has_gas INTEGER, has_lift INTEGER, built_year INTEGER, note TEXT, deleted_at TEXT);
CREATE TABLE unit (
  id INTEGER PRIMARY KEY NOT NULL, building_id INTEGER NOT NULL REFERENCES building (id), name TEXT NOT NULL, floors INTEGER, note TEXT, deleted_at TEXT);
CREATE TABLE dwelling (
  id INTEGER PRIMARY KEY NOT NULL, geom POINT, compound_id INTEGER REFERENCES compound (id), building_id INTEGER REFERENCES building (id),
  unit_id INTEGER REFERENCES unit (id), floor INTEGER, room TEXT, suffix TEXT, address_raw TEXT, use TEXT NOT NULL DEFAULT 'residence', tenure TEXT,
  owner_name TEXT, owner_phone TEXT, owner_identity TEXT, area REAL, has_gas INTEGER, note TEXT, deleted_at TEXT);
CREATE TABLE household (
  id INTEGER PRIMARY KEY NOT NULL, dwelling_id INTEGER REFERENCES dwelling (id), head_id INTEGER, number TEXT, kind TEXT NOT NULL DEFAULT 'family',
  phone TEXT, moved_out_on TEXT, moved_to TEXT, note TEXT, deleted_at TEXT);
CREATE TABLE person (
  id INTEGER PRIMARY KEY NOT NULL, household_id INTEGER REFERENCES household (id), name TEXT NOT NULL, former_name TEXT, sex TEXT, birth_date TEXT,
  identity_type TEXT, identity_number TEXT, phone TEXT, phone2 TEXT, ethnicity TEXT, education TEXT, employer TEXT,
  relation_to_head TEXT, relation_to_owner TEXT, population_type TEXT, residence_status TEXT, residence_reason TEXT, registered_address TEXT,
  attention TEXT, moved_out_on TEXT, moved_to TEXT, deceased_on TEXT, away_from TEXT, away_until TEXT, away_to TEXT, note TEXT, deleted_at TEXT);
CREATE TABLE tag_kind (
  id INTEGER PRIMARY KEY NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, colour TEXT, sensitive INTEGER NOT NULL DEFAULT 0, position INTEGER, deleted_at TEXT);
CREATE TABLE tag (
  id INTEGER PRIMARY KEY NOT NULL, subject_kind TEXT NOT NULL, subject_id INTEGER NOT NULL, code TEXT NOT NULL, since TEXT, until TEXT, source TEXT, note TEXT, deleted_at TEXT);
CREATE TABLE organisation (
  id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, kind TEXT, credit_code TEXT, dwelling_id INTEGER REFERENCES dwelling (id), building_id INTEGER REFERENCES building (id),
  address_raw TEXT, contact_name TEXT, contact_phone TEXT, legal_person TEXT, employees INTEGER, note TEXT, deleted_at TEXT);
CREATE TABLE vehicle (
  id INTEGER PRIMARY KEY NOT NULL, plate TEXT NOT NULL, kind TEXT, energy TEXT, colour TEXT, model TEXT, household_id INTEGER REFERENCES household (id),
  person_id INTEGER REFERENCES person (id), organisation_id INTEGER REFERENCES organisation (id), note TEXT, deleted_at TEXT);
CREATE TABLE place (
  id INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, name TEXT NOT NULL, kind TEXT, compound_id INTEGER REFERENCES compound (id), address_raw TEXT, note TEXT, deleted_at TEXT);
CREATE TABLE grid (
  id INTEGER PRIMARY KEY NOT NULL, geom MULTIPOLYGON, parent_id INTEGER REFERENCES grid (id), level TEXT NOT NULL DEFAULT 'micro', kind TEXT,
  name TEXT NOT NULL, code TEXT, note TEXT, deleted_at TEXT);
CREATE TABLE grid_rule (
  id INTEGER PRIMARY KEY NOT NULL, grid_id INTEGER NOT NULL REFERENCES grid (id), compound_id INTEGER REFERENCES compound (id),
  building_id INTEGER REFERENCES building (id), unit_from TEXT, unit_to TEXT, deleted_at TEXT);
CREATE TABLE grid_duty (
  id INTEGER PRIMARY KEY NOT NULL, grid_id INTEGER NOT NULL REFERENCES grid (id), person_id INTEGER REFERENCES person (id), role TEXT NOT NULL DEFAULT 'head',
  name TEXT NOT NULL, phone TEXT, since TEXT, until TEXT, note TEXT, deleted_at TEXT);
CREATE TABLE road (
  id INTEGER PRIMARY KEY NOT NULL, geom MULTILINESTRING, name TEXT, class TEXT, oneway INTEGER, source TEXT, deleted_at TEXT);
CREATE TABLE water (
  id INTEGER PRIMARY KEY NOT NULL, geom GEOMETRY, name TEXT, class TEXT, source TEXT, deleted_at TEXT);
CREATE TABLE matter (
  id INTEGER PRIMARY KEY NOT NULL, kind TEXT NOT NULL, number TEXT, title TEXT NOT NULL, line TEXT, state TEXT NOT NULL DEFAULT 'open', category TEXT,
  urgency TEXT, channel TEXT, subject_kind TEXT, subject_id INTEGER, dwelling_id INTEGER REFERENCES dwelling (id), grid_id INTEGER REFERENCES grid (id),
  x REAL, y REAL, place_text TEXT, contact_name TEXT, contact_phone TEXT, assignee TEXT, opened_at TEXT NOT NULL, opened_by TEXT, due_at TEXT, promised_on TEXT,
  waiting_for TEXT, closed_at TEXT, outcome TEXT, note TEXT, deleted_at TEXT);
CREATE TABLE timeline (
  id INTEGER PRIMARY KEY NOT NULL, matter_id INTEGER REFERENCES matter (id), subject_kind TEXT, subject_id INTEGER, at TEXT NOT NULL, actor TEXT NOT NULL,
  verb TEXT NOT NULL, text TEXT, from_state TEXT, to_state TEXT, deleted_at TEXT);
CREATE TABLE link (
  id INTEGER PRIMARY KEY NOT NULL, from_kind TEXT NOT NULL, from_id INTEGER NOT NULL, to_kind TEXT NOT NULL, to_id INTEGER NOT NULL, role TEXT, deleted_at TEXT);
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY NOT NULL, owner_kind TEXT NOT NULL, owner_id INTEGER NOT NULL, hash TEXT NOT NULL, name TEXT, media_type TEXT, role TEXT, taken_at TEXT, deleted_at TEXT);
CREATE TABLE due (
  id INTEGER PRIMARY KEY NOT NULL, matter_id INTEGER REFERENCES matter (id), subject_kind TEXT, subject_id INTEGER, title TEXT NOT NULL, at TEXT NOT NULL,
  for_whom TEXT, why TEXT, done_at TEXT, done_by TEXT, deleted_at TEXT);
CREATE TABLE setting (id INTEGER PRIMARY KEY NOT NULL, key TEXT NOT NULL, value TEXT, deleted_at TEXT);
-- Attachment bytes by SHA-256; written once, never updated, not recorded by the journal.
CREATE TABLE content (hash TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) WITHOUT ROWID;
-- Derived, not tracked: the written address, its sort key, and the micro-grid of every dwelling with how it was found ('rule', 'boundary').
CREATE TABLE dwelling_standing (
  dwelling_id INTEGER PRIMARY KEY NOT NULL, address TEXT NOT NULL, sort_key BLOB NOT NULL, grid_id INTEGER, grid_by TEXT, x REAL, y REAL);
CREATE INDEX dwelling_standing_sort ON dwelling_standing (sort_key);
CREATE INDEX dwelling_standing_grid ON dwelling_standing (grid_id);

CREATE INDEX building_compound ON building (compound_id);
CREATE INDEX unit_building ON unit (building_id);
CREATE INDEX dwelling_building ON dwelling (building_id);
CREATE INDEX dwelling_unit ON dwelling (unit_id);
CREATE INDEX dwelling_compound ON dwelling (compound_id);
CREATE INDEX household_dwelling ON household (dwelling_id);
CREATE INDEX household_head ON household (head_id);
CREATE INDEX person_household ON person (household_id);
CREATE INDEX person_identity ON person (identity_number) WHERE identity_number IS NOT NULL;
CREATE INDEX tag_subject ON tag (subject_kind, subject_id);
CREATE INDEX tag_code ON tag (code, subject_kind);
CREATE INDEX organisation_dwelling ON organisation (dwelling_id);
CREATE INDEX organisation_building ON organisation (building_id);
CREATE INDEX vehicle_household ON vehicle (household_id);
CREATE INDEX vehicle_person ON vehicle (person_id);
CREATE INDEX vehicle_organisation ON vehicle (organisation_id);
CREATE INDEX vehicle_plate ON vehicle (plate);
CREATE INDEX place_compound ON place (compound_id);
CREATE INDEX grid_parent ON grid (parent_id);
CREATE INDEX grid_rule_grid ON grid_rule (grid_id);
CREATE INDEX grid_rule_compound ON grid_rule (compound_id);
CREATE INDEX grid_rule_building ON grid_rule (building_id);
CREATE INDEX grid_duty_grid ON grid_duty (grid_id);
CREATE INDEX grid_duty_person ON grid_duty (person_id);
CREATE INDEX matter_subject ON matter (subject_kind, subject_id);
CREATE INDEX matter_dwelling ON matter (dwelling_id);
CREATE INDEX matter_grid ON matter (grid_id);
CREATE INDEX matter_state ON matter (kind, state);
CREATE INDEX matter_number ON matter (number);
CREATE INDEX timeline_matter ON timeline (matter_id);
CREATE INDEX timeline_subject ON timeline (subject_kind, subject_id);
CREATE INDEX link_from ON link (from_kind, from_id);
CREATE INDEX link_to ON link (to_kind, to_id);
CREATE INDEX attachment_owner ON attachment (owner_kind, owner_id);
CREATE INDEX due_open ON due (at) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX due_matter ON due (matter_id);
CREATE INDEX due_subject ON due (subject_kind, subject_id);
CREATE INDEX setting_key ON setting (key);

INSERT INTO linli_tracked (name, owner)
  SELECT value, 'core' FROM json_each ('["community","compound","building","unit","dwelling","household","person","tag_kind","tag","organisation","vehicle","place","grid","grid_rule","grid_duty","road","water","matter","timeline","link","attachment","due","setting"]');
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
  SELECT value, 'features', value, 4326 FROM json_each ('["building","dwelling","place","grid","road","water"]');
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id)
  SELECT value, 'attributes', value, NULL FROM json_each ('["compound","unit","household","person","organisation","vehicle","tag","grid_duty"]');
INSERT INTO gpkg_geometry_columns VALUES
  ('building', 'geom', 'MULTIPOLYGON', 4326, 0, 0), ('dwelling', 'geom', 'POINT', 4326, 0, 0), ('place', 'geom', 'GEOMETRY', 4326, 0, 0),
  ('grid', 'geom', 'MULTIPOLYGON', 4326, 0, 0), ('road', 'geom', 'MULTILINESTRING', 4326, 0, 0), ('water', 'geom', 'GEOMETRY', 4326, 0, 0);

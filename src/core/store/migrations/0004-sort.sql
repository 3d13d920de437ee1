-- What the table of residents and households is sorted by: an index for each column, so that its first rows come at once in a file
-- of any size. What is empty comes last in the list and needs no place in an index.
-- Derived and not tracked: the key of every name that a person has or had, in the order of the reading; written by the deriver of
-- names, made anew when its version differs.
CREATE TABLE name_order (name TEXT PRIMARY KEY NOT NULL, key BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX name_order_key ON name_order (key);
CREATE INDEX person_name ON person (name);
CREATE INDEX person_birth_date ON person (birth_date) WHERE birth_date IS NOT NULL;
CREATE INDEX person_phone ON person (phone) WHERE phone IS NOT NULL;
CREATE INDEX person_sex ON person (sex) WHERE sex IS NOT NULL;
CREATE INDEX person_identity_type ON person (identity_type) WHERE identity_type IS NOT NULL;
CREATE INDEX person_relation_to_head ON person (relation_to_head) WHERE relation_to_head IS NOT NULL;
CREATE INDEX person_relation_to_owner ON person (relation_to_owner) WHERE relation_to_owner IS NOT NULL;
CREATE INDEX person_population_type ON person (population_type) WHERE population_type IS NOT NULL;
CREATE INDEX person_residence_status ON person (residence_status) WHERE residence_status IS NOT NULL;
CREATE INDEX person_ethnicity ON person (ethnicity) WHERE ethnicity IS NOT NULL;
CREATE INDEX person_education ON person (education) WHERE education IS NOT NULL;
CREATE INDEX person_attention ON person (attention) WHERE attention IS NOT NULL;
CREATE INDEX person_deceased_on ON person (deceased_on) WHERE deceased_on IS NOT NULL;
CREATE INDEX person_moved_out_on ON person (moved_out_on) WHERE moved_out_on IS NOT NULL;
CREATE INDEX person_away_from ON person (away_from) WHERE away_from IS NOT NULL;
CREATE INDEX person_present ON person (household_id) WHERE deleted_at IS NULL AND moved_out_on IS NULL AND deceased_on IS NULL;
CREATE INDEX household_phone ON household (phone) WHERE phone IS NOT NULL;
CREATE INDEX household_kind ON household (kind);
CREATE INDEX household_number ON household (number) WHERE number IS NOT NULL;
CREATE INDEX household_moved_out_on ON household (moved_out_on) WHERE moved_out_on IS NOT NULL;
-- By address within a grid: the way along the index asks for the grid of each dwelling.
DROP INDEX dwelling_standing_sort;
CREATE INDEX dwelling_standing_sort ON dwelling_standing (sort_key, grid_id);
CREATE INDEX dwelling_tenure ON dwelling (tenure) WHERE tenure IS NOT NULL;
CREATE INDEX dwelling_use ON dwelling ("use");

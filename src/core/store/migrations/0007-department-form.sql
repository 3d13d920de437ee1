-- Forms of departments: the blank workbook, and by its shape what its columns and rows are. Not tracked: what was set is no record.
CREATE TABLE department_form (
  id INTEGER PRIMARY KEY NOT NULL, shape TEXT NOT NULL UNIQUE, name TEXT NOT NULL, settings TEXT NOT NULL, workbook BLOB NOT NULL, kept_at TEXT NOT NULL);
-- What a form held when it was last handed in, by its day, to tell what changed since: the last two days, no more.
CREATE TABLE department_form_filling (
  id INTEGER PRIMARY KEY NOT NULL, form_id INTEGER NOT NULL REFERENCES department_form (id) ON DELETE CASCADE, day TEXT NOT NULL, columns TEXT NOT NULL,
  UNIQUE (form_id, day));
-- The cells are gone, and the row stays, when the record of a person whom they told of is deleted.
CREATE TABLE department_form_row (
  filling_id INTEGER NOT NULL REFERENCES department_form_filling (id) ON DELETE CASCADE, kind TEXT NOT NULL, record_id INTEGER NOT NULL, cells TEXT,
  PRIMARY KEY (filling_id, kind, record_id)) WITHOUT ROWID;
CREATE INDEX department_form_row_record ON department_form_row (kind, record_id);
CREATE TRIGGER department_form_person_deleted AFTER UPDATE OF deleted_at ON person WHEN NEW.deleted_at IS NOT NULL BEGIN
  UPDATE department_form_row SET cells = NULL WHERE kind = 'person' AND record_id = NEW.id;
  UPDATE department_form_row SET cells = NULL WHERE kind = 'household' AND record_id = OLD.household_id;
  UPDATE department_form_row SET cells = NULL WHERE kind = 'dwelling' AND record_id = (SELECT dwelling_id FROM household WHERE id = OLD.household_id);
  UPDATE department_form_row SET cells = NULL WHERE kind = 'matter' AND record_id IN (SELECT id FROM matter WHERE subject_kind = 'person' AND subject_id = NEW.id);
END;
CREATE TRIGGER department_form_person_gone AFTER DELETE ON person BEGIN
  UPDATE department_form_row SET cells = NULL WHERE kind = 'person' AND record_id = OLD.id;
  UPDATE department_form_row SET cells = NULL WHERE kind = 'household' AND record_id = OLD.household_id;
  UPDATE department_form_row SET cells = NULL WHERE kind = 'dwelling' AND record_id = (SELECT dwelling_id FROM household WHERE id = OLD.household_id);
END;

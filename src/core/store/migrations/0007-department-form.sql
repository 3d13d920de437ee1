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
-- Of whom a row told: they may live elsewhere when they are deleted.
CREATE TABLE department_form_person (
  filling_id INTEGER NOT NULL REFERENCES department_form_filling (id) ON DELETE CASCADE, kind TEXT NOT NULL, record_id INTEGER NOT NULL, person_id INTEGER NOT NULL,
  PRIMARY KEY (filling_id, kind, record_id, person_id)) WITHOUT ROWID;
CREATE INDEX department_form_person_person ON department_form_person (person_id);
CREATE TRIGGER department_form_person_deleted AFTER UPDATE OF deleted_at ON person WHEN NEW.deleted_at IS NOT NULL BEGIN
  UPDATE department_form_row SET cells = NULL WHERE (filling_id, kind, record_id) IN (SELECT filling_id, kind, record_id FROM department_form_person WHERE person_id = NEW.id);
END;
CREATE TRIGGER department_form_person_gone AFTER DELETE ON person BEGIN
  UPDATE department_form_row SET cells = NULL WHERE (filling_id, kind, record_id) IN (SELECT filling_id, kind, record_id FROM department_form_person WHERE person_id = OLD.id);
END;

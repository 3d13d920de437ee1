-- Notes every touched row of the tracked table {t}; built-in functions only, so that any program may edit the file.
CREATE TRIGGER "linli_dirty_{t}_insert" AFTER INSERT ON "{t}" BEGIN INSERT OR IGNORE INTO linli_dirty VALUES ('{t}', NEW.id); END;
CREATE TRIGGER "linli_dirty_{t}_update" AFTER UPDATE ON "{t}" BEGIN INSERT OR IGNORE INTO linli_dirty VALUES ('{t}', NEW.id); END;
CREATE TRIGGER "linli_dirty_{t}_delete" AFTER DELETE ON "{t}" BEGIN INSERT OR IGNORE INTO linli_dirty VALUES ('{t}', OLD.id); END;

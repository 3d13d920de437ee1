-- What keeps the R*Tree of a feature table as its records are (OGC 12-128r17, annex F.3); names as in rtree.sql.
CREATE TRIGGER IF NOT EXISTS "rtree_{t}_{c}_insert" AFTER INSERT ON "{t}" WHEN (NEW."{c}" NOT NULL AND NOT ST_IsEmpty(NEW."{c}")) BEGIN
  INSERT OR REPLACE INTO "rtree_{t}_{c}" VALUES (NEW.id, ST_MinX(NEW."{c}"), ST_MaxX(NEW."{c}"), ST_MinY(NEW."{c}"), ST_MaxY(NEW."{c}"));
END;
CREATE TRIGGER IF NOT EXISTS "rtree_{t}_{c}_update1" AFTER UPDATE OF "{c}" ON "{t}"
WHEN OLD.id = NEW.id AND (NEW."{c}" NOTNULL AND NOT ST_IsEmpty(NEW."{c}")) BEGIN
  INSERT OR REPLACE INTO "rtree_{t}_{c}" VALUES (NEW.id, ST_MinX(NEW."{c}"), ST_MaxX(NEW."{c}"), ST_MinY(NEW."{c}"), ST_MaxY(NEW."{c}"));
END;
CREATE TRIGGER IF NOT EXISTS "rtree_{t}_{c}_update2" AFTER UPDATE OF "{c}" ON "{t}"
WHEN OLD.id = NEW.id AND (NEW."{c}" ISNULL OR ST_IsEmpty(NEW."{c}")) BEGIN
  DELETE FROM "rtree_{t}_{c}" WHERE id = OLD.id;
END;
CREATE TRIGGER IF NOT EXISTS "rtree_{t}_{c}_update3" AFTER UPDATE ON "{t}"
WHEN OLD.id != NEW.id AND (NEW."{c}" NOTNULL AND NOT ST_IsEmpty(NEW."{c}")) BEGIN
  DELETE FROM "rtree_{t}_{c}" WHERE id = OLD.id;
  INSERT OR REPLACE INTO "rtree_{t}_{c}" VALUES (NEW.id, ST_MinX(NEW."{c}"), ST_MaxX(NEW."{c}"), ST_MinY(NEW."{c}"), ST_MaxY(NEW."{c}"));
END;
CREATE TRIGGER IF NOT EXISTS "rtree_{t}_{c}_update4" AFTER UPDATE ON "{t}"
WHEN OLD.id != NEW.id AND (NEW."{c}" ISNULL OR ST_IsEmpty(NEW."{c}")) BEGIN
  DELETE FROM "rtree_{t}_{c}" WHERE id IN (OLD.id, NEW.id);
END;
CREATE TRIGGER IF NOT EXISTS "rtree_{t}_{c}_delete" AFTER DELETE ON "{t}" WHEN OLD."{c}" NOT NULL BEGIN
  DELETE FROM "rtree_{t}_{c}" WHERE id = OLD.id;
END;
INSERT OR IGNORE INTO gpkg_extensions VALUES ('{t}', '{c}', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');

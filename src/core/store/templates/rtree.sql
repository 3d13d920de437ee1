-- The R*Tree of a feature table (OGC 12-128r17, annex F.3); {t} is the table, {c} its geometry column, its key is "id".
CREATE VIRTUAL TABLE "rtree_{t}_{c}" USING rtree (id, minx, maxx, miny, maxy);
INSERT INTO "rtree_{t}_{c}"
  SELECT id, ST_MinX("{c}"), ST_MaxX("{c}"), ST_MinY("{c}"), ST_MaxY("{c}") FROM "{t}" WHERE "{c}" NOT NULL AND NOT ST_IsEmpty("{c}");

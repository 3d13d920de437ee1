-- Records whose geometry and whose place in the R*Tree contradict each other; names as in rtree.sql.
SELECT t.id FROM "{t}" AS t LEFT JOIN "rtree_{t}_{c}" AS r ON r.id = t.id WHERE t."{c}" NOT NULL AND NOT ST_IsEmpty (t."{c}")
  AND (r.id IS NULL OR r.minx > ST_MinX (t."{c}") OR r.maxx < ST_MaxX (t."{c}") OR r.miny > ST_MinY (t."{c}") OR r.maxy < ST_MaxY (t."{c}"))
UNION ALL SELECT r.id FROM "rtree_{t}_{c}" AS r LEFT JOIN "{t}" AS t ON t.id = r.id WHERE t."{c}" IS NULL;

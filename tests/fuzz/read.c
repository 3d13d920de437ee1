/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reads all there is in what was opened, and asserts what its readers rely on. */

#include "read.h"

#include "fuzz.h"

static void
read_sheet (LinliSheet *sheet)
{
  guint n_columns = linli_sheet_get_n_columns (sheet);
  g_autofree LinliCell *cells = g_new (LinliCell, n_columns + 1);
  guint n_merges;

  g_assert_true (g_utf8_validate (linli_sheet_get_name (sheet), -1, NULL));
  for (guint row = 0; row < linli_sheet_get_n_rows (sheet); row++)
    {
      g_assert_cmpuint (linli_sheet_read_row (sheet, row, cells, n_columns), <=, n_columns);
      for (guint i = 0; i < n_columns; i++)
        g_assert_true (g_utf8_validate (cells[i].text, -1, NULL) && (cells[i].type != LINLI_CELL_EMPTY || cells[i].text[0] == '\0'));
    }
  linli_sheet_get_merges (sheet, &n_merges);
}

void
read_table (LinliTable *table)
{
  for (guint i = 0; i < linli_table_get_n_sheets (table); i++)
    read_sheet (linli_table_get_sheet (table, i));
}

static void
read_feature (const LinliFeature *feature)
{
  for (guint i = 0; i < feature->n_fields; i++)
    {
      g_assert_true (g_utf8_validate (feature->names[i], -1, NULL));
      g_assert_true (feature->values[i] == NULL || g_utf8_validate (feature->values[i], -1, NULL));
    }
  if (feature->wkb != NULL)
    {
      g_autoptr (GError) error = NULL;
      gsize size;
      const void *wkb = g_bytes_get_data (feature->wkb, &size);
      g_autoptr (LinliGeometry) geometry = linli_geometry_new_from_wkb (wkb, size, &error);

      fuzz_judge (geometry != NULL, &error);
    }
}

void
read_features (LinliFeatureSource *source)
{
  for (guint i = 0; i < linli_feature_source_get_n_layers (source); i++)
    {
      g_autoptr (GError) error = NULL;
      LinliLayerInfo info;
      LinliFeature feature;

      linli_feature_source_get_layer (source, i, &info);
      linli_layer_info_guess_kind (&info);
      if (linli_feature_source_start (source, i, &error))
        while (linli_feature_source_next (source, &feature, &error))
          read_feature (&feature);
      fuzz_judge (error == NULL, &error);
    }
}

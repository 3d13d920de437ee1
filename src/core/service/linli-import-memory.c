/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a mapping was, remembered by the form's shape: the folded titles of its columns in order. The same form of next month is
 * understood at once, with what the user put right. Kept in the file's memory, which is not journalled and not undone. */

#include "config.h"

#include <json-glib/json-glib.h>

#include "linli-import-private.h"

static char *
linli_import_memory_key (LinliImportSheet *sheet)
{
  return g_strconcat ("import.people.", sheet->shape, NULL);
}

/* Takes the remembered mapping, when the form was seen before. */
void
_linli_import_recall (LinliImport      *self,
                      LinliImportSheet *sheet,
                      LinliDatabase    *database)
{
  g_autofree char *key = linli_import_memory_key (sheet);
  g_autofree char *value = linli_database_dup_text (database, "SELECT value FROM memory WHERE key = ?", "s", key);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonArray *targets;

  if (value == NULL || !json_parser_load_from_data (parser, value, -1, NULL) || !JSON_NODE_HOLDS_ARRAY (json_parser_get_root (parser)))
    return;
  targets = json_node_get_array (json_parser_get_root (parser));
  if (json_array_get_length (targets) != sheet->columns->len)
    return;
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      JsonNode *node = json_array_get_element (targets, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        _linli_import_column_set_target (self, g_ptr_array_index (sheet->columns, i), json_node_get_string (node));
    }
  sheet->remembered = TRUE;
  _linli_import_sheet_examine (sheet);
}

/* Notes the mapping of every chosen sheet. */
gboolean
_linli_import_remember (LinliImport    *self,
                        LinliDatabase  *database,
                        GError        **error)
{
  for (guint i = 0; i < self->sheets->len; i++)
    {
      LinliImportSheet *sheet = g_ptr_array_index (self->sheets, i);
      g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
      g_autoptr (JsonNode) root = NULL;
      g_autofree char *key = NULL;
      g_autofree char *value = NULL;

      if (!sheet->chosen || sheet->n_header_rows == 0)
        continue;
      json_builder_begin_array (builder);
      for (guint k = 0; k < sheet->columns->len; k++)
        json_builder_add_string_value (builder, ((LinliImportColumn *) g_ptr_array_index (sheet->columns, k))->target);
      json_builder_end_array (builder);
      root = json_builder_get_root (builder);
      key = linli_import_memory_key (sheet);
      value = json_to_string (root, FALSE);
      if (!linli_database_run (database, error, "INSERT OR REPLACE INTO memory (key, value) VALUES (?, ?)", "ss", key, value))
        return FALSE;
    }
  return TRUE;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Usual weeks, in the file. */

#include "lp-template-store.h"

#include <glib/gi18n-lib.h>

#define DAY_MINUTES (24 * 60)

LpTemplateLine *
lp_template_line_copy (const LpTemplateLine *line)
{
  LpTemplateLine *copy = g_memdup2 (line, sizeof *line);

  copy->post = g_strdup (line->post);
  copy->place = g_strdup (line->place);
  return copy;
}

void
lp_template_line_free (gpointer data)
{
  LpTemplateLine *line = data;

  g_free (line->post);
  g_free (line->place);
  g_free (line);
}

LpTemplate *
lp_template_new (const char *name)
{
  LpTemplate *self = g_new0 (LpTemplate, 1);

  self->name = g_strdup (name);
  self->lines = g_ptr_array_new_with_free_func (lp_template_line_free);
  return self;
}

LpTemplate *
lp_template_copy (const LpTemplate *self)
{
  LpTemplate *copy = lp_template_new (self->name);

  copy->id = self->id;
  for (guint i = 0; i < self->lines->len; i++)
    g_ptr_array_add (copy->lines, lp_template_line_copy (g_ptr_array_index (self->lines, i)));
  return copy;
}

void
lp_template_free (gpointer data)
{
  LpTemplate *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

static gpointer
lp_template_line_read (LinliStatement *row,
                       gpointer        unused)
{
  LpTemplateLine *line = g_new0 (LpTemplateLine, 1);

  line->id = linli_statement_get_int64 (row, 0);
  line->weekday = (int) linli_statement_get_int64 (row, 1);
  line->post_id = linli_statement_get_int64 (row, 2);
  line->post = g_strdup (linli_statement_get_text (row, 3));
  line->from = (int) linli_statement_get_int64 (row, 4);
  line->to = (int) linli_statement_get_int64 (row, 5);
  line->minimum = (int) linli_statement_get_int64 (row, 6);
  line->ideal = (int) linli_statement_get_int64 (row, 7);
  line->grid_id = linli_statement_get_int64 (row, 8);
  line->place = g_strdup (linli_statement_get_text (row, 9));
  return line;
}

static gboolean
lp_template_read_lines (LpTemplate     *self,
                        LinliDatabase  *database,
                        GError        **error)
{
  GPtrArray *lines =
    linli_rows_collect (linli_database_query (database, error, "SELECT l.id, l.weekday, l.post_id, p.name, l.from_minute, l.to_minute, l.minimum, l.ideal, l.grid_id,"
                                              " l.place FROM volunteers_template_line l LEFT JOIN volunteers_post p ON p.id = l.post_id WHERE l.template_id = ?"
                                              " AND l.deleted_at IS NULL ORDER BY l.weekday, l.from_minute, p.name, l.id LIMIT ?", "ii", self->id,
                                              (gint64) LP_TEMPLATE_MOST_LINES), lp_template_line_read, NULL, lp_template_line_free, error);

  if (lines == NULL)
    return FALSE;
  g_ptr_array_unref (self->lines);
  self->lines = lines;
  return TRUE;
}

static gpointer
lp_template_read (LinliStatement *row,
                  gpointer        unused)
{
  LpTemplate *self = lp_template_new (linli_statement_get_text (row, 1));

  self->id = linli_statement_get_int64 (row, 0);
  return self;
}

GPtrArray *
lp_template_list (LinliDatabase  *database,
                  GError        **error)
{
  g_autoptr (GPtrArray) templates =
    linli_rows_collect (linli_database_query (database, error, "SELECT id, name FROM volunteers_template WHERE deleted_at IS NULL ORDER BY name, id LIMIT ?", "i",
                                              (gint64) LP_TEMPLATE_MOST), lp_template_read, NULL, lp_template_free, error);

  for (guint i = 0; templates != NULL && i < templates->len; i++)
    if (!lp_template_read_lines (g_ptr_array_index (templates, i), database, error))
      return NULL;
  return g_steal_pointer (&templates);
}

LpTemplate *
lp_template_load (LinliDatabase  *database,
                  gint64          id,
                  GError        **error)
{
  g_autofree char *name = linli_database_dup_text (database, "SELECT name FROM volunteers_template WHERE id = ? AND deleted_at IS NULL", "i", id);
  LpTemplate *self;

  if (name == NULL)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no such template");
      return NULL;
    }
  self = lp_template_new (name);
  self->id = id;
  if (!lp_template_read_lines (self, database, error))
    g_clear_pointer (&self, lp_template_free);
  return self;
}

static void
lp_grid_free (gpointer data)
{
  LpGrid *grid = data;

  g_free (grid->name);
  g_free (grid);
}

static gpointer
lp_grid_read (LinliStatement *row,
              gpointer        unused)
{
  LpGrid *grid = g_new0 (LpGrid, 1);

  *grid = (LpGrid) { linli_statement_get_int64 (row, 0), g_strdup (linli_statement_get_text (row, 1)) };
  return grid;
}

GPtrArray *
lp_template_list_grids (LinliDatabase  *database,
                        GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, "SELECT id, name FROM grid WHERE deleted_at IS NULL ORDER BY name, id LIMIT 500", ""),
                             lp_grid_read, NULL, lp_grid_free, error);
}

gboolean
lp_template_check_numbers (int      from,
                           int      to,
                           int      minimum,
                           int      ideal,
                           GError **error)
{
  const char *words = NULL;

  if (from < 0 || from >= DAY_MINUTES || to <= from || to > from + DAY_MINUTES)
    words = _("A shift ends after it begins, and lasts a day at most");
  else if (minimum < 1 || minimum > 99)
    words = _("At least one volunteer serves in a shift, and at most 99");
  else if (ideal < minimum || ideal > 99)
    words = _("Ideally there are as many volunteers as are needed, or more");
  if (words != NULL)
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return words == NULL;
}

static gboolean
lp_template_keep_line (LpTemplate        *self,
                       LpTemplateLine    *line,
                       LinliTransaction  *transaction,
                       GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (!lp_template_check_numbers (line->from, line->to, line->minimum, line->ideal, error))
    return FALSE;
  if (line->id != 0)
    return linli_database_run (database, error, "UPDATE volunteers_template_line SET weekday = ?, post_id = ?, from_minute = ?, to_minute = ?, minimum = ?,"
                               " ideal = ?, grid_id = nullif (?, 0), place = ? WHERE id = ?", "iiiiiiisi", (gint64) line->weekday, line->post_id,
                               (gint64) line->from, (gint64) line->to, (gint64) line->minimum, (gint64) line->ideal, line->grid_id, line->place, line->id);
  line->id = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO volunteers_template_line (id, template_id, weekday, post_id, from_minute, to_minute, minimum, ideal,"
                             " grid_id, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif (?, 0), ?)", "iiiiiiiiis", line->id, self->id, (gint64) line->weekday,
                             line->post_id, (gint64) line->from, (gint64) line->to, (gint64) line->minimum, (gint64) line->ideal, line->grid_id, line->place);
}

/* What stands in the file and is not among the lines any more goes. */
static gboolean
lp_template_drop_lines (LpTemplate        *self,
                        LinliTransaction  *transaction,
                        GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GString) kept = g_string_new (",");

  for (guint i = 0; i < self->lines->len; i++)
    g_string_append_printf (kept, "%" G_GINT64_FORMAT ",", ((LpTemplateLine *) g_ptr_array_index (self->lines, i))->id);
  return linli_database_run (database, error, "UPDATE volunteers_template_line SET deleted_at = ? WHERE template_id = ? AND deleted_at IS NULL"
                             " AND instr (?, ',' || id || ',') = 0", "sis", linli_transaction_get_time (transaction), self->id, kept->str);
}

gboolean
lp_template_keep (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  LpTemplate *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gboolean kept;

  if (self->name == NULL || *self->name == '\0')
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A template needs a name"));
      return FALSE;
    }
  if (self->id == 0)
    {
      self->id = linli_transaction_new_id (transaction);
      kept = linli_database_run (database, error, "INSERT INTO volunteers_template (id, name) VALUES (?, ?)", "is", self->id, self->name);
    }
  else
    kept = linli_database_run (database, error, "UPDATE volunteers_template SET name = ? WHERE id = ?", "si", self->name, self->id) &&
           lp_template_drop_lines (self, transaction, error);
  for (guint i = 0; kept && i < self->lines->len; i++)
    kept = lp_template_keep_line (self, g_ptr_array_index (self->lines, i), transaction, error);
  return kept;
}

gboolean
lp_template_remove (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  const LpTemplate *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *now = linli_transaction_get_time (transaction);

  return linli_database_run (database, error, "UPDATE volunteers_template_line SET deleted_at = ? WHERE template_id = ? AND deleted_at IS NULL", "si", now, self->id) &&
         linli_database_run (database, error, "UPDATE volunteers_template SET deleted_at = ? WHERE id = ?", "si", now, self->id);
}

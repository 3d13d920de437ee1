/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The pages of the paper notebook: their pictures, and which requests came of them. A page is a row; its picture is the core's attachment of that
 * row. Reading is bounded and on any connection, writing on the writer. */

#include "lp-notebook-store.h"

#include <glib/gi18n-lib.h>

#include "lp-request-list-store.h"

/* The most lines that one page is thought to have. */
#define MOST_LINES 200

#define COLUMNS \
  "SELECT b.id, b.written_on, b.writer, b.finished_at IS NOT NULL, (SELECT count (*) FROM requests_notebook_line l JOIN matter m ON m.id = l.id" \
  " AND m.deleted_at IS NULL WHERE l.notebook_id = b.id AND l.deleted_at IS NULL), (SELECT a.id FROM attachment a WHERE" \
  " a.owner_kind = 'requests_notebook' AND a.owner_id = b.id AND a.deleted_at IS NULL ORDER BY a.id LIMIT 1) FROM requests_notebook b "

void
lp_notebook_free (gpointer data)
{
  LpNotebook *page = data;

  g_free (page->written_on);
  g_free (page->writer);
  g_free (page);
}

LpNotebook *
lp_notebook_copy (const LpNotebook *page)
{
  LpNotebook *copy = g_memdup2 (page, sizeof *page);

  copy->written_on = g_strdup (page->written_on);
  copy->writer = g_strdup (page->writer);
  return copy;
}

static gpointer
lp_notebook_read (LinliStatement *row,
                  gpointer        unused)
{
  LpNotebook *page = g_new (LpNotebook, 1);

  *page = (LpNotebook) { linli_statement_get_int64 (row, 0), g_strdup (linli_statement_get_text (row, 1)), g_strdup (linli_statement_get_text (row, 2)),
                         linli_statement_get_int64 (row, 3) != 0, (guint) linli_statement_get_int64 (row, 4), linli_statement_get_int64 (row, 5) };
  return page;
}

GPtrArray *
lp_notebook_list (LinliDatabase  *reader,
                  GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, COLUMNS "WHERE b.deleted_at IS NULL ORDER BY b.finished_at IS NOT NULL,"
                                                   " b.written_on DESC, b.id DESC LIMIT ?", "i", (gint64) LP_NOTEBOOK_MOST),
                             lp_notebook_read, NULL, lp_notebook_free, error);
}

static LpNotebook *
lp_notebook_take_first (GPtrArray *pages)
{
  LpNotebook *page = pages != NULL && pages->len > 0 ? g_ptr_array_steal_index (pages, 0) : NULL;

  g_clear_pointer (&pages, g_ptr_array_unref);
  return page;
}

LpNotebook *
lp_notebook_load (LinliDatabase  *reader,
                  gint64          id,
                  GError        **error)
{
  GPtrArray *pages = linli_rows_collect (linli_database_query (reader, error, COLUMNS "WHERE b.id = ? AND b.deleted_at IS NULL", "i", id),
                                         lp_notebook_read, NULL, lp_notebook_free, error);

  if (pages != NULL && pages->len == 0)
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("This notebook page is not kept any more"));
  return lp_notebook_take_first (pages);
}

LpNotebook *
lp_notebook_find_of (LinliDatabase  *reader,
                     gint64          matter,
                     GError        **error)
{
  return lp_notebook_take_first (linli_rows_collect (
    linli_database_query (reader, error, COLUMNS "WHERE b.deleted_at IS NULL AND b.id = (SELECT notebook_id FROM requests_notebook_line WHERE id = ?"
                          " AND deleted_at IS NULL)", "i", matter),
    lp_notebook_read, NULL, lp_notebook_free, error));
}

static gpointer
lp_notebook_read_id (LinliStatement *row,
                     gpointer        ids)
{
  gint64 id = linli_statement_get_int64 (row, 0);

  g_array_append_val (ids, id);
  return NULL;
}

GPtrArray *
lp_notebook_list_requests (LinliDatabase  *reader,
                           gint64          id,
                           GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) none = linli_rows_collect (
    linli_database_query (reader, error, "SELECT id FROM requests_notebook_line WHERE notebook_id = ? AND deleted_at IS NULL ORDER BY id LIMIT ?", "ii", id,
                          (gint64) MOST_LINES),
    lp_notebook_read_id, ids, NULL, error);

  return none != NULL ? lp_request_list_few (reader, ids, error) : NULL;
}

char *
lp_notebook_dup_day (LinliDatabase  *reader,
                     const char     *day,
                     GError        **error)
{
  g_autoptr (GPtrArray) pages = linli_rows_collect (
    linli_database_query (reader, error, COLUMNS "WHERE b.written_on = ? AND b.deleted_at IS NULL ORDER BY b.id LIMIT ?", "si", day,
                          (gint64) LP_NOTEBOOK_MOST), lp_notebook_read, NULL, lp_notebook_free, error);
  g_autoptr (GString) words = NULL;

  if (pages == NULL || pages->len == 0)
    return NULL;
  words = g_string_new (_("Notebook pages of this day: "));
  for (guint i = 0; i < pages->len; i++)
    {
      LpNotebook *page = g_ptr_array_index (pages, i);
      g_autofree char *came = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u request", "%u requests", page->n_requests), page->n_requests);

      g_string_append_printf (words, page->finished ? _("%sby %s, %s entered") : _("%sby %s, %s entered, not finished"),
                              i > 0 ? C_("request", "; ") : "", page->writer, came);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

LpNotebookDeed *
lp_notebook_deed_new (gint64 id)
{
  LpNotebookDeed *deed = g_new0 (LpNotebookDeed, 1);

  deed->id = id;
  return deed;
}

void
lp_notebook_deed_free (gpointer data)
{
  LpNotebookDeed *deed = data;

  g_free (deed->written_on);
  g_free (deed->writer);
  g_free (deed->name);
  g_clear_pointer (&deed->content, g_bytes_unref);
  g_clear_pointer (&deed->request, lp_request_deed_free);
  g_free (deed);
}

static gboolean
lp_notebook_check_writer (const LpNotebookDeed  *deed,
                          GError               **error)
{
  if (deed->writer != NULL && *deed->writer != '\0')
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Say who wrote the page"));
  return FALSE;
}

gboolean
lp_notebook_add (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpNotebookDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *type = NULL;
  gint64 picture;

  if (!lp_notebook_check_writer (deed, error))
    return FALSE;
  deed->id = linli_transaction_new_id (transaction);
  picture = linli_attachment_add (transaction, LP_NOTEBOOK_TABLE, deed->id, deed->content, deed->name, "scan", error);
  if (picture == 0)
    return FALSE;
  type = linli_database_dup_text (database, "SELECT media_type FROM attachment WHERE id = ?", "i", picture);
  if (type == NULL || !g_str_has_prefix (type, "image/"))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This file is no picture; choose a photo or a scan of the page"));
      return FALSE;
    }
  return linli_database_run (database, error, "INSERT INTO requests_notebook (id, written_on, writer, added_at) VALUES (?, ?, ?, ?)", "isss", deed->id,
                             deed->written_on, deed->writer, linli_transaction_get_time (transaction));
}

gboolean
lp_notebook_note (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  LpNotebookDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  LpNotebook *page = lp_notebook_load (database, deed->id, error);
  g_autofree char *text = NULL;

  if (page == NULL)
    return FALSE;
  text = g_strdup_printf (_("Comes from the notebook page of %s by %s"), page->written_on, page->writer);
  g_free (deed->request->day);
  deed->request->day = g_strdup (page->written_on);
  lp_notebook_free (page);
  return lp_request_note (transaction, deed->request, error) &&
         linli_database_run (database, error, "INSERT INTO requests_notebook_line (id, notebook_id) VALUES (?, ?)", "ii", deed->request->id, deed->id) &&
         linli_timeline_append (transaction, deed->request->id, NULL, 0, "note", text, error);
}

gboolean
lp_notebook_correct (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  LpNotebookDeed *deed = data;

  return lp_notebook_check_writer (deed, error) &&
         linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE requests_notebook SET written_on = ?, writer = ? WHERE id = ?", "ssi",
                             deed->written_on, deed->writer, deed->id);
}

gboolean
lp_notebook_remove (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  LpNotebookDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *time = linli_transaction_get_time (transaction);

  return linli_database_run (database, error, "UPDATE requests_notebook SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL", "si", time, deed->id) &&
         linli_database_run (database, error, "UPDATE requests_notebook_line SET deleted_at = ? WHERE notebook_id = ? AND deleted_at IS NULL", "si", time,
                             deed->id) &&
         linli_database_run (database, error, "UPDATE attachment SET deleted_at = ? WHERE owner_kind = ? AND owner_id = ? AND deleted_at IS NULL", "ssi",
                             time, LP_NOTEBOOK_TABLE, deed->id);
}

gboolean
lp_notebook_finish (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  LpNotebookDeed *deed = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE requests_notebook SET finished_at = ? WHERE id = ?", "si",
                             deed->finished ? linli_transaction_get_time (transaction) : NULL, deed->id);
}

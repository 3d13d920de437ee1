/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A form is filled on a worker, and what was set and handed in is kept with the file. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <linli-read-task.h>
#include <string.h>

#include "linli-hold-private.h"
#include "linli-office-form-parts-private.h"

/* ── Keeping ── */

typedef struct {
  LinliOfficeFormFilling *filling;
  gboolean handed_in;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  linli_office_form_filling_unref (keeping->filling);
  g_free (keeping);
}

static gboolean
keep_run (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  const Keeping *keeping = data;

  return linli_office_form_filling_keep (keeping->filling, keeping->handed_in, transaction, error);
}

static void
kept_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GError) error = NULL;

  /* The form itself is written; next time it is asked again. */
  if (!linli_store_act_finish (LINLI_STORE (object), result, &error))
    g_message ("Form not kept: %s", error->message);
}

/* Keeps what is set for a form, and when it was handed in what was in it. */
void
_linli_office_form_keep (LinliContext           *context,
                         LinliOfficeForm        *form,
                         LinliOfficeFormFilling *filling,
                         gboolean                handed_in)
{
  LinliStore *store = linli_context_get_store (context);
  Keeping *keeping;

  if (linli_store_is_read_only (store))
    return;
  keeping = g_new (Keeping, 1);
  *keeping = (Keeping) { linli_office_form_filling_ref (filling), handed_in };
  linli_store_act_async (store, linli_office_form_get_name (form), keep_run, keeping, keeping_free, NULL, kept_cb, NULL);
}

/* ── Filling ── */

typedef struct {
  LinliContext *context;
  LinliOfficeForm *form;
  LinliOfficeFormFilling *filling;
  char *path;
  gboolean full;
  gboolean changed_only;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->context);
  g_object_unref (writing->form);
  linli_office_form_filling_unref (writing->filling);
  g_free (writing->path);
  g_free (writing);
}

/* What is written is read anew: somebody may have found what was missing a moment ago, here or in another place. */
static gpointer
write_run (LinliDatabase  *reader,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  const Writing *writing = data;

  if (!linli_office_form_filling_load (writing->filling, reader, cancellable, error))
    return NULL;
  if (linli_office_form_filling_get_n_rows (writing->filling) == 0)
    {
      g_set_error (error, LINLI_OFFICE_FORM_ERROR, LINLI_OFFICE_FORM_ERROR_NO_ROW, "nothing in the file fits the form");
      return NULL;
    }
  if (!linli_office_form_filling_write (writing->filling, writing->path, !writing->full, writing->changed_only, cancellable, error))
    return NULL;
  return linli_office_form_filling_ref (writing->filling);
}

/* Fills a form into the file @path, masked unless @full. */
void
_linli_office_form_fill_async (LinliContext        *context,
                               LinliOfficeForm     *form,
                               const char          *path,
                               gboolean             full,
                               gboolean             changed_only,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             data)
{
  g_autoptr (GTask) task = g_task_new (form, cancellable, callback, data);
  Writing *writing = g_new (Writing, 1);

  _linli_hold_begin (context);
  *writing = (Writing) { g_object_ref (context), g_object_ref (form), linli_office_form_filling_new (form), g_strdup (path), full, changed_only };
  /* What is written was handed in, even when somebody stops at the very end. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, writing, writing_free);
  linli_read_task_run (task, linli_context_get_store (context), write_run, (GDestroyNotify) linli_office_form_filling_unref);
}

/* Keeps what was filled; what left the file in full was handed in. Returns what was filled, or NULL. */
LinliOfficeFormFilling *
_linli_office_form_fill_finish (GAsyncResult  *result,
                                GError       **error)
{
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  LinliOfficeFormFilling *filling = g_task_propagate_pointer (G_TASK (result), error);

  if (filling != NULL)
    _linli_office_form_keep (writing->context, writing->form, filling, writing->full);
  _linli_hold_end (writing->context);
  return filling;
}

/* Where it went, and how much of it, in the user's words. */
const char *
_linli_office_form_fill_get_path (GAsyncResult *result)
{
  return ((const Writing *) g_task_get_task_data (G_TASK (result)))->path;
}

char *
_linli_office_form_fill_describe (GAsyncResult *result)
{
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  guint n = writing->changed_only ? linli_office_form_filling_get_n_changed (writing->filling) : linli_office_form_filling_get_n_rows (writing->filling);
  guint n_changed = linli_office_form_filling_get_n_changed (writing->filling);
  const char *last = linli_office_form_filling_get_last_day (writing->filling);
  g_autofree char *name = g_path_get_basename (writing->path);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%s is filled with %u row", "%s is filled with %u rows", n), name, n);
  if (last != NULL)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u is new or changed since %s", "%u are new or changed since %s", n_changed), n_changed, last);
    }
  return g_string_free (text, FALSE);
}

/* Why a form cannot be filled, where it is the form's own matter; NULL otherwise. */
const char *
_linli_office_form_fill_get_refusal (const GError *error)
{
  if (error->domain != LINLI_OFFICE_FORM_ERROR)
    return NULL;
  switch ((LinliOfficeFormError) error->code)
    {
    case LINLI_OFFICE_FORM_ERROR_NO_HEADER:
      return _("The row with the titles of the columns was not found. No file was written.");
    case LINLI_OFFICE_FORM_ERROR_NO_ROOM:
      return _("There is no empty row between the titles and what stands below. Insert one in the form, and open it again. No file was written.");
    case LINLI_OFFICE_FORM_ERROR_ROWS_MERGED:
      return _("In this form each line takes several rows that are merged, which cannot be filled. No file was written.");
    case LINLI_OFFICE_FORM_ERROR_NO_ROW:
      return _("Nothing in the file fits the form any more. No file was written.");
    case LINLI_OFFICE_FORM_ERROR_NO_COLUMN:
    case LINLI_OFFICE_FORM_ERROR_NOT_KEPT:
    default:
      return NULL;
    }
}

/* What a form is called in questions and in the name of what is filled: without the ending of a usual workbook. */
char *
_linli_office_form_dup_title (const char *name)
{
  g_autofree char *folded = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (folded, ".xlsm"))
    return g_strdup_printf ("%.*s.xlsm", (int) (strlen (name) - strlen (".xlsm")), name);
  return g_strndup (name, strlen (name) - (g_str_has_suffix (folded, ".xlsx") ? strlen (".xlsx") : 0));
}

/* Opens a file or a folder with the program of the desktop. */
void
_linli_office_form_show_path (GtkWidget  *from,
                              const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRoot *root = gtk_widget_get_root (from);

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The table of residents or households as a spreadsheet, which a thread writes: masked, or in full once the reason stands in the access log. */

#include "config.h"

#include "linli-households-export-private.h"

#include <glib/gi18n-lib.h>

#include "linli-export-request.h"
#include "linli-hold-private.h"
#include "linli-households-print-private.h"
#include "linli-letterhead-private.h"
#include "linli-toast.h"

/* One export: what is asked for until the file is chosen, and what is written after that. */
typedef struct {
  GtkWidget *over;
  LinliContext *context;
  LinliResidentFilter *filter;
  gboolean full;
} LinliHouseholdsExport;

static LinliHouseholdsExport *
linli_households_export_new (GtkWidget                 *over,
                             LinliContext              *context,
                             const LinliResidentFilter *filter,
                             gboolean                   full)
{
  LinliHouseholdsExport *self = g_new (LinliHouseholdsExport, 1);

  *self = (LinliHouseholdsExport) { g_object_ref (over), g_object_ref (context), linli_resident_filter_copy (filter), full };
  return self;
}

static void
linli_households_export_free (gpointer data)
{
  LinliHouseholdsExport *self = data;

  g_object_unref (self->over);
  g_object_unref (self->context);
  linli_resident_filter_free (self->filter);
  g_free (self);
}

static void
linli_households_export_written_cb (GObject      *store,
                                    GAsyncResult *result,
                                    gpointer      data)
{
  LinliHouseholdsExport *self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n_rows = 0;
  gboolean written = linli_resident_filter_export_finish (LINLI_STORE (store), result, &n_rows, &error);

  if (self->full)
    text = g_strdup_printf (ngettext ("%u row exported, personal data in full", "%u rows exported, personal data in full", n_rows), n_rows);
  else
    text = g_strdup_printf (ngettext ("%u row exported, personal data masked", "%u rows exported, personal data masked", n_rows), n_rows);
  _linli_hold_end (self->context);
  if (gtk_widget_get_root (self->over) != NULL && written)
    linli_toast_show (self->over, text);
  else if (gtk_widget_get_root (self->over) != NULL)
    linli_toast_show_error (self->over, _("The table was not exported"), error);
  linli_households_export_free (self);
}

static const char *
linli_households_export_get_title (const LinliResidentFilter *filter)
{
  return filter->rows == LINLI_RESIDENT_ROWS_PERSONS ? _("List of Residents") : _("List of Households");
}

static void
linli_households_export_chosen_cb (GFile    *file,
                                   gboolean  full,
                                   gpointer  data)
{
  const LinliHouseholdsExport *self = data;
  LinliHouseholdsExport *written;
  g_autoptr (LinliPaperTemplate) template = NULL;
  g_autoptr (LinliExportHead) head = NULL;

  if (gtk_widget_get_root (self->over) == NULL) /* the file was closed meanwhile */
    return;
  written = linli_households_export_new (self->over, self->context, self->filter, full);
  template = _linli_paper_template_load (linli_context_get_database (self->context), _linli_households_print_get_kind (self->filter));
  head = _linli_letterhead_new_export_head (linli_context_get_database (self->context), template, linli_households_export_get_title (self->filter), NULL);
  _linli_hold_begin (self->context);
  linli_resident_filter_export_async (self->filter, linli_context_get_store (self->context), g_file_peek_path (file), !full, head, NULL,
                                      linli_households_export_written_cb, written);
}

void
_linli_households_export (GtkWidget                 *over,
                          LinliContext              *context,
                          const LinliResidentFilter *filter)
{
  linli_export_request (over, context, _("Export the Table"), _("Save the Table"), linli_households_export_get_title (filter), linli_households_export_chosen_cb,
                        linli_households_export_new (over, context, filter, FALSE), linli_households_export_free);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where the header of a sheet is, in one line: in which row it begins, and how many it has. Rows count from 1 here, as in a spreadsheet. */

#include "config.h"

#include "linli-import-header-private.h"

#include <glib/gi18n-lib.h>

#define MOST_HEADER_ROWS 5

struct _LinliImportHeader {
  GtkWidget parent_instance;
  GtkWidget *first_row;
  GtkWidget *n_rows;
  gboolean busy; /* while they are set */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LinliImportHeader, linli_import_header, GTK_TYPE_WIDGET)

static void
linli_import_header_changed_cb (LinliImportHeader *self)
{
  if (!self->busy)
    g_signal_emit (self, changed_signal, 0);
}

static void
linli_import_header_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (linli_import_header_parent_class)->dispose (object);
}

static void
linli_import_header_class_init (LinliImportHeaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_import_header_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
linli_import_header_add (LinliImportHeader *self,
                         const char        *words,
                         const char        *name,
                         double             lowest,
                         double             highest)
{
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *spin = gtk_spin_button_new_with_range (lowest, highest, 1);

  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (spin, name);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (linli_import_header_changed_cb), self);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  gtk_widget_set_parent (spin, GTK_WIDGET (self));
  return spin;
}

static void
linli_import_header_init (LinliImportHeader *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);
  self->first_row = linli_import_header_add (self, _("The header begins in row"), _("First row of the header"), 1, 1);
  self->n_rows = linli_import_header_add (self, _("and has rows:"), _("Rows of the header"), 0, MOST_HEADER_ROWS);
}

GtkWidget *
_linli_import_header_new (void)
{
  return g_object_new (LINLI_TYPE_IMPORT_HEADER, NULL);
}

/* @n_all: rows of the sheet; @first_row: from 0; @n_rows: 0 when no row was understood as the header. */
void
_linli_import_header_show (LinliImportHeader *self,
                           guint              n_all,
                           guint              first_row,
                           guint              n_rows)
{
  self->busy = TRUE;
  gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->first_row), 1, MAX (n_all, 1));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->first_row), first_row + 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->n_rows), n_rows);
  self->busy = FALSE;
}

/* @first_row: (out): from 0; @n_rows: (out): how many. */
void
_linli_import_header_read (LinliImportHeader *self,
                           guint             *first_row,
                           guint             *n_rows)
{
  *first_row = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->first_row)) - 1;
  *n_rows = (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->n_rows));
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

/**
 * LinliForm:
 * @window: the dialog
 * @list: its rows
 * @fault: what is wrong, hidden at first
 * @keep: the button
 *
 * A dialog that is a list of rows and one button.
 */
typedef struct {
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *fault;
  GtkWidget *keep;
} LinliForm;

LINLI_EXPORT
LinliForm *linli_form_new (GtkWidget  *over,
                           const char *title,
                           const char *keep);
LINLI_EXPORT
GtkWidget *linli_form_add_entry (LinliForm  *self,
                                 const char *title,
                                 const char *text);
LINLI_EXPORT
GtkWidget *linli_form_add_choice (LinliForm          *self,
                                  const char         *title,
                                  const char * const *labels,
                                  guint               chosen);
LINLI_EXPORT
GtkWidget *linli_form_add_names (LinliForm          *self,
                                 const char         *title,
                                 const char * const *names);
LINLI_EXPORT
GtkWidget *linli_form_add_button (LinliForm  *self,
                                  const char *words);
LINLI_EXPORT
void linli_form_show (LinliForm      *self,
                      GCallback       kept,
                      gpointer        data,
                      GDestroyNotify  destroy);
LINLI_EXPORT
void linli_form_complain (LinliForm  *self,
                          const char *words,
                          GtkWidget  *where);

LINLI_EXPORT
char *linli_form_dup_text (GtkWidget *entry);
LINLI_EXPORT
gboolean linli_form_read_number (LinliForm *self,
                                 GtkWidget *entry,
                                 int        fallback,
                                 int       *number);
LINLI_EXPORT
gboolean linli_form_read_day (LinliForm  *self,
                              GtkWidget  *entry,
                              char      **day);

G_END_DECLS

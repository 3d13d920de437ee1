/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tells in a list of rows what could not be read, where its rows would be. */

#include "config.h"

#include "linli-trouble.h"

#include <adwaita.h>

#include "linli-error-words.h"

/**
 * linli_trouble_add:
 * @list: a #GtkListBox
 * @what: what could not be read, in words
 * @error: why
 *
 * Adds a row that tells what is missing, and why in the user's words.
 */
void
linli_trouble_add (GtkWidget    *list,
                   const char   *what,
                   const GError *error)
{
  GtkWidget *row;
  g_autofree char *why = NULL;

  g_return_if_fail (GTK_IS_LIST_BOX (list) && what != NULL && error != NULL);

  row = adw_action_row_new ();
  why = linli_error_dup_words (error);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_add_css_class (row, "tone-error");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

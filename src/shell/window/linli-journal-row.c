/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* One line of the journal, as every list of it shows it. */

#include "config.h"

#include "linli-journal-row-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-moment.h"

GtkWidget *
_linli_journal_row_new (LinliJournalEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean undone = linli_journal_entry_is_undone (entry);
  const char *actor = linli_journal_entry_get_actor (entry);
  g_autofree char *moment = linli_moment_dup_words (linli_journal_entry_get_time (entry));
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *subtitle = NULL;

  switch (linli_journal_entry_get_kind (entry))
    {
    case LINLI_JOURNAL_UNDO:
      title = g_strdup_printf (_("Undone: %s"), linli_journal_entry_get_title (entry));
      break;
    case LINLI_JOURNAL_REDO:
      title = g_strdup_printf (_("Done again: %s"), linli_journal_entry_get_title (entry));
      break;
    case LINLI_JOURNAL_OUTSIDE:
      title = g_strdup (_("Edited by another program"));
      break;
    case LINLI_JOURNAL_DO:
    default:
      title = g_strdup (linli_journal_entry_get_title (entry));
    }
  escaped = undone ? g_markup_printf_escaped ("<s>%s</s>", title) : g_markup_escape_text (title, -1);
  /* translators: moment, person, number of changed rows */
  subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %s · %d row", "%s · %s · %d rows",
                                           (gulong) linli_journal_entry_get_n_rows (entry)),
                              moment, *actor != '\0' ? actor : _("unnamed"), (int) linli_journal_entry_get_n_rows (entry));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (undone)
    {
      GtkWidget *mark = gtk_label_new (_("undone"));

      gtk_widget_add_css_class (mark, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }

  return row;
}

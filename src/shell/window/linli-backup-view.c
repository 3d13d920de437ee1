/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What one backup holds beside what the file holds, and what was done since and would be lost. */

#include "config.h"

#include "linli-backup-view-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-journal.h>

#include "linli-button.h"
#include "linli-journal-row-private.h"

/* Lines of what would be lost that are read at a time. */
#define PORTION 50

typedef struct
{
  LinliContext *context;
  GtkWidget *list;
  GtkWidget *more;
  gint64 common;
  gint64 oldest; /* of those shown; 0 for none */
  gint64 left;
} LinliBackupLoss;

static const char * const titles[LINLI_BACKUP_N_COUNTS] = {
  [LINLI_BACKUP_COUNT_HOUSEHOLDS] = N_("Households"),
  [LINLI_BACKUP_COUNT_RESIDENTS] = N_("Residents who live here"),
  [LINLI_BACKUP_COUNT_DWELLINGS] = N_("Dwellings"),
  [LINLI_BACKUP_COUNT_GRIDS] = N_("Grids"),
  [LINLI_BACKUP_COUNT_OPEN_MATTERS] = N_("Open matters"),
  [LINLI_BACKUP_COUNT_MATTERS] = N_("All matters"),
  [LINLI_BACKUP_COUNT_ATTACHMENTS] = N_("Photographs and files"),
};

static void
linli_backup_loss_free (gpointer data)
{
  LinliBackupLoss *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static GtkWidget *
linli_backup_view_new_cell (const char *text,
                            float       xalign,
                            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (xalign == 0)
    gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static char *
linli_backup_view_dup_number (gint64 number)
{
  /* translators: what is not known */
  return number >= 0 ? g_strdup_printf ("%'" G_GINT64_FORMAT, number) : g_strdup (_("unknown"));
}

static GtkWidget *
linli_backup_view_new_counts (const LinliBackupFacts *facts)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 24);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "linli-figures");
  gtk_grid_attach (GTK_GRID (grid), linli_backup_view_new_cell (_("What it holds"), 0, "heading"), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), linli_backup_view_new_cell (_("In the backup"), 1, "heading"), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), linli_backup_view_new_cell (_("In the file now"), 1, "heading"), 2, 0, 1, 1);
  for (int i = 0; i < LINLI_BACKUP_N_COUNTS; i++)
    {
      g_autofree char *held = linli_backup_view_dup_number (facts->held[i]);
      g_autofree char *present = linli_backup_view_dup_number (facts->present[i]);
      gboolean differs = facts->present[i] >= 0 && facts->present[i] != facts->held[i];

      gtk_grid_attach (GTK_GRID (grid), linli_backup_view_new_cell (_(titles[i]), 0, NULL), 0, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), linli_backup_view_new_cell (held, 1, differs ? "linli-strong" : NULL), 1, i + 1, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), linli_backup_view_new_cell (present, 1, differs ? "linli-strong" : NULL), 2, i + 1, 1, 1);
    }

  return grid;
}

/* The newest first, as the journal has them, down to the entry that both know. */
static void
linli_backup_loss_load (LinliBackupLoss *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = linli_journal_list (linli_context_get_database (self->context), self->oldest, PORTION, &error);
  g_autofree char *words = NULL;

  if (entries == NULL)
    {
      g_warning ("Journal: %s", error->message);
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      LinliJournalEntry *entry = g_ptr_array_index (entries, i);

      self->oldest = linli_journal_entry_get_id (entry);
      if (self->oldest <= self->common)
        break;
      gtk_list_box_append (GTK_LIST_BOX (self->list), _linli_journal_row_new (entry));
      self->left--;
    }
  self->left = MAX (self->left, 0);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d _More", "%d _More", (gulong) self->left), (int) self->left);
  gtk_button_set_label (GTK_BUTTON (self->more), words);
  gtk_widget_set_visible (self->more, self->left > 0 && self->oldest > self->common);
}

static char *
linli_backup_view_dup_loss (const LinliBackupFacts *facts)
{
  g_autofree char *lost = NULL;

  if (!facts->compared)
    return g_strdup (_("The file cannot be read, so that it is not known what was done since."));
  if (facts->other)
    return g_strdup (_("This is a backup of another file: the two have no change in common. It can be opened for reading, but not be put in the place of this one."));
  if (facts->n_lost == 0)
    lost = g_strdup (_("Nothing. No change was made since."));
  else
    lost = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d change made since would be taken out of the file. It stays in a backup of the file as it is now.",
                                         "%d changes made since would be taken out of the file. They stay in a backup of the file as it is now.", (gulong) facts->n_lost),
                            (int) facts->n_lost);
  if (facts->n_gained > 0)
    {
      g_autofree char *gained =
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d change that the file does not have would come back.",
                                      "%d changes that the file does not have would come back.", (gulong) facts->n_gained), (int) facts->n_gained);

      return g_strjoin ("\n", lost, gained, NULL);
    }

  return g_steal_pointer (&lost);
}

/**
 * _linli_backup_view_new:
 * @facts: what the backup holds
 * @context: (nullable): the document beside which it is held; %NULL where it cannot be opened
 *
 * Returns: (transfer floating): both, and the list of what would be lost
 */
GtkWidget *
_linli_backup_view_new (const LinliBackupFacts *facts,
                        LinliContext           *context)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *words = linli_backup_view_dup_loss (facts);
  GtkWidget *label = linli_backup_view_new_cell (words, 0, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), linli_backup_view_new_counts (facts));
  gtk_box_append (GTK_BOX (box), linli_backup_view_new_cell (_("What would be lost"), 0, "heading"));
  gtk_box_append (GTK_BOX (box), label);
  if (context != NULL && facts->n_lost > 0 && !facts->other)
    {
      LinliBackupLoss *loss = g_new0 (LinliBackupLoss, 1);

      loss->context = g_object_ref (context);
      loss->common = facts->common;
      loss->left = facts->n_lost;
      loss->list = gtk_list_box_new ();
      loss->more = linli_button_new ("", NULL);
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (loss->list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (loss->list, "boxed-list");
      gtk_accessible_update_property (GTK_ACCESSIBLE (loss->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What would be lost"), -1);
      gtk_widget_set_halign (loss->more, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (loss->more, "clicked", G_CALLBACK (linli_backup_loss_load), loss);
      g_object_set_data_full (G_OBJECT (box), "loss", loss, linli_backup_loss_free);
      gtk_box_append (GTK_BOX (box), loss->list);
      gtk_box_append (GTK_BOX (box), loss->more);
      linli_backup_loss_load (loss);
    }

  return box;
}

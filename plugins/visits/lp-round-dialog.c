/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Sheets that came back from their round are typed in: one line a row, Enter, the next. The code tells of which sheet it is; without a number
 * it is the one that was typed last. While a line is typed, it is said whose row it is; what
 * was typed stays in a list, the newest on top. What cannot be understood stays in the entry, with a word why. */

#include "lp-round-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-round-store.h"
#include "lp-visit-ui.h"

/* Days until a fault with a deadline is looked at again. */
#define RECHECK_DAYS 7

typedef struct {
  LinliContext *context;
  GtkWidget *over;
  LpRound *round;
  GPtrArray *rows;
  GtkWidget *entry;
  GtkWidget *hint;
  GtkWidget *typed;
  GtkWidget *progress;
} LpRoundDialog;

static void
lp_round_dialog_free (gpointer data)
{
  LpRoundDialog *self = data;

  g_object_unref (self->context);
  g_object_unref (self->over);
  lp_round_free (self->round);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* A row that was typed twice counts once. */
static void
lp_round_dialog_show_progress (LpRoundDialog *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GtkListBoxRow *line;
  guint n = 0;
  g_autofree char *words = NULL;

  for (int i = 0; (line = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->typed), i)) != NULL; i++)
    g_hash_table_add (seen, g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (line)), "code"));
  for (guint i = 0; i < self->rows->len; i++)
    n += g_hash_table_contains (seen, ((LpRoundRow *) g_ptr_array_index (self->rows, i))->code);
  words = g_strdup_printf (_("Rows that remain: %d of %d on sheet %s"), (int) (self->rows->len - n), (int) self->rows->len, self->round->number);
  gtk_label_set_text (GTK_LABEL (self->progress), words);
}

/* Turns to a sheet; in words why not. */
static char *
lp_round_dialog_turn (LpRoundDialog *self,
                      guint          sheet)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autofree char *number = g_strdup_printf ("%u", sheet);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  LpRound *round;

  if (sheet == 0 || g_str_equal (number, self->round->number))
    return NULL;
  round = lp_round_load (database, self->round->campaign, sheet, &error);
  rows = round != NULL ? lp_round_rows (database, round, &error) : NULL;
  if (rows == NULL)
    {
      g_clear_pointer (&round, lp_round_free);
      return error != NULL ? g_strdup (error->message) : g_strdup_printf (_("Sheet %u of this campaign was not printed"), sheet);
    }
  lp_round_free (self->round);
  self->round = round;
  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
  lp_round_dialog_show_progress (self);
  return NULL;
}

static void
lp_round_dialog_say_wrong (LpRoundDialog *self,
                           const char    *wrong)
{
  gtk_label_set_text (GTK_LABEL (self->hint), wrong);
  gtk_widget_add_css_class (self->hint, "error");
}

/* Whose row it is, as far as the line tells. */
static void
lp_round_dialog_changed_cb (LpRoundDialog *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (self->entry)), " ", 2);
  g_autofree char *masked = NULL, *words = NULL, *wrong = NULL;
  LpRoundRow *row;
  guint sheet, position;
  gboolean read = parts[0] != NULL && lp_round_parse_code (parts[0], &sheet, &position);

  gtk_widget_remove_css_class (self->hint, "error");
  if (read && (wrong = lp_round_dialog_turn (self, sheet)) != NULL)
    {
      lp_round_dialog_say_wrong (self, wrong);
      return;
    }
  if (!read || position >= self->rows->len)
    {
      gtk_label_set_text (GTK_LABEL (self->hint), _("Row code, blank, digit or letter: 1A07 2. Without the number of a sheet it is the one above."));
      return;
    }
  row = g_ptr_array_index (self->rows, position);
  masked = row->head != NULL ? linli_mask_name (row->head) : g_strdup ("");
  words = g_strdup_printf ("%s  %s  %s", row->code, row->address != NULL ? row->address : _("No address"), masked);
  gtk_label_set_text (GTK_LABEL (self->hint), words);
}

static void
lp_round_dialog_note (LpRoundDialog  *self,
                      guint           position,
                      LpVisitOutcome  outcome,
                      char           *words)
{
  LpRoundRow *row = g_ptr_array_index (self->rows, position);
  LpCampaignNote *note = lp_campaign_note_new (self->round->campaign, &row->household, 1, outcome);
  GtkWidget *line;
  g_autofree char *title = g_strdup_printf (_("%s %s: %s"), row->code, row->address != NULL ? row->address : "", lp_visit_outcome_label (outcome));

  note->words = words;
  if (outcome == LP_VISIT_LIMITED)
    note->recheck_on = lp_visit_dup_day (RECHECK_DAYS);
  line = lp_visit_label_new (title, NULL);
  g_object_set_data_full (G_OBJECT (line), "code", g_strdup (row->code), g_free);
  gtk_widget_set_margin_top (line, 4);
  gtk_widget_set_margin_bottom (line, 4);
  gtk_widget_set_margin_start (line, 6);
  gtk_widget_set_margin_end (line, 6);
  gtk_list_box_prepend (GTK_LIST_BOX (self->typed), line);
  lp_visit_act (self->over, self->context, title, lp_campaign_record, note, lp_campaign_note_free);
}

static void
lp_round_dialog_entered_cb (LpRoundDialog *self)
{
  const char *line = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_auto (GStrv) parts = g_strsplit (line, " ", 2);
  guint sheet, position;
  LpVisitOutcome outcome;
  char *words = NULL;
  g_autofree char *wrong = parts[0] != NULL && lp_round_parse_code (parts[0], &sheet, &position) ? lp_round_dialog_turn (self, sheet) : NULL;

  if (wrong == NULL)
    wrong = lp_round_parse_line (line, self->rows->len, &position, &outcome, &words);
  if (wrong != NULL)
    {
      lp_round_dialog_say_wrong (self, wrong);
      return;
    }
  lp_round_dialog_note (self, position, outcome, words);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  lp_round_dialog_show_progress (self);
}

/* The last line was taken back, through the journal as everything is: its row is to be typed again. The window can be closed meanwhile. */
static void
lp_round_dialog_undone_cb (GObject      *store,
                           GAsyncResult *result,
                           gpointer      data)
{
  g_autoptr (GtkWidget) typed = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (typed), 0);
  GtkRoot *window = gtk_widget_get_root (typed);
  LpRoundDialog *self = window != NULL ? g_object_get_data (G_OBJECT (window), "round") : NULL;
  gboolean undone = linli_store_undo_finish (LINLI_STORE (store), result, &title, &error);

  if (self == NULL)
    return;
  if (!undone)
    {
      lp_round_dialog_say_wrong (self, error->message);
      return;
    }
  if (first != NULL && g_strcmp0 (title, gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (first)))) == 0)
    gtk_list_box_remove (GTK_LIST_BOX (typed), GTK_WIDGET (first));
  lp_round_dialog_show_progress (self);
}

static void
lp_round_dialog_undo_cb (LpRoundDialog *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->typed), 0);
  const char *last = linli_store_get_undo_title (linli_context_get_store (self->context));

  if (first != NULL && g_strcmp0 (last, gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (first)))) != 0)
    lp_round_dialog_say_wrong (self, _("Something else was done since; undo that in the window first"));
  else if (first != NULL)
    linli_store_undo_async (linli_context_get_store (self->context), NULL, lp_round_dialog_undone_cb, g_object_ref (self->typed));
}

static GtkWidget *
lp_round_dialog_new_content (LpRoundDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10), *scroller = gtk_scrolled_window_new ();
  GtkWidget *undo = linli_button_new (_("_Undo the Last Line"), NULL);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < LP_VISIT_N_OUTCOMES; i++)
    g_string_append_printf (keys, "%s%u/%c %s", i > 0 ? "   " : "", i + 1, lp_visit_outcome_letter (i), lp_visit_outcome_label (i));
  self->entry = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Line of the sheet"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (lp_round_dialog_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (lp_round_dialog_entered_cb), self);
  self->hint = lp_visit_label_new (NULL, NULL);
  self->progress = lp_visit_label_new (NULL, "heading");
  self->typed = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->typed), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->typed), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Typed so far"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->typed);
  gtk_widget_set_vexpand (scroller, TRUE);
  g_signal_connect_swapped (undo, "clicked", G_CALLBACK (lp_round_dialog_undo_cb), self);
  gtk_box_append (GTK_BOX (box), self->progress);
  gtk_box_append (GTK_BOX (box), lp_visit_label_new (keys->str, "dim-label"));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->hint);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), undo);
  gtk_widget_add_css_class (box, "linli-page-box");
  return box;
}

void
lp_round_dialog_show (GtkWidget        *over,
                      LinliContext     *context,
                      const LpCampaign *campaign)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) error = NULL;
  LpRound *round = lp_round_load (database, campaign->id, 0, &error);
  g_autoptr (GPtrArray) rows = round != NULL ? lp_round_rows (database, round, &error) : NULL;
  LpRoundDialog *self;
  GtkWidget *window;

  if (rows == NULL)
    {
      g_clear_pointer (&round, lp_round_free);
      if (error != NULL)
        linli_toast_show_error (over, _("The sheet could not be read"), error);
      else
        linli_toast_show (over, _("No sheet of this campaign was printed yet"));
      return;
    }
  self = g_new0 (LpRoundDialog, 1);
  self->context = g_object_ref (context);
  self->over = g_object_ref (over);
  self->round = round;
  self->rows = g_steal_pointer (&rows);
  window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), _("Type a Sheet Back"), lp_round_dialog_new_content (self), 620, 520);
  g_object_set_data_full (G_OBJECT (window), "round", self, lp_round_dialog_free);
  lp_round_dialog_changed_cb (self);
  lp_round_dialog_show_progress (self);
  gtk_window_present (GTK_WINDOW (window));
}

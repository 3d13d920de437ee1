/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Editions of a series side by side: who came, how many of them said something, how the scores lie, what was changed and why, and the words. Its numbers
 * open what is behind them. GTK frees it with the page. */

#include "lp-series-compare.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-dialog.h"
#include "lp-came-dialog.h"
#include "lp-feedback-dialog.h"
#include "lp-series-reading.h"

#define MOST_EDITIONS 6
#define MOST_WORDS 8
#define COLUMN_WIDTH 185

typedef struct {
  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *box;
} LpSeriesCompare;

/* What a number opens. */
typedef void (*LpCompareDeed) (GtkWidget     *over,
                               LinliContext  *context,
                               const LpEvent *event,
                               int            score);

static void
lp_series_compare_free (gpointer data)
{
  LpSeriesCompare *self = data;

  g_object_unref (self->context);
  g_object_unref (self->selection);
  g_free (self);
}

static void
lp_series_compare_show_came (GtkWidget     *over,
                             LinliContext  *context,
                             const LpEvent *event,
                             int            score)
{
  lp_came_dialog_show (over, context, event, NULL);
}

/* Where nobody counted yet, the list on which it is noted. */
static void
lp_series_compare_show_list (GtkWidget     *over,
                             LinliContext  *context,
                             const LpEvent *event,
                             int            score)
{
  lp_attendee_dialog_show (over, context, event);
}

static void
lp_series_compare_show_said (GtkWidget     *over,
                             LinliContext  *context,
                             const LpEvent *event,
                             int            score)
{
  lp_feedback_dialog_show (over, context, event);
}

static void
lp_series_compare_deed_cb (GtkWidget       *button,
                           LpSeriesCompare *self)
{
  LpCompareDeed deed = (LpCompareDeed) g_object_get_data (G_OBJECT (button), "deed");
  const LpEvent *event = g_object_get_data (G_OBJECT (button), "event");

  if (deed != NULL)
    deed (button, self->context, event, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "score")));
  else
    linli_selection_open (self->selection, "matter", event->id);
}

/* A number, or a name, that opens something; NULL opens the event. */
static GtkWidget *
lp_series_compare_new_button (LpSeriesCompare *self,
                              const char      *label,
                              const char      *hint,
                              const LpEvent   *event,
                              LpCompareDeed    deed)
{
  GtkWidget *button = gtk_button_new_with_label (label), *text = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, hint);
  g_object_set_data_full (G_OBJECT (button), "event", lp_event_copy (event), lp_event_free);
  g_object_set_data (G_OBJECT (button), "deed", (gpointer) deed);
  g_signal_connect (button, "clicked", G_CALLBACK (lp_series_compare_deed_cb), self);
  return button;
}

static GtkWidget *
lp_series_compare_new_label (const char *text,
                             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* How many gave a score: a number that opens what they said. */
static GtkWidget *
lp_series_compare_new_number (LpSeriesCompare *self,
                              const LpEdition *edition,
                              int              score)
{
  int n = edition->sum.n_of[score];
  g_autofree char *number = g_strdup_printf ("%d", n), *points = g_strdup_printf (ngettext ("%d point", "%d points", (gulong) score), score);
  g_autofree char *name = g_strdup_printf (C_("feedback", "%s: %s"), points, number);
  GtkWidget *button;

  if (n == 0)
    {
      GtkWidget *label = lp_series_compare_new_label (number, "numeric");

      gtk_widget_add_css_class (label, "linli-inline"); /* as wide around its text as a button */
      return label;
    }
  button = lp_series_compare_new_button (self, number, C_("feedback", "Show this feedback"), edition->event, lp_feedback_dialog_show_scored);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "score", GINT_TO_POINTER (score));
  return button;
}

/* A line for each score, the best first: how many gave it, as a number beside a bar. */
static GtkWidget *
lp_series_compare_new_scores (LpSeriesCompare *self,
                              const LpEdition *edition)
{
  const LpFeedbackSum *sum = &edition->sum;
  GtkWidget *grid = gtk_grid_new ();

  if (sum->n_scores == 0)
    {
      g_object_unref (g_object_ref_sink (grid));
      return lp_series_compare_new_label (C_("feedback", "no scores"), "dim-label");
    }
  gtk_grid_set_column_spacing (GTK_GRID (grid), 9);
  for (int score = LP_FEEDBACK_BEST; score > 0; score--)
    {
      g_autofree char *label = g_strdup_printf (ngettext ("%d point", "%d points", (gulong) score), score);
      GtkWidget *bar = gtk_level_bar_new_for_interval (0, sum->n_scores), *name = lp_series_compare_new_label (label, NULL);
      int row = LP_FEEDBACK_BEST - score;

      gtk_label_set_wrap (GTK_LABEL (name), FALSE);
      gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), NULL); /* few are not bad */
      gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), sum->n_of[score]);
      gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
      gtk_widget_set_hexpand (bar, TRUE);
      gtk_widget_set_can_target (bar, FALSE);
      gtk_grid_attach (GTK_GRID (grid), name, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), bar, 1, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), lp_series_compare_new_number (self, edition, score), 2, row, 1, 1);
    }
  return grid;
}

static GtkWidget *
lp_series_compare_new_words (LpSeriesCompare *self,
                             const LpEdition *edition)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; i < MIN (edition->words->len, MOST_WORDS); i++)
    {
      g_autofree char *words = g_strdup_printf (C_("feedback", "“%s”"), (char *) g_ptr_array_index (edition->words, i));

      gtk_box_append (GTK_BOX (box), lp_series_compare_new_label (words, NULL));
    }
  if (edition->words->len == 0)
    gtk_box_append (GTK_BOX (box), lp_series_compare_new_label (C_("feedback", "no words"), "dim-label"));
  if (edition->words->len > MOST_WORDS)
    {
      g_autofree char *more = g_strdup_printf (C_("feedback", "%u more…"), edition->words->len - MOST_WORDS);

      gtk_box_append (GTK_BOX (box), lp_series_compare_new_button (self, more, C_("feedback", "All feedback"), edition->event, lp_series_compare_show_said));
    }
  return box;
}

static void
lp_series_compare_add_cell (GtkWidget *grid,
                            int        column,
                            int       *row,
                            GtkWidget *cell)
{
  if (!GTK_IS_BUTTON (cell))
    gtk_widget_set_size_request (cell, COLUMN_WIDTH, -1);
  gtk_widget_set_valign (cell, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (grid), cell, column, (*row)++, 1, 1);
}

static void
lp_series_compare_add_edition (LpSeriesCompare *self,
                               GtkWidget       *grid,
                               int              column,
                               const LpEdition *edition)
{
  const LpEvent *event = edition->event;
  int total = lp_event_counts_get_total (&event->counts), row = 0;
  g_autofree char *name = event->edition > 0 ? g_strdup_printf (C_("event", "Edition %d"), event->edition) : g_strdup (lp_event_get_shown (event));
  g_autofree char *came = total >= 0 ? g_strdup_printf (ngettext ("%d person", "%d people", (gulong) total), total) : g_strdup (C_("event", "unknown"));
  g_autofree char *when = lp_event_dup_when (event), *answers = lp_edition_dup_answers (edition), *mean = lp_edition_dup_mean (edition);
  g_autofree char *warning = lp_feedback_sum_dup_warning (&edition->sum, total);
  GtkWidget *said = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  lp_series_compare_add_cell (grid, column, &row, lp_series_compare_new_button (self, name, C_("event", "Open it"), event, NULL));
  lp_series_compare_add_cell (grid, column, &row, lp_series_compare_new_label (when, NULL));
  lp_series_compare_add_cell (grid, column, &row, lp_series_compare_new_button (self, came, C_("event", "Who comes"), event, total > 0 ? lp_series_compare_show_came : lp_series_compare_show_list));
  lp_series_compare_add_cell (grid, column, &row, lp_series_compare_new_label (event->shown_what != NULL ? event->shown_what : "—", NULL));
  lp_series_compare_add_cell (grid, column, &row, lp_series_compare_new_label (event->shown_why != NULL ? event->shown_why : "—", NULL));
  gtk_box_append (GTK_BOX (said), lp_series_compare_new_button (self, answers, C_("feedback", "All feedback"), event, lp_series_compare_show_said));
  if (warning != NULL)
    gtk_box_append (GTK_BOX (said), lp_series_compare_new_label (warning, linli_tone_get_css_class (LINLI_TONE_WARNING)));
  lp_series_compare_add_cell (grid, column, &row, said);
  lp_series_compare_add_cell (grid, column, &row, edition->sum.n_scores > 0
                                                  ? lp_series_compare_new_button (self, mean, C_("feedback", "Show this feedback"), event, lp_feedback_dialog_show_scored)
                                                  : lp_series_compare_new_label (mean, NULL));
  lp_series_compare_add_cell (grid, column, &row, lp_series_compare_new_scores (self, edition));
  lp_series_compare_add_cell (grid, column, &row, lp_series_compare_new_words (self, edition));
}

static void
lp_series_compare_add_headings (GtkWidget *grid)
{
  const char * const headings[] = { C_("event", "Edition"), C_("event", "Time"), C_("event", "Came"), C_("event", "What was changed"),
                                    C_("event", "Why"), C_("event", "Feedback"), C_("event", "Mean score"), C_("event", "Scores"),
                                    C_("event", "What people said") };

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      GtkWidget *heading = lp_series_compare_new_label (headings[i], "heading");

      gtk_label_set_wrap (GTK_LABEL (heading), FALSE);
      gtk_grid_attach (GTK_GRID (grid), heading, 0, (int) i, 1, 1);
    }
}

void
lp_series_compare_show (GtkWidget *compare,
                        GPtrArray *editions)
{
  LpSeriesCompare *self = g_object_get_data (G_OBJECT (compare), "compare");
  GtkWidget *grid = gtk_grid_new ();
  guint n = MIN (editions->len, MOST_EDITIONS);

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL; child = gtk_widget_get_first_child (self->box))
    gtk_box_remove (GTK_BOX (self->box), child);
  if (editions->len > n)
    {
      g_autofree char *words = g_strdup_printf (C_("event", "The latest %u of %u editions; the table has all"), n, editions->len);

      linli_plain_label_add (self->box, words, "dim-label");
    }
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 12);
  lp_series_compare_add_headings (grid);
  for (guint i = 0; i < n; i++)
    lp_series_compare_add_edition (self, grid, (int) i + 1, g_ptr_array_index (editions, editions->len - 1 - i));
  gtk_box_append (GTK_BOX (self->box), grid);
}

GtkWidget *
lp_series_compare_new (LinliContext   *context,
                       LinliSelection *selection)
{
  LpSeriesCompare *self = g_new0 (LpSeriesCompare, 1);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *self = (LpSeriesCompare) { g_object_ref (context), g_object_ref (selection), gtk_box_new (GTK_ORIENTATION_VERTICAL, 12) };
  gtk_widget_add_css_class (self->box, "linli-dialog-body");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_widget_add_css_class (scroller, "card");
  g_object_set_data_full (G_OBJECT (scroller), "compare", self, lp_series_compare_free);
  return scroller;
}

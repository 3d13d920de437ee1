/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The figures as widgets: four rates, each with its formula in words and numbers, what grew, what came back, and the table by group. Made anew
 * after each reading. */

#include "lp-request-figures-sheet.h"

#include <glib/gi18n-lib.h>

/* Lines of the table that are shown; the sums are of all. */
#define MOST_LINES 300
#define MOST_TOPICS 5

/* What a button opens. */
typedef struct {
  LpRequestPick *pick;
  char *title;
  LpRequestPickFunc func;
  gpointer data;
} LpRequestNumber;

static void
lp_request_number_free (gpointer data,
                        GClosure *closure)
{
  LpRequestNumber *number = data;

  lp_request_pick_free (number->pick);
  g_free (number->title);
  g_free (number);
}

static void
lp_request_number_cb (GtkWidget       *button,
                      LpRequestNumber *number)
{
  number->func (number->pick, number->title, number->data);
}

static const char *
lp_request_figures_get_label (LpRequestFigure figure)
{
  static const char * const labels[LP_REQUEST_N_FIGURES] = {
    [LP_REQUEST_FIGURE_RECEIVED] = N_("Requests received"), [LP_REQUEST_FIGURE_IN_TIME] = N_("Answered in time"),
    [LP_REQUEST_FIGURE_LATE] = N_("Answered late"), [LP_REQUEST_FIGURE_UNDATED] = N_("Answered, no deadline"),
    [LP_REQUEST_FIGURE_OVERDUE] = N_("Overdue, not answered"), [LP_REQUEST_FIGURE_UNDERWAY] = N_("Not due yet"),
    [LP_REQUEST_FIGURE_ENDED] = N_("Ended otherwise"), [LP_REQUEST_FIGURE_WAITING] = N_("Waiting now"),
    [LP_REQUEST_FIGURE_CALLED] = N_("Were called back"), [LP_REQUEST_FIGURE_UNCALLED] = N_("To be called back"),
    [LP_REQUEST_FIGURE_NOBODY] = N_("Nobody to call"), [LP_REQUEST_FIGURE_RESPONDED] = N_("Responded to"),
    [LP_REQUEST_FIGURE_SOLVED] = N_("Solved for them"), [LP_REQUEST_FIGURE_SATISFIED] = N_("All satisfied"),
    [LP_REQUEST_FIGURE_AGAIN] = N_("Done again"), [LP_REQUEST_FIGURE_REPEATED] = N_("Repeated requests"),
  };

  return _(labels[figure]);
}

char *
lp_request_figures_dup_rate (gint64 part,
                             gint64 whole)
{
  gint64 tenths = whole > 0 ? 1000 * part / whole : 0;

  return whole > 0 ? g_strdup_printf ("%d.%d %%", (int) (tenths / 10), (int) (tenths % 10)) : NULL;
}

static GtkWidget *
lp_request_figures_new_label (const char *text,
                              const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

/* A cell that is no button, as wide around its text as one. */
static GtkWidget *
lp_request_figures_new_plain (const char *text,
                              const char *css)
{
  GtkWidget *label = lp_request_figures_new_label (text, css);

  gtk_widget_add_css_class (label, "linli-inline");
  return label;
}

/* A number: a button, unless there is nothing behind it. */
static GtkWidget *
lp_request_figures_new_number (const LpRequestSheetSource *source,
                               const LinliPeriod      *period,
                               LpRequestFigure             figure,
                               LpRequestGrouping           grouping,
                               const char                 *key,
                               const char                 *group,
                               gint64                      count)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  g_autofree char *stretch = linli_period_dup_words (period);
  g_autofree char *title = group != NULL ? g_strjoin (" · ", group, lp_request_figures_get_label (figure), stretch, NULL)
                                         : g_strjoin (" · ", lp_request_figures_get_label (figure), stretch, NULL);
  g_autofree char *name = g_strdup_printf (_("%s: %s"), title, text);
  LpRequestNumber *number;
  GtkWidget *button;

  if (count == 0)
    return lp_request_figures_new_plain (text, "dim-label");
  button = gtk_button_new_with_label (text);
  number = g_new (LpRequestNumber, 1);
  *number = (LpRequestNumber) { lp_request_pick_new (period, figure, grouping, key), g_steal_pointer (&title), source->func, source->data };
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Show these requests"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (lp_request_number_cb), number, lp_request_number_free, 0);
  return button;
}

static GtkWidget *
lp_request_figures_new_total (const LpRequestSheetSource *source,
                              LpRequestFigure             figure)
{
  return lp_request_figures_new_number (source, &source->period, figure, LP_REQUEST_BY_NOTHING, NULL, NULL, source->figures->total->counts[figure]);
}

static void
lp_request_figures_append_words (GtkWidget  *row,
                                 const char *words)
{
  linli_wrap_box_append (LINLI_WRAP_BOX (row), lp_request_figures_new_plain (words, NULL));
}

/* “Answered in time [34]” */
static void
lp_request_figures_append (GtkWidget                  *row,
                           const LpRequestSheetSource *source,
                           LpRequestFigure             figure)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (pair), lp_request_figures_new_plain (lp_request_figures_get_label (figure), NULL));
  gtk_box_append (GTK_BOX (pair), lp_request_figures_new_total (source, figure));
  gtk_widget_set_valign (pair, GTK_ALIGN_CENTER);
  linli_wrap_box_append (LINLI_WRAP_BOX (row), pair);
}

/* The rate, how it is counted, and what does not count. */
static void
lp_request_figures_add_rate (GtkWidget                  *box,
                             const LpRequestSheetSource *source,
                             const char                 *title,
                             LpRequestFigure             part,
                             const LpRequestFigure      *wholes,
                             gsize                       n_wholes)
{
  GtkWidget *row = linli_wrap_box_new (0, 2);
  GtkWidget *head = lp_request_figures_new_plain (title, "linli-strong");
  gint64 whole = 0;
  g_autofree char *rate = NULL;

  for (gsize i = 0; i < n_wholes; i++)
    whole += source->figures->total->counts[wholes[i]];
  rate = lp_request_figures_dup_rate (source->figures->total->counts[part], whole);
  linli_wrap_box_append (LINLI_WRAP_BOX (row), head);
  linli_wrap_box_append (LINLI_WRAP_BOX (row), lp_request_figures_new_plain (rate != NULL ? rate : _("unknown yet"), "linli-strong"));
  lp_request_figures_append_words (row, "=");
  lp_request_figures_append (row, source, part);
  lp_request_figures_append_words (row, n_wholes > 1 ? "÷ (" : "÷");
  for (gsize i = 0; i < n_wholes; i++)
    {
      if (i > 0)
        lp_request_figures_append_words (row, "+");
      lp_request_figures_append (row, source, wholes[i]);
    }
  if (n_wholes > 1)
    lp_request_figures_append_words (row, ")");
  gtk_box_append (GTK_BOX (box), row);
}

static void
lp_request_figures_add_words (GtkWidget  *box,
                              const char *words)
{
  GtkWidget *label = lp_request_figures_new_label (words, "dim-label");

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "linli-small");
  gtk_box_append (GTK_BOX (box), label);
}

static void
lp_request_figures_add_apart (GtkWidget                  *box,
                              const LpRequestSheetSource *source,
                              const char                 *words,
                              const LpRequestFigure      *figures,
                              gsize                       n_figures)
{
  GtkWidget *row = linli_wrap_box_new (0, 2);

  if (words != NULL)
    lp_request_figures_append_words (row, words);
  for (gsize i = 0; i < n_figures; i++)
    lp_request_figures_append (row, source, figures[i]);
  gtk_box_append (GTK_BOX (box), row);
}

static void
lp_request_figures_add_heading (GtkWidget  *box,
                                const char *text)
{
  gtk_box_append (GTK_BOX (box), lp_request_figures_new_label (text, "linli-section-title"));
}

static void
lp_request_figures_add_rates (GtkWidget                  *box,
                              const LpRequestSheetSource *source)
{
  static const LpRequestFigure timed[] = { LP_REQUEST_FIGURE_IN_TIME, LP_REQUEST_FIGURE_LATE, LP_REQUEST_FIGURE_OVERDUE };
  static const LpRequestFigure called[] = { LP_REQUEST_FIGURE_CALLED };
  static const LpRequestFigure untimed[] = { LP_REQUEST_FIGURE_UNDERWAY, LP_REQUEST_FIGURE_UNDATED, LP_REQUEST_FIGURE_ENDED };
  static const LpRequestFigure unheard[] = { LP_REQUEST_FIGURE_UNCALLED, LP_REQUEST_FIGURE_NOBODY };
  static const LpRequestFigure back[] = { LP_REQUEST_FIGURE_REPEATED, LP_REQUEST_FIGURE_AGAIN };
  g_autofree char *again = NULL;

  lp_request_figures_add_heading (box, _("Rates"));
  lp_request_figures_add_rate (box, source, _("Rate of answers in time"), LP_REQUEST_FIGURE_IN_TIME, timed, G_N_ELEMENTS (timed));
  lp_request_figures_add_apart (box, source, _("Not counted there:"), untimed, G_N_ELEMENTS (untimed));
  lp_request_figures_add_rate (box, source, _("Response rate"), LP_REQUEST_FIGURE_RESPONDED, called, G_N_ELEMENTS (called));
  lp_request_figures_add_rate (box, source, _("Solution rate"), LP_REQUEST_FIGURE_SOLVED, called, G_N_ELEMENTS (called));
  lp_request_figures_add_rate (box, source, _("Satisfaction rate"), LP_REQUEST_FIGURE_SATISFIED, called, G_N_ELEMENTS (called));
  lp_request_figures_add_apart (box, source, _("Not known, counted neither as yes nor as no:"), unheard, G_N_ELEMENTS (unheard));
  lp_request_figures_add_words (box, _("Requests are counted by the day on which they were received, as they stand now. What is open and overdue counts against"
                                       " the on-time rate. A request is called back when somebody was asked after the last answer, even if it is being done"
                                       " again since; it counts as solved or satisfied when all who were asked say so."));
  lp_request_figures_add_heading (box, _("What comes back"));
  lp_request_figures_add_apart (box, source, NULL, back, G_N_ELEMENTS (back));
  again = g_strdup_printf (_("Repeated: the same category at the same place within %d days, from the %d. time on; what was merged is at least the second."
                             " Done again: taken up once more after an answer or its end."), source->figures->repeats.days, source->figures->repeats.number);
  lp_request_figures_add_words (box, again);
}

static void
lp_request_figures_add_topic (GtkWidget                  *box,
                              const LpRequestSheetSource *source,
                              const LpRequestTopic       *topic)
{
  GtkWidget *row = linli_wrap_box_new (0, 2);
  const char *name = lp_request_words_get_category (source->words, topic->category);
  gint64 tenths = topic->before * 10 / LP_REQUEST_STRETCHES_BEFORE;
  g_autofree char *mean = g_strdup_printf (_("(%d.%d on average)"), (int) (tenths / 10), (int) (tenths % 10));

  linli_wrap_box_append (LINLI_WRAP_BOX (row), lp_request_figures_new_plain (name, "linli-strong"));
  lp_request_figures_append_words (row, C_("figure", "now"));
  linli_wrap_box_append (LINLI_WRAP_BOX (row), lp_request_figures_new_number (source, &source->period, LP_REQUEST_FIGURE_RECEIVED, LP_REQUEST_BY_CATEGORY,
                                                                              topic->category, name, topic->now));
  lp_request_figures_append_words (row, _("in the three stretches before together"));
  linli_wrap_box_append (LINLI_WRAP_BOX (row), lp_request_figures_new_number (source, &source->figures->before, LP_REQUEST_FIGURE_RECEIVED,
                                                                              LP_REQUEST_BY_CATEGORY, topic->category, name, topic->before));
  lp_request_figures_append_words (row, mean);
  gtk_box_append (GTK_BOX (box), row);
}

static void
lp_request_figures_add_topics (GtkWidget                  *box,
                               const LpRequestSheetSource *source)
{
  const LpRequestFigures *figures = source->figures;

  lp_request_figures_add_heading (box, _("Hot topics: what grew most"));
  if (figures->n_before == 0)
    lp_request_figures_add_words (box, _("No request of the three stretches before is in the file, so there is nothing to compare with."));
  else if (figures->topics->len == 0)
    lp_request_figures_add_words (box, _("No category grew."));
  for (guint i = 0; figures->n_before > 0 && i < MIN (figures->topics->len, MOST_TOPICS); i++)
    lp_request_figures_add_topic (box, source, g_ptr_array_index (figures->topics, i));
}

static const LpRequestFigure lp_request_figures_columns[] = {
  LP_REQUEST_FIGURE_RECEIVED, LP_REQUEST_FIGURE_IN_TIME, LP_REQUEST_FIGURE_LATE, LP_REQUEST_FIGURE_OVERDUE, LP_REQUEST_FIGURE_UNDERWAY,
  LP_REQUEST_FIGURE_WAITING, LP_REQUEST_FIGURE_CALLED, LP_REQUEST_FIGURE_UNCALLED, LP_REQUEST_FIGURE_SATISFIED, LP_REQUEST_FIGURE_REPEATED,
};

/* What a group is called. */
static const char *
lp_request_figures_get_group (const LpRequestSheetSource *source,
                              const LpRequestFigureLine  *line)
{
  if (source->grouping == LP_REQUEST_BY_CATEGORY)
    return lp_request_words_get_category (source->words, line->key);
  if (source->grouping == LP_REQUEST_BY_GRID)
    return line->name != NULL ? line->name : _("No grid");
  return line->key;
}

static void
lp_request_figures_attach (GtkWidget *table,
                           GtkWidget *cell,
                           int        column,
                           int        row)
{
  gtk_widget_set_halign (cell, column == 0 ? GTK_ALIGN_START : GTK_ALIGN_END);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (table), cell, column, row, 1, 1);
}

static void
lp_request_figures_add_line (GtkWidget                  *table,
                             const LpRequestSheetSource *source,
                             const LpRequestFigureLine  *line,
                             int                         row)
{
  gboolean total = line == source->figures->total;
  const char *group = total ? C_("figure", "Together") : lp_request_figures_get_group (source, line);
  const gint64 *counts = line->counts;
  g_autofree char *rate = lp_request_figures_dup_rate (counts[LP_REQUEST_FIGURE_IN_TIME], counts[LP_REQUEST_FIGURE_IN_TIME] +
                                                       counts[LP_REQUEST_FIGURE_LATE] + counts[LP_REQUEST_FIGURE_OVERDUE]);
  GtkWidget *label = lp_request_figures_new_label (group, total ? "heading" : NULL);
  int n = G_N_ELEMENTS (lp_request_figures_columns);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_widget_set_tooltip_text (label, group);
  lp_request_figures_attach (table, label, 0, row);
  for (int i = 0; i < n; i++)
    lp_request_figures_attach (table, lp_request_figures_new_number (source, &source->period, lp_request_figures_columns[i],
                                                                     total ? LP_REQUEST_BY_NOTHING : source->grouping, total ? NULL : line->key,
                                                                     total ? NULL : group, counts[lp_request_figures_columns[i]]),
                               i + 1, row);
  lp_request_figures_attach (table, lp_request_figures_new_plain (rate != NULL ? rate : "—", rate != NULL ? NULL : "dim-label"), n + 1, row);
}

static void
lp_request_figures_add_table (GtkWidget                  *box,
                              const LpRequestSheetSource *source)
{
  static const char * const titles[] = { [LP_REQUEST_BY_GRID] = N_("By grid"), [LP_REQUEST_BY_CATEGORY] = N_("By category"), [LP_REQUEST_BY_MONTH] = N_("By month") };
  GPtrArray *lines = source->figures->lines;
  GtkWidget *table = gtk_grid_new ();
  int n = G_N_ELEMENTS (lp_request_figures_columns), row = 1;

  gtk_grid_set_column_spacing (GTK_GRID (table), 2);
  gtk_widget_add_css_class (table, "linli-table");
  gtk_widget_set_halign (table, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, _(titles[source->grouping]), -1);
  for (int i = 0; i <= n; i++)
    {
      GtkWidget *label = lp_request_figures_new_plain (i < n ? lp_request_figures_get_label (lp_request_figures_columns[i]) : _("Rate of answers in time"), "linli-small");

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_RIGHT);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 9);
      gtk_label_set_width_chars (GTK_LABEL (label), 4);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      lp_request_figures_attach (table, label, i + 1, 0);
    }
  lp_request_figures_add_line (table, source, source->figures->total, row++);
  for (guint i = 0; i < MIN (lines->len, MOST_LINES); i++)
    lp_request_figures_add_line (table, source, g_ptr_array_index (lines, i), row++);
  lp_request_figures_add_heading (box, _(titles[source->grouping]));
  gtk_box_append (GTK_BOX (box), table);
  if (lines->len > MOST_LINES)
    lp_request_figures_add_words (box, _("More groups than can be shown here; they are part of the sums. Choose a shorter time."));
}

GtkWidget *
lp_request_figures_sheet_new (const LpRequestSheetSource *source)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "linli-dialog-body");
  lp_request_figures_add_table (box, source);
  lp_request_figures_add_rates (box, source);
  lp_request_figures_add_topics (box, source);
  return box;
}

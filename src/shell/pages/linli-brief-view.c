/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A brief as widgets, made anew after each count: paragraphs whose numbers are links, and the figures in lines. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-brief-private.h"
#include "linli-button.h"
#include "linli-wrap-box.h"

/* What a number opens. */
typedef struct {
  LinliBrief *brief;
  LinliFigure *figure; /* NULL: by the name that the link has */
  LinliBriefOpenFunc open;
  gpointer data;
} LinliBriefNumber;

static void
linli_brief_number_free (gpointer  data,
                         GClosure *closure)
{
  LinliBriefNumber *number = data;

  g_object_unref (number->brief);
  g_free (number);
}

static LinliBriefNumber *
linli_brief_number_new (LinliBrief         *brief,
                        LinliFigure        *figure,
                        LinliBriefOpenFunc  open,
                        gpointer            data)
{
  LinliBriefNumber *number = g_new (LinliBriefNumber, 1);

  *number = (LinliBriefNumber) { g_object_ref (brief), figure, open, data };
  return number;
}

char *
_linli_brief_dup_heading (LinliBrief *brief,
                          guint       section)
{
  const char * const numbers[] = { C_("section", "1"), C_("section", "2"), C_("section", "3"), C_("section", "4"), C_("section", "5"),
                                   C_("section", "6"), C_("section", "7"), C_("section", "8"), C_("section", "9"), C_("section", "10") };
  g_autofree char *beyond = g_strdup_printf ("%u", section + 1);

  return g_strdup_printf (C_("section", "%s. %s"), section < G_N_ELEMENTS (numbers) ? numbers[section] : beyond,
                          linli_figures_get_title (linli_brief_get_section (brief, section)));
}

static gboolean
linli_brief_link_cb (GtkWidget        *label,
                     const char       *name,
                     LinliBriefNumber *number)
{
  LinliFigure *figure = linli_brief_find (number->brief, name);

  if (figure != NULL && linli_figure_get_n_rows (figure) > 0)
    number->open (figure, number->data);
  return TRUE;
}

/* Numbers with rows behind them are links; what they count stands in the tooltip of the link. */
static char *
linli_brief_dup_markup (LinliBrief *brief,
                        const char *text)
{
  GString *markup = g_string_new (NULL);
  char *words, *name;

  while (linli_brief_text_parse (&text, &words, &name))
    {
      LinliFigure *figure = name != NULL ? linli_brief_find (brief, name) : NULL;
      g_autofree char *plain = g_markup_escape_text (words, -1);

      if (figure != NULL && linli_figure_get_n_rows (figure) > 0)
        {
          g_autofree char *link = g_markup_printf_escaped ("<a href=\"%s\" title=\"%s\">", name, linli_figure_get_about (figure)->definition);

          g_string_append_printf (markup, "%s%s</a>", link, plain);
        }
      else
        {
          g_string_append (markup, plain);
        }
      g_free (words);
      g_free (name);
    }
  return g_string_free (markup, FALSE);
}

static GtkWidget *
linli_brief_new_label (const char *css)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
linli_brief_add_text (GtkWidget          *box,
                      LinliBrief         *brief,
                      const char         *text,
                      const char         *css,
                      LinliBriefOpenFunc  open,
                      gpointer            data)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autofree char *markup = linli_brief_dup_markup (brief, paragraphs[i]);
      GtkWidget *label = linli_brief_new_label (css);

      gtk_label_set_markup (GTK_LABEL (label), markup);
      g_signal_connect_data (label, "activate-link", G_CALLBACK (linli_brief_link_cb), linli_brief_number_new (brief, NULL, open, data),
                             linli_brief_number_free, 0);
      gtk_box_append (GTK_BOX (box), label);
    }
}

static void
linli_brief_add_words (GtkWidget  *box,
                       const char *words,
                       const char *css)
{
  GtkWidget *label = linli_brief_new_label (css);

  gtk_label_set_text (GTK_LABEL (label), words);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
linli_brief_new_button (const char *label,
                        const char *name,
                        const char *action,
                        guint       section)
{
  GtkWidget *button = linli_button_new (label, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", section);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  return button;
}

static GtkWidget *
linli_brief_new_heading (LinliBrief *brief,
                         guint       section)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = linli_brief_new_label ("title-4");
  g_autofree char *heading = _linli_brief_dup_heading (brief, section);
  g_autofree char *write = g_strdup_printf (_("Write: %s"), heading);
  g_autofree char *draft = g_strdup_printf (_("Take the draft: %s"), heading);

  gtk_label_set_text (GTK_LABEL (label), heading);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  if (linli_brief_get_written (brief, section) != NULL)
    gtk_box_append (GTK_BOX (row), linli_brief_new_button (_("Take the Draft"), draft, "brief.draft", section));
  if (linli_brief_get_trouble (brief, section) == NULL)
    gtk_box_append (GTK_BOX (row), linli_brief_new_button (_("Write…"), write, "brief.edit", section));
  return row;
}

char *
_linli_brief_dup_beside (LinliBrief  *brief,
                         LinliFigure *figure)
{
  g_autofree char *change = linli_figure_dup_change (figure);
  g_autofree char *day = linli_date_to_string (linli_brief_get_day (brief));

  if (linli_figure_get_about (figure)->time == LINLI_FIGURE_NOW)
    return g_strdup_printf (C_("figure", "as of %s"), day);
  if (linli_date_compare (&linli_brief_get_period (brief)->last, linli_brief_get_day (brief)) >= 0)
    return g_strdup (C_("figure", "so far in this period"));
  return change != NULL ? g_steal_pointer (&change) : g_strdup (C_("figure", "unknown"));
}

GtkWidget *
_linli_brief_section_new (LinliBrief         *brief,
                          guint               section,
                          LinliBriefOpenFunc  open,
                          gpointer            data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const char *written = linli_brief_get_written (brief, section), *draft = linli_brief_get_draft (brief, section);
  g_autofree char *changes = linli_brief_dup_changes (brief, section);

  gtk_box_append (GTK_BOX (box), linli_brief_new_heading (brief, section));
  if (linli_brief_get_trouble (brief, section) != NULL)
    linli_brief_add_words (box, linli_brief_get_trouble (brief, section), "tone-error");
  linli_brief_add_text (box, brief, written != NULL ? written : draft, NULL, open, data);
  if (written == NULL)
    return box;
  if (changes != NULL)
    linli_brief_add_words (box, changes, "tone-warning");
  linli_brief_add_words (box, _("Written by the office. Drafted from the numbers it would be:"), "linli-small");
  linli_brief_add_text (box, brief, draft, "dim-label", open, data);
  return box;
}

static void
linli_brief_number_clicked_cb (GtkWidget        *button,
                               LinliBriefNumber *number)
{
  number->open (number->figure, number->data);
}

static void
linli_brief_table_put (GtkWidget  *grid,
                       const char *text,
                       int         column,
                       int         row,
                       const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 || column == 2 ? 0 : 1);
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

/* What tells a number is a button when there are rows behind the number. */
static void
linli_brief_table_put_number (GtkWidget        *grid,
                              LinliBriefNumber *number,
                              const char       *text,
                              int               column,
                              int               row,
                              const char       *css,
                              const char       *tip)
{
  g_autofree char *name = g_strdup_printf (_("%s: %s"), linli_figure_get_about (number->figure)->words, text);
  GtkWidget *button;

  if (linli_figure_get_n_rows (number->figure) == 0)
    {
      linli_brief_table_put (grid, text, column, row, css);
      linli_brief_number_free (number, NULL);
      return;
    }
  button = gtk_button_new_with_label (text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_add_css_class (button, column == 1 ? "linli-strong" : css);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (linli_brief_number_clicked_cb), number, linli_brief_number_free, 0);
  gtk_grid_attach (GTK_GRID (grid), button, column, row, 1, 1);
}

static void
linli_brief_table_put_figure (GtkWidget          *grid,
                              LinliBrief         *brief,
                              LinliFigure        *figure,
                              int                 row,
                              LinliBriefOpenFunc  open,
                              gpointer            data)
{
  const LinliFigureAbout *about = linli_figure_get_about (figure);
  LinliFigure *earlier = linli_figure_get_earlier (figure);
  g_autofree char *text = linli_figure_dup_number (figure), *beside = _linli_brief_dup_beside (brief, figure);
  GtkWidget *label;

  linli_brief_table_put (grid, about->words, 0, row, NULL);
  /* “Unknown” is said in words. */
  linli_brief_table_put_number (grid, linli_brief_number_new (brief, figure, open, data), text, 1, row,
                                linli_figure_get_value (figure, NULL) ? "linli-inline" : "dim-label", _("Show the rows behind it"));
  linli_brief_table_put (grid, linli_figure_get_unit (figure), 2, row, "dim-label");
  if (earlier != NULL)
    linli_brief_table_put_number (grid, linli_brief_number_new (brief, earlier, open, data), beside, 3, row, "dim-label",
                                  _("Show the rows of the period before"));
  else
    linli_brief_table_put (grid, beside, 3, row, "dim-label");
  label = linli_brief_new_label ("linli-small");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_text (GTK_LABEL (label), about->definition);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, 4, row, 1, 1);
}

GtkWidget *
_linli_brief_table_new (LinliBrief         *brief,
                        LinliBriefOpenFunc  open,
                        gpointer            data)
{
  const char * const titles[] = { C_("figure", "Figure"), C_("figure", "Number"), C_("figure", "Unit"), C_("figure", "Beside the period before"),
                                  C_("figure", "How it is counted") };
  GtkWidget *grid = gtk_grid_new ();
  int row = 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      linli_brief_table_put (grid, titles[i], i, 0, "heading");
      gtk_label_set_xalign (GTK_LABEL (gtk_grid_get_child_at (GTK_GRID (grid), i, 0)), i == 1 || i == 3 ? 1 : 0);
    }
  for (guint i = 0; i < linli_brief_get_n_sections (brief); i++)
    {
      LinliFigures *section = linli_brief_get_section (brief, i);
      GtkWidget *heading = linli_brief_new_label ("linli-section-title");

      gtk_label_set_text (GTK_LABEL (heading), linli_figures_get_title (section));
      gtk_grid_attach (GTK_GRID (grid), heading, 0, row++, 5, 1);
      for (guint j = 0; j < linli_figures_get_n (section); j++)
        linli_brief_table_put_figure (grid, brief, linli_figures_get (section, j), row++, open, data);
    }
  return grid;
}

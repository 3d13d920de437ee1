/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an import of geodata does with every layer, and which shapes it refuses or repairs, each with its place. */

#include "config.h"

#include "linli-import-report-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "linli-chip.h"

#define MOST_FINDINGS 200

GtkWidget *
_linli_import_report_new (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (box, "linli-page-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  g_object_set_data (G_OBJECT (scroller), "box", box);
  return scroller;
}

void
_linli_import_report_clear (GtkWidget *report)
{
  GtkWidget *box = g_object_get_data (G_OBJECT (report), "box");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkWidget *
linli_import_report_new_counts (const LinliFeatureReport *layer)
{
  const struct {
    const char *words;
    guint n;
    LinliTone tone;
  } counts[] = {
    { _("+ New"), layer->n_new, LINLI_TONE_SUCCESS },
    { _("↻ New shape"), layer->n_updated, LINLI_TONE_ACCENT },
    { _("= Here already"), layer->n_unchanged, LINLI_TONE_NEUTRAL },
    { _("✕ Refused"), layer->n_refused, LINLI_TONE_ERROR },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autofree char *text = NULL;

      if (counts[i].n == 0 && i > 0)
        continue;
      /* translators: a word and how many shapes */
      text = g_strdup_printf (_("%s %u"), counts[i].words, counts[i].n);
      gtk_box_append (GTK_BOX (box), linli_chip_new (text, counts[i].tone));
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
linli_import_report_new_row (const LinliFeatureFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *verdict = gtk_label_new (finding->refused ? _("✕ Refused") : _("! Put right"));
  /* translators: the number that the file gives a shape */
  g_autofree char *title = g_strdup_printf (_("Shape no. %lld: %s"), (long long) finding->number, finding->reason);
  g_autofree char *mark = g_strdup_printf ("%.3f", finding->x); /* a reason that tells the place itself */

  gtk_widget_add_css_class (verdict, linli_tone_get_css_class (finding->refused ? LINLI_TONE_ERROR : LINLI_TONE_WARNING));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (isfinite (finding->x) && isfinite (finding->y) && strstr (finding->reason, mark) == NULL)
    {
      /* translators: longitude and latitude */
      g_autofree char *place = g_strdup_printf (_("At %.6f, %.6f (WGS 84)"), finding->x, finding->y);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
    }
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), verdict);
  return row;
}

/* Adds what was, or would be, done with a layer. */
void
_linli_import_report_add (GtkWidget                *report,
                          const LinliFeatureReport *layer,
                          const char               *becomes)
{
  GtkWidget *box = g_object_get_data (G_OBJECT (report), "box");
  GtkWidget *group = adw_preferences_group_new ();
  /* translators: a layer and what it becomes */
  g_autofree char *title = g_markup_printf_escaped (_("%s → %s"), layer->layer, becomes);
  g_autofree char *description = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u shape read", "%u shapes read", layer->n_read), layer->n_read);
  guint n_shown = MIN (layer->findings->len, MOST_FINDINGS);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), linli_import_report_new_counts (layer));
  for (guint i = 0; i < n_shown; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               linli_import_report_new_row (&g_array_index (layer->findings, LinliFeatureFinding, i)));
  gtk_box_append (GTK_BOX (box), group);
  if (layer->findings->len > n_shown)
    {
      guint rest = layer->findings->len - n_shown;
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more is not shown", "%u more are not shown", rest), rest);

      gtk_box_append (GTK_BOX (box), gtk_label_new (more));
    }
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The sections of the details pane, made anew from a dossier at every change. */

#include "config.h"

#include "linli-details-sections-private.h"

#include <glib/gi18n-lib.h>
#include <linli-matter-words.h>

#include "linli-chip.h"
#include "linli-moment.h"

#define SHORT_VALUE 14

static GtkWidget *
linli_details_new_label (const char *text,
                         const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

GtkWidget *
_linli_details_new_section_title (const char *title)
{
  GtkWidget *head = linli_details_new_label (title, "linli-section-title");

  gtk_widget_add_css_class (head, "linli-section");

  return head;
}

/* A sentence beside what it explains. */
GtkWidget *
_linli_details_new_small (const char *text)
{
  GtkWidget *label = linli_details_new_label (text, "linli-small");

  gtk_widget_add_css_class (label, "dim-label");

  return label;
}

/* A heading; returns the list under it. */
GtkWidget *
_linli_details_add_section (GtkBox     *box,
                            const char *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_box_append (box, _linli_details_new_section_title (title));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (box, list);

  return list;
}

static GtkWidget *
linli_details_new_row (const char *kind,
                       gint64      id,
                       const char *name,
                       GtkWidget  *child)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  if (kind != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(sx)", kind, id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "details.open");
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), kind != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static GtkWidget *
linli_details_new_reveal (const char *kind,
                          gint64      id,
                          gboolean    revealed,
                          const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (revealed ? _("Hide") : _("Show"));
  g_autofree char *name = revealed ? g_strdup_printf (_("Hide %s"), title) : g_strdup_printf (_("Show %s"), title);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", kind, id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "details.reveal");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

/* @changes: (nullable): a button that stands beside the title */
GtkWidget *
_linli_details_new_head (LinliDossier *dossier,
                         GtkWidget    *changes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = linli_details_new_label (dossier->title, "title-3");

  gtk_label_set_selectable (GTK_LABEL (title), FALSE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (line), title);
  if (changes != NULL)
    gtk_box_append (GTK_BOX (line), changes);
  if (dossier->is_secret && dossier->id != 0)
    gtk_box_append (GTK_BOX (line), linli_details_new_reveal (dossier->kind, dossier->id, dossier->is_revealed, dossier->title));
  gtk_box_append (GTK_BOX (box), line);
  if (dossier->subtitle != NULL)
    gtk_box_append (GTK_BOX (box), linli_details_new_label (dossier->subtitle, "dim-label"));
  if (dossier->grid != NULL && !g_str_equal (dossier->kind, "grid"))
    {
      GtkWidget *button = gtk_button_new ();
      g_autoptr (GString) words = g_string_new (dossier->grid);

      if (dossier->head != NULL)
        g_string_append_printf (words, " · %s", dossier->head);
      if (dossier->head_phone != NULL)
        g_string_append_printf (words, "  %s", dossier->head_phone);
      gtk_button_set_child (GTK_BUTTON (button), linli_details_new_label (words->str, NULL));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "linli-inline");
      gtk_widget_add_css_class (button, "linli-grid-line");
      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_set_tooltip_text (button, _("Open the micro-grid"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", "grid", dossier->grid_id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "details.open");
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

/* @twin: another home with the same address */
GtkWidget *
_linli_details_new_twin (gint64 twin)
{
  GtkWidget *button = gtk_button_new_with_label (_("Another home has the same address: look at it"));

  gtk_widget_add_css_class (button, "warning");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", "dwelling", twin);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "details.open");

  return button;
}

static GtkWidget *
linli_details_new_line (LinliDossierLine *line,
                        gboolean          strong)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = linli_details_new_label (line->title, strong ? "heading" : NULL);

  gtk_label_set_wrap (GTK_LABEL (title), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (title), strong ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (first), title);
  if (line->aside != NULL && *line->aside != '\0')
    {
      GtkWidget *aside = linli_details_new_label (line->aside, strong ? NULL : "dim-label");

      gtk_label_set_wrap (GTK_LABEL (aside), FALSE);
      gtk_label_set_ellipsize (GTK_LABEL (aside), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (first), aside);
    }
  if (line->state != NULL)
    gtk_box_append (GTK_BOX (first), linli_chip_new (line->state, LINLI_TONE_NEUTRAL));
  gtk_box_append (GTK_BOX (box), first);
  if (line->detail != NULL && *line->detail != '\0')
    {
      GtkWidget *detail = linli_details_new_label (line->detail, "linli-small");

      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_add_css_class (detail, "numeric");
      gtk_box_append (GTK_BOX (box), detail);
    }
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (outer), box);
  if (line->is_gone)
    gtk_widget_set_opacity (box, 0.55);

  return outer;
}

void
_linli_details_add_people (GtkBox       *box,
                           LinliDossier *dossier)
{
  GtkWidget *list;

  if (dossier->people->len == 0)
    return;

  list = _linli_details_add_section (box, g_str_equal (dossier->kind, "grid") ? _("On duty") : _("Living here"));
  for (guint i = 0; i < dossier->people->len; i++)
    {
      LinliDossierLine *line = g_ptr_array_index (dossier->people, i);
      GtkWidget *child = linli_details_new_line (line, TRUE);

      if (line->is_secret)
        gtk_box_append (GTK_BOX (child), linli_details_new_reveal (line->kind, line->id, line->is_revealed, line->title));
      gtk_list_box_append (GTK_LIST_BOX (list), linli_details_new_row (line->kind, line->id, line->title, child));
    }
}

void
_linli_details_add_vehicles (GtkBox       *box,
                             LinliDossier *dossier)
{
  GtkWidget *list;

  if (dossier->vehicles->len == 0)
    return;

  list = _linli_details_add_section (box, _("Vehicles"));
  for (guint i = 0; i < dossier->vehicles->len; i++)
    {
      LinliDossierLine *line = g_ptr_array_index (dossier->vehicles, i);

      gtk_list_box_append (GTK_LIST_BOX (list),
                           linli_details_new_row (line->kind, line->id, line->title, linli_details_new_line (line, FALSE)));
    }
}

void
_linli_details_add_matters (GtkBox       *box,
                            LinliContext *context,
                            LinliDossier *dossier)
{
  g_autofree char *title = NULL;
  GtkWidget *list;

  if (dossier->matters->len == 0)
    return;

  title = dossier->n_matters > dossier->matters->len
            ? g_strdup_printf (_("Open matters: %1$u of %2$u are listed"), dossier->matters->len, dossier->n_matters)
            : g_strdup (_("Open matters"));
  list = _linli_details_add_section (box, title);
  for (guint i = 0; i < dossier->matters->len; i++)
    {
      LinliDossierLine *line = g_ptr_array_index (dossier->matters, i);
      GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
      g_autofree char *detail = NULL;
      int days = 1;
      g_autofree char *due = linli_moment_dup_due (line->day, &days);
      LinliTone tone = due == NULL ? LINLI_TONE_NEUTRAL : days < 0 ? LINLI_TONE_ERROR : days == 0 ? LINLI_TONE_WARNING : LINLI_TONE_ACCENT;

      gtk_widget_add_css_class (dot, "linli-dot");
      gtk_widget_add_css_class (dot, linli_tone_get_css_class (tone));
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (child), dot);
      gtk_box_append (GTK_BOX (text), linli_details_new_label (line->title, NULL));
      detail = line->detail != NULL && *line->detail != '\0' && line->aside != NULL ? g_strdup_printf ("%s · %s", line->aside, line->detail)
                                                                                    : g_strdup (line->aside != NULL ? line->aside : line->detail);
      if (detail != NULL && *detail != '\0')
        gtk_box_append (GTK_BOX (text), _linli_details_new_small (detail));
      gtk_widget_set_hexpand (text, TRUE);
      gtk_box_append (GTK_BOX (child), text);
      if (due != NULL)
        {
          GtkWidget *label = gtk_label_new (due);

          gtk_widget_add_css_class (label, linli_tone_get_css_class (tone));
          gtk_widget_add_css_class (label, "linli-small");
          gtk_box_append (GTK_BOX (child), label);
        }
      gtk_list_box_append (GTK_LIST_BOX (list), linli_details_new_row (line->kind, line->id, line->title, child));
    }
}

void
_linli_details_add_related (GtkBox       *box,
                            LinliDossier *dossier)
{
  GtkWidget *list;

  if (dossier->related->len == 0)
    return;

  list = _linli_details_add_section (box, _("Belongs to"));
  for (guint i = 0; i < dossier->related->len; i++)
    {
      LinliDossierLine *line = g_ptr_array_index (dossier->related, i);

      gtk_list_box_append (GTK_LIST_BOX (list),
                           linli_details_new_row (line->kind, line->id, line->title, linli_details_new_line (line, FALSE)));
    }
}

/* Returns the label with the value. */
GtkWidget *
_linli_details_add_fact (GtkWidget  *list,
                         const char *name,
                         const char *text)
{
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = linli_details_new_label (name, "dim-label");
  GtkWidget *value = linli_details_new_label (text, "numeric");
  GtkWidget *row;

  /* A label that could wrap but need not may report one pixel less without a width than with one; GTK minds. */
  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_wrap (GTK_LABEL (value), g_utf8_strlen (text, -1) > SHORT_VALUE);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_label_set_justify (GTK_LABEL (value), GTK_JUSTIFY_RIGHT);
  gtk_box_append (GTK_BOX (child), label);
  gtk_box_append (GTK_BOX (child), value);
  row = linli_details_new_row (NULL, 0, name, child);
  gtk_widget_add_css_class (row, "linli-fact");
  gtk_list_box_append (GTK_LIST_BOX (list), row);

  return value;
}

void
_linli_details_add_facts (GtkBox       *box,
                          LinliDossier *dossier)
{
  GtkWidget *list;

  if (dossier->facts->len == 0)
    return;

  list = _linli_details_add_section (box, _("Particulars"));
  for (guint i = 0; i < dossier->facts->len; i++)
    {
      LinliDossierFact *fact = g_ptr_array_index (dossier->facts, i);

      _linli_details_add_fact (list, fact->label, fact->value);
    }
}

/* A step of a matter in the words of its kind. */
static char *
linli_details_dup_way (LinliContext       *context,
                       LinliTimelineEntry *entry)
{
  const char *id = linli_timeline_entry_get_matter_kind (entry);
  LinliMatterKind *kind = id != NULL ? linli_context_find_matter_kind (context, id) : NULL;

  return kind != NULL ? linli_matter_kind_dup_way (kind, linli_timeline_entry_get_from_state (entry), linli_timeline_entry_get_to_state (entry))
                      : NULL;
}

static char *
linli_details_dup_entry (LinliContext       *context,
                         LinliTimelineEntry *entry,
                         gboolean            masked)
{
  g_autofree char *way = linli_details_dup_way (context, entry);
  const char *verb = way != NULL ? way : linli_timeline_get_verb_label (linli_timeline_entry_get_verb (entry));
  g_autofree char *text = masked ? linli_timeline_entry_dup_masked (entry, linli_context_get_database (context))
                                   : g_strdup (linli_timeline_entry_get_text (entry));
  const char *number = linli_timeline_entry_get_matter_number (entry);
  g_autoptr (GString) words = g_string_new (verb);

  if (text != NULL && *text != '\0' && way != NULL)
    g_string_append_printf (words, " · %s", text);
  else if (text != NULL && *text != '\0')
    /* translators: stands between a verb and what was said: "Call: the daughter comes at the weekend" */
    g_string_append_printf (words, _(": %s"), text);
  if (number != NULL)
    g_string_append_printf (words, " #%s", number);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
_linli_details_add_timeline (GtkBox       *box,
                             LinliContext *context,
                             GPtrArray    *entries,
                             gboolean      masked)
{
  GtkWidget *grid, *head;

  if (entries == NULL || entries->len == 0)
    return;

  grid = gtk_grid_new ();
  head = linli_details_new_label (_("Timeline"), "linli-section-title");
  gtk_widget_add_css_class (head, "linli-section");
  gtk_box_append (box, head);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 9);
  for (guint i = 0; i < entries->len; i++)
    {
      LinliTimelineEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *moment = linli_moment_dup_words (linli_timeline_entry_get_time (entry));
      g_autofree char *words = linli_details_dup_entry (context, entry, masked);
      g_autofree char *tip = g_strdup_printf ("%s · %s", linli_timeline_entry_get_actor (entry),
                                              linli_timeline_entry_get_time (entry));
      GtkWidget *when = gtk_label_new (moment);
      GtkWidget *what = linli_details_new_label (words, NULL);

      gtk_label_set_xalign (GTK_LABEL (when), 0);
      gtk_label_set_yalign (GTK_LABEL (when), 0);
      gtk_widget_add_css_class (when, "dim-label");
      gtk_widget_add_css_class (when, "numeric");
      gtk_widget_add_css_class (when, "linli-small");
      gtk_widget_set_hexpand (what, TRUE);
      gtk_widget_set_tooltip_text (what, tip);
      gtk_grid_attach (GTK_GRID (grid), when, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), what, 1, (int) i, 1, 1);
    }
  gtk_box_append (box, grid);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What pages and forms that are lists are made of. */

#include "config.h"

#include "linli-plain.h"

#include <adwaita.h>

/* So many Chinese characters wide is the room that a title claims at most. */
#define MOST_TITLE 12

/**
 * linli_plain_list_add:
 * @box: a GtkBox
 * @name: what the list holds, for who cannot see it
 *
 * Adds a list of rows without selection at the end of a box.
 *
 * Returns: (transfer none): the list
 */
GtkWidget *
linli_plain_list_add (GtkWidget  *box,
                  const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), list);
  return list;
}

/**
 * linli_plain_list_clear:
 * @list: a GtkListBox
 *
 * Takes all rows out.
 */
void
linli_plain_list_clear (GtkWidget *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), GTK_WIDGET (row));
}

/**
 * linli_plain_label_add:
 * @box: a GtkBox
 * @text: translated; no markup
 * @css_class: how it looks
 *
 * Adds a label that wraps, at the start of the line, at the end of a box.
 *
 * Returns: (transfer none): the label
 */
GtkWidget *
linli_plain_label_add (GtkWidget  *box,
                   const char *text,
                   const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/**
 * linli_plain_row_new:
 * @title: no markup
 * @subtitle: (nullable): the same
 *
 * Returns: (transfer floating): a row of such a list
 */
GtkWidget *
linli_plain_row_new (const char *title,
                 const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}

/* The label of a row that says what it is. */
static GtkWidget *
plain_find_title (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = plain_find_title (child);
  return found;
}

/* Days, hours and numbers in a text are not broken. */
static PangoAttrList *
plain_keep_numbers (const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (const char *at = text; *at != '\0';)
    {
      gsize length = strspn (at, "0123456789-:/.");

      if (length > 1)
        {
          PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

          whole->start_index = (guint) (at - text);
          whole->end_index = (guint) (at - text + length);
          pango_attr_list_insert (attributes, whole);
        }
      at += MAX (length, 1);
    }
  return attributes;
}

/* A title beside a wide control has what is left, in large type next to nothing: it gets room for itself, up to some width, and is
 * broken between words only. */
static void
plain_make_room (GtkWidget  *title,
                 const char *text)
{
  g_autoptr (PangoAttrList) attributes = plain_keep_numbers (text);
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (title));
  int natural;

  gtk_label_set_attributes (GTK_LABEL (title), attributes);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD);
  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_set_size_request (title, MIN (natural, MOST_TITLE * pango_font_description_get_size (font) / PANGO_SCALE), -1);
}

/**
 * linli_plain_row_new_for:
 * @label: translated; no markup
 * @control: (transfer floating): what is filled in, which gets the label as its name
 *
 * Returns: (transfer floating): a line of a form
 */
GtkWidget *
linli_plain_row_new_for (const char *label,
                         GtkWidget  *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  plain_make_room (plain_find_title (row), label);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control); /* which names it, too */
  return row;
}

/**
 * linli_plain_scroller_new:
 * @box: (transfer floating): the content of a page
 *
 * Returns: (transfer floating): what scrolls it, as wide as it is comfortable to read
 */
GtkWidget *
linli_plain_scroller_new (GtkWidget *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  gtk_widget_add_css_class (box, "linli-page-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 900);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  return scroller;
}

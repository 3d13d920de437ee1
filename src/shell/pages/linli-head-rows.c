/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The rows in which the new head of a household is chosen. Under it stands what everybody else will be to that person, as far as it
 * follows from what they were to the old head; what does not follow is empty, and all of it can be put right before it is stored. */

#include "config.h"

#include "linli-head-rows-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-code-row-private.h"

typedef struct
{
  LinliContext *context;
  GPtrArray *members; /* LinliRecord, all who are here and stay */
  gint64 old_head;
  GtkWidget *chooser; /* NULL where the head is settled */
  gint64 head;        /* the one that is */
  GtkWidget *title;
  GtkWidget *list;
} LinliHeadRows;

static void
linli_head_rows_free (gpointer data)
{
  LinliHeadRows *self = data;

  g_object_unref (self->context);
  g_ptr_array_unref (self->members);
  g_free (self);
}

static LinliHeadRows *
linli_head_rows_of (GtkWidget *rows)
{
  return g_object_get_data (G_OBJECT (rows), "rows");
}

static char *
linli_head_rows_dup_name (LinliHeadRows *self,
                          LinliRecord   *member)
{
  return linli_privacy_dup_field (linli_context_get_privacy (self->context), member, "name");
}

/* What tells members of one surname apart. */
static char *
linli_head_rows_dup_words (LinliHeadRows *self,
                           LinliRecord   *member)
{
  static const char * const parts[] = { "relation_to_head", "sex" };
  g_autoptr (GString) words = g_string_new (NULL);
  int age = linli_residency_get_age (linli_context_get_database (self->context), linli_record_get_id (member));

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = linli_record_dup_display (member, parts[i]);

      if (*part != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
    }
  if (age >= 0)
    {
      g_autofree char *years = g_strdup_printf (ngettext ("%d year", "%d years", (gulong) age), age);

      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", years);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gint64
linli_head_rows_read_head (LinliHeadRows *self)
{
  return self->chooser == NULL ? self->head : g_ascii_strtoll (_linli_code_row_get_code (self->chooser), NULL, 10);
}

static LinliRecord *
linli_head_rows_find (LinliHeadRows *self,
                      gint64         person)
{
  for (guint i = 0; i < self->members->len; i++)
    if (linli_record_get_id (g_ptr_array_index (self->members, i)) == person)
      return g_ptr_array_index (self->members, i);

  return NULL;
}

static GtkWidget *
linli_head_rows_new_relation (LinliHeadRows *self,
                              LinliRecord   *head,
                              LinliRecord   *member)
{
  const LinliKind *kind = linli_record_get_kind (member);
  g_autofree char *name = linli_head_rows_dup_name (self, member);
  g_autofree char *words = linli_head_rows_dup_words (self, member);
  GtkWidget *row = _linli_code_row_new (name);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  _linli_code_row_add_field (row, &kind->fields[linli_kind_find_field (kind, "relation_to_head")]);
  _linli_code_row_choose (row, linli_relation_turn (linli_record_get_text (head, "relation_to_head"), linli_record_get_text (head, "sex"),
                                                    linli_record_get_text (member, "relation_to_head"), linli_record_get_text (member, "sex")));
  g_object_set_data (G_OBJECT (row), "member", member);

  return row;
}

static void
linli_head_rows_chosen_cb (LinliHeadRows *self)
{
  LinliRecord *head = linli_head_rows_find (self, linli_head_rows_read_head (self));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; head != NULL && i < self->members->len; i++)
    if (g_ptr_array_index (self->members, i) != head)
      gtk_list_box_append (GTK_LIST_BOX (self->list), linli_head_rows_new_relation (self, head, g_ptr_array_index (self->members, i)));
  gtk_widget_set_visible (self->title, gtk_widget_get_first_child (self->list) != NULL);
  gtk_widget_set_visible (self->list, gtk_widget_get_first_child (self->list) != NULL);
}

static GtkWidget *
linli_head_rows_new_chooser (LinliHeadRows *self,
                             gboolean       later)
{
  GtkWidget *row = _linli_code_row_new (_("New head of household"));

  for (guint i = 0; i < self->members->len; i++)
    {
      LinliRecord *member = g_ptr_array_index (self->members, i);
      g_autofree char *name = linli_head_rows_dup_name (self, member);
      g_autofree char *words = linli_head_rows_dup_words (self, member);
      g_autofree char *label = g_strdup_printf ("%s · %s", name, words);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, linli_record_get_id (member));

      if (linli_record_get_id (member) != self->old_head)
        _linli_code_row_add (row, id, label);
    }
  if (later)
    _linli_code_row_add (row, "0", _("to be settled later"));
  _linli_code_row_choose (row, NULL);

  return row;
}

static GtkWidget *
linli_head_rows_new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return list;
}

GtkWidget *
_linli_head_rows_new (LinliContext *context,
                      gint64        household,
                      gint64        leaving,
                      gint64        head)
{
  LinliDatabase *database = linli_context_get_database (context);
  LinliHeadRows *self = g_new0 (LinliHeadRows, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  LinliResidence residence;

  self->context = g_object_ref (context);
  self->head = head;
  linli_residency_read (database, "household", household, &residence);
  self->old_head = residence.head;
  self->members = linli_record_query (database, linli_kind_lookup ("person"), NULL,
                                      "household_id = ? AND id <> ? AND deceased_on IS NULL AND moved_out_on IS NULL"
                                      " ORDER BY coalesce (relation_to_head, '99'), birth_date, id LIMIT 100", "ii", household, leaving);
  if (self->members == NULL)
    self->members = g_ptr_array_new_with_free_func (g_object_unref);
  g_object_set_data_full (G_OBJECT (box), "rows", self, linli_head_rows_free);
  if (head == 0)
    {
      GtkWidget *list = linli_head_rows_new_list (_("New head of household"));

      self->chooser = linli_head_rows_new_chooser (self, leaving != 0);
      gtk_list_box_append (GTK_LIST_BOX (list), self->chooser);
      gtk_box_append (GTK_BOX (box), list);
      g_signal_connect_swapped (self->chooser, "notify::selected", G_CALLBACK (linli_head_rows_chosen_cb), self);
    }
  self->title = gtk_label_new (_("Relations to the new head"));
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_widget_add_css_class (self->title, "linli-section-title");
  self->list = linli_head_rows_new_list (_("Relations to the new head"));
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->list);
  linli_head_rows_chosen_cb (self);

  return box;
}

/* The new head, or 0 when that is left for later. */
gint64
_linli_head_rows_get_head (GtkWidget *rows)
{
  return linli_head_rows_read_head (linli_head_rows_of (rows));
}

/* (element-type LinliHeadRelation) What everybody else is to the new head. The codes are the descriptor's. */
GArray *
_linli_head_rows_dup_relations (GtkWidget *rows)
{
  LinliHeadRows *self = linli_head_rows_of (rows);
  GArray *relations = g_array_new (FALSE, FALSE, sizeof (LinliHeadRelation));

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      const char *code = _linli_code_row_get_code (row);
      LinliHeadRelation relation = { linli_record_get_id (g_object_get_data (G_OBJECT (row), "member")), g_intern_string (code) };

      g_array_append_val (relations, relation);
    }

  return relations;
}

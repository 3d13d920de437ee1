/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Two records of probably one person side by side. Only what differs is shown; each field is chosen from the left or the right, and
 * the record at whose head the choice stands is the one that stays. The dialog is a window over the page; GTK owns it until it is
 * closed. */

#include "config.h"

#include "linli-merge-dialog.h"

#include <glib/gi18n-lib.h>
#include <linli-dossier.h>
#include <linli-person-merge.h>
#include <linli-title.h>

#include "linli-button.h"
#include "linli-dialog.h"
#include "linli-reveal.h"
#include "linli-toast.h"

typedef struct {
  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *from; /* in the window, where the end is told */
  GtkWidget *window;
  GtkWidget *scroller;
  GtkWidget *show;
  LinliRecord *records[2];
  guint kept;         /* 0 left, 1 right */
  GArray *sides;      /* guint for each field of a person: from which side it is taken */
  GPtrArray *choices; /* the left and the right button of each field that is chosen */
} Dialog;

/* What the writer needs, and where the end is told. */
typedef struct {
  gint64 kept;
  gint64 other;
  GStrv taken;
  GtkWidget *from;
  LinliSelection *selection;
} Merging;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_object_unref (self->context);
  g_object_unref (self->selection);
  g_object_unref (self->from);
  g_object_unref (self->records[0]);
  g_object_unref (self->records[1]);
  g_array_unref (self->sides);
  g_ptr_array_unref (self->choices);
  g_free (self);
}

static void
merging_free (Merging *merging)
{
  g_strfreev (merging->taken);
  g_object_unref (merging->from);
  g_object_unref (merging->selection);
  g_free (merging);
}

static gboolean
merge_on_writer (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  Merging *merging = data;

  return linli_person_merge (transaction, merging->kept, merging->other, (const char * const *) merging->taken, error);
}

static void
merged_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  Merging *merging = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (object), result, &error))
    linli_selection_set_one (merging->selection, "person", merging->kept);
  else if (gtk_widget_get_root (merging->from) != NULL)
    linli_toast_show_error (merging->from, _("The records were not merged"), error);
  merging_free (merging);
}

static void
merge_cb (Dialog *self)
{
  const LinliKind *kind = linli_kind_lookup ("person");
  g_autoptr (GStrvBuilder) taken = g_strv_builder_new ();
  g_autofree char *name = linli_title_dup_masked (linli_context_get_database (self->context), "person", linli_record_get_id (self->records[self->kept]));
  g_autofree char *title = g_strdup_printf (_("Records merged: %s"), name);
  Merging *merging = g_new0 (Merging, 1);

  for (guint i = 0; i < kind->n_fields; i++)
    if (g_array_index (self->sides, guint, i) != self->kept)
      g_strv_builder_add (taken, kind->fields[i].name);
  merging->kept = linli_record_get_id (self->records[self->kept]);
  merging->other = linli_record_get_id (self->records[!self->kept]);
  merging->taken = g_strv_builder_end (taken);
  merging->from = g_object_ref (self->from);
  merging->selection = g_object_ref (self->selection);
  linli_store_act_async (linli_context_get_store (self->context), title, merge_on_writer, merging, NULL, NULL, merged_cb, merging);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static char *
dup_value (Dialog           *self,
           guint             side,
           const LinliField *field)
{
  LinliRecord *record = self->records[side];

  if (linli_record_is_null (record, field->name))
    return g_strdup (_("not filled in"));
  if (field->type == LINLI_FIELD_REFERENCE)
    return linli_dossier_dup_title (linli_context_get_database (self->context), linli_context_get_privacy (self->context), field->reference,
                                    linli_record_get_int64 (record, field->name));
  return linli_privacy_dup_field (linli_context_get_privacy (self->context), record, field->name);
}

static GtkWidget *
new_label (const char *text,
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

/* A choice between left and right; both say @name to a screen reader. */
static GtkWidget *
new_choice (const char *text,
            const char *name,
            GtkWidget  *group)
{
  GtkWidget *choice = gtk_check_button_new ();
  g_autofree char *full = g_strdup_printf ("%s: %s", name, text);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (choice), new_label (text, NULL));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (choice), GTK_CHECK_BUTTON (group));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, full, -1);
  gtk_widget_set_hexpand (choice, TRUE);
  return choice;
}

static void
side_cb (GtkCheckButton *right,
         GParamSpec     *property,
         Dialog         *self)
{
  guint field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (right), "field"));

  g_array_index (self->sides, guint, field) = gtk_check_button_get_active (right);
}

/* The other record stays: begins anew with what it says. */
static void
kept_cb (GtkCheckButton *right,
         GParamSpec     *property,
         Dialog         *self)
{
  self->kept = gtk_check_button_get_active (right);
  for (guint i = 0; i < self->sides->len; i++)
    g_array_index (self->sides, guint, i) = self->kept;
  for (guint i = self->kept; i < self->choices->len; i += 2)
    gtk_check_button_set_active (g_ptr_array_index (self->choices, i), TRUE);
}

static void
add_head (Dialog    *self,
          GtkWidget *grid)
{
  GtkWidget *left = NULL;

  gtk_grid_attach (GTK_GRID (grid), new_label (_("Record that stays"), "dim-label"), 0, 0, 1, 1);
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *title = linli_dossier_dup_title (linli_context_get_database (self->context), linli_context_get_privacy (self->context), "person",
                                                        linli_record_get_id (self->records[side]));
      /* translators: of two records of one person, the one that was entered first, and the later one */
      g_autofree char *text = g_strdup_printf (_("%s (%s)"), title, side == 0 ? _("entered first") : _("entered later"));
      GtkWidget *choice = new_choice (text, _("Record that stays"), left);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), self->kept == side);
      gtk_widget_add_css_class (choice, "heading");
      gtk_grid_attach (GTK_GRID (grid), choice, side + 1, 0, 1, 1);
      if (side == 1)
        g_signal_connect (choice, "notify::active", G_CALLBACK (kept_cb), self);
      left = choice;
    }
}

static void
add_choice_row (Dialog           *self,
                GtkWidget        *grid,
                int               row,
                guint             index,
                const LinliField *field)
{
  GtkWidget *left = NULL;

  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *text = dup_value (self, side, field);
      GtkWidget *choice = new_choice (text, linli_field_get_label (field), left);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), g_array_index (self->sides, guint, index) == side);
      gtk_grid_attach (GTK_GRID (grid), choice, side + 1, row, 1, 1);
      g_ptr_array_add (self->choices, choice);
      if (side == 1)
        {
          g_object_set_data (G_OBJECT (choice), "field", GUINT_TO_POINTER (index));
          g_signal_connect (choice, "notify::active", G_CALLBACK (side_cb), self);
        }
      left = choice;
    }
}

/* Only one side says anything: that is kept in any case. */
static void
add_filled_row (Dialog           *self,
                GtkWidget        *grid,
                int               row,
                const LinliField *field)
{
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *text = dup_value (self, side, field);
      GtkWidget *label = new_label (text, linli_record_is_null (self->records[side], field->name) ? "dim-label" : NULL);

      gtk_widget_add_css_class (label, "merge-filled");
      gtk_grid_attach (GTK_GRID (grid), label, side + 1, row, 1, 1);
    }
}

static GtkWidget *
new_grid (Dialog *self)
{
  const LinliKind *kind = linli_kind_lookup ("person");
  GtkWidget *grid = gtk_grid_new ();
  int row = 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  add_head (self, grid);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      LinliMergeChoice choice = linli_person_merge_compare (self->records[0], self->records[1], &kind->fields[i]);
      LinliMergeChoice back = linli_person_merge_compare (self->records[1], self->records[0], &kind->fields[i]);

      if (choice == LINLI_MERGE_SAME && back == LINLI_MERGE_SAME)
        continue;
      gtk_grid_attach (GTK_GRID (grid), new_label (linli_field_get_label (&kind->fields[i]), "dim-label"), 0, row, 1, 1);
      if (choice == LINLI_MERGE_DIFFERENT)
        add_choice_row (self, grid, row, i, &kind->fields[i]);
      else
        add_filled_row (self, grid, row, &kind->fields[i]);
      row++;
    }
  gtk_widget_add_css_class (grid, "merge-grid");
  return grid;
}

static void
fill (Dialog *self)
{
  LinliPrivacy *privacy = linli_context_get_privacy (self->context);
  gboolean secret = FALSE;

  for (guint side = 0; side < 2; side++)
    secret = secret || !linli_privacy_is_revealed (privacy, "person", linli_record_get_id (self->records[side]));
  gtk_widget_set_visible (self->show, secret && !linli_privacy_get_locked (privacy));
  g_ptr_array_set_size (self->choices, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), new_grid (self));
}

/* The reason is asked once, for the first; the second follows. */
static void
first_shown_cb (gpointer data)
{
  Dialog *self = g_object_get_data (data, "dialog");

  linli_reveal_ask (data, self->context, "person", linli_record_get_id (self->records[1]), NULL, NULL, NULL);
}

static void
show_cb (Dialog *self)
{
  linli_reveal_ask (self->window, self->context, "person", linli_record_get_id (self->records[0]), first_shown_cb, g_object_ref (self->window),
                    g_object_unref);
}

static void
privacy_changed_cb (GtkWidget *window)
{
  /* A question for the reason may keep a window that is closed already. */
  if (gtk_widget_get_visible (window))
    fill (g_object_get_data (G_OBJECT (window), "dialog"));
}

static GtkWidget *
new_body (Dialog *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *merge = linli_button_new (_("_Merge"), NULL);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 440);
  self->show = linli_button_new (_("_Show in Full"), NULL);
  g_signal_connect_swapped (self->show, "clicked", G_CALLBACK (show_cb), self);
  gtk_widget_add_css_class (merge, "suggested-action");
  gtk_widget_set_sensitive (merge, !linli_store_is_read_only (linli_context_get_store (self->context)));
  g_signal_connect_swapped (merge, "clicked", G_CALLBACK (merge_cb), self);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), self->show);
  gtk_box_append (GTK_BOX (buttons), linli_button_new (_("_Cancel"), "window.close"));
  gtk_box_append (GTK_BOX (buttons), merge);
  gtk_box_append (GTK_BOX (body), self->scroller);
  gtk_box_append (GTK_BOX (body), new_label (_("Tags, vehicles, duties, matters, the timeline, links and attachments of both go to the record that stays. "
                                               "The other record goes away. It can be undone."), "dim-label"));
  gtk_box_append (GTK_BOX (body), buttons);
  gtk_widget_add_css_class (body, "linli-dialog-body");
  return body;
}

static void
present (Dialog    *self,
         GtkWindow *over)
{
  self->window = linli_dialog_new (over, _("One Person, Two Records"), new_body (self), 680, -1);
  g_object_set_data_full (G_OBJECT (self->window), "dialog", self, dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  fill (self);
  g_signal_connect_object (linli_context_get_privacy (self->context), "changed", G_CALLBACK (privacy_changed_cb), self->window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->window));
}

/**
 * linli_merge_dialog_show:
 * @from: a page, or the window; a failure is told there
 * @over: the window over which the dialog stands
 * @context: the open document
 * @selection: what is chosen in the window; the person who stays is chosen in the end
 * @first: a person
 * @second: the same person, entered later
 *
 * Compares the two and makes them one as one action.
 */
void
linli_merge_dialog_show (GtkWidget      *from,
                         GtkWindow      *over,
                         LinliContext   *context,
                         LinliSelection *selection,
                         gint64          first,
                         gint64          second)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliRecord) left = linli_record_load (database, linli_kind_lookup ("person"), first, &error);
  g_autoptr (LinliRecord) right = left != NULL ? linli_record_load (database, linli_kind_lookup ("person"), second, &error) : NULL;
  Dialog *self;

  if (right == NULL)
    {
      linli_toast_show_error (from, _("The record could not be read"), error);
      return;
    }
  self = g_new0 (Dialog, 1);
  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->from = g_object_ref (from);
  self->records[0] = g_steal_pointer (&left);
  self->records[1] = g_steal_pointer (&right);
  self->choices = g_ptr_array_new ();
  self->sides = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->sides, linli_kind_lookup ("person")->n_fields);
  present (self, over);
}

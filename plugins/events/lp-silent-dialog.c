/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who has not answered: households of a compound or of all, found by a worker, in a list that makes rows only for what is seen. Freed with its window. */

#include "lp-silent-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-silent-paper.h"

typedef struct {
  LinliContext *context;
  LpEvent *event;
  GArray *persons;   /* (nullable) */
  GPtrArray *unsure; /* (nullable) */
  GPtrArray *compounds; /* of LinliRecord */
  GCancellable *reading;
  LpSilentAnswer *answer; /* (nullable): before it is read */
  GtkStringList *lines;   /* beside its rows, masked: in whole they are made for those that are seen */
  GtkSingleSelection *selection;
  GtkWidget *window;
  GtkWidget *compound;
  GtkWidget *summary;
  GtkWidget *scroller;
  GtkWidget *view;
  GtkWidget *reveal;
  GtkWidget *open;
  GtkWidget *print;
} LpSilentDialog;

static void
lp_silent_dialog_free (gpointer data)
{
  LpSilentDialog *self = data;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->persons, g_array_unref);
  g_clear_pointer (&self->unsure, g_ptr_array_unref);
  g_ptr_array_unref (self->compounds);
  g_clear_pointer (&self->answer, lp_silent_answer_free);
  lp_event_free (self->event);
  g_object_unref (self->lines);
  g_object_unref (self->context);
  g_free (self);
}

static gboolean
lp_silent_dialog_is_open (LpSilentDialog *self)
{
  return linli_privacy_is_revealed (linli_context_get_privacy (self->context), "matter", self->event->id);
}

static char *
lp_silent_dialog_dup_line (const LpSilent *silent,
                           gboolean        revealed)
{
  g_autofree char *name = revealed ? g_strdup (silent->name) : linli_mask_name (silent->name);
  g_autofree char *phone = silent->phone == NULL || revealed ? g_strdup (silent->phone) : linli_mask_phone (silent->phone);
  g_autofree char *address = silent->address == NULL || revealed ? g_strdup (silent->address) : linli_mask_address (silent->address);
  g_autofree char *perhaps = silent->perhaps == NULL || revealed ? g_strdup (silent->perhaps) : linli_mask_name (silent->perhaps);
  g_autoptr (GString) line = g_string_new (address != NULL ? address : "");

  g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", name);
  if (phone != NULL)
    g_string_append_printf (line, " %s", phone);
  if (perhaps != NULL)
    g_string_append_printf (line, C_("sign-up", " · perhaps answered as “%s”"), perhaps);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
lp_silent_dialog_fill_rows (LpSilentDialog *self)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < self->answer->rows->len; i++)
    {
      g_autofree char *line = lp_silent_dialog_dup_line (g_ptr_array_index (self->answer->rows, i), FALSE);

      g_strv_builder_add (lines, line);
    }
  all = g_strv_builder_end (lines);
  gtk_string_list_splice (self->lines, 0, g_list_model_get_n_items (G_LIST_MODEL (self->lines)), (const char * const *) all);
}

static void
lp_silent_dialog_fill (LpSilentDialog *self)
{
  const LpSilentAnswer *answer = self->answer;
  g_autoptr (GString) words = g_string_new (NULL);

  lp_silent_dialog_fill_rows (self);
  g_string_printf (words, ngettext ("%u household has not answered", "%u households have not answered", answer->rows->len - answer->n_perhaps), answer->rows->len - answer->n_perhaps);
  if (answer->n_perhaps > 0)
    g_string_append_printf (words, C_("sign-up", ", %u perhaps"), answer->n_perhaps);
  g_string_append_printf (words, C_("sign-up", "; %u have"), answer->n_answered);
  if (answer->rows->len + answer->n_answered >= LP_SILENT_MOST)
    g_string_append_printf (words, C_("sign-up", "; only the first %d households were looked at"), LP_SILENT_MOST);
  gtk_label_set_text (GTK_LABEL (self->summary), words->str);
  gtk_widget_set_visible (self->scroller, answer->rows->len > 0);
  gtk_widget_set_sensitive (self->open, answer->rows->len > 0);
  gtk_widget_set_sensitive (self->print, answer->rows->len > 0);
}

static gpointer
lp_silent_dialog_read (LinliDatabase  *reader,
                       gpointer        data,
                       GCancellable   *cancellable,
                       GError        **error)
{
  return lp_silent_ask (reader, data, cancellable, error);
}

static void
lp_silent_dialog_read_cb (GObject      *window,
                          GAsyncResult *result,
                          gpointer      data)
{
  LpSilentDialog *self = g_object_get_data (window, "silent");
  g_autoptr (GError) error = NULL;
  LpSilentAnswer *answer = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) == self->reading && gtk_widget_get_visible (GTK_WIDGET (window)))
    {
      if (answer != NULL)
        {
          g_clear_pointer (&self->answer, lp_silent_answer_free);
          self->answer = g_steal_pointer (&answer);
          lp_silent_dialog_fill (self);
        }
      else
        linli_act_show_error (self->window, error);
    }
  g_clear_pointer (&answer, lp_silent_answer_free);
}

/* What is asked now. */
static LpSilentQuestion *
lp_silent_dialog_new_question (LpSilentDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->compound));
  LpSilentQuestion *question = g_new0 (LpSilentQuestion, 1);

  question->event_id = self->event->id;
  question->compound_id = chosen > 0 && chosen <= self->compounds->len ? linli_record_get_id (g_ptr_array_index (self->compounds, chosen - 1)) : 0;
  question->persons = self->persons != NULL ? g_array_ref (self->persons) : NULL;
  question->unsure = self->unsure != NULL ? g_ptr_array_ref (self->unsure) : NULL;
  return question;
}

static void
lp_silent_dialog_load (LpSilentDialog *self)
{
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  gtk_label_set_text (GTK_LABEL (self->summary), C_("sign-up", "Looking…"));
  task = g_task_new (self->window, self->reading, lp_silent_dialog_read_cb, NULL);
  g_task_set_task_data (task, lp_silent_dialog_new_question (self), lp_silent_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_silent_dialog_read, lp_silent_answer_free);
}

static void
lp_silent_dialog_setup_cb (GtkSignalListItemFactory *factory,
                           GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_list_item_set_child (item, label);
}

static void
lp_silent_dialog_bind_cb (GtkSignalListItemFactory *factory,
                          GtkListItem              *item,
                          LpSilentDialog           *self)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  g_autofree char *line = NULL;

  if (lp_silent_dialog_is_open (self))
    line = lp_silent_dialog_dup_line (g_ptr_array_index (self->answer->rows, gtk_list_item_get_position (item)), TRUE);
  gtk_label_set_text (label, line != NULL ? line : gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Makes the rows that are seen anew; the list stays where it is. */
static void
lp_silent_dialog_follow_privacy (LpSilentDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  gboolean open = lp_silent_dialog_is_open (self);

  g_signal_connect (factory, "setup", G_CALLBACK (lp_silent_dialog_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (lp_silent_dialog_bind_cb), self);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  if (open && gtk_window_get_focus (GTK_WINDOW (self->window)) == self->reveal) /* it is not lost with the button */
    gtk_widget_grab_focus (self->print);
  gtk_widget_set_visible (self->reveal, !open);
}

static void
lp_silent_dialog_privacy_cb (LinliPrivacy *privacy,
                             GtkWidget    *window)
{
  lp_silent_dialog_follow_privacy (g_object_get_data (G_OBJECT (window), "silent"));
}

static void
lp_silent_dialog_reveal_cb (LpSilentDialog *self)
{
  linli_reveal_ask (self->reveal, self->context, "matter", self->event->id, NULL, NULL, NULL);
}

/* The household in the window of the program, which lies below all others; these stay. */
static void
lp_silent_dialog_activate_cb (GtkWidget      *view,
                              guint           position,
                              LpSilentDialog *self)
{
  GtkWindow *below = GTK_WINDOW (self->window);

  if (self->answer == NULL || position >= self->answer->rows->len)
    return;
  while (gtk_window_get_transient_for (below) != NULL)
    below = gtk_window_get_transient_for (below);
  linli_selection_open (linli_window_get_selection (LINLI_WINDOW (below)), "household",
                        ((LpSilent *) g_ptr_array_index (self->answer->rows, position))->household_id);
  gtk_window_present (below);
}

static void
lp_silent_dialog_open_cb (LpSilentDialog *self)
{
  lp_silent_dialog_activate_cb (self->view, gtk_single_selection_get_selected (self->selection), self);
}

static void
lp_silent_dialog_print_cb (LpSilentDialog *self)
{
  LpSilentSheet *sheet = g_new0 (LpSilentSheet, 1);

  *sheet = (LpSilentSheet) { lp_event_copy (self->event), lp_silent_dialog_new_question (self) };
  linli_paper_show_made (self->window, self->context, "matter", self->event->id, lp_silent_make_sheet, sheet, lp_silent_sheet_free);
}

static GtkWidget *
lp_silent_dialog_add_button (LpSilentDialog *self,
                             GtkWidget      *box,
                             const char     *label,
                             GCallback       clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  linli_button_name_once (button);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
lp_silent_dialog_new_compound (LpSilentDialog *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  g_strv_builder_add (names, C_("sign-up", "All compounds"));
  for (guint i = 0; i < self->compounds->len; i++)
    g_strv_builder_add (names, linli_record_get_text (g_ptr_array_index (self->compounds, i), "name"));
  labels = g_strv_builder_end (names);
  self->compound = linli_drop_down_new ((const char * const *) labels, C_("sign-up", "Compound"));
  gtk_widget_set_halign (self->compound, GTK_ALIGN_START);
  g_signal_connect_swapped (self->compound, "notify::selected", G_CALLBACK (lp_silent_dialog_load), self);
  return self->compound;
}

/* What is asked, and what can be done with the rows: above them, for Tab walks through each of them. */
static GtkWidget *
lp_silent_dialog_new_head (LpSilentDialog *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *compound = lp_silent_dialog_new_compound (self);

  gtk_widget_set_hexpand (compound, TRUE);
  gtk_box_append (GTK_BOX (head), compound);
  self->reveal = lp_silent_dialog_add_button (self, head, C_("attendee", "_Show Names…"), G_CALLBACK (lp_silent_dialog_reveal_cb));
  self->print = lp_silent_dialog_add_button (self, head, C_("silent", "_Print the List"), G_CALLBACK (lp_silent_dialog_print_cb));
  self->open = lp_silent_dialog_add_button (self, head, C_("silent", "_Open the Household"), G_CALLBACK (lp_silent_dialog_open_cb));
  gtk_widget_set_sensitive (self->open, FALSE);
  gtk_widget_set_sensitive (self->print, FALSE);
  return head;
}

static GtkWidget *
lp_silent_dialog_new_list (LpSilentDialog *self)
{
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->lines)));
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), NULL);
  g_signal_connect (self->view, "activate", G_CALLBACK (lp_silent_dialog_activate_cb), self);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("sign-up", "Who Has Not Answered"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->view);
  gtk_widget_add_css_class (self->scroller, "card");
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_visible (self->scroller, FALSE);
  return self->scroller;
}

void
lp_silent_dialog_show (GtkWidget     *over,
                       LinliContext  *context,
                       const LpEvent *event,
                       GArray        *persons,
                       GPtrArray     *unsure)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *compounds = linli_record_query (linli_context_get_database (context), linli_kind_lookup ("compound"), &error,
                                             "name IS NOT NULL ORDER BY name LIMIT 200", NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  LpSilentDialog *self = g_new0 (LpSilentDialog, 1);

  if (compounds == NULL)
    linli_toast_show_error (over, C_("attendee", "The people could not be read"), error);
  self->context = g_object_ref (context);
  self->event = lp_event_copy (event);
  self->persons = persons;
  self->unsure = unsure;
  self->compounds = compounds != NULL ? compounds : g_ptr_array_new ();
  self->lines = gtk_string_list_new (NULL);
  gtk_box_append (GTK_BOX (box), lp_silent_dialog_new_head (self));
  self->summary = linli_plain_label_add (box, "", "heading");
  gtk_box_append (GTK_BOX (box), lp_silent_dialog_new_list (self));
  gtk_widget_add_css_class (box, "linli-dialog-body");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), C_("sign-up", "Who Has Not Answered"), box, 600, 520);
  g_object_set_data_full (G_OBJECT (self->window), "silent", self, lp_silent_dialog_free);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self->window), TRUE); /* it asks the window of the program for a household */
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_silent_dialog_privacy_cb), self->window, 0);
  lp_silent_dialog_follow_privacy (self);
  lp_silent_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpRequestNew: the line of a new request, and below it what is like it, read on a worker once nothing was typed for a moment. Whoever asks for
 * the same is added there instead of making a second request. */

#include "lp-request-new-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-request-similar-row.h"

#define PAUSE_MS 300
#define MOST_HEIGHT 340

#define LP_TYPE_REQUEST_NEW (lp_request_new_get_type ())
G_DECLARE_FINAL_TYPE (LpRequestNew, lp_request_new, LP, REQUEST_NEW, GtkWidget)

struct _LpRequestNew
{
  GtkWidget parent_instance;

  LinliContext *context;
  char *kind; /* (nullable) */
  gint64 id;
  GtkWidget *box;
  GtkWidget *line;
  GtkWidget *note;
  GtkWidget *found; /* what is shown of what is like it */
  GtkWidget *scroll;
  GtkWidget *list;
  guint pause;
  GCancellable *loading; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (LpRequestNew, lp_request_new, GTK_TYPE_WIDGET)

/* NULL when the plugin was switched off meanwhile, or nothing is written. */
static LpRequestDeed *
lp_request_new_make_deed (LpRequestNew *self,
                          gint64        id)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_REQUEST_KIND);
  g_autofree char *line = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->line))));
  LpRequestDeed *deed;

  if (kind == NULL || *line == '\0')
    return NULL;
  deed = lp_request_deed_new (kind, id);
  deed->words = g_steal_pointer (&line);
  deed->about = g_strdup (self->kind);
  deed->other = self->id;
  return deed;
}

static void
lp_request_new_note_cb (LpRequestNew *self)
{
  LpRequestDeed *deed = lp_request_new_make_deed (self, 0);

  if (deed != NULL)
    linli_act_and_close (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->context, _("New request"), lp_request_note, deed,
                         lp_request_deed_free);
}

static void
lp_request_new_join_cb (LpRequestNew *self,
                        GtkWidget    *button)
{
  const gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  LpRequestDeed *deed = lp_request_new_make_deed (self, *id);

  if (deed != NULL)
    linli_act_and_close (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), self->context, _("Added to the request that there is"), lp_request_join,
                         deed, lp_request_deed_free);
}

/* What is closed is shown for what was done then; the same once more is a new request. */
static void
lp_request_new_add_one (LpRequestNew     *self,
                        LpRequestSimilar *similar)
{
  GtkWidget *row = lp_request_similar_row_new (self->context, similar);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  if (lp_request_is_open (similar->request) && !linli_store_is_read_only (linli_context_get_store (self->context)))
    {
      GtkWidget *button = gtk_button_new_with_label (_("It Is the Same Matter"));
      g_autofree char *words = g_strdup_printf (_("It is the same matter as %s: one more resident there, no second request"), similar->request->number);

      gtk_widget_set_tooltip_text (button, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&similar->request->id, sizeof similar->request->id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (lp_request_new_join_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
lp_request_new_clear (LpRequestNew *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
}

/* The window grows with the list, up to what fits on a small screen. */
static void
lp_request_new_fit (LpRequestNew *self)
{
  int height;

  gtk_widget_measure (self->list, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (self->line), NULL, &height, NULL, NULL);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroll), MIN (height, MOST_HEIGHT));
}

static void
lp_request_new_read_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      data)
{
  LpRequestNew *self = LP_REQUEST_NEW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->box == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  lp_request_new_clear (self);
  if (found == NULL)
    linli_trouble_add (self->list, _("Similar requests could not be read"), error);
  for (guint i = 0; found != NULL && i < found->len; i++)
    lp_request_new_add_one (self, g_ptr_array_index (found, i));
  gtk_widget_set_visible (self->found, found == NULL || found->len > 0);
  lp_request_new_fit (self);
}

static gpointer
lp_request_new_read (LinliDatabase  *reader,
                     gpointer        deed,
                     GCancellable   *cancellable,
                     GError        **error)
{
  return lp_request_list_similar_to (reader, deed, error);
}

static void
lp_request_new_free_found (gpointer found)
{
  g_ptr_array_unref (found);
}

static gboolean
lp_request_new_pause_cb (gpointer data)
{
  LpRequestNew *self = data;
  LpRequestDeed *deed = lp_request_new_make_deed (self, 0);
  g_autoptr (GTask) task = NULL;

  self->pause = 0;
  if (deed == NULL)
    return G_SOURCE_REMOVE;
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, lp_request_new_read_cb, NULL);
  g_task_set_task_data (task, deed, lp_request_deed_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_request_new_read, lp_request_new_free_found);
  return G_SOURCE_REMOVE;
}

static void
lp_request_new_stop (LpRequestNew *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
}

/* What was found stays until the next answer, so that nothing jumps while somebody types. */
static void
lp_request_new_changed_cb (LpRequestNew *self)
{
  g_autofree char *line = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->line))));

  lp_request_new_stop (self);
  gtk_widget_set_sensitive (self->note, *line != '\0');
  if (*line == '\0')
    gtk_widget_set_visible (self->found, FALSE);
  else
    self->pause = g_timeout_add (PAUSE_MS, lp_request_new_pause_cb, self);
}

static void
lp_request_new_dispose (GObject *object)
{
  LpRequestNew *self = LP_REQUEST_NEW (object);

  lp_request_new_stop (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_request_new_parent_class)->dispose (object);
}

static void
lp_request_new_finalize (GObject *object)
{
  g_free (LP_REQUEST_NEW (object)->kind);

  G_OBJECT_CLASS (lp_request_new_parent_class)->finalize (object);
}

static void
lp_request_new_class_init (LpRequestNewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_request_new_dispose;
  G_OBJECT_CLASS (klass)->finalize = lp_request_new_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_request_new_add_found (LpRequestNew *self)
{
  self->scroll = gtk_scrolled_window_new ();
  self->found = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Similar requests"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroll), MOST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroll), self->list);
  linli_plain_label_add (self->found, _("Like it, asked for before, and who helped"), "heading");
  gtk_box_append (GTK_BOX (self->found), self->scroll);
  gtk_widget_set_visible (self->found, FALSE);
  gtk_box_append (GTK_BOX (self->box), self->found);
}

static void
lp_request_new_init (LpRequestNew *self)
{
  const char *prompt = _("One line, as you would note it down");

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "linli-dialog-body");
  linli_plain_label_add (self->box, _("Where, who, what, how urgent; all else can be added later. It is handed to who answers for the grid."), "body");
  self->line = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->line), prompt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line), GTK_ACCESSIBLE_PROPERTY_LABEL, prompt, -1);
  g_signal_connect_object (self->line, "changed", G_CALLBACK (lp_request_new_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->line, "activate", G_CALLBACK (lp_request_new_note_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->line);
  lp_request_new_add_found (self);
  self->note = gtk_button_new_with_mnemonic (_("_Note Down"));
  linli_button_name_once (self->note);
  gtk_widget_add_css_class (self->note, "suggested-action");
  gtk_widget_set_halign (self->note, GTK_ALIGN_END);
  gtk_widget_set_sensitive (self->note, FALSE);
  g_signal_connect_object (self->note, "clicked", G_CALLBACK (lp_request_new_note_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->note);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
lp_request_new_dialog_show (GtkWidget    *window,
                            LinliContext *context,
                            const char   *kind,
                            gint64        id)
{
  LpRequestNew *self = g_object_new (LP_TYPE_REQUEST_NEW, NULL);
  GtkWidget *dialog;

  self->context = g_object_ref (context);
  self->kind = g_strdup (kind);
  self->id = id;
  dialog = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (window)), _("New Request"), GTK_WIDGET (self), 600, -1);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (self->line);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The frame about an import: what is imported and where it stands above, a body for every step, progress with what remains,
 * and the buttons below. It knows nothing of what is imported. */

#include "config.h"

#include "linli-import-frame-private.h"

#include <glib/gi18n-lib.h>

#include "linli-button.h"

#define N_STEPS 4
#define TELL_TIME_AFTER (2 * G_USEC_PER_SEC)

enum {
  BACK,
  EXTRA,
  NEXT,
  N_SIGNALS,
};

struct _LinliImportFrame {
  GtkWidget parent_instance;
  GtkWidget *file;
  GtkWidget *steps[N_STEPS];
  GtkWidget *stack;
  GtkWidget *bar;
  GtkWidget *note;
  GtkWidget *buttons[N_SIGNALS];
  GtkWidget *progress_title;
  GtkWidget *progress_bar;
  GtkWidget *progress_rest;
  GtkWidget *cancel;
  char *finishing;
  GCancellable *cancellable;
  gint64 started;
  guint pulse;
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LinliImportFrame, linli_import_frame, GTK_TYPE_WIDGET)

static gboolean
linli_import_frame_pulse_cb (gpointer data)
{
  LinliImportFrame *self = data;

  gtk_progress_bar_pulse (GTK_PROGRESS_BAR (self->progress_bar));
  return G_SOURCE_CONTINUE;
}

static void
linli_import_frame_set_pulsing (LinliImportFrame *self,
                                 gboolean          pulsing)
{
  if (!pulsing)
    g_clear_handle_id (&self->pulse, g_source_remove);
  else if (self->pulse == 0)
    self->pulse = g_timeout_add (120, linli_import_frame_pulse_cb, self);
}

static void
linli_import_frame_cancel_cb (LinliImportFrame *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->cancel, FALSE);
  gtk_label_set_text (GTK_LABEL (self->progress_rest), _("Stopping…"));
  linli_import_frame_set_pulsing (self, TRUE);
}

static void
linli_import_frame_clicked_cb (GtkWidget        *button,
                                LinliImportFrame *self)
{
  for (guint i = 0; i < N_SIGNALS; i++)
    if (self->buttons[i] == button)
      {
        g_signal_emit (self, signals[i], 0); /* who leaves the steps frees it */
        return;
      }
}

static void
linli_import_frame_dispose (GObject *object)
{
  LinliImportFrame *self = LINLI_IMPORT_FRAME (object);
  GtkWidget *child;

  linli_import_frame_set_pulsing (self, FALSE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->finishing, g_free);
  G_OBJECT_CLASS (linli_import_frame_parent_class)->dispose (object);
}

static void
linli_import_frame_class_init (LinliImportFrameClass *klass)
{
  static const char * const names[N_SIGNALS] = { "back", "extra", "next" };

  G_OBJECT_CLASS (klass)->dispose = linli_import_frame_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
linli_import_frame_new_button (LinliImportFrame *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  g_signal_connect (button, "clicked", G_CALLBACK (linli_import_frame_clicked_cb), self);
  return button;
}

static void
linli_import_frame_add_bar (LinliImportFrame *self)
{
  for (guint i = 0; i < N_SIGNALS; i++)
    self->buttons[i] = linli_import_frame_new_button (self);
  gtk_widget_add_css_class (self->buttons[NEXT], "suggested-action");
  self->note = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->note), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->note, "dim-label");
  self->bar = gtk_action_bar_new ();
  gtk_action_bar_pack_start (GTK_ACTION_BAR (self->bar), self->buttons[BACK]);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (self->bar), self->buttons[EXTRA]);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (self->bar), self->buttons[NEXT]);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (self->bar), self->note);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static GtkWidget *
linli_import_frame_new_progress (LinliImportFrame *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->progress_title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->progress_title, "title-3");
  self->progress_bar = gtk_progress_bar_new ();
  gtk_widget_set_size_request (self->progress_bar, 360, -1);
  self->progress_rest = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->progress_rest, "dim-label");
  self->cancel = linli_button_new (_("_Cancel"), NULL);
  gtk_widget_set_halign (self->cancel, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->cancel, "pill");
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (linli_import_frame_cancel_cb), self);
  gtk_box_append (GTK_BOX (box), self->progress_title);
  gtk_box_append (GTK_BOX (box), self->progress_bar);
  gtk_box_append (GTK_BOX (box), self->progress_rest);
  gtk_box_append (GTK_BOX (box), self->cancel);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
linli_import_frame_init (LinliImportFrame *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), linli_import_frame_new_progress (self), "progress");
}

/* The head: what is imported, and the four steps of which the present one is bold. */
static GtkWidget *
linli_import_frame_new_head (LinliImportFrame *self,
                              const char       *title,
                              const char       *settings_step)
{
  const char *words[N_STEPS] = { _("Choose a file"), settings_step, _("Check"), _("Import") };
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *steps = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (label, "title-4");
  self->file = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->file), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (self->file), 0);
  gtk_widget_set_hexpand (self->file, TRUE);
  gtk_widget_add_css_class (self->file, "dim-label");
  for (guint i = 0; i < N_STEPS; i++)
    {
      /* translators: number and name of a step of the import */
      g_autofree char *text = g_strdup_printf (_("%u %s"), i + 1, words[i]);

      if (i > 0)
        {
          GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

          gtk_widget_add_css_class (arrow, "import-arrow");
          gtk_box_append (GTK_BOX (steps), arrow);
        }
      self->steps[i] = gtk_label_new (text);
      gtk_widget_add_css_class (self->steps[i], "import-step");
      gtk_box_append (GTK_BOX (steps), self->steps[i]);
    }
  gtk_widget_add_css_class (head, "import-head");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), self->file);
  gtk_box_append (GTK_BOX (head), steps);
  return head;
}

/* @title: what is imported
 * @settings_step: what the second step is called
 *
 * A frame that stands at its second step.
 */
GtkWidget *
_linli_import_frame_new (const char *title,
                         const char *settings_step)
{
  LinliImportFrame *self = g_object_new (LINLI_TYPE_IMPORT_FRAME, NULL);

  gtk_widget_set_parent (linli_import_frame_new_head (self, title, settings_step), GTK_WIDGET (self));
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
  linli_import_frame_add_bar (self);
  return GTK_WIDGET (self);
}

void
_linli_import_frame_set_file (LinliImportFrame *self,
                              const char       *name)
{
  gtk_label_set_text (GTK_LABEL (self->file), name);
  gtk_widget_set_tooltip_text (self->file, name);
}

void
_linli_import_frame_add (LinliImportFrame *self,
                         const char       *name,
                         GtkWidget        *child)
{
  gtk_stack_add_named (GTK_STACK (self->stack), child, name);
}

static void
linli_import_frame_set_step (LinliImportFrame *self,
                              LinliImportStep   step)
{
  for (guint i = 0; i < N_STEPS; i++)
    {
      if (i == step)
        gtk_widget_add_css_class (self->steps[i], "current");
      else
        gtk_widget_remove_css_class (self->steps[i], "current");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->steps[i]), GTK_ACCESSIBLE_STATE_SELECTED, i == step, -1);
    }
}

/* Shows the body of a step. */
void
_linli_import_frame_show (LinliImportFrame *self,
                          const char       *name,
                          LinliImportStep   step)
{
  linli_import_frame_set_pulsing (self, FALSE);
  g_clear_object (&self->cancellable);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  gtk_widget_set_visible (self->bar, TRUE);
  linli_import_frame_set_step (self, step);
}

/* Labels of the buttons, with mnemonics; %NULL hides one. */
void
_linli_import_frame_set_buttons (LinliImportFrame *self,
                                 const char       *back,
                                 const char       *extra,
                                 const char       *next)
{
  const char *labels[N_SIGNALS] = { back, extra, next };

  for (guint i = 0; i < N_SIGNALS; i++)
    {
      gtk_widget_set_visible (self->buttons[i], labels[i] != NULL);
      if (labels[i] == NULL)
        continue;
      gtk_button_set_label (GTK_BUTTON (self->buttons[i]), labels[i]);
      linli_button_name_once (self->buttons[i]);
    }
  _linli_import_frame_set_ready (self, TRUE, NULL);
  if (next != NULL)
    gtk_widget_grab_focus (self->buttons[NEXT]);
}

/* Whether the next step can be taken, and if not, why. */
void
_linli_import_frame_set_ready (LinliImportFrame *self,
                               gboolean          ready,
                               const char       *note)
{
  gtk_widget_set_sensitive (self->buttons[NEXT], ready);
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
}

/* Shows that something is going on. @finishing is said once all is done but the end is not there; without @cancellable there is no way to stop it. */
void
_linli_import_frame_show_progress (LinliImportFrame *self,
                                   const char       *title,
                                   const char       *finishing,
                                   LinliImportStep   step,
                                   GCancellable     *cancellable)
{
  _linli_import_frame_show (self, "progress", step);
  g_set_object (&self->cancellable, cancellable);
  g_free (self->finishing);
  self->finishing = g_strdup (finishing);
  self->started = g_get_monotonic_time ();
  gtk_label_set_text (GTK_LABEL (self->progress_title), title);
  gtk_label_set_text (GTK_LABEL (self->progress_rest), "");
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->progress_bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  linli_import_frame_set_pulsing (self, TRUE);
  gtk_widget_set_visible (self->cancel, cancellable != NULL);
  gtk_widget_set_sensitive (self->cancel, TRUE);
  gtk_widget_set_visible (self->bar, FALSE);
  gtk_widget_grab_focus (self->cancel);
}

/* What remains, and how long that takes at the pace so far. */
static char *
linli_import_frame_dup_rest (LinliImportFrame *self,
                              guint             done,
                              guint             total)
{
  gint64 spent = g_get_monotonic_time () - self->started;
  guint rest = total - done;
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row remains", "%u rows remain", rest), rest);
  guint seconds;

  if (spent < TELL_TIME_AFTER || done == 0)
    return g_steal_pointer (&rows);
  seconds = (guint) (spent / (double) done * rest / G_USEC_PER_SEC) + 1;
  /* translators: what remains, and for how many seconds */
  return seconds < 60 ? g_strdup_printf (_("%s, about %u s"), rows, seconds)
                      : g_strdup_printf (_("%s, about %u min"), rows, (seconds + 30) / 60);
}

/* Tells how far it is; without a @total only that it moves. */
void
_linli_import_frame_set_progress (LinliImportFrame *self,
                                  guint             done,
                                  guint             total)
{
  g_autofree char *rest = NULL;

  if (self->progress_bar == NULL || self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  linli_import_frame_set_pulsing (self, total == 0 || done >= total);
  if (total == 0)
    rest = g_strdup_printf (ngettext ("%u read", "%u read", done), done);
  else if (done >= total)
    rest = g_strdup (self->finishing);
  else
    {
      gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress_bar), done / (double) total);
      rest = linli_import_frame_dup_rest (self, done, total);
    }
  gtk_label_set_text (GTK_LABEL (self->progress_rest), rest != NULL ? rest : "");
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The agenda of a courtyard meeting: in which order its topics are spoken of, and how long. One action when it is kept; freed with its window. */

#include "lp-agenda-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-agenda-store.h"
#include "lp-topic-words.h"

/* A line of it. */
typedef struct {
  gint64 id; /* of the topic; 0 for what became of earlier ones, which comes first */
  GtkWidget *row;
  GtkWidget *place;
  GtkWidget *time;
  GtkWidget *minutes;
} LpAgendaLine;

typedef struct {
  LinliForm *form;
  LinliContext *context;
  LpEvent *event;
  GPtrArray *lines; /* of LpAgendaLine, as they stand */
  GtkSizeGroup *moves; /* the opening has no buttons, and their room */
  GtkWidget *sum;
} LpAgendaDialog;

static void
lp_agenda_dialog_free (gpointer data)
{
  LpAgendaDialog *self = data;

  g_object_unref (self->context);
  lp_event_free (self->event);
  g_ptr_array_unref (self->lines);
  g_object_unref (self->moves);
  g_free (self);
}

static LpAgendaLine *
lp_agenda_dialog_get (LpAgendaDialog *self,
                      guint           place)
{
  return g_ptr_array_index (self->lines, place);
}

/* Minutes that are typed; LP_UNCOUNTED for none, or for what is no number yet. */
static int
lp_agenda_line_read (const LpAgendaLine *line)
{
  g_autofree char *text = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (line->minutes)), -1, G_NORMALIZE_ALL_COMPOSE);
  guint64 minutes;

  return g_ascii_string_to_unsigned (g_strstrip (text), 10, 0, LP_AGENDA_MOST_MINUTES, &minutes, NULL) ? (int) minutes : LP_UNCOUNTED;
}

/* What is typed, as it would be kept. */
static LpAgenda *
lp_agenda_dialog_read (LpAgendaDialog *self)
{
  LpAgenda *agenda = lp_agenda_new (self->event->id);

  agenda->opening = lp_agenda_line_read (lp_agenda_dialog_get (self, 0));
  for (guint i = 1; i < self->lines->len; i++)
    {
      const LpAgendaLine *line = lp_agenda_dialog_get (self, i);
      const LpAgendaItem item = { line->id, lp_agenda_line_read (line) };

      g_array_append_val (agenda->items, item);
    }
  return agenda;
}

/* Numbers, hours and the sum, after every key. */
static void
lp_agenda_dialog_count (LpAgendaDialog *self)
{
  LpAgenda *agenda = lp_agenda_dialog_read (self);
  int total = lp_agenda_count_before (agenda, agenda->items->len);
  g_autofree char *end = lp_agenda_dup_time (self->event->starts_at, total, LP_UNCOUNTED), *sum = NULL;

  for (guint i = 0; i < self->lines->len; i++)
    {
      LpAgendaLine *line = lp_agenda_dialog_get (self, i);
      int before = i == 0 ? 0 : lp_agenda_count_before (agenda, i - 1), minutes = lp_agenda_line_read (line);
      g_autofree char *place = i == 0 ? g_strdup (C_("agenda", "Opening")) : g_strdup_printf ("%u", i);
      g_autofree char *time = i == 0 && minutes < 0 ? NULL : lp_agenda_dup_time (self->event->starts_at, before, minutes);

      gtk_label_set_text (GTK_LABEL (line->place), place);
      gtk_label_set_text (GTK_LABEL (line->time), time != NULL ? time : "");
      gtk_widget_set_visible (line->time, self->event->starts_at != NULL);
    }
  if (total < 0)
    sum = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u topic; without minutes yet", "%u topics; not all have minutes yet", agenda->items->len), agenda->items->len);
  else if (end != NULL)
    sum = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u topic, %d minutes, ends at %s", "%u topics, %d minutes, ends at %s", agenda->items->len), agenda->items->len, total, end);
  else
    sum = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u topic, %d minutes", "%u topics, %d minutes", agenda->items->len), agenda->items->len, total);
  gtk_label_set_text (GTK_LABEL (self->sum), sum);
  lp_agenda_free (agenda);
}

static void
lp_agenda_dialog_keep_cb (LpAgendaDialog *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const LpAgendaLine *line = lp_agenda_dialog_get (self, i);
      g_autofree char *text = linli_form_dup_text (line->minutes), *words = NULL;

      if (text == NULL || lp_agenda_line_read (line) != LP_UNCOUNTED)
        continue;
      words = g_strdup_printf (C_("agenda", "“%s” are no minutes from 0 to %d"), text, LP_AGENDA_MOST_MINUTES);
      linli_form_complain (self->form, words, line->minutes);
      return;
    }
  linli_act_and_close (self->form->window, self->context, C_("agenda", "Agenda changed"), lp_agenda_keep, lp_agenda_dialog_read (self), lp_agenda_free);
}

/* The line goes one place on, and keeps the focus. The opening stays first. */
static void
lp_agenda_dialog_move (LpAgendaDialog *self,
                       guint           place,
                       int             step)
{
  LpAgendaLine *line = lp_agenda_dialog_get (self, place);
  int to = (int) place + step;

  if (place == 0 || to < 1 || to >= (int) self->lines->len)
    {
      gtk_widget_error_bell (line->row);
      return;
    }
  g_ptr_array_steal_index (self->lines, place);
  g_ptr_array_insert (self->lines, to, line);
  g_object_ref (line->row);
  gtk_list_box_remove (GTK_LIST_BOX (self->form->list), line->row);
  gtk_list_box_insert (GTK_LIST_BOX (self->form->list), line->row, to);
  g_object_unref (line->row);
  gtk_widget_grab_focus (line->minutes);
  lp_agenda_dialog_count (self);
}

static int
lp_agenda_dialog_find (LpAgendaDialog *self,
                       GtkWidget      *inside)
{
  for (guint i = 0; inside != NULL && i < self->lines->len; i++)
    if (inside == lp_agenda_dialog_get (self, i)->row || gtk_widget_is_ancestor (inside, lp_agenda_dialog_get (self, i)->row))
      return (int) i;
  return -1;
}

static gboolean
lp_agenda_dialog_key_cb (GtkEventControllerKey *controller,
                         guint                  key,
                         guint                  code,
                         GdkModifierType        state,
                         LpAgendaDialog        *self)
{
  int place = lp_agenda_dialog_find (self, gtk_root_get_focus (GTK_ROOT (self->form->window)));
  int step = key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1 : 0;

  if (step == 0 || place < 0)
    return GDK_EVENT_PROPAGATE;
  if ((state & gtk_accelerator_get_default_mod_mask ()) == GDK_ALT_MASK)
    lp_agenda_dialog_move (self, (guint) place, step);
  else if ((state & gtk_accelerator_get_default_mod_mask ()) == 0 && place + step >= 0 && place + step < (int) self->lines->len)
    gtk_widget_grab_focus (lp_agenda_dialog_get (self, (guint) (place + step))->minutes);
  return GDK_EVENT_STOP;
}

static void
lp_agenda_dialog_moved_cb (GtkWidget      *button,
                           LpAgendaDialog *self)
{
  int place = lp_agenda_dialog_find (self, button);

  if (place >= 0)
    lp_agenda_dialog_move (self, (guint) place, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "step")));
}

static void
lp_agenda_dialog_add_move (LpAgendaDialog *self,
                           GtkWidget      *box,
                           const char     *icon,
                           const char     *label,
                           int             step)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), "step", GINT_TO_POINTER (step));
  g_signal_connect (button, "clicked", G_CALLBACK (lp_agenda_dialog_moved_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
lp_agenda_dialog_add_label (GtkWidget  *box,
                            const char *text,
                            int         width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* Minutes are announced with the title, so that a screen reader says of what they are. */
static void
lp_agenda_dialog_add (LpAgendaDialog *self,
                      gint64          id,
                      const char     *title,
                      int             minutes)
{
  LpAgendaLine *line = g_new0 (LpAgendaLine, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *name, *moves;
  g_autofree char *label = g_strdup_printf (C_("agenda", "Minutes: %s"), title), *text = minutes >= 0 ? g_strdup_printf ("%d", minutes) : NULL;

  line->id = id;
  line->place = lp_agenda_dialog_add_label (box, NULL, 4);
  line->time = lp_agenda_dialog_add_label (box, NULL, 11);
  gtk_widget_add_css_class (line->time, "numeric");
  name = lp_agenda_dialog_add_label (box, title, -1);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_lines (GTK_LABEL (name), 2);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (name, title);
  gtk_widget_set_hexpand (name, TRUE);
  line->minutes = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (line->minutes), text != NULL ? text : "");
  gtk_editable_set_width_chars (GTK_EDITABLE (line->minutes), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (line->minutes), 4);
  gtk_widget_set_valign (line->minutes, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->minutes), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (line->minutes, "changed", G_CALLBACK (lp_agenda_dialog_count), self);
  g_signal_connect_swapped (line->minutes, "activate", G_CALLBACK (lp_agenda_dialog_keep_cb), self);
  gtk_box_append (GTK_BOX (box), line->minutes);
  gtk_box_append (GTK_BOX (box), gtk_label_new (C_("agenda", "minutes")));
  moves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  if (id != 0)
    {
      lp_agenda_dialog_add_move (self, moves, "go-up-symbolic", C_("agenda", "Earlier (Alt+Up)"), -1);
      lp_agenda_dialog_add_move (self, moves, "go-down-symbolic", C_("agenda", "Later (Alt+Down)"), 1);
    }
  gtk_size_group_add_widget (self->moves, moves);
  gtk_box_append (GTK_BOX (box), moves);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  line->row = gtk_list_box_row_new ();
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line->row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line->row), FALSE);
  gtk_widget_set_focusable (line->row, FALSE);
  g_ptr_array_add (self->lines, line);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), line->row);
}

static void
lp_agenda_dialog_fill (LpAgendaDialog *self,
                       GPtrArray      *topics)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  lp_agenda_dialog_add (self, 0, C_("agenda", "What became of earlier topics"), self->event->opening);
  for (guint i = 0; i < topics->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (topics, i);
      g_autofree char *title = lp_topic_dup_title (self->context, topic);

      lp_agenda_dialog_add (self, topic->id, title, topic->minutes);
    }
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (lp_agenda_dialog_key_cb), self);
  gtk_widget_add_controller (self->form->list, keys);
  self->sum = linli_plain_label_add (gtk_widget_get_parent (self->form->keep), NULL, "dim-label");
  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (self->form->keep)), self->sum, gtk_widget_get_prev_sibling (self->form->fault));
  lp_agenda_dialog_count (self);
}

void
lp_agenda_dialog_show (GtkWidget     *over,
                       LinliContext  *context,
                       const LpEvent *event)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) topics = lp_topic_list (linli_context_get_database (context), LP_TOPICS_OF, event->id, &error);
  LpAgendaDialog *self;

  if (topics == NULL)
    {
      linli_act_show_error (over, error);
      return;
    }
  self = g_new0 (LpAgendaDialog, 1);
  self->form = linli_form_new (over, C_("agenda", "Agenda"), C_("agenda", "_Keep"));
  self->context = g_object_ref (context);
  self->event = lp_event_copy (event);
  self->lines = g_ptr_array_new_with_free_func (g_free);
  self->moves = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_window_set_default_size (GTK_WINDOW (self->form->window), 720, -1);
  lp_agenda_dialog_fill (self, topics);
  linli_form_show (self->form, G_CALLBACK (lp_agenda_dialog_keep_cb), self, lp_agenda_dialog_free);
  gtk_widget_grab_focus (lp_agenda_dialog_get (self, topics->len > 0 ? 1 : 0)->minutes);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpFeedbackSlip: what is typed of one piece of feedback, by keys alone: score, words, Enter, the next. Each is kept in one step. GTK frees it with its
 * dialog. */

#include "lp-feedback-slip.h"

#include <glib/gi18n-lib.h>

struct _LpFeedbackSlip
{
  GtkWidget parent_instance;

  LinliContext *context;
  GtkWidget *over;     /* the window below, for what is refused after this one was closed */
  gint64 event_id;
  gint64 corrected_id; /* the one that is being corrected; 0 for a new one */
  gint64 corrected_by; /* whose it was, and who was chosen for it */
  guint corrected_who;
  GPtrArray *guests;   /* of LpGuest, in the order of the choice after nobody */
  GtkStringList *names; /* of the choice */
  gboolean keeping;    /* one is on its way into the file */
  GtkWidget *box;
  GtkWidget *score;
  GtkWidget *words;
  GtkWidget *who;
  GtkWidget *how;
  GtkWidget *keep;
  GtkWidget *leave; /* back from correcting to a new one */
  GtkWidget *fault;
};

G_DEFINE_FINAL_TYPE (LpFeedbackSlip, lp_feedback_slip, GTK_TYPE_WIDGET)

static void
lp_feedback_slip_complain (LpFeedbackSlip *self,
                           const char     *words,
                           GtkWidget      *where)
{
  gtk_label_set_text (GTK_LABEL (self->fault), words != NULL ? words : "");
  gtk_widget_set_visible (self->fault, words != NULL);
  if (where != NULL)
    gtk_widget_grab_focus (where);
}

/* Who hands in the next one is another; the way in which it came is mostly the same. */
void
lp_feedback_slip_clear (LpFeedbackSlip *self)
{
  self->corrected_id = 0;
  gtk_editable_set_text (GTK_EDITABLE (self->score), "");
  gtk_editable_set_text (GTK_EDITABLE (self->words), "");
  linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->who), 0);
  gtk_button_set_label (GTK_BUTTON (self->keep), C_("feedback", "_Note It"));
  gtk_widget_set_visible (self->leave, FALSE);
  lp_feedback_slip_complain (self, NULL, self->score);
}

/* Where somebody stands in the choice; 0 for who does not. */
static guint
lp_feedback_slip_find (LpFeedbackSlip *self,
                       gint64          attendee)
{
  for (guint i = 0; attendee != 0 && i < self->guests->len; i++)
    if (((LpGuest *) g_ptr_array_index (self->guests, i))->id == attendee)
      return i + 1;
  return 0;
}

/* Who is chosen; 0 for nobody. */
static gint64
lp_feedback_slip_get_who (LpFeedbackSlip *self)
{
  guint who = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->who));

  return who > 0 && who <= self->guests->len ? ((LpGuest *) g_ptr_array_index (self->guests, who - 1))->id : 0;
}

void
lp_feedback_slip_correct (LpFeedbackSlip   *self,
                          const LpFeedback *feedback)
{
  g_autofree char *score = feedback->score > 0 ? g_strdup_printf ("%d", feedback->score) : g_strdup ("");
  const char * const *hows = lp_hows_get ();

  self->corrected_id = feedback->id;
  self->corrected_by = feedback->attendee_id;
  gtk_editable_set_text (GTK_EDITABLE (self->score), score);
  gtk_editable_set_text (GTK_EDITABLE (self->words), feedback->words != NULL ? feedback->words : "");
  self->corrected_who = lp_feedback_slip_find (self, feedback->attendee_id);
  linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->who), self->corrected_who);
  for (guint i = 0; hows[i] != NULL; i++)
    if (g_str_equal (hows[i], feedback->how))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->how), i);
  gtk_button_set_label (GTK_BUTTON (self->keep), C_("feedback", "_Keep the Correction"));
  gtk_widget_set_visible (self->leave, TRUE);
  lp_feedback_slip_complain (self, NULL, self->words);
}

void
lp_feedback_slip_leave (LpFeedbackSlip *self,
                        gint64          id)
{
  if (self->corrected_id == id)
    lp_feedback_slip_clear (self);
}

static void
lp_feedback_slip_kept_cb (GObject      *store,
                          GAsyncResult *result,
                          gpointer      data)
{
  g_autoptr (LpFeedbackSlip) self = data;
  g_autoptr (GError) error = NULL;
  gboolean kept = linli_store_act_finish (LINLI_STORE (store), result, &error);
  g_autofree char *words = kept ? NULL : linli_act_dup_error (error);

  if (self->box == NULL) /* closed meanwhile */
    {
      if (!kept && self->over != NULL)
        linli_act_show_error (self->over, error);
      return;
    }
  self->keeping = FALSE;
  if (kept)
    lp_feedback_slip_clear (self);
  else
    lp_feedback_slip_complain (self, words, self->words);
}

/* What is typed; -1 for what is no score. */
static int
lp_feedback_slip_read_score (LpFeedbackSlip *self)
{
  g_autofree char *text = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (self->score)), -1, G_NORMALIZE_ALL_COMPOSE);
  guint64 score;

  if (*g_strstrip (text) == '\0')
    return 0;
  return g_ascii_string_to_unsigned (text, 10, 1, LP_FEEDBACK_BEST, &score, NULL) ? (int) score : -1;
}

static void
lp_feedback_slip_keep_cb (LpFeedbackSlip *self)
{
  guint who = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->who));
  g_autofree char *words = linli_form_dup_text (self->words);
  int score = lp_feedback_slip_read_score (self);
  LpFeedback *feedback;

  if (self->keeping)
    return;
  if (score < 0 || (score == 0 && words == NULL))
    {
      lp_feedback_slip_complain (self, C_("feedback", "A score is 1 to 5; without one some words are needed"), score < 0 ? self->score : self->words);
      return;
    }
  feedback = lp_feedback_new (self->event_id);
  feedback->id = self->corrected_id;
  feedback->score = score;
  feedback->words = g_steal_pointer (&words);
  if (self->corrected_id != 0 && who == self->corrected_who)
    feedback->attendee_id = self->corrected_by; /* who is not in the list of those who came stays too */
  else
    feedback->attendee_id = lp_feedback_slip_get_who (self);
  g_free (feedback->how);
  feedback->how = g_strdup (lp_hows_get ()[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->how))]);
  self->keeping = TRUE;
  linli_store_act_async (linli_context_get_store (self->context), self->corrected_id != 0 ? C_("feedback", "Feedback corrected") : C_("feedback", "Feedback noted"),
                         lp_feedback_keep, feedback, lp_feedback_free, NULL, lp_feedback_slip_kept_cb, g_object_ref (self));
}

/* One key is a score; the words come next. What was wrong is being mended. */
static void
lp_feedback_slip_scored_cb (LpFeedbackSlip *self)
{
  lp_feedback_slip_complain (self, NULL, NULL);
  if (lp_feedback_slip_read_score (self) > 0 && gtk_widget_get_focus_child (self->score) != NULL)
    gtk_widget_grab_focus (self->words);
}

static GtkWidget *
lp_feedback_slip_new_entry (const char *label,
                            int         width)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}

/* The choice in words, all at once: a list that is appended to would be filtered as often. */
static void
lp_feedback_slip_name_guests (LpFeedbackSlip *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (names, g_strdup (self->guests->len > 0 ? C_("feedback", "no name") : C_("feedback", "no name (who came is not noted)")));
  for (guint i = 0; i < self->guests->len; i++)
    {
      const LpGuest *guest = g_ptr_array_index (self->guests, i);

      g_ptr_array_add (names, lp_feedback_dup_who (guest->name, guest->line));
    }
  g_ptr_array_add (names, NULL);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)), (const char * const *) names->pdata);
}

static gboolean
lp_feedback_slip_are_same (GPtrArray *guests,
                           GPtrArray *others)
{
  for (guint i = 0; i < guests->len && i < others->len; i++)
    {
      const LpGuest *guest = g_ptr_array_index (guests, i), *other = g_ptr_array_index (others, i);

      if (guest->id != other->id || guest->line != other->line || g_strcmp0 (guest->name, other->name) != 0)
        return FALSE;
    }
  return guests->len == others->len;
}

void
lp_feedback_slip_set_guests (LpFeedbackSlip *self,
                             GPtrArray      *guests)
{
  gboolean kept = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->who)) == self->corrected_who;
  gint64 who = lp_feedback_slip_get_who (self);

  if (lp_feedback_slip_are_same (self->guests, guests)) /* the choice may be open */
    return;
  g_ptr_array_unref (self->guests);
  self->guests = g_ptr_array_ref (guests);
  lp_feedback_slip_name_guests (self);
  self->corrected_who = self->corrected_id != 0 ? lp_feedback_slip_find (self, self->corrected_by) : 0;
  linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->who), self->corrected_id != 0 && kept ? self->corrected_who : lp_feedback_slip_find (self, who));
}

static GtkWidget *
lp_feedback_slip_new_button (LpFeedbackSlip *self,
                             const char     *label,
                             GCallback       clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
lp_feedback_slip_fill (LpFeedbackSlip *self)
{
  GtkWidget *said = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *aside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  const char *hows[8] = { NULL };

  for (guint i = 0; lp_hows_get ()[i] != NULL; i++)
    hows[i] = lp_how_get_label (lp_hows_get ()[i]);
  self->score = lp_feedback_slip_new_entry (C_("feedback", "Score 1–5"), 9);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->score), 9);
  self->words = lp_feedback_slip_new_entry (C_("feedback", "Words"), 30);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->names = gtk_string_list_new (NULL);
  self->who = linli_name_chooser_new (C_("feedback", "Who of those who came"), self->names);
  gtk_widget_set_size_request (self->who, 200, -1);
  self->how = linli_drop_down_new (hows, C_("feedback", "How it came in"));
  self->leave = lp_feedback_slip_new_button (self, C_("feedback", "Do _Not Correct"), G_CALLBACK (lp_feedback_slip_clear));
  linli_button_name_once (self->leave);
  self->keep = lp_feedback_slip_new_button (self, C_("feedback", "_Note It"), G_CALLBACK (lp_feedback_slip_keep_cb));
  gtk_widget_add_css_class (self->keep, "suggested-action");
  g_signal_connect_swapped (self->score, "changed", G_CALLBACK (lp_feedback_slip_scored_cb), self);
  g_signal_connect_swapped (self->score, "activate", G_CALLBACK (lp_feedback_slip_keep_cb), self);
  g_signal_connect_swapped (self->words, "activate", G_CALLBACK (lp_feedback_slip_keep_cb), self);
  gtk_box_append (GTK_BOX (said), self->score);
  gtk_box_append (GTK_BOX (said), self->words);
  gtk_box_append (GTK_BOX (aside), self->who);
  gtk_box_append (GTK_BOX (aside), self->how);
  gtk_box_append (GTK_BOX (aside), self->leave);
  gtk_box_append (GTK_BOX (aside), self->keep);
  gtk_box_append (GTK_BOX (self->box), said);
  gtk_box_append (GTK_BOX (self->box), aside);
  self->fault = linli_plain_label_add (self->box, NULL, "tone-error");
}

static gboolean
lp_feedback_slip_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LP_FEEDBACK_SLIP (widget)->score);
}

static void
lp_feedback_slip_dispose (GObject *object)
{
  LpFeedbackSlip *self = LP_FEEDBACK_SLIP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lp_feedback_slip_parent_class)->dispose (object);
}

static void
lp_feedback_slip_finalize (GObject *object)
{
  LpFeedbackSlip *self = LP_FEEDBACK_SLIP (object);

  g_object_unref (self->context);
  g_clear_weak_pointer (&self->over);
  g_ptr_array_unref (self->guests);
  g_object_unref (self->names);

  G_OBJECT_CLASS (lp_feedback_slip_parent_class)->finalize (object);
}

static void
lp_feedback_slip_class_init (LpFeedbackSlipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_feedback_slip_dispose;
  G_OBJECT_CLASS (klass)->finalize = lp_feedback_slip_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = lp_feedback_slip_grab_focus;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_feedback_slip_init (LpFeedbackSlip *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
lp_feedback_slip_new (GtkWidget    *over,
                      LinliContext *context,
                      gint64        event_id)
{
  LpFeedbackSlip *self = g_object_new (LP_TYPE_FEEDBACK_SLIP, NULL);

  g_set_weak_pointer (&self->over, over); /* which would not go while its dialog holds it */
  self->context = g_object_ref (context);
  self->event_id = event_id;
  self->guests = g_ptr_array_new ();
  lp_feedback_slip_fill (self);
  lp_feedback_slip_name_guests (self);
  lp_feedback_slip_clear (self);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who is called when somebody does not come. The list is made on a worker; the action judges once more by what the file says then. What it holds is freed
 * with its window. */

#include "lp-cover-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-cover.h"
#include "lp-desk-week.h"
#include "lp-dialog.h"
#include "lp-fix-row.h"
#include "lp-roster-apply-store.h"
#include "lp-roster-facts-store.h"
#include "lp-volunteers.h"

#define MOST_SHOWN 40

/* Somebody who can. */
typedef struct {
  gint64 card_id, person_id;
  char *name; /* personal */
  char *phone; /* the same; or NULL */
  char *words; /* why here in the list */
} LpCoverLine;

/* What a worker is asked, and what it finds. */
typedef struct {
  gint64 slot_id, card_id;
} LpCoverQuestion;

typedef struct {
  char *slot, *name; /* which shift; who does not come, personal */
  gint64 person_id;
  GPtrArray *lines; /* of LpCoverLine */
  char *why; /* why there is nobody */
  LpFixOffer *fix; /* what would be nearest then; or NULL */
  gint64 duty_id; /* of who does not come; 0 where that is noted already */
} LpCoverFound;

typedef struct {
  LinliContext *context;
  LpCoverQuestion question;
  char *reason;
  LpCoverFound *found;
  GCancellable *loading;
  GtkWidget *window;
  GtkWidget *words;
  GtkWidget *list;
  GtkWidget *rest;
  GtkWidget *nearest;
} LpCoverDialog;

static void
lp_cover_line_free (gpointer data)
{
  LpCoverLine *line = data;

  g_free (line->name);
  g_free (line->phone);
  g_free (line->words);
  g_free (line);
}

static void
lp_cover_found_free (gpointer data)
{
  LpCoverFound *found = data;

  g_free (found->slot);
  g_free (found->name);
  g_free (found->why);
  g_clear_pointer (&found->fix, lp_fix_offer_free);
  g_ptr_array_unref (found->lines);
  g_free (found);
}

static void
lp_cover_dialog_free (gpointer data)
{
  LpCoverDialog *self = data;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_signal_handlers_disconnect_by_data (linli_context_get_privacy (self->context), self);
  g_signal_handlers_disconnect_by_data (linli_context_get_store (self->context), self);
  g_clear_pointer (&self->found, lp_cover_found_free);
  g_object_unref (self->context);
  g_free (self->reason);
  g_free (self);
}

static void
lp_cover_found_add (LpCoverFound        *found,
                    const LpRosterFacts *facts,
                    const LpCover       *cover)
{
  const LpRosterCard *card = lp_roster_card (facts, cover->card);
  LpCoverLine *line = g_new0 (LpCoverLine, 1);

  *line = (LpCoverLine) { card->id, card->person, g_strdup (card->name), g_strdup (card->phone), lp_cover_dup_words (cover) };
  g_ptr_array_add (found->lines, line);
}

/* Why there is nobody, and what would be nearest. */
static void
lp_cover_found_explain (LpCoverFound        *found,
                        const LpRosterFacts *facts,
                        const LpRoster      *roster,
                        guint                slot)
{
  LpExplanation explanation;
  g_auto (GStrv) reasons = NULL;

  lp_roster_explain (facts, roster, slot, &explanation);
  reasons = lp_explanation_list_reasons (&explanation);
  found->why = g_strjoinv ("\n", reasons);
  found->fix = lp_fix_offer_new (facts, &explanation);
}

static gpointer
lp_cover_dialog_read (LinliDatabase  *reader,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  const LpCoverQuestion *question = data;
  g_autoptr (LpSlot) row = lp_slot_load (reader, question->slot_id, error);
  int day = row != NULL ? lp_roster_day_from_text (row->day) : 0;
  g_autoptr (LpRosterFacts) facts = row != NULL ? lp_roster_facts_load (reader, day, day, error) : NULL;
  g_autoptr (LpRoster) roster = NULL;
  g_autoptr (GArray) covers = NULL;
  const LpRosterDuty *duty;
  guint slot, card;
  LpCoverFound *found;

  if (facts == NULL)
    return NULL;
  slot = lp_roster_facts_find_slot (facts, question->slot_id);
  card = lp_roster_facts_find_card (facts, question->card_id);
  if (slot == LP_ROSTER_NONE || card == LP_ROSTER_NONE)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("This shift does not take place"));
      return NULL;
    }
  roster = lp_roster_copy (facts->roster);
  lp_roster_remove (roster, card, slot);
  covers = lp_cover_list (facts, roster, slot);
  found = g_new0 (LpCoverFound, 1);
  *found = (LpCoverFound) { lp_roster_slot_dup_words (facts, slot), g_strdup (lp_roster_card (facts, card)->name), lp_roster_card (facts, card)->person,
                            g_ptr_array_new_with_free_func (lp_cover_line_free), NULL, NULL, 0 };
  for (guint i = 0; i < covers->len; i++)
    if (g_array_index (covers, LpCover, i).card != card)
      lp_cover_found_add (found, facts, &g_array_index (covers, LpCover, i));
  duty = lp_roster_facts_find_duty (facts, card, slot);
  found->duty_id = duty != NULL ? duty->id : 0;
  if (found->lines->len == 0)
    lp_cover_found_explain (found, facts, roster, slot);
  return found;
}

static const char *
lp_cover_dialog_get_reason (LpCoverDialog *self)
{
  return self->reason != NULL ? self->reason : C_("roster", "cannot come");
}

static void
lp_cover_dialog_activated_cb (LpCoverDialog *self,
                              GtkListBoxRow *row)
{
  const LpCoverLine *line = g_ptr_array_index (self->found->lines, (guint) gtk_list_box_row_get_index (row));
  LpCoverAct *act = g_new0 (LpCoverAct, 1);

  *act = (LpCoverAct) { self->question.slot_id, self->question.card_id, line->card_id,
                        g_strdup (lp_cover_dialog_get_reason (self)) };
  linli_act_and_close (self->window, self->context, _("Somebody else serves instead"), lp_cover_take, act, lp_cover_act_free);
}

static void
lp_cover_dialog_take_cb (GtkWidget     *button,
                         LpCoverDialog *self)
{
  lp_cover_dialog_activated_cb (self, GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW)));
}

static void
lp_cover_dialog_add (LpCoverDialog     *self,
                     const LpCoverLine *line,
                     gboolean           best)
{
  g_autofree char *name = lp_desk_dup_name (self->context, line->person_id, line->name), *label = NULL;
  GtkWidget *row = linli_plain_row_new (name, line->words), *take = linli_button_new (C_("roster", "Takes It"), NULL);

  label = g_strdup_printf (C_("desk", "%s: %s"), C_("roster", "Takes It"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (take), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (take, GTK_ALIGN_CENTER);
  if (best)
    gtk_widget_add_css_class (take, "suggested-action");
  g_signal_connect (take, "clicked", G_CALLBACK (lp_cover_dialog_take_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), lp_desk_new_phone (self->context, line->person_id, line->phone));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), take);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* The place is filled: the window is not needed any more, if it is there still. */
static void
lp_cover_dialog_done_cb (GtkWidget *window)
{
  if (gtk_widget_get_visible (window))
    gtk_window_destroy (GTK_WINDOW (window));
}

static void
lp_cover_dialog_fill_nearest (LpCoverDialog *self)
{
  LpFixInstead instead = { self->found->duty_id, lp_cover_dialog_get_reason (self) };

  linli_plain_list_clear (self->nearest);
  if (self->found->fix != NULL)
    gtk_list_box_append (GTK_LIST_BOX (self->nearest), lp_fix_row_new (self->context, self->found->fix, &instead, lp_cover_dialog_done_cb));
  gtk_widget_set_visible (self->nearest, self->found->fix != NULL);
}

static void
lp_cover_dialog_fill (LpCoverDialog *self)
{
  const LpCoverFound *found = self->found;
  g_autofree char *name = lp_desk_dup_name (self->context, found->person_id, found->name), *words = NULL, *rest = NULL;
  GtkListBoxRow *first;

  words = g_strdup_printf (C_("roster", "%s\nInstead of %s"), found->slot, name);
  gtk_label_set_text (GTK_LABEL (self->words), words);
  linli_plain_list_clear (self->list);
  for (guint i = 0; i < MIN (found->lines->len, MOST_SHOWN); i++)
    lp_cover_dialog_add (self, g_ptr_array_index (found->lines, i), i == 0);
  rest = found->lines->len > MOST_SHOWN ? g_strdup_printf (_("The first %u of %u are shown"), MOST_SHOWN, found->lines->len)
         : found->lines->len == 0 ? g_strdup_printf (C_("roster", "Nobody can without breaking a rule.\n%s"), found->why != NULL ? found->why : "") : NULL;
  gtk_label_set_text (GTK_LABEL (self->rest), rest != NULL ? rest : "");
  gtk_widget_set_visible (self->rest, rest != NULL);
  gtk_widget_set_visible (self->list, found->lines->len > 0);
  lp_cover_dialog_fill_nearest (self);
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
lp_cover_dialog_loaded_cb (GObject      *window,
                           GAsyncResult *result,
                           gpointer      data)
{
  g_autoptr (GError) error = NULL;
  LpCoverFound *found = g_task_propagate_pointer (G_TASK (result), &error);
  LpCoverDialog *self = g_object_get_data (window, "cover");

  if (found != NULL && self != NULL)
    {
      g_clear_pointer (&self->found, lp_cover_found_free);
      self->found = g_steal_pointer (&found);
      lp_cover_dialog_fill (self);
    }
  else if (self != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_widget_set_visible (self->list, FALSE); /* who was shown could serve in a shift that is not as it was */
      gtk_widget_set_visible (self->nearest, FALSE);
      gtk_label_set_text (GTK_LABEL (self->rest), error->message);
      gtk_widget_set_visible (self->rest, TRUE);
    }
  g_clear_pointer (&found, lp_cover_found_free);
}

static void
lp_cover_dialog_load (LpCoverDialog *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self->window, self->loading, lp_cover_dialog_loaded_cb, NULL);
  g_task_set_task_data (task, g_memdup2 (&self->question, sizeof self->question), g_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_cover_dialog_read, lp_cover_found_free);
}

/* Who can, and what would be nearest, is judged anew: somebody may have been put on, a limit changed, or the shift cancelled meanwhile. */
static void
lp_cover_dialog_changed_cb (LinliStore    *store,
                            LinliChanges  *changes,
                            LpCoverDialog *self)
{
  static const char * const kinds[] = { LP_DUTY_TABLE, LP_SLOT_TABLE, LP_CARD_TABLE, LP_CARD_SKILL_TABLE, LP_CARD_POST_TABLE, LP_TIME_TABLE,
                                        LP_EXCEPTION_TABLE, LP_POST_TABLE, "person", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_cover_dialog_load (self);
}

static void
lp_cover_dialog_privacy_cb (LpCoverDialog *self)
{
  if (self->found != NULL)
    lp_cover_dialog_fill (self);
}

void
lp_cover_dialog_show (GtkWidget    *over,
                      LinliContext *context,
                      gint64        slot_id,
                      gint64        card_id,
                      const char   *reason)
{
  LpCoverDialog *self = g_new0 (LpCoverDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();

  self->context = g_object_ref (context);
  self->question = (LpCoverQuestion) { slot_id, card_id };
  self->reason = g_strdup (reason);
  self->words = linli_plain_label_add (box, "", "heading");
  self->list = linli_plain_list_add (inner, C_("roster", "Who can serve instead"));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (lp_cover_dialog_activated_cb), self);
  self->rest = linli_plain_label_add (inner, "", "body");
  gtk_widget_set_visible (self->rest, FALSE);
  self->nearest = linli_plain_list_add (inner, C_("roster", "What would be nearest"));
  gtk_widget_set_visible (self->nearest, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), C_("roster", "Find Cover"), box, 620, 560);
  lp_dialog_own (self->window, "cover", self, lp_cover_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  g_signal_connect_swapped (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_cover_dialog_privacy_cb), self);
  g_signal_connect (linli_context_get_store (context), "changed", G_CALLBACK (lp_cover_dialog_changed_cb), self);
  lp_cover_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

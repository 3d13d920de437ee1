/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The rows of a record of service that tell what of it was publicised, and what was said against that. */

#include "lp-record-details-private.h"

#include <glib/gi18n-lib.h>

#include "lp-objection-dialog.h"
#include "lp-objection-store.h"
#include "lp-record-store.h"
#include "lp-review-paper.h"
#include "lp-review-store.h"
#include "lp-week.h"

#define MOST_NOTICES 6u /* the latest */

static gint64
lp_record_details_get_id (GtkWidget *button)
{
  return *(gint64 *) g_object_get_data (G_OBJECT (button), "id");
}

static void
lp_record_details_list_cb (GtkWidget       *button,
                           LpRecordDetails *self)
{
  lp_review_paper_show (button, self->context, lp_record_details_get_id (button));
}

static void
lp_record_details_object_cb (GtkWidget       *button,
                             LpRecordDetails *self)
{
  lp_objection_dialog_show (button, self->context, lp_record_details_get_id (button));
}

static void
lp_record_details_settle_cb (GtkWidget       *button,
                             LpRecordDetails *self)
{
  lp_objection_dialog_settle (button, self->context, lp_record_details_get_id (button));
}

/* The pane is made anew when it is revealed. */
static void
lp_record_details_reveal_cb (GtkWidget       *button,
                             LpRecordDetails *self)
{
  linli_reveal_ask (button, self->context, LP_OBJECTION_TABLE, lp_record_details_get_id (button), NULL, NULL, NULL);
}

/* Words of an objection as they may be shown: whoever raised it, and the volunteer, are not named. */
static char *
lp_record_details_dup_words (const LpReview    *notice,
                             const LpObjection *objection,
                             const char        *text,
                             gboolean           seen)
{
  const char *names[] = { notice->name, objection->raised_by, NULL };

  return seen ? g_strdup (text) : linli_mask_words (text, names);
}

/* “Objection of Z*, 2026-11-20” */
static char *
lp_record_details_dup_title (const LpObjection *objection,
                             gboolean           seen)
{
  g_autofree char *who = objection->raised_by == NULL ? g_strdup (C_("objection", "somebody who is not named"))
                         : seen ? g_strdup (objection->raised_by) : linli_mask_name (objection->raised_by);

  return g_strdup_printf (C_("objection", "Objection of %s, %s"), who, objection->raised_on != NULL ? objection->raised_on
                                                                                                  : C_("objection", "day not noted"));
}

/* What it says, and what became of it. */
static char *
lp_record_details_dup_story (const LpReview    *notice,
                             const LpObjection *objection,
                             gboolean           seen)
{
  g_autofree char *words = lp_record_details_dup_words (notice, objection, objection->words, seen), *reason = NULL;
  const char *outcome = lp_objection_get_outcome_label (objection->outcome);

  if (objection->outcome == LP_OBJECTION_OPEN)
    return g_strdup_printf ("%s\n%s", words, outcome);
  reason = lp_record_details_dup_words (notice, objection, objection->reason, seen);
  return g_strdup_printf (C_("objection", "%s\n%s on %s: %s"), words, outcome, objection->settled_on, reason);
}

static void
lp_record_details_add_objection (LpRecordDetails   *self,
                                 const LpReview    *notice,
                                 const LpObjection *objection)
{
  gboolean seen = linli_privacy_is_revealed (linli_context_get_privacy (self->context), LP_OBJECTION_TABLE, objection->id);
  g_autofree char *title = lp_record_details_dup_title (objection, seen), *story = lp_record_details_dup_story (notice, objection, seen);
  g_autofree char *plain = lp_record_details_dup_story (notice, objection, TRUE), *reveals = NULL, *settles = NULL;
  GtkWidget *row = _lp_record_details_add_row (self, title, story);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0); /* the words are read here, and nowhere else */
  reveals = g_strdup_printf (C_("desk", "%s: %s"), title, C_("objection", "Show in Full…"));
  settles = g_strdup_printf (C_("desk", "%s: %s"), title, C_("objection", "Settle…"));
  if (!seen && (objection->raised_by != NULL || !g_str_equal (story, plain)))
    _lp_record_details_add_button (self, row, C_("objection", "Show in Full…"), reveals, objection->id, G_CALLBACK (lp_record_details_reveal_cb));
  if (objection->outcome == LP_OBJECTION_OPEN)
    _lp_record_details_add_button (self, row, C_("objection", "Settle…"), settles, objection->id, G_CALLBACK (lp_record_details_settle_cb));
}

static void
lp_record_details_add_objections (LpRecordDetails *self,
                                  const LpReview  *notice)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) objections = lp_objection_list (linli_context_get_database (self->context), notice->id, &error);

  if (objections == NULL)
    linli_trouble_add (self->list, _("The objections could not be read"), error);
  for (guint i = 0; objections != NULL && i < objections->len; i++)
    lp_record_details_add_objection (self, notice, g_ptr_array_index (objections, i));
}

/* “2026-11-01 to 2026-11-07: hangs out” */
static void
lp_record_details_add_notice (LpRecordDetails *self,
                              const LpReview  *notice)
{
  static const char * const states[] = {
    [LP_REVIEW_COMING] = NC_("notice", "not hung out yet"), [LP_REVIEW_RUNNING] = NC_("notice", "hangs out now"),
    [LP_REVIEW_OVER] = NC_("notice", "over without objection: can be certified"), [LP_REVIEW_OBJECTED] = NC_("notice", "there is an objection"),
    [LP_REVIEW_UPHELD] = NC_("notice", "an objection was upheld: cannot be certified by it"),
  };
  g_autofree char *today = lp_day_dup_today (), *hours = lp_hours_dup_text (notice->minutes);
  LpReviewState state = lp_review_get_state (notice, today);
  const char *standing = state == LP_REVIEW_OVER && notice->n_settled > 0 ? C_("notice", "over, objections settled: can be certified")
                                                                          : g_dpgettext2 (GETTEXT_PACKAGE, "notice", states[state]);
  g_autofree char *title = g_strdup_printf (C_("notice", "Publicised %s to %s"), notice->posted_on, notice->ends_on);
  g_autofree char *words = g_strdup_printf (C_("notice", "%s to %s, %s hours\n%s"), notice->first_day, notice->last_day, hours, standing);
  g_autofree char *list = g_strdup_printf (C_("desk", "%s: %s"), title, C_("notice", "List")), *objects = g_strdup_printf (C_("desk", "%s: %s"), title,
                                                                                                                  C_("notice", "Objection…"));
  GtkWidget *row = _lp_record_details_add_row (self, title, words);

  if (state != LP_REVIEW_OBJECTED && state != LP_REVIEW_UPHELD)
    _lp_record_details_add_button (self, row, C_("notice", "List"), list, notice->id, G_CALLBACK (lp_record_details_list_cb));
  _lp_record_details_add_button (self, row, C_("notice", "Objection…"), objects, notice->id, G_CALLBACK (lp_record_details_object_cb));
  lp_record_details_add_objections (self, notice);
}

void
_lp_record_details_add_notices (LpRecordDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notices = lp_review_list (linli_context_get_database (self->context), self->card_id, &error);

  if (notices == NULL)
    linli_trouble_add (self->list, C_("notice", "The notices could not be read"), error);
  for (guint i = 0; notices != NULL && i < MIN (notices->len, MOST_NOTICES); i++)
    lp_record_details_add_notice (self, g_ptr_array_index (notices, i));
}

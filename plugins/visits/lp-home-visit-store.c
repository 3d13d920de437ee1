/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Planned visits in the file: a matter each, and nothing beside it. What came of one is a call on the household as any other visit, so that it
 * stands in the history of the household, and a line in whatever the visit comes from. */

#include "lp-home-visit-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-care-store.h"
#include "lp-place-store.h"

#define MOST_COUNTED 1000

/* The home of a matter: its own, else that of whom it is about. */
#define HOME \
  "coalesce (m.dwelling_id, CASE m.subject_kind WHEN 'dwelling' THEN m.subject_id" \
  " WHEN 'household' THEN (SELECT h.dwelling_id FROM household h WHERE h.id = m.subject_id)" \
  " WHEN 'person' THEN (SELECT h.dwelling_id FROM person p JOIN household h ON h.id = p.household_id WHERE p.id = m.subject_id) END)"
#define NAME \
  "coalesce (CASE m.subject_kind WHEN 'person' THEN (SELECT p.name FROM person p WHERE p.id = m.subject_id)" \
  " WHEN 'household' THEN (SELECT p.name FROM household h JOIN person p ON p.id = h.head_id WHERE h.id = m.subject_id) END, m.contact_name)"
#define COLUMNS \
  "SELECT m.id, m.number, m.title, m.state, m.due_at, m.assignee, coalesce ((SELECT s.address FROM dwelling_standing s" \
  " WHERE s.dwelling_id = " HOME "), m.place_text), " NAME ", date (m.closed_at, 'localtime'), m.outcome FROM matter m WHERE m.kind = '" \
  LP_HOME_VISIT_KIND "' AND m.deleted_at IS NULL"

void
lp_home_visit_free (gpointer data)
{
  LpHomeVisit *visit = data;

  g_free (visit->number);
  g_free (visit->title);
  g_free (visit->state);
  g_free (visit->planned_on);
  g_free (visit->whom);
  g_free (visit->place);
  g_free (visit->name);
  g_free (visit->closed_on);
  g_free (visit->outcome);
  g_free (visit);
}

void
lp_home_visit_plan_free (gpointer data)
{
  LpHomeVisitPlan *plan = data;

  g_clear_object (&plan->kind);
  g_free (plan->about_kind);
  g_free (plan->why);
  g_free (plan->planned_on);
  g_free (plan->whom);
  g_free (plan);
}

/* What the visit comes from is told what came of it. */
static gboolean
lp_home_visit_tell_origins (LinliTransaction  *transaction,
                            gint64             id,
                            gboolean           met,
                            const char        *words,
                            GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT l.from_id, m.number FROM link l JOIN matter m ON m.id = l.to_id WHERE l.from_kind = 'matter'"
                          " AND l.to_kind = 'matter' AND l.to_id = ? AND l.role = 'became' AND l.deleted_at IS NULL LIMIT 20", "i", id);
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *text = NULL;
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &problem))
    {
      gint64 origin = linli_statement_get_int64 (row, 0);

      g_array_append_val (origins, origin);
      if (text == NULL)
        text = g_strdup_printf (met ? _("Home visit %s made: %s") : _("Home visit %s, nobody met: %s"), linli_statement_get_text (row, 1), words);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  for (guint i = 0; i < origins->len; i++)
    if (!linli_timeline_append (transaction, g_array_index (origins, gint64, i), NULL, 0, "note", text, error))
      return FALSE;
  return TRUE;
}

/* Somebody went there: a call on the household, if it is known, and a line in what the visit comes from. */
static gboolean
lp_home_visit_follow (LinliMatterKind   *kind,
                      LinliTransaction  *transaction,
                      gint64             id,
                      const char        *step,
                      const char        *text,
                      GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gboolean met = g_strcmp0 (step, LP_HOME_VISIT_MET) == 0;
  g_autofree char *about = NULL;
  LpCareVisit call = { 0 };
  gint64 subject, dwelling;

  if (!met && g_strcmp0 (step, LP_HOME_VISIT_NOT_MET) != 0)
    return TRUE;
  about = linli_database_dup_text (database, "SELECT subject_kind FROM matter WHERE id = ? AND subject_kind IN ('person', 'household', 'dwelling')", "i", id);
  subject = linli_database_get_int64 (database, 0, "SELECT subject_id FROM matter WHERE id = ?", "i", id);
  dwelling = linli_database_get_int64 (database, 0, "SELECT dwelling_id FROM matter WHERE id = ?", "i", id);
  call.household = about != NULL ? lp_place_household_of (database, about, subject) : 0;
  if (call.household == 0 && dwelling != 0)
    call.household = lp_place_household_of (database, "dwelling", dwelling);
  call.person = g_strcmp0 (about, "person") == 0 ? subject : 0;
  call.met = met;
  call.mode = LP_CARE_DOOR;
  call.words = (char *) text;
  return (call.household == 0 || lp_care_record (transaction, &call, error)) &&
         lp_home_visit_tell_origins (transaction, id, met, text, error);
}

LinliMatterKind *
lp_home_visit_kind_new (void)
{
  static const struct {
    const char *id;
    const char *label;
    const char *from;
    const char *to;
    LinliMatterStepFlags flags;
  } steps[] = {
    { LP_HOME_VISIT_MET, NC_("home visit", "Visit Made"), NULL, LP_HOME_VISIT_DONE, LINLI_MATTER_STEP_NEEDS_WORDS },
    { LP_HOME_VISIT_NOT_MET, NC_("home visit", "Nobody Met"), LP_HOME_VISIT_PLANNED, LP_HOME_VISIT_MISSED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { LP_HOME_VISIT_AGAIN, NC_("home visit", "Plan Again"), LP_HOME_VISIT_MISSED, LP_HOME_VISIT_PLANNED, LINLI_MATTER_STEP_PLAIN },
    { "drop", NC_("home visit", "Not Needed Any More"), NULL, LP_HOME_VISIT_DROPPED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "reopen", NC_("home visit", "Visit Again"), LP_HOME_VISIT_DONE, LP_HOME_VISIT_PLANNED, LINLI_MATTER_STEP_NEEDS_WORDS },
    { "reopen", NC_("home visit", "Visit Again"), LP_HOME_VISIT_DROPPED, LP_HOME_VISIT_PLANNED, LINLI_MATTER_STEP_NEEDS_WORDS },
  };
  LinliMatterKind *kind = linli_matter_kind_new (LP_HOME_VISIT_KIND, _("Home Visit"), "linli-household-symbolic");

  linli_matter_kind_add_state (kind, LP_HOME_VISIT_PLANNED, C_("home visit", "Planned"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_HOME_VISIT_MISSED, C_("home visit", "To be planned again"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_HOME_VISIT_DONE, C_("home visit", "Visited"), LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_state (kind, LP_HOME_VISIT_DROPPED, C_("home visit", "Not needed"), LINLI_MATTER_STATE_FINAL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    linli_matter_kind_add_step (kind, steps[i].id, g_dpgettext2 (GETTEXT_PACKAGE, "home visit", steps[i].label), steps[i].from, steps[i].to, steps[i].flags);
  /* What becomes a visit without a day has a week. */
  linli_matter_kind_add_category (kind, "other", C_("home visit", "Home visit"), 7, C_("home visit", "Somebody was met"));
  linli_matter_kind_set_follow (kind, lp_home_visit_follow);
  linli_matter_kind_set_takes_over (kind, TRUE);
  return kind;
}

static gboolean
lp_home_visit_check (const LpHomeVisitPlan  *plan,
                     GError                **error)
{
  LinliDate day;
  g_autofree char *today = NULL;

  linli_date_today (&day);
  today = linli_date_to_string (&day);
  if (plan->id == 0 && (plan->why == NULL || *plan->why == '\0'))
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Write why the home is to be visited"));
  else if (plan->planned_on == NULL || strcmp (plan->planned_on, today) < 0)
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A visit is planned for today or a later day"));
  else
    return TRUE;
  return FALSE;
}

gboolean
lp_home_visit_open (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  LpHomeVisitPlan *plan = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliRecord) matter = NULL;
  gint64 household, dwelling;

  if (!lp_home_visit_check (plan, error))
    return FALSE;
  household = lp_place_household_of (database, plan->about_kind, plan->about);
  dwelling = g_str_equal (plan->about_kind, "dwelling") ? plan->about
             : linli_database_get_int64 (database, 0, "SELECT dwelling_id FROM household WHERE id = ?", "i", household);
  matter = linli_matter_new (LP_HOME_VISIT_KIND, plan->why);
  linli_record_set_text (matter, "category", "other");
  linli_record_set_text (matter, "subject_kind", plan->about_kind);
  linli_record_set_int64 (matter, "subject_id", plan->about);
  if (dwelling != 0)
    linli_record_set_int64 (matter, "dwelling_id", dwelling);
  linli_record_set_text (matter, "due_at", plan->planned_on);
  linli_record_set_text (matter, "assignee", plan->whom);
  if (!linli_matter_kind_open (plan->kind, matter, transaction, NULL, error))
    return FALSE;
  plan->id = linli_record_get_id (matter);
  return TRUE;
}

gboolean
lp_home_visit_replan (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  LpHomeVisitPlan *plan = data;
  g_autofree char *text = g_strdup_printf (_("Planned for %s"), plan->planned_on);
  g_autoptr (LinliRecord) matter = NULL;
  gboolean missed;

  if (!lp_home_visit_check (plan, error))
    return FALSE;
  matter = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("matter"), plan->id, error);
  if (matter == NULL)
    return FALSE;
  missed = g_strcmp0 (linli_record_get_text (matter, "state"), LP_HOME_VISIT_MISSED) == 0;
  if (!missed && !linli_record_is_null (matter, "closed_at"))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This visit is over; reopen it first"));
      return FALSE;
    }
  linli_record_set_text (matter, "due_at", plan->planned_on);
  linli_record_set_text (matter, "assignee", plan->whom);
  if (!linli_record_save (matter, transaction, error))
    return FALSE;
  return missed ? linli_matter_kind_step (plan->kind, transaction, plan->id, LP_HOME_VISIT_AGAIN, text, error)
                : linli_timeline_append (transaction, plan->id, NULL, 0, "note", text, error);
}

static GPtrArray *
lp_home_visit_collect (LinliStatement  *row,
                       GError         **error)
{
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func (lp_home_visit_free);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpHomeVisit *visit = g_new0 (LpHomeVisit, 1);
      char **texts[] = { &visit->number, &visit->title, &visit->state, &visit->planned_on, &visit->whom, &visit->place, &visit->name, &visit->closed_on,
                         &visit->outcome };

      visit->id = linli_statement_get_int64 (row, 0);
      for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        *texts[i] = g_strdup (linli_statement_get_text (row, (int) i + 1));
      g_ptr_array_add (visits, visit);
    }
  if (problem == NULL)
    return g_steal_pointer (&visits);
  g_propagate_error (error, problem);
  return NULL;
}

LpHomeVisit *
lp_home_visit_load (LinliDatabase  *database,
                    gint64          id,
                    GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (database, error, COLUMNS " AND m.id = ?", "i", id);
  g_autoptr (GPtrArray) visits = lp_home_visit_collect (row, error);

  if (visits == NULL)
    return NULL;
  if (visits->len > 0)
    return g_ptr_array_steal_index (visits, 0);
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("There is no such visit"));
  return NULL;
}

GPtrArray *
lp_home_visit_list (LinliDatabase  *database,
                    gboolean        ended,
                    guint           most,
                    GError        **error)
{
  g_autoptr (LinliStatement) row =
    ended ? linli_database_query (database, error, COLUMNS " AND m.state IN ('" LP_HOME_VISIT_DONE "', '" LP_HOME_VISIT_DROPPED "')"
                                  " ORDER BY m.closed_at DESC, m.id DESC LIMIT ?", "i", (gint64) most)
          : linli_database_query (database, error, COLUMNS " AND m.state IN ('" LP_HOME_VISIT_PLANNED "', '" LP_HOME_VISIT_MISSED "')"
                                  " ORDER BY m.due_at IS NULL, m.due_at, m.id LIMIT ?", "i",
                                  (gint64) most);

  return lp_home_visit_collect (row, error);
}

guint
lp_home_visit_count (LinliDatabase *database,
                     const char    *until)
{
  return (guint) linli_database_get_int64 (database, 0, "SELECT count(*) FROM (SELECT 1 FROM matter WHERE kind = '" LP_HOME_VISIT_KIND "' AND state IN ('"
                                           LP_HOME_VISIT_PLANNED "', '" LP_HOME_VISIT_MISSED "') AND deleted_at IS NULL"
                                           " AND due_at <= ?1 || 'T99' LIMIT ?2)", "si", until, (gint64) MOST_COUNTED);
}

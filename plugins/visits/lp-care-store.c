/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Care visits in the file. When a visit is due is not stored but asked: of the tags that people have, how often who has them is to be seen,
 * what happened to them, and the last visit to their household. So nobody who died or moved out can be on the list. */

#include "lp-care-store.h"

#include <glib/gi18n-lib.h>

#include "lp-campaign-store.h"

#define MOST_COUNTED 1000

G_DEFINE_FINAL_TYPE (LpCareItem, lp_care_item, G_TYPE_OBJECT)

/* ?1 today. Households with their shortest interval; a surge shortens all. Then those to whom something happened. A visit made on a day
 * counts for that day: "last" is in local days. Who was never visited is due on the day from which the tag holds, or today. */
#define SHORTEST "(SELECT min (g.days) FROM visits_surge g WHERE g.deleted_at IS NULL AND ?1 BETWEEN g.from_on AND g.until_on)"
#define PEOPLE_HERE \
  "p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL AND h.deleted_at IS NULL AND h.moved_out_on IS NULL"
#define LAST \
  "(SELECT max (v.at) FROM visits_call v WHERE v.household_id = h.id AND v.campaign_id IS NULL AND v.outcome = 'met' AND v.deleted_at IS NULL)"
#define REASONS \
  "WITH surge (days) AS (SELECT " SHORTEST "), reason AS (" \
  "SELECT h.id AS household, h.dwelling_id AS dwelling, p.id AS person, c.tag AS tag, NULL AS what, min (c.days, coalesce ((SELECT days FROM surge)," \
  " c.days)) AS days, date (" LAST ", 'localtime') AS last, t.since AS since, NULL AS due" \
  " FROM visits_cadence c CROSS JOIN tag t ON t.code = c.tag AND t.subject_kind = 'person' AND t.deleted_at IS NULL AND (t.until IS NULL OR t.until > ?1)" \
  " CROSS JOIN person p ON p.id = t.subject_id CROSS JOIN household h ON h.id = p.household_id WHERE c.deleted_at IS NULL AND " PEOPLE_HERE \
  " UNION ALL SELECT h.id, h.dwelling_id, p.id, NULL, x.what, 1, date (" LAST ", 'localtime'), NULL, date (x.due_at, 'localtime')" \
  " FROM visits_change x JOIN person p ON p.id = x.person_id JOIN household h ON h.id = p.household_id" \
  " WHERE x.deleted_at IS NULL AND coalesce (" LAST ", '') < x.at AND " PEOPLE_HERE "), " \
  "waits AS (SELECT *, coalesce (due, date (last, '+' || days || ' days'), min (coalesce (since, ?1), ?1)) AS due_on FROM reason) "

static const char * const questions[] = {
  [LP_CARE_HEALTH] = N_("Health"),
  [LP_CARE_MOOD] = N_("Mood"),
  [LP_CARE_KIN] = N_("Contact with family"),
  [LP_CARE_SAFETY] = N_("Home, gas and power"),
  [LP_CARE_NEEDS] = N_("Needs"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (questions) == LP_CARE_N_QUESTIONS);

const char *
lp_care_question_label (LpCareQuestion question)
{
  g_return_val_if_fail (question < LP_CARE_N_QUESTIONS, NULL);

  return _(questions[question]);
}

const char *
lp_surge_label (const char *kind)
{
  if (g_strcmp0 (kind, "heat") == 0)
    return _("Heat");
  return g_strcmp0 (kind, "cold") == 0 ? _("Cold") : _("Festival");
}

void
lp_care_visit_free (gpointer data)
{
  LpCareVisit *visit = data;

  g_free (visit->words);
  g_clear_object (&visit->hazards);
  g_free (visit->found);
  g_free (visit);
}

static void
lp_care_reason_free (gpointer data)
{
  LpCareReason *reason = data;

  g_free (reason->name);
  g_free (reason->tag);
  g_free (reason->what);
  g_free (reason);
}

static void
lp_care_item_finalize (GObject *object)
{
  LpCareItem *self = LP_CARE_ITEM (object);

  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_free (self->name);
  g_free (self->address);
  g_free (self->tag);
  g_free (self->what);
  g_free (self->last_on);
  g_free (self->due_on);
  g_free (self->whom);
  g_strfreev (self->names);

  G_OBJECT_CLASS (lp_care_item_parent_class)->finalize (object);
}

static void
lp_care_item_class_init (LpCareItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_care_item_finalize;
}

static void
lp_care_item_init (LpCareItem *self)
{
  self->reasons = g_ptr_array_new_with_free_func (lp_care_reason_free);
}

void
lp_care_change_free (gpointer data)
{
  LpCareChange *change = data;

  g_free (change->what);
  g_free (change);
}

void
lp_cadence_free (gpointer data)
{
  LpCadence *cadence = data;

  g_free (cadence->tag);
  g_free (cadence);
}

void
lp_surge_free (gpointer data)
{
  LpSurge *surge = data;

  g_free (surge->kind);
  g_free (surge->from_on);
  g_free (surge->until_on);
  g_free (surge);
}

static void
lp_care_call_free (gpointer data)
{
  LpCareCall *call = data;

  g_free (call->at);
  g_free (call->actor);
  g_free (call->outcome);
  g_free (call->words);
  g_free (call);
}

/* A visit is no record that can be opened: what was found on it is linked with its household. 0 with @error set. */
static gint64
lp_care_open_hazard (LinliTransaction   *transaction,
                     const LpCareVisit  *visit,
                     GError            **error)
{
  LpCampaignFault fault = { visit->hazards, 0, visit->household, visit->found, NULL, 0 };

  return lp_campaign_open_hazard (transaction, &fault, error) &&
         linli_link_add (transaction, "matter", fault.hazard, "household", visit->household, "found-by", error) ? fault.hazard : 0;
}

gboolean
lp_care_record (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  LpCareVisit *visit = data;
  const int *a = visit->answers;
  gint64 hazard = 0;

  if (visit->hazards != NULL && visit->found != NULL && (hazard = lp_care_open_hazard (transaction, visit, error)) == 0)
    return FALSE;
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO visits_call (id, household_id, person_id, at, actor, outcome, mode, health, mood, kin, safety, needs, words, hazard_id)"
                             " VALUES (?1, ?2, nullif (?3, 0), ?4, ?5, ?6, ?7, nullif (?8, 0), nullif (?9, 0), nullif (?10, 0), nullif (?11, 0),"
                             " nullif (?12, 0), ?13, nullif (?14, 0))", "iiissssiiiiisi", linli_transaction_new_id (transaction), visit->household, visit->person,
                             linli_transaction_get_time (transaction), linli_transaction_get_actor (transaction), visit->met ? "met" : "absent",
                             visit->mode, (gint64) a[LP_CARE_HEALTH], (gint64) a[LP_CARE_MOOD], (gint64) a[LP_CARE_KIN], (gint64) a[LP_CARE_SAFETY],
                             (gint64) a[LP_CARE_NEEDS], visit->words, hazard) &&
         linli_timeline_append (transaction, 0, "household", visit->household, "visit", visit->words, error);
}

gboolean
lp_care_note_change (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  LpCareChange *change = data;

  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO visits_change (id, person_id, at, due_at, what) VALUES (?1, ?2, ?3,"
                             " strftime ('%Y-%m-%dT%H:%M:%fZ', ?3, '+24 hours'), ?4)", "iiss", linli_transaction_new_id (transaction), change->person,
                             linli_transaction_get_time (transaction), change->what) &&
         linli_timeline_append (transaction, 0, "person", change->person, "note", change->what, error);
}

gboolean
lp_care_set_cadence (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  LpCadence *cadence = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 id = linli_database_get_int64 (database, 0, "SELECT id FROM visits_cadence WHERE tag = ? ORDER BY deleted_at IS NOT NULL LIMIT 1", "s",
                                        cadence->tag);

  if (cadence->days <= 0)
    return linli_database_run (database, error, "UPDATE visits_cadence SET deleted_at = ? WHERE tag = ? AND deleted_at IS NULL", "ss",
                               linli_transaction_get_time (transaction), cadence->tag);
  if (id != 0)
    return linli_database_run (database, error, "UPDATE visits_cadence SET days = ?, deleted_at = NULL WHERE id = ?", "ii", (gint64) cadence->days, id);
  return linli_database_run (database, error, "INSERT INTO visits_cadence (id, tag, days) VALUES (?, ?, ?)", "isi",
                             linli_transaction_new_id (transaction), cadence->tag, (gint64) cadence->days);
}

gboolean
lp_care_add_surge (LinliTransaction  *transaction,
                   gpointer           data,
                   GError           **error)
{
  LpSurge *surge = data;

  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO visits_surge (id, kind, from_on, until_on, days) VALUES (?, ?, ?, ?, ?)", "isssi",
                             linli_transaction_new_id (transaction), surge->kind, surge->from_on, surge->until_on, (gint64) surge->days);
}

gboolean
lp_care_end_surge (LinliTransaction  *transaction,
                   gpointer           data,
                   GError           **error)
{
  LpSurge *surge = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE visits_surge SET deleted_at = ? WHERE id = ?", "si",
                             linli_transaction_get_time (transaction), surge->id);
}

static LpCareItem *
lp_care_read_item (LinliStatement *row)
{
  LpCareItem *item = g_object_new (LP_TYPE_CARE_ITEM, NULL);

  item->household = linli_statement_get_int64 (row, 0);
  item->person = linli_statement_get_int64 (row, 1);
  item->name = g_strdup (linli_statement_get_text (row, 3));
  item->address = g_strdup (linli_statement_get_text (row, 4));
  item->tag = g_strdup (linli_statement_get_text (row, 5));
  item->what = g_strdup (linli_statement_get_text (row, 6));
  item->days = (int) linli_statement_get_int64 (row, 7);
  item->last_on = g_strdup (linli_statement_get_text (row, 8));
  item->due_on = g_strdup (linli_statement_get_text (row, 9));
  item->whom = g_strdup (linli_statement_get_text (row, 10));
  return item;
}

/* Takes the rows to the end. */
static GPtrArray *
lp_care_collect (LinliStatement  *row,
                 gpointer       (*read) (LinliStatement *),
                 GDestroyNotify   free_one,
                 GError         **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_one);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    g_ptr_array_add (found, read (row));
  if (problem == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, problem);
  return NULL;
}

/* From the JSON array of an item: [person, tag, what]. */
static gboolean
lp_care_add_reasons (LinliDatabase  *database,
                     LpCareItem     *item,
                     const char     *json,
                     GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT DISTINCT p.id, p.name, json_extract (j.value, '$[1]'), json_extract (j.value, '$[2]')"
                          " FROM json_each (?) j JOIN person p ON p.id = json_extract (j.value, '$[0]') ORDER BY 1, 3", "s", json);
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &problem))
    {
      LpCareReason *reason = g_new (LpCareReason, 1);

      *reason = (LpCareReason) { linli_statement_get_int64 (row, 0), g_strdup (linli_statement_get_text (row, 1)),
                                 g_strdup (linli_statement_get_text (row, 2)), g_strdup (linli_statement_get_text (row, 3)) };
      g_ptr_array_add (item->reasons, reason);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* SQLite takes the other columns of a group from the row with the smallest day. */
GPtrArray *
lp_care_list (LinliDatabase  *database,
              const char     *today,
              const char     *until,
              guint           most,
              GError        **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, REASONS
                          ", due AS (SELECT household, dwelling, person, json_group_array (json_array (person, tag, what)) AS reasons, tag,"
                          " what, days, last, min (due_on) AS due_on FROM waits"
                          " GROUP BY household HAVING min (due_on) <= ?2 ORDER BY min (due_on), household LIMIT ?3)"
                          " SELECT due.household, due.person, due.reasons, p.name, s.address, due.tag, due.what, due.days, due.last, due.due_on,"
                          " (SELECT g.name FROM grid_duty g WHERE g.grid_id = s.grid_id AND g.deleted_at IS NULL AND (g.until IS NULL OR g.until >= ?1)"
                          " ORDER BY g.role <> 'head', g.id LIMIT 1) FROM due JOIN person p ON p.id = due.person"
                          " LEFT JOIN dwelling_standing s ON s.dwelling_id = due.dwelling ORDER BY due.due_on, s.sort_key", "ssi", today, until,
                          (gint64) most);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpCareItem *item = lp_care_read_item (row);

      g_ptr_array_add (items, item);
      item->names = linli_title_dup_names (database, "household", item->household);
      if (!lp_care_add_reasons (database, item, linli_statement_get_text (row, 2), error))
        return NULL;
    }
  if (problem == NULL)
    return g_steal_pointer (&items);
  g_propagate_error (error, problem);
  return NULL;
}

guint
lp_care_count (LinliDatabase *database,
               const char    *today,
               const char    *until)
{
  return (guint) linli_database_get_int64 (database, 0, REASONS ", late AS (SELECT DISTINCT household FROM waits WHERE due_on <= ?2 LIMIT ?3)"
                                           " SELECT count(*) FROM late", "ssi", today, until, (gint64) MOST_COUNTED);
}

static gpointer
lp_care_read_call (LinliStatement *row)
{
  LpCareCall *call = g_new0 (LpCareCall, 1);

  call->at = g_strdup (linli_statement_get_text (row, 0));
  call->actor = g_strdup (linli_statement_get_text (row, 1));
  call->outcome = g_strdup (linli_statement_get_text (row, 2));
  call->words = g_strdup (linli_statement_get_text (row, 3));
  for (int i = 0; i < LP_CARE_N_QUESTIONS; i++)
    call->answers[i] = (int) linli_statement_get_int64 (row, 4 + i);
  return call;
}

GPtrArray *
lp_care_history (LinliDatabase  *database,
                 gint64          household,
                 gint64          person,
                 guint           most,
                 GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT at, actor, outcome, words, health, mood, kin, safety, needs FROM visits_call WHERE household_id = ?1"
                          " AND (?2 = 0 OR person_id IS NULL OR person_id = ?2) AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT ?3", "iii",
                          household, person, (gint64) most);

  return lp_care_collect (row, lp_care_read_call, lp_care_call_free, error);
}

static gpointer
lp_care_read_cadence (LinliStatement *row)
{
  LpCadence *cadence = g_new0 (LpCadence, 1);

  cadence->id = linli_statement_get_int64 (row, 0);
  cadence->tag = g_strdup (linli_statement_get_text (row, 1));
  cadence->days = (int) linli_statement_get_int64 (row, 2);
  return cadence;
}

GPtrArray *
lp_care_cadences (LinliDatabase  *database,
                  GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT id, tag, days FROM visits_cadence WHERE deleted_at IS NULL ORDER BY days, id", NULL);

  return lp_care_collect (row, lp_care_read_cadence, lp_cadence_free, error);
}

static gpointer
lp_care_read_surge (LinliStatement *row)
{
  LpSurge *surge = g_new0 (LpSurge, 1);

  surge->id = linli_statement_get_int64 (row, 0);
  surge->kind = g_strdup (linli_statement_get_text (row, 1));
  surge->from_on = g_strdup (linli_statement_get_text (row, 2));
  surge->until_on = g_strdup (linli_statement_get_text (row, 3));
  surge->days = (int) linli_statement_get_int64 (row, 4);
  return surge;
}

GPtrArray *
lp_care_surges (LinliDatabase  *database,
                const char     *today,
                GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT id, kind, from_on, until_on, days FROM visits_surge WHERE deleted_at IS NULL AND until_on >= ?"
                          " ORDER BY from_on LIMIT 20", "s", today);

  return lp_care_collect (row, lp_care_read_surge, lp_surge_free, error);
}

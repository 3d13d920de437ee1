/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who has to do with a hazard, whom was called, how grave it is, and that it is another one. */

#include "lp-hazard-actor-store.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-kind.h"

#define MOST_ACTORS 100

LpHazardActor *
lp_hazard_actor_new (gint64      matter_id,
                     const char *role,
                     gint64      person_id,
                     const char *name,
                     const char *phone)
{
  LpHazardActor *actor = g_new (LpHazardActor, 1);

  *actor = (LpHazardActor) { 0, matter_id, person_id, g_strdup (role), g_strdup (name), g_strdup (phone) };
  return actor;
}

void
lp_hazard_actor_free (gpointer data)
{
  LpHazardActor *actor = data;

  g_free (actor->role);
  g_free (actor->name);
  g_free (actor->phone);
  g_free (actor);
}

const char *
lp_hazard_actor_get_role_label (const char *role)
{
  if (g_strcmp0 (role, LP_HAZARD_RESPONSIBLE) == 0)
    return _("Answers for it");
  return g_strcmp0 (role, LP_HAZARD_HELPER) == 0 ? _("Helps") : _("Puts it right");
}

static gpointer
lp_hazard_actor_read (LinliStatement *row,
                      gpointer        matter_id)
{
  LpHazardActor *actor = lp_hazard_actor_new (*(gint64 *) matter_id, linli_statement_get_text (row, 1), linli_statement_get_int64 (row, 2),
                                              linli_statement_get_text (row, 3), linli_statement_get_text (row, 4));

  actor->id = linli_statement_get_int64 (row, 0);
  return actor;
}

GPtrArray *
lp_hazard_actor_list (LinliDatabase  *reader,
                      gint64          matter_id,
                      GError        **error)
{
  return linli_rows_collect (
    linli_database_query (reader, error, "SELECT id, role, person_id, name, phone FROM hazards_actor WHERE matter_id = ? AND deleted_at IS NULL"
                          " ORDER BY role <> 'responsible', role <> 'handler', id LIMIT ?", "ii", matter_id, (gint64) MOST_ACTORS),
    lp_hazard_actor_read, &matter_id, lp_hazard_actor_free, error);
}

/* The first who puts it right answers for the matter, so that Today shows it under that name. */
static gboolean
lp_hazard_actor_assign (LinliTransaction    *transaction,
                        const LpHazardActor *actor,
                        GError             **error)
{
  g_autoptr (LinliRecord) matter = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("matter"), actor->matter_id, error);

  if (matter == NULL)
    return FALSE;
  if (g_strcmp0 (actor->role, LP_HAZARD_HANDLER) != 0 || !linli_record_is_null (matter, "assignee"))
    return TRUE;
  linli_record_set_text (matter, "assignee", actor->name);
  return linli_record_save (matter, transaction, error);
}

static gboolean
lp_hazard_actor_note (LinliTransaction    *transaction,
                      const LpHazardActor *actor,
                      const char          *form,
                      GError             **error)
{
  g_autofree char *text = g_strjoin (NULL, lp_hazard_actor_get_role_label (actor->role), ": ", actor->name, form, NULL);

  return linli_timeline_append (transaction, actor->matter_id, NULL, 0, "note", text, error);
}

gboolean
lp_hazard_actor_add (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  LpHazardActor *actor = data;
  g_autofree char *name = g_strstrip (g_strdup (actor->name));

  if (*name == '\0')
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A name is needed"));
      return FALSE;
    }
  return lp_hazard_actor_assign (transaction, actor, error) &&
         linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO hazards_actor (id, matter_id, role, person_id, name, phone) VALUES (?, ?, ?, nullif (?, 0), ?, ?)", "iisiss",
                             linli_transaction_new_id (transaction), actor->matter_id, actor->role, actor->person_id, name, actor->phone) &&
         lp_hazard_actor_note (transaction, actor, "", error);
}

gboolean
lp_hazard_actor_remove (LinliTransaction  *transaction,
                        gpointer           data,
                        GError           **error)
{
  LpHazardActor *actor = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE hazards_actor SET deleted_at = ? WHERE id = ?", "si",
                             linli_transaction_get_time (transaction), actor->id) &&
         lp_hazard_actor_note (transaction, actor, _(" (taken out)"), error);
}

LpHazardCall *
lp_hazard_call_new (gint64      matter_id,
                    gint64      duty_id,
                    gint64      person_id,
                    const char *name,
                    const char *outcome)
{
  LpHazardCall *call = g_new (LpHazardCall, 1);

  *call = (LpHazardCall) { matter_id, duty_id, person_id, g_strdup (name), g_strdup (outcome) };
  return call;
}

void
lp_hazard_call_free (gpointer data)
{
  LpHazardCall *call = data;

  g_free (call->name);
  g_free (call->outcome);
  g_free (call);
}

const char *
lp_hazard_call_get_label (const char *outcome)
{
  if (g_strcmp0 (outcome, LP_HAZARD_COMING) == 0)
    return _("On the way");
  return g_strcmp0 (outcome, LP_HAZARD_REACHED) == 0 ? _("Reached") : _("No answer");
}

gboolean
lp_hazard_call_note (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  LpHazardCall *call = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *text = g_strdup_printf (_("%s: %s"), call->name, lp_hazard_call_get_label (call->outcome));

  if (!linli_database_run (database, error,
                           "INSERT INTO hazards_call (id, matter_id, duty_id, person_id, name, outcome, at) VALUES (?, ?, nullif (?, 0), nullif (?, 0), ?, ?, ?)",
                           "iiiisss", linli_transaction_new_id (transaction), call->matter_id, call->duty_id, call->person_id, call->name, call->outcome,
                           linli_transaction_get_time (transaction)) ||
      !linli_timeline_append (transaction, call->matter_id, NULL, 0, "call", text, error))
    return FALSE;
  if (g_strcmp0 (call->outcome, LP_HAZARD_COMING) != 0 ||
      linli_database_get_int64 (database, 0, "SELECT 1 FROM hazards_actor WHERE matter_id = ? AND name = ? AND deleted_at IS NULL", "is",
                                call->matter_id, call->name) != 0)
    return TRUE;
  return linli_database_run (database, error, "INSERT INTO hazards_actor (id, matter_id, role, person_id, name) VALUES (?, ?, ?, nullif (?, 0), ?)", "iisis",
                             linli_transaction_new_id (transaction), call->matter_id, LP_HAZARD_HELPER, call->person_id, call->name);
}

LpHazardLevel *
lp_hazard_level_load (LinliDatabase  *reader,
                      gint64          matter_id,
                      GError        **error)
{
  g_autoptr (LpHazardLevel) level = g_new0 (LpHazardLevel, 1);
  GError *problem = NULL;
  g_autoptr (LinliStatement) statement =
    linli_database_query (reader, error, "SELECT level, plan_duty, plan_measures, plan_funds, plan_deadline, plan_emergency FROM hazards_hazard"
                          " WHERE id = ? AND deleted_at IS NULL", "i", matter_id);
  gboolean there = statement != NULL && linli_statement_step (statement, &problem);

  if (problem != NULL)
    g_propagate_error (error, problem);
  if (statement == NULL || problem != NULL)
    return NULL;
  level->matter_id = matter_id;
  level->level = g_strdup (there ? linli_statement_get_text (statement, 0) : LP_HAZARD_ORDINARY);
  for (int i = 0; there && i < 5; i++)
    level->plan[i] = g_strdup (linli_statement_get_text (statement, i + 1));
  return g_steal_pointer (&level);
}

void
lp_hazard_level_free (gpointer data)
{
  LpHazardLevel *level = data;

  g_free (level->level);
  for (guint i = 0; i < G_N_ELEMENTS (level->plan); i++)
    g_free (level->plan[i]);
  g_free (level);
}

const char *
lp_hazard_level_get_part_label (guint part)
{
  static const char * const parts[] = { N_("Who is responsible"), N_("Measures to be taken"), N_("Money for it"), N_("Time limit"),
                                        N_("Emergency plan") };

  g_return_val_if_fail (part < G_N_ELEMENTS (parts), NULL);

  return _(parts[part]);
}

gboolean
lp_hazard_level_save (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  LpHazardLevel *level = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LpHazardLevel) before = lp_hazard_level_load (database, level->matter_id, error);
  gboolean major = g_str_equal (level->level, LP_HAZARD_MAJOR);

  if (before == NULL)
    return FALSE;
  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM hazards_hazard WHERE id = ?", "i", level->matter_id) == 0 &&
      !linli_database_run (database, error, "INSERT INTO hazards_hazard (id) VALUES (?)", "i", level->matter_id))
    return FALSE;
  return linli_database_run (database, error, "UPDATE hazards_hazard SET level = ?, plan_duty = ?, plan_measures = ?, plan_funds = ?, plan_deadline = ?,"
                             " plan_emergency = ?, deleted_at = NULL WHERE id = ?", "ssssssi", level->level, level->plan[0], level->plan[1], level->plan[2],
                             level->plan[3], level->plan[4], level->matter_id) &&
         (g_strcmp0 (before->level, level->level) == 0 ||
          linli_timeline_append (transaction, level->matter_id, NULL, 0, "note", major ? _("Major hazard") : _("Ordinary hazard"), error));
}

gboolean
lp_hazard_same_join (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  LpHazardSame *same = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *number = linli_database_dup_text (database, "SELECT number FROM matter WHERE id = ?", "i", same->of);
  g_autofree char *own = linli_database_dup_text (database, "SELECT number FROM matter WHERE id = ?", "i", same->matter_id);
  g_autofree char *text = g_strdup_printf (_("The same as %s"), number);
  g_autofree char *back = g_strdup_printf (_("Reported again as %s"), own);

  return (linli_database_get_int64 (database, 0, "SELECT 1 FROM hazards_hazard WHERE id = ?", "i", same->matter_id) != 0 ||
          linli_database_run (database, error, "INSERT INTO hazards_hazard (id) VALUES (?)", "i", same->matter_id)) &&
         linli_database_run (database, error, "UPDATE hazards_hazard SET duplicate_of = ? WHERE id = ?", "ii", same->of, same->matter_id) &&
         linli_link_add (transaction, "matter", same->matter_id, "matter", same->of, "duplicate", error) &&
         linli_timeline_append (transaction, same->of, NULL, 0, "note", back, error) &&
         linli_matter_kind_step (same->kind, transaction, same->matter_id, "duplicate", text, error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The timeline: who said or did what, when. Entries are appended and never changed; the timeline of a record merges its own
 * entries with those of every matter about it. */

#include "config.h"

#include "linli-timeline.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-kind.h"
#include "linli-mask.h"
#include "linli-scope-private.h"
#include "linli-title.h"

struct _LinliTimelineEntry {
  GObject parent_instance;
  gint64 id;
  gint64 matter_id;
  gint64 subject_id;
  char *subject_kind;
  char *at;
  char *actor;
  char *verb;
  char *text;
  char *from_state;
  char *to_state;
  char *matter_kind;
  char *matter_number;
  char *matter_title;
};

G_DEFINE_FINAL_TYPE (LinliTimelineEntry, linli_timeline_entry, G_TYPE_OBJECT)

static void
linli_timeline_entry_finalize (GObject *object)
{
  LinliTimelineEntry *self = LINLI_TIMELINE_ENTRY (object);

  g_free (self->subject_kind);
  g_free (self->at);
  g_free (self->actor);
  g_free (self->verb);
  g_free (self->text);
  g_free (self->from_state);
  g_free (self->to_state);
  g_free (self->matter_kind);
  g_free (self->matter_number);
  g_free (self->matter_title);
  G_OBJECT_CLASS (linli_timeline_entry_parent_class)->finalize (object);
}

static void
linli_timeline_entry_class_init (LinliTimelineEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_timeline_entry_finalize;
}

static void
linli_timeline_entry_init (LinliTimelineEntry *self)
{
}

static char *
dup_column (LinliStatement *statement,
            int             column)
{
  return g_strdup (linli_statement_get_text (statement, column));
}

static LinliTimelineEntry *
linli_timeline_entry_read (LinliStatement *statement)
{
  LinliTimelineEntry *self = g_object_new (LINLI_TYPE_TIMELINE_ENTRY, NULL);

  self->id = linli_statement_get_int64 (statement, 0);
  self->matter_id = linli_statement_get_int64 (statement, 1);
  self->subject_kind = dup_column (statement, 2);
  self->subject_id = linli_statement_get_int64 (statement, 3);
  self->at = dup_column (statement, 4);
  self->actor = dup_column (statement, 5);
  self->verb = dup_column (statement, 6);
  self->text = dup_column (statement, 7);
  self->from_state = dup_column (statement, 8);
  self->to_state = dup_column (statement, 9);
  self->matter_kind = dup_column (statement, 10);
  self->matter_number = dup_column (statement, 11);
  self->matter_title = dup_column (statement, 12);
  return self;
}

/**
 * linli_timeline_append:
 * @transaction: an action
 * @matter_id: the matter it belongs to, or 0
 * @subject_kind: (nullable): the kind of the record it is about, when it belongs to no matter
 * @subject_id: that record, or 0
 * @verb: what was done, as "note", "call", "visit"; see linli_timeline_get_verb_label()
 * @text: (nullable): in words
 * @error: return location
 *
 * Appends a line by the actor of the transaction, now.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
linli_timeline_append (LinliTransaction  *transaction,
                       gint64             matter_id,
                       const char        *subject_kind,
                       gint64             subject_id,
                       const char        *verb,
                       const char        *text,
                       GError           **error)
{
  g_autoptr (LinliStatement) statement = NULL;

  g_return_val_if_fail (transaction != NULL && verb != NULL, FALSE);
  g_return_val_if_fail (matter_id != 0 || (subject_kind != NULL && subject_id != 0), FALSE);

  statement = linli_database_prepare (linli_transaction_get_database (transaction),
                                      "INSERT INTO timeline (id, matter_id, subject_kind, subject_id, at, actor, verb, text)"
                                      " VALUES (?, nullif (?, 0), ?, nullif (?, 0), ?, ?, ?, ?)", error);
  if (statement == NULL)
    return FALSE;
  linli_statement_bind_int64 (statement, 1, linli_transaction_new_id (transaction));
  linli_statement_bind_int64 (statement, 2, matter_id);
  linli_statement_bind_text (statement, 3, subject_kind);
  linli_statement_bind_int64 (statement, 4, subject_id);
  linli_statement_bind_text (statement, 5, linli_transaction_get_time (transaction));
  linli_statement_bind_text (statement, 6, linli_transaction_get_actor (transaction));
  linli_statement_bind_text (statement, 7, verb);
  linli_statement_bind_text (statement, 8, text);
  return linli_statement_run (statement, error);
}

/**
 * linli_timeline_load:
 * @database: a connection of this thread
 * @kind: the kind of a record
 * @id: the record
 * @before: (nullable): only what is older than this moment, to load further back
 * @limit: how many lines at most
 * @error: return location
 *
 * The merged timeline of a record: what was noted about it and about everything that belongs to it (the people of a household,
 * the dwellings of a building or a grid), and the lines of all matters about any of that.
 *
 * Returns: (transfer full) (nullable) (element-type LinliTimelineEntry): the lines, the newest first
 */
GPtrArray *
linli_timeline_load (LinliDatabase  *database,
                     const char     *kind,
                     gint64          id,
                     const char     *before,
                     guint           limit,
                     GError        **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *scope = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (database != NULL && kind != NULL && linli_kind_lookup (kind) != NULL, NULL);

  scope = _linli_scope_dup_sql (kind);
  sql = g_strconcat (scope,
                     "SELECT t.id, t.matter_id, t.subject_kind, t.subject_id, t.at, t.actor, t.verb, t.text, t.from_state, t.to_state,"
                     " m.kind, m.number, m.title FROM timeline t LEFT JOIN matter m ON m.id = t.matter_id"
                     " WHERE t.id IN (SELECT id FROM timeline WHERE matter_id IN (SELECT id FROM matters)"
                     " UNION SELECT e.id FROM scope s JOIN timeline e ON e.subject_kind = s.kind AND e.subject_id = s.id)"
                     " AND t.deleted_at IS NULL AND t.at < ?2 ORDER BY t.at DESC, t.id DESC LIMIT ?3", NULL);
  statement = linli_database_query (database, error, sql, "isi", id, before != NULL ? before : "~", (gint64) limit);
  if (statement == NULL)
    return NULL;
  entries = g_ptr_array_new_with_free_func (g_object_unref);
  while (linli_statement_step (statement, &local_error))
    g_ptr_array_add (entries, linli_timeline_entry_read (statement));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&entries);
}

/**
 * linli_timeline_get_verb_label:
 * @verb: what was done
 *
 * Returns: the verb translated; a verb that the core does not know is returned as it is
 */
const char *
linli_timeline_get_verb_label (const char *verb)
{
  static const struct { const char *verb, *label; } verbs[] = {
    { "open", N_("Opened") }, { "note", N_("Noted") }, { "call", N_("Called") }, { "visit", N_("Visited") },
    { "state", N_("State changed") }, { "close", N_("Closed") }, { "reopen", N_("Reopened") }, { "link", N_("Linked") },
    { "attach", N_("Attached") }, { "due", N_("Due set") }, { "done", N_("Done") }, { "postpone", N_("Postponed") },
    { "move-in", N_("Moved in") }, { "move-out", N_("Moved out") }, { "head", N_("Head of household changed") },
    { "split", N_("Household split") }, { "deceased", N_("Deceased") }, { "away", N_("Away") }, { "back", N_("Came back") },
    { "duty", N_("Duty changed") }, { "merge", N_("Merged with a second record") },
  };

  g_return_val_if_fail (verb != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (strcmp (verbs[i].verb, verb) == 0)
      return _(verbs[i].label);
  return verb;
}

/**
 * linli_timeline_entry_dup_local_time:
 * @self: a line
 *
 * Returns: (transfer full): the moment in local time, as 2026-11-23 09:10
 */
char *
linli_timeline_entry_dup_local_time (LinliTimelineEntry *self)
{
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;

  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  utc = g_date_time_new_from_iso8601 (self->at, NULL);
  local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (self->at);
}

/**
 * linli_timeline_entry_get_id:
 * @self: a line
 *
 * Returns: its id
 */
gint64
linli_timeline_entry_get_id (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), 0);

  return self->id;
}

/**
 * linli_timeline_entry_get_time:
 * @self: a line
 *
 * Returns: when, UTC, as YYYY-MM-DDTHH:MM:SS.SSSZ
 */
const char *
linli_timeline_entry_get_time (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  return self->at;
}

/**
 * linli_timeline_entry_get_actor:
 * @self: a line
 *
 * Returns: who
 */
const char *
linli_timeline_entry_get_actor (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  return self->actor;
}

/**
 * linli_timeline_entry_get_verb:
 * @self: a line
 *
 * Returns: what was done; see linli_timeline_get_verb_label()
 */
const char *
linli_timeline_entry_get_verb (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  return self->verb;
}

/**
 * linli_timeline_entry_get_text:
 * @self: a line
 *
 * Returns: (nullable): in words
 */
const char *
linli_timeline_entry_get_text (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  return self->text;
}

/**
 * linli_timeline_entry_dup_masked:
 * @self: a line
 * @database: a connection of this thread
 *
 * Returns: (transfer full) (nullable): its words with names and numbers of people masked, as by linli_title_mask_words()
 */
char *
linli_timeline_entry_dup_masked (LinliTimelineEntry *self,
                                 LinliDatabase      *database)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self) && database != NULL, NULL);

  if (self->text == NULL)
    return NULL;
  if (strcmp (self->verb, "head") == 0 || strcmp (self->verb, "move-in") == 0)
    return linli_mask_name (self->text);

  return linli_title_mask_words (database, "timeline", self->id, self->text);
}

/**
 * linli_timeline_entry_get_from_state:
 * @self: a line
 *
 * Returns: (nullable): the state that the matter left
 */
const char *
linli_timeline_entry_get_from_state (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  return self->from_state;
}

/**
 * linli_timeline_entry_get_to_state:
 * @self: a line
 *
 * Returns: (nullable): the state that the matter entered
 */
const char *
linli_timeline_entry_get_to_state (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  return self->to_state;
}

/**
 * linli_timeline_entry_get_matter:
 * @self: a line
 *
 * Returns: the matter it belongs to, or 0
 */
gint64
linli_timeline_entry_get_matter (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), 0);

  return self->matter_id;
}

/**
 * linli_timeline_entry_get_matter_kind:
 * @self: a line
 *
 * Returns: (nullable): the matter's kind
 */
const char *
linli_timeline_entry_get_matter_kind (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  return self->matter_kind;
}

/**
 * linli_timeline_entry_get_matter_number:
 * @self: a line
 *
 * Returns: (nullable): the matter's number
 */
const char *
linli_timeline_entry_get_matter_number (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  return self->matter_number;
}

/**
 * linli_timeline_entry_get_matter_title:
 * @self: a line
 *
 * Returns: (nullable): the matter's title
 */
const char *
linli_timeline_entry_get_matter_title (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  return self->matter_title;
}

/**
 * linli_timeline_entry_get_subject_kind:
 * @self: a line
 *
 * Returns: (nullable): the kind of the record it is about
 */
const char *
linli_timeline_entry_get_subject_kind (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), NULL);

  return self->subject_kind;
}

/**
 * linli_timeline_entry_get_subject_id:
 * @self: a line
 *
 * Returns: the record it is about, or 0
 */
gint64
linli_timeline_entry_get_subject_id (LinliTimelineEntry *self)
{
  g_return_val_if_fail (LINLI_IS_TIMELINE_ENTRY (self), 0);

  return self->subject_id;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What waits until a day: due items of all matters and subjects, and open matters that carry a day themselves and have no due
 * item of their own. Items are plain values and may go to another thread. */

#include "config.h"

#include "linli-agenda.h"

#include "linli-due.h"
#include "linli-matter.h"

struct _LinliAgendaItem
{
  GObject parent_instance;

  const char *kind;
  gint64 id;
  gint64 matter_id;
  char *subject_kind;
  gint64 subject_id;
  char *title;
  char *place;
  char *why;
  char *whom;
  char *time;
  gboolean promised;
};

G_DEFINE_FINAL_TYPE (LinliAgendaItem, linli_agenda_item, G_TYPE_OBJECT)

/* A day is compared as a day, a moment with the first moment of the next day in UTC. */
#define UNTIL(column) "(CASE length (" column ") WHEN 10 THEN " column " <= ?1 ELSE " column " < ?2 END)"
#define MATTER_DAY "min (coalesce (m.due_at, m.promised_on), coalesce (m.promised_on, m.due_at))"
#define DUE_ITEMS \
  " FROM due AS d LEFT JOIN matter AS m ON m.id = d.matter_id LEFT JOIN dwelling_standing AS s ON s.dwelling_id = m.dwelling_id" \
  " WHERE d.done_at IS NULL AND d.deleted_at IS NULL AND (m.id IS NULL OR m.deleted_at IS NULL) AND " UNTIL ("d.at")
#define MATTERS \
  " FROM matter AS m LEFT JOIN dwelling_standing AS s ON s.dwelling_id = m.dwelling_id" \
  " WHERE m.closed_at IS NULL AND m.deleted_at IS NULL AND (m.due_at IS NOT NULL OR m.promised_on IS NOT NULL)" \
  " AND NOT EXISTS (SELECT 1 FROM due AS d WHERE d.matter_id = m.id AND d.done_at IS NULL AND d.deleted_at IS NULL)" \
  " AND " UNTIL (MATTER_DAY)

static void
linli_agenda_item_finalize (GObject *object)
{
  LinliAgendaItem *self = LINLI_AGENDA_ITEM (object);

  g_free (self->subject_kind);
  g_free (self->title);
  g_free (self->place);
  g_free (self->why);
  g_free (self->whom);
  g_free (self->time);

  G_OBJECT_CLASS (linli_agenda_item_parent_class)->finalize (object);
}

static void
linli_agenda_item_class_init (LinliAgendaItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_agenda_item_finalize;
}

static void
linli_agenda_item_init (LinliAgendaItem *self)
{
}

static LinliAgendaItem *
linli_agenda_item_read (LinliStatement *statement)
{
  LinliAgendaItem *self = g_object_new (LINLI_TYPE_AGENDA_ITEM, NULL);

  self->kind = g_intern_string (linli_statement_get_text (statement, 0));
  self->id = linli_statement_get_int64 (statement, 1);
  self->matter_id = linli_statement_get_int64 (statement, 2);
  self->subject_kind = g_strdup (linli_statement_get_text (statement, 3));
  self->subject_id = linli_statement_get_int64 (statement, 4);
  self->title = g_strdup (linli_statement_get_text (statement, 5));
  self->place = g_strdup (linli_statement_get_text (statement, 6));
  self->why = g_strdup (linli_statement_get_text (statement, 7));
  self->whom = g_strdup (linli_statement_get_text (statement, 8));
  self->time = g_strdup (linli_statement_get_text (statement, 9));
  self->promised = linli_statement_get_int64 (statement, 10) != 0;

  return self;
}

static void
linli_agenda_bound (GDateTime  *day,
                    char      **last_day,
                    char      **first_moment_after)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) start = NULL;
  g_autoptr (GDateTime) next = NULL;
  g_autoptr (GDateTime) utc = NULL;

  start = g_date_time_new (local, g_date_time_get_year (day), g_date_time_get_month (day), g_date_time_get_day_of_month (day),
                           0, 0, 0);
  next = g_date_time_add_days (start, 1);
  utc = g_date_time_to_utc (next);
  *last_day = g_date_time_format (start, "%Y-%m-%d");
  *first_moment_after = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z");
}

/**
 * linli_agenda_list:
 * @database: a connection
 * @day: a local day
 * @most: at most so many
 * @error: return location for a #LinliStoreError
 *
 * Returns: (transfer full) (nullable) (element-type LinliAgendaItem): what is due until the end of @day, by the person responsible
 *   (nobody last), then the longest overdue first
 */
GPtrArray *
linli_agenda_list (LinliDatabase  *database,
                   GDateTime      *day,
                   guint           most,
                   GError        **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *last_day = NULL;
  g_autofree char *after = NULL;

  linli_agenda_bound (day, &last_day, &after);
  statement = linli_database_query (database, error,
    "SELECT * FROM (SELECT 'due', d.id, coalesce (d.matter_id, 0), coalesce (CASE WHEN m.id IS NULL THEN d.subject_kind ELSE 'matter' END, ''),"
    " coalesce (m.id, d.subject_id, 0), d.title, coalesce (s.address, m.place_text), coalesce (d.why, m.waiting_for),"
    " coalesce (nullif (d.for_whom, ''), m.assignee, '') AS whom, d.at AS day, m.promised_on IS NOT NULL" DUE_ITEMS
    " UNION ALL SELECT 'matter', m.id, m.id, 'matter', m.id, m.title, coalesce (s.address, m.place_text), m.waiting_for,"
    " coalesce (m.assignee, '') AS whom, " MATTER_DAY " AS day, m.promised_on IS NOT NULL" MATTERS
    ") ORDER BY whom = '', whom, day LIMIT ?3", "ssi", last_day, after, (gint64) most);
  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &local_error))
    g_ptr_array_add (items, linli_agenda_item_read (statement));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&items);
}

/**
 * linli_agenda_count:
 * @database: a connection
 * @day: a local day
 *
 * Returns: how many things are due until the end of @day
 */
guint
linli_agenda_count (LinliDatabase *database,
                    GDateTime     *day)
{
  g_autofree char *last_day = NULL;
  g_autofree char *after = NULL;

  linli_agenda_bound (day, &last_day, &after);

  return (guint) linli_database_get_int64 (database, 0,
    "SELECT (SELECT count (*)" DUE_ITEMS ") + (SELECT count (*)" MATTERS ")", "ss", last_day, after);
}

/**
 * linli_agenda_item_get_kind:
 *
 * Returns: (transfer none): "due" or "matter": the table of @self
 */
const char *
linli_agenda_item_get_kind (LinliAgendaItem *self)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), NULL);

  return self->kind;
}

/**
 * linli_agenda_item_get_id:
 *
 * Returns: the id of @self in its table
 */
gint64
linli_agenda_item_get_id (LinliAgendaItem *self)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), 0);

  return self->id;
}

/**
 * linli_agenda_item_get_subject_kind:
 *
 * Returns: (transfer none): the kind of record that @self is about, "" for none
 */
const char *
linli_agenda_item_get_subject_kind (LinliAgendaItem *self)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), NULL);

  return self->subject_kind;
}

/**
 * linli_agenda_item_get_subject_id:
 *
 * Returns: the id of the record that @self is about
 */
gint64
linli_agenda_item_get_subject_id (LinliAgendaItem *self)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), 0);

  return self->subject_id;
}

/**
 * linli_agenda_item_get_title:
 *
 * Returns: (transfer none): what is to be done
 */
const char *
linli_agenda_item_get_title (LinliAgendaItem *self)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), NULL);

  return self->title;
}

/**
 * linli_agenda_item_get_place:
 *
 * Returns: (transfer none) (nullable): where
 */
const char *
linli_agenda_item_get_place (LinliAgendaItem *self)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), NULL);

  return self->place;
}

/**
 * linli_agenda_item_get_why:
 *
 * Returns: (transfer none) (nullable): why it waits
 */
const char *
linli_agenda_item_get_why (LinliAgendaItem *self)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), NULL);

  return self->why;
}

/**
 * linli_agenda_item_get_whom:
 *
 * Returns: (transfer none): for whom @self waits, "" for nobody
 */
const char *
linli_agenda_item_get_whom (LinliAgendaItem *self)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), NULL);

  return self->whom;
}

/**
 * linli_agenda_item_get_time:
 *
 * Returns: (transfer none): until when: a day, or a moment in UTC
 */
const char *
linli_agenda_item_get_time (LinliAgendaItem *self)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), NULL);

  return self->time;
}

/**
 * linli_agenda_item_is_promised:
 *
 * Returns: whether somebody was promised that day
 */
gboolean
linli_agenda_item_is_promised (LinliAgendaItem *self)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), FALSE);

  return self->promised;
}

/**
 * linli_agenda_item_finish:
 * @self: an item
 * @transaction: an open transaction
 * @error: return location for an error of the model
 *
 * Marks the due item as done, or closes the matter, and notes it in the timeline.
 *
 * Returns: whether it was stored
 */
gboolean
linli_agenda_item_finish (LinliAgendaItem   *self,
                          LinliTransaction  *transaction,
                          GError           **error)
{
  g_return_val_if_fail (LINLI_IS_AGENDA_ITEM (self), FALSE);

  if (g_str_equal (self->kind, "due"))
    return linli_due_finish (transaction, self->id, self->title, error);

  return linli_matter_close (transaction, self->id, NULL, NULL, self->title, error);
}

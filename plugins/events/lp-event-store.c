/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Events and their series in the file. */

#include "lp-event-store.h"

#include <glib/gi18n-lib.h>

#include "lp-feedback-store.h"

#define PEOPLE(what, where) \
  "(SELECT coalesce (sum (" what "), 0) FROM events_attendee a WHERE a.event_id = m.id AND a.deleted_at IS NULL AND " where ")"
#define COUNTS "a.role = '" LP_ROLE_PARTICIPANT "' AND a.status = '" LP_STATUS_REGISTERED "'"
#define THERE(mode) COUNTS " AND a.mode = '" mode "'"
#define WALKED "a.source = '" LP_SOURCE_WALK_IN "'"
#define MODE(mode) /* as LpModeCounts, without those who have no name */ \
  PEOPLE ("a.party", THERE (mode) " AND NOT " WALKED) "," PEOPLE ("coalesce (a.came, a.party)", THERE (mode) " AND " WALKED) "," \
  PEOPLE ("coalesce (a.came, 0)", THERE (mode)) "," PEOPLE ("a.party", "a.status = 'waiting' AND a.mode = '" mode "'") "," \
  PEOPLE ("a.came IS NOT NULL", THERE (mode)) "," PEOPLE ("a.came IS NULL", THERE (mode))
#define FEEDBACK "FROM events_feedback f WHERE f.event_id = m.id AND " LP_FEEDBACK_COUNTS
#define COLUMNS \
  "SELECT m.id, coalesce (e.series_id, 0), coalesce (e.changed_from_id, 0), coalesce (e.edition, 0), coalesce (e.capacity_site, -1)," \
  " coalesce (e.capacity_online, -1), coalesce (e.site_unnamed, -1), coalesce (e.online_unnamed, -1)," \
  " coalesce (e.compound_id, 0), coalesce (e.opening, -1)," \
  " m.title, m.number, m.category, m.state, s.name, e.starts_at, e.ends_at, e.venue, e.speaker, e.online_link, e.register_until, e.changed_what," \
  " e.changed_why, e.audience, e.register_how, e.contact, e.code_text, e.recorder, c.name," \
  MODE ("site") "," MODE ("online") "," \
  PEOPLE ("a.party", "a.status = 'maybe'") "," PEOPLE ("a.party", "a.status = 'unanswered'") "," \
  PEOPLE ("a.party", "a.role <> 'participant' AND a.status = 'registered'") "," PEOPLE ("1", "a.to_tell AND a.status = 'registered'") "," \
  " (SELECT count (f.score) " FEEDBACK "), (SELECT count (*) " FEEDBACK "), (SELECT avg (f.score) " FEEDBACK ")" \
  " FROM matter m LEFT JOIN events_event e ON e.id = m.id LEFT JOIN events_series s ON s.id = e.series_id" \
  " LEFT JOIN compound c ON c.id = e.compound_id AND c.deleted_at IS NULL" \
  " WHERE m.kind = '" LP_EVENT_KIND "' AND m.deleted_at IS NULL "
#define FIRST_TEXT 10
#define FIRST_COUNT 29

static gpointer
lp_event_read (LinliStatement *row,
               gpointer        kind)
{
  LpEvent *event = lp_event_new (kind);
  char **texts[] = { &event->title, &event->number, &event->category, &event->state, &event->series, &event->starts_at, &event->ends_at, &event->venue,
                     &event->speaker, &event->online_link, &event->register_until, &event->changed_what, &event->changed_why,
                     &event->audience, &event->register_how, &event->contact, &event->code_text, &event->recorder, &event->compound };
  LpEventCounts *counts = &event->counts;
  LpModeCounts *site = &counts->site, *online = &counts->online;
  int *numbers[] = { &site->registered, &site->walk_in, &site->came, &site->waiting, &site->n_ticked, &site->n_unknown,
                     &online->registered, &online->walk_in, &online->came, &online->waiting, &online->n_ticked, &online->n_unknown,
                     &counts->n_maybe, &counts->n_unanswered, &counts->n_helpers, &counts->n_to_tell, &event->n_scores, &event->n_feedback };

  event->id = linli_statement_get_int64 (row, 0);
  event->series_id = linli_statement_get_int64 (row, 1);
  event->changed_from_id = linli_statement_get_int64 (row, 2);
  event->edition = (int) linli_statement_get_int64 (row, 3);
  event->capacity_site = (int) linli_statement_get_int64 (row, 4);
  event->capacity_online = (int) linli_statement_get_int64 (row, 5);
  site->unnamed = (int) linli_statement_get_int64 (row, 6);
  online->unnamed = (int) linli_statement_get_int64 (row, 7);
  event->compound_id = linli_statement_get_int64 (row, 8);
  event->opening = (int) linli_statement_get_int64 (row, 9);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (linli_statement_get_text (row, FIRST_TEXT + (int) i));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    *numbers[i] = (int) linli_statement_get_int64 (row, FIRST_COUNT + (int) i);
  event->mean = linli_statement_get_double (row, FIRST_COUNT + (int) G_N_ELEMENTS (numbers));
  return event;
}

static char **
lp_matter_dup_names (LinliDatabase *database,
                     gint64         matter_id,
                     const char    *speaker)
{
  g_auto (GStrv) names = linli_title_dup_names (database, "matter", matter_id);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  if (names == NULL)
    return NULL;
  g_strv_builder_addv (all, (const char **) names);
  if (speaker != NULL)
    g_strv_builder_add (all, speaker);
  return g_strv_builder_end (all);
}

/* With who said what led to a change, which older files quote in full. */
static char **
lp_event_dup_names (const LpEvent *event,
                    LinliDatabase *database)
{
  g_autofree char *said = event->changed_from_id == 0 ? NULL
                            : linli_database_dup_text (database, "SELECT a.name FROM events_feedback f JOIN events_attendee a ON a.id = f.attendee_id"
                                                       " WHERE f.id = ?", "i", event->changed_from_id);

  return lp_matter_dup_names (database, event->id, said);
}

char *
lp_words_dup_masked (LinliDatabase *database,
                     gint64         matter_id,
                     const char    *speaker,
                     const char    *words)
{
  g_auto (GStrv) names = lp_matter_dup_names (database, matter_id, speaker);

  return names != NULL ? linli_mask_words (words, (const char * const *) names) : linli_mask_other (words);
}

/* What may name people, as it is shown. */
static void
lp_event_mask (LpEvent       *event,
               LinliDatabase *database)
{
  g_auto (GStrv) names = lp_event_dup_names (event, database);
  const char *texts[] = { event->title, event->series, event->changed_what, event->changed_why, event->speaker };
  char **shown[] = { &event->shown_title, &event->shown_series, &event->shown_what, &event->shown_why, &event->shown_speaker };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      *shown[i] = names != NULL ? linli_mask_words (texts[i], (const char * const *) names) : linli_mask_other (texts[i]);
}

static GPtrArray *
lp_event_collect (LinliDatabase    *database,
                  LinliStatement   *rows,
                  LinliMatterKind  *kind,
                  GDestroyNotify    destroy,
                  GError          **error)
{
  GPtrArray *events = linli_rows_collect (rows, lp_event_read, kind, destroy, error);

  for (guint i = 0; events != NULL && i < events->len; i++)
    lp_event_mask (g_ptr_array_index (events, i), database);
  return events;
}

LpEvent *
lp_event_load (LinliDatabase    *database,
               LinliMatterKind  *kind,
               gint64            id,
               GError          **error)
{
  g_autoptr (GPtrArray) events = lp_event_collect (database, linli_database_query (database, error, COLUMNS "AND m.id = ?", "i", id), kind, NULL, error);

  if (events == NULL)
    return NULL;
  if (events->len > 0)
    return g_ptr_array_index (events, 0);
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no such event");
  return NULL;
}

GPtrArray *
lp_event_list (LinliDatabase    *database,
               LinliMatterKind  *kind,
               LpEventList       which,
               gint64            most,
               GError          **error)
{
  static const char * const queries[] = {
    [LP_EVENTS_AHEAD] = COLUMNS "AND m.state IN ('planned', 'announced') ORDER BY e.starts_at IS NULL, e.starts_at, m.id LIMIT ?",
    [LP_EVENTS_PAST] = COLUMNS "AND m.state NOT IN ('planned', 'announced') ORDER BY e.starts_at DESC, m.id DESC LIMIT ?",
    [LP_EVENTS_ALL] = COLUMNS "ORDER BY e.starts_at DESC, m.id DESC LIMIT ?",
  };

  return lp_event_collect (database, linli_database_query (database, error, queries[which], "i", most), kind, lp_event_free, error);
}

GPtrArray *
lp_event_list_series (LinliDatabase    *database,
                      LinliMatterKind  *kind,
                      gint64            series_id,
                      GError          **error)
{
  return lp_event_collect (database, linli_database_query (database, error, COLUMNS "AND e.series_id = ? ORDER BY e.edition, e.starts_at, m.id", "i",
                                                           series_id), kind, lp_event_free, error);
}

#define OCCASIONS \
  "SELECT m.id, m.title, e.starts_at, e.ends_at, e.venue, e.audience FROM events_event e JOIN matter m ON m.id = e.id WHERE m.deleted_at IS NULL" \
  " AND m.state <> '" LP_EVENT_CANCELLED "' AND "

/* Takes @row, which may be NULL with an error. */
static gboolean
lp_event_add_occasions (LinliStatement  *row,
                        GPtrArray       *occasions,
                        GError         **error)
{
  g_autoptr (LinliStatement) rows = row;
  g_autoptr (GError) local_error = NULL;

  while (rows != NULL && linli_statement_step (rows, &local_error))
    {
      const LpEvent event = { .id = linli_statement_get_int64 (rows, 0), .title = (char *) linli_statement_get_text (rows, 1),
                              .starts_at = (char *) linli_statement_get_text (rows, 2), .ends_at = (char *) linli_statement_get_text (rows, 3),
                              .venue = (char *) linli_statement_get_text (rows, 4), .audience = (char *) linli_statement_get_text (rows, 5) };
      LinliOccasion *occasion = lp_event_dup_occasion (&event);

      if (occasion != NULL)
        g_ptr_array_add (occasions, occasion);
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return rows != NULL && local_error == NULL;
}

gboolean
lp_event_list_occasions (LinliDatabase  *database,
                         const char     *first_day,
                         const char     *last_day,
                         gint64          matter_id,
                         GPtrArray      *occasions,
                         GError        **error)
{
  return lp_event_add_occasions (linli_database_query (database, error, OCCASIONS "e.starts_at >= ?1 AND e.starts_at < ?2 || ' 99'"
                                                       " AND (?3 = 0 OR m.id = ?3) ORDER BY e.starts_at, m.id LIMIT ?4", "ssii", first_day, last_day,
                                                       matter_id, (gint64) LINLI_OCCASION_MOST), occasions, error);
}

gboolean
lp_event_list_lasting (LinliDatabase  *database,
                       const char     *before,
                       const char     *day,
                       GPtrArray      *occasions,
                       GError        **error)
{
  return lp_event_add_occasions (linli_database_query (database, error, OCCASIONS "e.starts_at < ?1 AND e.ends_at >= ?2 ORDER BY e.starts_at DESC, m.id LIMIT ?3",
                                                       "ssi", before, day, (gint64) LINLI_OCCASION_MOST), occasions, error);
}

static void
lp_yard_free (gpointer data)
{
  LpYard *yard = data;

  g_free (yard->name);
  g_free (yard);
}

static gpointer
lp_yard_read (LinliStatement *row,
              gpointer        unused)
{
  LpYard *yard = g_new0 (LpYard, 1);

  yard->id = linli_statement_get_int64 (row, 0);
  yard->name = g_strdup (linli_statement_get_text (row, 1));
  return yard;
}

GPtrArray *
lp_yard_list (LinliDatabase  *database,
              GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, "SELECT id, name FROM compound WHERE deleted_at IS NULL ORDER BY name, id", NULL), lp_yard_read, NULL, lp_yard_free, error);
}

guint
lp_event_count_ahead (LinliDatabase *database)
{
  return (guint) linli_database_get_int64 (database, 0, "SELECT count (*) FROM matter WHERE kind = '" LP_EVENT_KIND "'"
                                           " AND state IN ('planned', 'announced') AND deleted_at IS NULL", NULL);
}

/* The series of that name, made where there is none; the edition that follows the last one where none was said. */
static gboolean
lp_event_find_series (LpEvent           *event,
                      LinliTransaction  *transaction,
                      GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 last = event->series_id;

  event->series_id = 0;
  if (event->series == NULL)
    {
      event->edition = 0;
      return TRUE;
    }
  event->series_id = linli_database_get_int64 (database, 0, "SELECT id FROM events_series WHERE name = ? AND deleted_at IS NULL ORDER BY id LIMIT 1", "s",
                                               event->series);
  if (event->series_id == 0 && event->renames && last != 0)
    {
      event->series_id = last;
      if (!linli_database_run (database, error, "UPDATE events_series SET name = ? WHERE id = ?", "si", event->series, last))
        return FALSE;
    }
  else if (event->series_id == 0) /* one that is split off comes from where the other does */
    {
      event->series_id = linli_transaction_new_id (transaction);
      if (!linli_database_run (database, error, "INSERT INTO events_series (id, name, origin_id) VALUES (?1, ?2, coalesce (nullif (?3, 0),"
                               " (SELECT origin_id FROM events_series WHERE id = ?4)))", "isii", event->series_id, event->series, event->origin_id, last))
        return FALSE;
    }
  if (event->edition == 0)
    event->edition = (int) linli_database_get_int64 (database, 1, "SELECT coalesce (max (e.edition), 0) + 1 FROM events_event e JOIN matter m ON m.id = e.id"
                                                     " WHERE e.series_id = ? AND m.deleted_at IS NULL", "i", event->series_id);
  return TRUE;
}

static gboolean
lp_event_save_matter (LpEvent           *event,
                      LinliTransaction  *transaction,
                      GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliRecord) matter = event->id == 0 ? linli_matter_new (LP_EVENT_KIND, event->title)
                                                  : linli_record_load (database, linli_kind_lookup ("matter"), event->id, error);
  g_autofree char *day = event->starts_at != NULL ? g_strndup (event->starts_at, strlen ("2026-06-20")) : NULL;

  if (matter == NULL)
    return FALSE;
  linli_record_set_text (matter, "title", event->title);
  linli_record_set_text (matter, "category", event->category);
  linli_record_set_text (matter, "place_text", event->venue);
  if (event->id == 0 || !lp_event_is_over (event))
    linli_record_set_text (matter, "due_at", day);
  if (event->id != 0)
    return linli_record_save (matter, transaction, error);
  if (!linli_matter_kind_open (event->kind, matter, transaction, NULL, error))
    return FALSE;
  event->id = linli_record_get_id (matter);
  if (event->origin_id == 0 && event->series_id != 0) /* each edition comes from where the series does */
    event->origin_id = linli_database_get_int64 (database, 0, "SELECT coalesce (origin_id, 0) FROM events_series WHERE id = ?", "i", event->series_id);
  return event->origin_id == 0 || linli_link_add (transaction, "matter", event->origin_id, "matter", event->id, "became", error);
}

static gboolean
lp_event_is_elsewhere (const LinliOccasion *before,
                       const LinliOccasion *now)
{
  if (before == NULL || now == NULL)
    return before != now;
  return !g_str_equal (before->day, now->day) || before->from != now->from || before->to != now->to || g_strcmp0 (before->place, now->place) != 0;
}

/* What belongs to the event is told where it was, and where it is now. */
static gboolean
lp_event_tell_move (LpEvent           *event,
                    LpEvent           *last,
                    LinliTransaction  *transaction,
                    GError           **error)
{
  g_autoptr (LinliOccasion) before = lp_event_dup_occasion (last), now = lp_event_dup_occasion (event);

  if (!lp_event_is_elsewhere (before, now) || (g_strcmp0 (last->state, LP_EVENT_CANCELLED) == 0 && (before == NULL || now == NULL)))
    return TRUE;
  return linli_occasion_move (event->kind, transaction, event->id, before, now, now == NULL ? C_("event", "The event has no day any more") : NULL, error);
}

static gboolean
lp_event_save_row (LpEvent        *event,
                   LinliDatabase  *database,
                   GError        **error)
{
  return linli_database_run (database, error, "INSERT INTO events_event (id) VALUES (?) ON CONFLICT (id) DO NOTHING", "i", event->id) &&
         linli_database_run (database, error, "UPDATE events_event SET series_id = nullif (?2, 0), edition = nullif (?3, 0), starts_at = ?4, ends_at = ?5,"
                             " venue = ?6, speaker = ?7, capacity_site = nullif (?8, -1), capacity_online = nullif (?9, -1), online_link = ?10,"
                             " register_until = ?11, changed_what = ?12, changed_why = ?13, changed_from_id = nullif (?14, 0), audience = ?15,"
                             " register_how = ?16, contact = ?17, code_text = ?18, recorder = ?19, compound_id = nullif (?20, 0) WHERE id = ?1",
                             "iiissssiissssisssssi",
                             event->id, event->series_id, (gint64) event->edition, event->starts_at, event->ends_at, event->venue, event->speaker,
                             (gint64) event->capacity_site, (gint64) event->capacity_online, event->online_link, event->register_until,
                             event->changed_what, event->changed_why, event->changed_from_id, event->audience, event->register_how, event->contact,
                             event->code_text, event->recorder, event->compound_id);
}

gboolean
lp_event_save (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  LpEvent *event = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *fault = lp_event_find_fault (event);
  gboolean added = event->id == 0;
  g_autoptr (LpEvent) last = NULL;

  if (fault != NULL)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, fault);
      return FALSE;
    }
  last = added ? NULL : lp_event_load (database, event->kind, event->id, error);
  if ((!added && last == NULL) || !lp_event_find_series (event, transaction, error) || !lp_event_save_matter (event, transaction, error) ||
      !lp_event_save_row (event, database, error) || (last != NULL && !lp_event_tell_move (event, last, transaction, error)))
    return FALSE;
  if (added && event->changed_what != NULL)
    {
      g_autofree char *words = event->changed_why != NULL ? g_strdup_printf (C_("event", "%s, because: %s"), event->changed_what, event->changed_why)
                                                          : g_strdup (event->changed_what);

      return linli_timeline_append (transaction, event->id, NULL, 0, "note", words, error);
    }
  return TRUE;
}

gboolean
lp_event_set_unnamed (LinliTransaction  *transaction,
                      gpointer           data,
                      GError           **error)
{
  const LpEventUnnamed *unnamed = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE events_event SET site_unnamed = nullif (?, -1),"
                             " online_unnamed = nullif (?, -1) WHERE id = ?", "iii", (gint64) unnamed->site, (gint64) unnamed->online, unnamed->id);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lamps in the file: the only place of the plugin with SQL. Writing happens inside an action, reading on any connection. */

#include "lp-lamp-store.h"

#include <glib/gi18n-lib.h>

#define MOST 500

/* The loop of a lamp: reported, mended, seen to by somebody else; sent back if it is dark still. */
LinliMatterKind *
lp_lamp_kind_new (void)
{
  LinliMatterKind *kind = linli_matter_kind_new (LP_LAMP, _("Stair lamp"), "linli-matter-symbolic");

  linli_matter_kind_add_state (kind, LP_LAMP_REPORTED, _("Reported (lamp)"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_LAMP_MENDED, _("Mended (lamp)"), LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (kind, LP_LAMP_GOOD, _("Seen to (lamp)"), LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_state (kind, LP_LAMP_FALSE, _("False alarm (lamp)"), LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_step (kind, "mend", _("Mended"), LP_LAMP_REPORTED, LP_LAMP_MENDED, LINLI_MATTER_STEP_PLAIN);
  linli_matter_kind_add_step (kind, "verify", _("Seen to"), LP_LAMP_MENDED, LP_LAMP_GOOD, LINLI_MATTER_STEP_BY_ANOTHER);
  linli_matter_kind_add_step (kind, "send-back", _("Send back"), LP_LAMP_MENDED, LP_LAMP_REPORTED, LINLI_MATTER_STEP_NEEDS_WORDS);
  linli_matter_kind_add_step (kind, "dismiss", _("False alarm"), NULL, LP_LAMP_FALSE, LINLI_MATTER_STEP_NEEDS_WORDS);
  linli_matter_kind_add_step (kind, "reopen", _("Dark again"), LP_LAMP_GOOD, LP_LAMP_REPORTED, LINLI_MATTER_STEP_PLAIN);
  linli_matter_kind_add_category (kind, "dark", _("No light"), 3, _("The stairs are lit after dark."));
  linli_matter_kind_add_category (kind, "flicker", _("Flickers"), 7, NULL);
  return kind;
}

LpLampReport *
lp_lamp_report_new (LinliMatterKind *kind,
                    const char      *title)
{
  LpLampReport *report = g_new0 (LpLampReport, 1);

  report->kind = g_object_ref (kind);
  report->title = g_strdup (title);
  report->dwellings = g_array_new (FALSE, FALSE, sizeof (gint64));
  return report;
}

void
lp_lamp_report_free (gpointer data)
{
  LpLampReport *report = data;

  g_object_unref (report->kind);
  g_array_unref (report->dwellings);
  g_free (report->title);
  g_free (report->bulb);
  g_free (report);
}

/* The matter and the row beside it. @dwelling: where, or 0 */
static gboolean
lp_lamp_report_one (LinliTransaction  *transaction,
                    LpLampReport      *report,
                    gint64             dwelling,
                    GError           **error)
{
  g_autoptr (LinliRecord) matter = linli_matter_new (LP_LAMP, report->title);

  linli_record_set_text (matter, "category", "dark");
  if (dwelling != 0)
    linli_record_set_int64 (matter, "dwelling_id", dwelling);
  return linli_matter_kind_open (report->kind, matter, transaction, NULL, error) &&
         linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO example_lamp (id, bulb) VALUES (?, ?)", "is",
                             linli_record_get_id (matter), report->bulb);
}

/* All of it is one action: everything is there, or nothing. */
gboolean
lp_lamp_report (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  LpLampReport *report = data;

  if (report->dwellings->len == 0)
    return lp_lamp_report_one (transaction, report, 0, error);
  for (guint i = 0; i < report->dwellings->len; i++)
    if (!lp_lamp_report_one (transaction, report, g_array_index (report->dwellings, gint64, i), error))
      return FALSE;
  return TRUE;
}

static void
lp_lamp_free (gpointer data)
{
  LpLamp *lamp = data;

  g_free (lamp->title);
  g_free (lamp->state);
  g_free (lamp->place);
  g_free (lamp->bulb);
  g_free (lamp);
}

#define LAMPS "SELECT m.id, m.title, m.state, coalesce (s.address, m.place_text), l.bulb FROM matter m" \
  " LEFT JOIN example_lamp l ON l.id = m.id LEFT JOIN dwelling_standing s ON s.dwelling_id = m.dwelling_id"

/* Takes the statement. */
static GPtrArray *
lp_lamp_read (LinliStatement  *statement,
              GError         **error)
{
  g_autoptr (GPtrArray) lamps = g_ptr_array_new_with_free_func (lp_lamp_free);
  g_autoptr (LinliStatement) owned = statement;
  GError *problem = NULL;

  if (owned == NULL)
    return NULL;
  while (linli_statement_step (owned, &problem))
    {
      LpLamp *lamp = g_new (LpLamp, 1);

      *lamp = (LpLamp) {
        linli_statement_get_int64 (owned, 0), g_strdup (linli_statement_get_text (owned, 1)),
        g_strdup (linli_statement_get_text (owned, 2)), g_strdup (linli_statement_get_text (owned, 3)),
        g_strdup (linli_statement_get_text (owned, 4)),
      };
      g_ptr_array_add (lamps, lamp);
    }
  if (problem == NULL)
    return g_steal_pointer (&lamps);
  g_propagate_error (error, problem);
  return NULL;
}

gboolean
lp_lamp_list_places (LinliDatabase    *database,
                     LpLampPlaceFunc   func,
                     gpointer          data,
                     GError          **error)
{
  GError *problem = NULL;
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error,
                          "SELECT m.id, coalesce (m.x, s.x), coalesce (m.y, s.y), m.state = ? FROM matter m"
                          " LEFT JOIN dwelling_standing s ON s.dwelling_id = m.dwelling_id AND m.x IS NULL"
                          " WHERE m.kind = 'example' AND m.closed_at IS NULL AND m.deleted_at IS NULL AND coalesce (m.x, s.x) IS NOT NULL", "s",
                          LP_LAMP_MENDED);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &problem))
    {
      LpLampPlace place = {
        linli_statement_get_int64 (statement, 0), linli_statement_get_double (statement, 1), linli_statement_get_double (statement, 2),
        linli_statement_get_int64 (statement, 3) != 0,
      };

      func (&place, data);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

gboolean
lp_lamp_list_dwellings (LinliDatabase  *database,
                        GArray         *values,
                        GError        **error)
{
  GError *problem = NULL;
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error,
                          "SELECT dwelling_id, min (state = ?) FROM matter WHERE kind = 'example' AND closed_at IS NULL AND deleted_at IS NULL"
                          " AND dwelling_id IS NOT NULL GROUP BY dwelling_id ORDER BY dwelling_id", "s", LP_LAMP_MENDED);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &problem))
    {
      LinliMapValue value = { linli_statement_get_int64 (statement, 0), linli_statement_get_int64 (statement, 1) };

      g_array_append_val (values, value);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

GPtrArray *
lp_lamp_list (LinliDatabase  *database,
              GError        **error)
{
  return lp_lamp_read (linli_database_query (database, error, LAMPS " WHERE m.kind = 'example' AND m.closed_at IS NULL AND m.deleted_at IS NULL"
                                             " ORDER BY m.opened_at, m.id LIMIT ?", "i", (gint64) MOST), error);
}

GPtrArray *
lp_lamp_list_near (LinliDatabase  *database,
                   const gint64   *dwellings,
                   gsize           n_dwellings,
                   GError        **error)
{
  g_autoptr (GString) ids = g_string_new ("[");

  for (gsize i = 0; i < n_dwellings; i++)
    g_string_append_printf (ids, i > 0 ? ",%" G_GINT64_FORMAT : "%" G_GINT64_FORMAT, dwellings[i]);
  g_string_append_c (ids, ']');
  return lp_lamp_read (linli_database_query (database, error, LAMPS " WHERE m.dwelling_id IN (SELECT n.id FROM dwelling d JOIN dwelling n"
                                             " ON n.id = d.id OR n.unit_id = d.unit_id WHERE d.id IN (SELECT value FROM json_each (?)))"
                                             " AND m.kind = 'example' AND m.closed_at IS NULL AND m.deleted_at IS NULL"
                                             " ORDER BY m.opened_at, m.id LIMIT ?", "si", ids->str, (gint64) MOST), error);
}

/* A lamp is seen to from the line, with the rules that hold for every way to do it. */
typedef struct {
  LinliMatterKind *kind;
  gint64 id;
} LpLampLook;

static void
lp_lamp_look_free (gpointer data)
{
  LpLampLook *look = data;

  g_object_unref (look->kind);
  g_free (look);
}

static gboolean
lp_lamp_look (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  LpLampLook *look = data;

  return linli_matter_kind_step (look->kind, transaction, look->id, "verify", NULL, error);
}

gboolean
lp_lamp_load_card (LinliDatabase  *reader,
                   GDateTime      *day,
                   GPtrArray      *lines,
                   GError        **error)
{
  g_autofree char *hidden = linli_memory_dup (reader, LP_LAMP_HIDDEN);
  g_autoptr (LinliMatterKind) kind = NULL;
  g_autoptr (GPtrArray) lamps = NULL;

  if (hidden != NULL && *hidden != '\0')
    return TRUE;
  lamps = lp_lamp_read (linli_database_query (reader, error, LAMPS " WHERE m.kind = 'example' AND m.state = 'mended' AND m.deleted_at IS NULL"
                                              " ORDER BY m.opened_at, m.id LIMIT ?", "i", (gint64) MOST), error);
  if (lamps == NULL)
    return FALSE;
  kind = lp_lamp_kind_new ();
  for (guint i = 0; i < lamps->len; i++)
    {
      LpLamp *lamp = g_ptr_array_index (lamps, i);
      LinliTodayLine *line = linli_today_line_new ("matter", lamp->id, lamp->title, lamp->place, LINLI_TONE_ACCENT);
      LpLampLook *look = g_new (LpLampLook, 1);

      *look = (LpLampLook) { g_object_ref (kind), lamp->id };
      linli_today_line_set_finish (line, _("Seen to"), lp_lamp_look, look, lp_lamp_look_free);
      g_ptr_array_add (lines, line);
    }
  return TRUE;
}

guint
lp_lamp_count (LinliContext *context)
{
  return (guint) linli_matter_count_open (linli_context_get_database (context), LP_LAMP);
}

gboolean
lp_lamp_check (LinliDatabase  *database,
               GPtrArray      *findings,
               GCancellable   *cancellable,
               GError        **error)
{
  GError *problem = NULL;
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error, "SELECT id, title FROM matter WHERE kind = 'example' AND dwelling_id IS NULL AND place_text IS NULL"
                          " AND x IS NULL AND closed_at IS NULL AND deleted_at IS NULL", NULL);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &problem))
    {
      g_autofree char *message = g_strdup_printf (_("Nobody knows where this lamp is: %s"), linli_statement_get_text (statement, 1));

      g_ptr_array_add (findings, linli_finding_new (LINLI_SEVERITY_WARNING, "example-place", "matter", linli_statement_get_int64 (statement, 0),
                                                    message));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* Titles of matters the core finds itself; what it does not know is the bulb. */
gboolean
lp_lamp_search (LinliDatabase  *reader,
                const char     *text,
                guint           most,
                GPtrArray      *results,
                GCancellable   *cancellable,
                GError        **error)
{
  GError *problem = NULL;
  g_autoptr (LinliStatement) statement =
    linli_database_query (reader, error, "SELECT m.id, l.bulb, m.title, m.closed_at IS NOT NULL FROM example_lamp l JOIN matter m ON m.id = l.id"
                          " WHERE instr (lower (l.bulb), lower (?)) > 0 AND l.deleted_at IS NULL AND m.deleted_at IS NULL"
                          " ORDER BY m.closed_at IS NOT NULL, m.opened_at, m.id LIMIT ?", "si", text, (gint64) most);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &problem))
    {
      LinliSearchResult *result = linli_search_result_new ("matter", linli_statement_get_int64 (statement, 0),
                                                           linli_statement_get_text (statement, 1), linli_statement_get_text (statement, 2));

      result->is_gone = linli_statement_get_int64 (statement, 3) != 0;
      g_ptr_array_add (results, result);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

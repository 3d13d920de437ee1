/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How an answer is shown. Read from the records themselves, for the few that are shown, so nothing stale or masked is ever stored. */

#include "config.h"

#include "linli-search-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-address.h"
#include "linli-kind.h"
#include "linli-mask.h"
#include "linli-plate.h"
#include "linli-text.h"
#include "linli-title.h"

static const char *
linli_search_get_address_sql (const char *kind)
{
  if (strcmp (kind, "dwelling") == 0)
    return "SELECT coalesce (s.address, d.address_raw) FROM dwelling d LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE d.id = ?";
  if (strcmp (kind, "household") == 0)
    return "SELECT coalesce (s.address, d.address_raw) FROM household h JOIN dwelling d ON d.id = h.dwelling_id"
           " LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE h.id = ?";
  if (strcmp (kind, "unit") == 0)
    return "SELECT c.name, b.name, u.name FROM unit u LEFT JOIN building b ON b.id = u.building_id"
           " LEFT JOIN compound c ON c.id = b.compound_id WHERE u.id = ?";
  if (strcmp (kind, "building") == 0)
    return "SELECT c.name, b.name, NULL FROM building b LEFT JOIN compound c ON c.id = b.compound_id WHERE b.id = ?";
  return NULL;
}

static char *
linli_search_read_address (LinliDatabase  *database,
                           const char     *kind,
                           gint64          id,
                           GError        **error)
{
  const char *sql = linli_search_get_address_sql (kind);
  g_autoptr (LinliStatement) row = NULL;
  LinliAddress address = { NULL, };

  g_return_val_if_fail (database != NULL && sql != NULL, NULL);

  row = linli_database_query (database, error, sql, "i", id);
  if (row == NULL || !linli_statement_step (row, error))
    return NULL;
  if (linli_statement_get_n_columns (row) == 1)
    return g_strdup (linli_statement_get_text (row, 0));
  address.compound = (char *) linli_statement_get_text (row, 0);
  address.building = (char *) linli_statement_get_text (row, 1);
  address.unit = (char *) linli_statement_get_text (row, 2);
  return linli_address_format (&address, LINLI_ADDRESS_LOCAL);
}

/**
 * linli_search_dup_address:
 * @database: a connection of the calling thread
 * @kind: "dwelling", "household", "unit" or "building"
 * @id: its id
 *
 * Returns: (transfer full) (nullable): its address as it is spoken within the community, or as it was written where it has no parts
 */
char *
linli_search_dup_address (LinliDatabase *database,
                          const char    *kind,
                          gint64         id)
{
  g_autoptr (GError) error = NULL;
  char *address = linli_search_read_address (database, kind, id, &error);

  if (error != NULL)
    g_info ("No address: %s", error->message);
  return address;
}

/* Puts parts together with a dot between them; takes @more. */
static void
linli_search_append (char       **text,
                     char        *more)
{
  g_autofree char *last = more;
  g_autofree char *before = g_steal_pointer (text);

  if (last == NULL || *last == '\0')
    *text = g_steal_pointer (&before);
  else if (before == NULL)
    *text = g_steal_pointer (&last);
  else
    *text = g_strconcat (before, " · ", last, NULL);
}

typedef struct {
  LinliDatabase *database;
  const LinliSearchHit *hit;
  gboolean masked;
  LinliStatement *row;
  char *title;
  char *subtitle;
  char *plain; /* the title before it was masked */
  GError *error; /* of what could not be read first; NULL where all could */
} LinliSearchTitle;

static void
linli_search_title_clear (LinliSearchTitle *self)
{
  g_clear_pointer (&self->row, linli_statement_free);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->plain);
  g_clear_error (&self->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliSearchTitle, linli_search_title_clear)

static gboolean
linli_search_title_read (LinliSearchTitle *self,
                         const char       *sql)
{
  self->row = linli_database_query (self->database, &self->error, sql, "i", self->hit->record);
  return self->row != NULL && linli_statement_step (self->row, &self->error);
}

static char *
linli_search_title_dup_address (LinliSearchTitle *self,
                                const char       *kind,
                                gint64            id)
{
  return linli_search_read_address (self->database, kind, id, self->error == NULL ? &self->error : NULL);
}

static char *
linli_search_title_dup_name (LinliSearchTitle *self,
                             const char       *name)
{
  return self->masked ? linli_mask_name (name) : g_strdup (name);
}

/* The number that was found, when it is a phone's. */
static void
linli_search_title_append_phone (LinliSearchTitle *self)
{
  const char *matched = self->hit->matched;

  if (matched != NULL && strlen (matched) >= 7 && strspn (matched, "0123456789") == strlen (matched))
    linli_search_append (&self->subtitle, self->masked ? linli_mask_phone (matched) : g_strdup (matched));
}

static gboolean
linli_search_title_person (LinliSearchTitle *self)
{
  if (!linli_search_title_read (self, "SELECT p.name, p.household_id, p.deceased_on IS NOT NULL FROM person p WHERE p.id = ?"))
    return FALSE;
  self->plain = g_strdup (linli_statement_get_text (self->row, 0));
  self->title = linli_search_title_dup_name (self, self->plain);
  if (!linli_statement_is_null (self->row, 1))
    linli_search_append (&self->subtitle, linli_search_title_dup_address (self, "household", linli_statement_get_int64 (self->row, 1)));
  if (self->hit->gone)
    linli_search_append (&self->subtitle, g_strdup (linli_statement_get_int64 (self->row, 2) ? _("deceased") : _("moved out")));
  linli_search_title_append_phone (self);
  return TRUE;
}

static gboolean
linli_search_title_household (LinliSearchTitle *self)
{
  if (!linli_search_title_read (self, "SELECT p.name, h.number FROM household h LEFT JOIN person p ON p.id = h.head_id WHERE h.id = ?"))
    return FALSE;
  self->title = linli_search_title_dup_address (self, "household", self->hit->record);
  if (!linli_statement_is_null (self->row, 0))
    linli_search_append (&self->subtitle, linli_search_title_dup_name (self, linli_statement_get_text (self->row, 0)));
  if (self->title == NULL)
    self->title = g_strdup (linli_statement_get_text (self->row, 1));
  linli_search_title_append_phone (self);
  return self->title != NULL;
}

static gboolean
linli_search_title_dwelling (LinliSearchTitle *self)
{
  const char *sql = "SELECT d.owner_name, (SELECT p.name FROM household h JOIN person p ON p.id = h.head_id WHERE h.dwelling_id = d.id"
                    " AND h.deleted_at IS NULL AND h.moved_out_on IS NULL ORDER BY h.id LIMIT 1) FROM dwelling d WHERE d.id = ?";
  const char *head, *owner;

  if (!linli_search_title_read (self, sql))
    return FALSE;
  self->title = linli_search_title_dup_address (self, "dwelling", self->hit->record);
  owner = linli_statement_get_text (self->row, 0);
  head = linli_statement_get_text (self->row, 1);
  if (head != NULL || owner != NULL)
    {
      g_autofree char *name = linli_search_title_dup_name (self, head != NULL ? head : owner);

      linli_search_append (&self->subtitle, g_strdup_printf (head != NULL ? _("head %s") : _("owner %s"), name));
    }
  linli_search_title_append_phone (self);
  return self->title != NULL;
}

static gboolean
linli_search_title_building (LinliSearchTitle *self,
                             const char       *kind)
{
  const char *sql = strcmp (kind, "building") == 0 ? "SELECT count (*) FROM dwelling WHERE building_id = ? AND deleted_at IS NULL"
                                                   : "SELECT count (*) FROM dwelling WHERE unit_id = ? AND deleted_at IS NULL";
  gint64 n;

  if (!linli_search_title_read (self, sql))
    return FALSE;
  n = linli_statement_get_int64 (self->row, 0);
  self->title = linli_search_title_dup_address (self, kind, self->hit->record);
  self->subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d dwelling", "%d dwellings", n), (int) n);
  return self->title != NULL;
}

static gboolean
linli_search_title_organisation (LinliSearchTitle *self)
{
  if (!linli_search_title_read (self, "SELECT name, dwelling_id, building_id, address_raw FROM organisation WHERE id = ?"))
    return FALSE;
  self->title = g_strdup (linli_statement_get_text (self->row, 0));
  if (!linli_statement_is_null (self->row, 1))
    linli_search_append (&self->subtitle, linli_search_title_dup_address (self, "dwelling", linli_statement_get_int64 (self->row, 1)));
  else if (!linli_statement_is_null (self->row, 2))
    linli_search_append (&self->subtitle, linli_search_title_dup_address (self, "building", linli_statement_get_int64 (self->row, 2)));
  else
    linli_search_append (&self->subtitle, g_strdup (linli_statement_get_text (self->row, 3)));
  linli_search_title_append_phone (self);
  return TRUE;
}

static gboolean
linli_search_title_vehicle (LinliSearchTitle *self)
{
  const char *sql = "SELECT v.plate, coalesce (v.household_id, p.household_id), p.name, o.name FROM vehicle v"
                    " LEFT JOIN person p ON p.id = v.person_id LEFT JOIN organisation o ON o.id = v.organisation_id WHERE v.id = ?";

  if (!linli_search_title_read (self, sql))
    return FALSE;
  self->plain = linli_plate_format (linli_statement_get_text (self->row, 0));
  self->title = self->masked ? linli_mask_plate (self->plain) : g_strdup (self->plain);
  if (!linli_statement_is_null (self->row, 2))
    linli_search_append (&self->subtitle, linli_search_title_dup_name (self, linli_statement_get_text (self->row, 2)));
  if (!linli_statement_is_null (self->row, 1))
    linli_search_append (&self->subtitle, linli_search_title_dup_address (self, "household", linli_statement_get_int64 (self->row, 1)));
  linli_search_append (&self->subtitle, g_strdup (linli_statement_get_text (self->row, 3)));
  return TRUE;
}

/* Kinds of which one statement gives title and subtitle. */
static gboolean
linli_search_title_plain (LinliSearchTitle *self,
                          const char       *sql)
{
  if (!linli_search_title_read (self, sql))
    return FALSE;
  self->title = g_strdup (linli_statement_get_text (self->row, 0));
  self->subtitle = g_strdup (linli_statement_get_text (self->row, 1));
  return self->title != NULL;
}

/* What is a code is said in words. */
static gboolean
linli_search_title_coded (LinliSearchTitle *self,
                          const char       *kind_name,
                          const char       *field_name,
                          const char       *sql)
{
  const LinliKind *kind = linli_kind_lookup (kind_name);
  const char *label;

  if (!linli_search_title_read (self, sql))
    return FALSE;
  self->title = g_strdup (linli_statement_get_text (self->row, 0));
  self->subtitle = g_strdup (linli_statement_get_text (self->row, 1));
  label = linli_field_get_code_label (&kind->fields[linli_kind_find_field (kind, field_name)], linli_statement_get_text (self->row, 2));
  linli_search_append (&self->subtitle, g_strdup (label));
  return self->title != NULL;
}

static gboolean
linli_search_title_matter (LinliSearchTitle *self)
{
  if (!linli_search_title_plain (self, "SELECT title, number, dwelling_id, place_text FROM matter WHERE id = ?"))
    return FALSE;
  if (self->masked)
    {
      self->plain = g_steal_pointer (&self->title);
      self->title = linli_title_mask_words (self->database, "matter", self->hit->record, self->plain);
    }
  if (!linli_statement_is_null (self->row, 2))
    linli_search_append (&self->subtitle, linli_search_title_dup_address (self, "dwelling", linli_statement_get_int64 (self->row, 2)));
  else
    linli_search_append (&self->subtitle, g_strdup (linli_statement_get_text (self->row, 3)));
  return TRUE;
}

static gboolean
linli_search_title_write (LinliSearchTitle *self)
{
  switch (self->hit->letter)
    {
    case 'p':
      return linli_search_title_person (self);
    case 'h':
      return linli_search_title_household (self);
    case 'd':
      return linli_search_title_dwelling (self);
    case 'u':
      return linli_search_title_building (self, "unit");
    case 'b':
      return linli_search_title_building (self, "building");
    case 'o':
      return linli_search_title_organisation (self);
    case 'v':
      return linli_search_title_vehicle (self);
    case 'm':
      return linli_search_title_matter (self);
    case 'c':
      return linli_search_title_plain (self, "SELECT name, nullif (coalesce (road, '') || coalesce (door_plate, ''), '')"
                                       " FROM compound WHERE id = ?");
    case 'l':
      return linli_search_title_plain (self, "SELECT l.name, coalesce (c.name, l.address_raw) FROM place l"
                                       " LEFT JOIN compound c ON c.id = l.compound_id WHERE l.id = ?");
    case 'r':
      return linli_search_title_plain (self, "SELECT name, NULL FROM road WHERE id = ?");
    case 'g':
      return linli_search_title_coded (self, "grid", "level", "SELECT name, code, level FROM grid WHERE id = ?");
    case 'y':
      return linli_search_title_coded (self, "grid_duty", "role", "SELECT y.name, g.name, y.role FROM grid_duty y"
                                       " JOIN grid g ON g.id = y.grid_id WHERE y.id = ?");
    default:
      g_assert_not_reached ();
    }
}

/* How many characters of a text a query takes from @text on, blanks and signs in between left out; 0 when it does not begin there. */
static guint
linli_search_span_match (const char *text,
                         const char *query)
{
  guint n = 0;

  while (*query != '\0' && *text != '\0')
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (text));

      if (c == g_utf8_get_char (query))
        query = g_utf8_next_char (query);
      else if (n == 0 || g_unichar_isalnum (c))
        return 0;
      text = g_utf8_next_char (text);
      n++;
    }
  return *query == '\0' ? n : 0;
}

/* Where in a title the query is: written, or read. */
static void
linli_search_find_match (LinliSearchResult *result,
                         const char        *title,
                         const char        *query)
{
  guint start = 0, length = g_utf8_strlen (title, -1);

  for (const char *p = title; *p != '\0'; p = g_utf8_next_char (p), start++)
    {
      result->match_length = linli_search_span_match (p, query);
      result->match_start = start;
      if (result->match_length > 0)
        return;
    }
  result->match_start = 0;
  if (strcmp (result->kind, "person") != 0 || length > 6)
    return;
  for (guint n = 1; n <= length && result->match_length == 0; n++)
    {
      g_autofree char *part = g_utf8_substring (title, 0, n);
      g_autofree char *folded = linli_text_squeeze (part);

      if (_linli_search_match_reading (folded, query))
        result->match_length = n;
    }
}

/* What is masked must not be told by where the match is. */
static void
linli_search_cut_match (LinliSearchResult *result,
                        const char        *plain)
{
  g_autofree char *shown = g_utf8_substring (result->title, 0, MIN (result->match_start, g_utf8_strlen (result->title, -1)));
  guint visible = 0;
  const char *a, *b;

  if (result->match_length == 0 || !g_str_has_prefix (plain, shown))
    {
      result->match_start = result->match_length = 0;
      return;
    }
  a = result->title + strlen (shown);
  b = plain + strlen (shown);
  for (; *a != '\0' && *b != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b); a = g_utf8_next_char (a), b = g_utf8_next_char (b))
    visible++;
  result->match_length = MIN (result->match_length, visible);
  if (result->match_length == 0)
    result->match_start = 0;
}

/* NULL without an error when the record is not there any more. */
LinliSearchResult *
_linli_search_result_new (LinliDatabase         *database,
                          const LinliSearchHit  *hit,
                          const char            *text,
                          LinliSearchFlags       flags,
                          GError               **error)
{
  g_auto (LinliSearchTitle) title = { .database = database, .hit = hit, .masked = (flags & LINLI_SEARCH_REVEALED) == 0 };
  LinliSearchResult *result;

  if (!linli_search_title_write (&title) || title.error != NULL)
    {
      if (title.error != NULL)
        g_propagate_error (error, g_steal_pointer (&title.error));
      return NULL;
    }
  result = g_new0 (LinliSearchResult, 1);
  result->kind = _linli_search_source_for_letter (hit->letter)->kind;
  result->id = hit->record;
  result->is_gone = hit->gone;
  result->title = g_steal_pointer (&title.title);
  result->subtitle = g_steal_pointer (&title.subtitle);
  linli_search_find_match (result, title.plain != NULL ? title.plain : result->title, text);
  if (title.plain != NULL)
    linli_search_cut_match (result, title.plain);
  return result;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Addresses, however short: 光华12栋, 12-3-502, 3单元502, dpxq12. The query is taken apart as any address is; its compound is looked
 * for among the names of the compounds, its numbers in the tree of places. search_place.path is building/unit/room, each part with
 * its digits counted in front, so that a range of the tree is everything below a building, in the order in which people count.
 * search_place.room is room/building/unit, for who knows no more than the room. */

#include "config.h"

#include "linli-search-private.h"

#include <stdlib.h>
#include <string.h>

#include "linli-address.h"
#include "linli-text.h"

/* Digits by themselves that may still be a building or a room. */
#define LINLI_SEARCH_MOST_ROOM_DIGITS 5
/* Rooms of one number looked at for those of one unit. */
#define LINLI_SEARCH_MOST_ROOMS 20000

static int
linli_search_compare_compounds (gconstpointer a,
                                gconstpointer b)
{
  const LinliSearchCompound *first = a, *second = b;

  return (int) first->score - (int) second->score;
}

/* How well one of the names of a compound fits; LINLI_SEARCH_LOOSE + 1 when it does not. */
static guint
linli_search_judge_compound (const char *names,
                             const char *text,
                             const char *key)
{
  g_auto (GStrv) lines = g_strsplit (names, "\n", -1);
  guint best = LINLI_SEARCH_LOOSE + 1;

  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    {
      g_autofree char *own = linli_address_compound_key (lines[i] + 1);

      if (strcmp (lines[i] + 1, text) == 0 || g_ascii_strcasecmp (own, key) == 0)
        best = LINLI_SEARCH_EXACT;
      else if (g_str_has_prefix (lines[i] + 1, text))
        best = MIN (best, LINLI_SEARCH_PREFIX);
      else if (strstr (lines[i] + 1, text) != NULL)
        best = MIN (best, LINLI_SEARCH_INSIDE);
    }
  return best;
}

/* Compounds typed in pinyin or by initials. */
static gboolean
linli_search_find_compounds_by_key (LinliDatabase  *database,
                                    char            type,
                                    const char     *text,
                                    GArray         *compounds,
                                    GError        **error)
{
  g_autofree char *first = g_strdup_printf ("c%c%s", type, text);
  g_autofree char *last = g_strconcat (first, LINLI_SEARCH_LAST, NULL);
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error, "SELECT e.record, k.key = ?1 FROM search_key k JOIN search_entry e ON e.id = k.entry"
                          " WHERE k.key >= ?1 AND k.key < ?2 ORDER BY k.key, k.entry LIMIT 100", "ss", first, last);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    {
      LinliSearchCompound compound = { linli_statement_get_int64 (statement, 0),
                                       linli_statement_get_int64 (statement, 1) ? LINLI_SEARCH_EXACT : LINLI_SEARCH_PREFIX };
      gboolean known = FALSE;

      for (guint i = 0; i < compounds->len; i++)
        known = known || g_array_index (compounds, LinliSearchCompound, i).id == compound.id;
      if (!known)
        g_array_append_val (compounds, compound);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* The compounds that may be meant, best first; all of them when @text is NULL, and 0 for buildings that belong to none. */
gboolean
_linli_search_find_compounds (LinliDatabase  *database,
                              const char     *text,
                              GArray         *compounds,
                              GError        **error)
{
  g_autofree char *folded = linli_text_squeeze (text);
  g_autofree char *key = linli_address_compound_key (text);
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, error, "SELECT record, names FROM search_entry WHERE kind = 99 ORDER BY record", NULL);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    {
      LinliSearchCompound compound = { linli_statement_get_int64 (statement, 0), LINLI_SEARCH_EXACT };

      if (text != NULL)
        compound.score = linli_search_judge_compound (linli_statement_get_text (statement, 1), folded, key);
      if (compound.score <= LINLI_SEARCH_LOOSE)
        g_array_append_val (compounds, compound);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }
  if (text == NULL)
    g_array_append_val (compounds, ((LinliSearchCompound) { 0, LINLI_SEARCH_EXACT }));
  else if (g_str_is_ascii (folded) &&
           (!linli_search_find_compounds_by_key (database, LINLI_SEARCH_KEY_INITIALS, folded, compounds, error) ||
            !linli_search_find_compounds_by_key (database, LINLI_SEARCH_KEY_PINYIN, folded, compounds, error)))
    return FALSE;
  g_array_sort (compounds, linli_search_compare_compounds);
  return TRUE;
}

/* Adds the places of one kind in a range of one compound's tree. */
static gboolean
linli_search_add_range (LinliSearchQuery           *query,
                        const LinliSearchCompound  *compound,
                        char                        letter,
                        const char                 *first,
                        const char                 *last,
                        guint                       score,
                        GError                    **error)
{
  g_autoptr (LinliStatement) statement = NULL;
  GError *local_error = NULL;

  if (_linli_search_query_is_full (query, letter))
    return TRUE;
  statement = linli_database_query (query->database, error, "SELECT record FROM search_place WHERE compound = ? AND path >= ? AND path < ?"
                                    " AND kind = ? ORDER BY path, record", "issi", compound->id, first, last, (gint64) letter);
  if (statement == NULL)
    return FALSE;
  while (!_linli_search_query_is_full (query, letter) && linli_statement_step (statement, &local_error))
    _linli_search_query_add (query, letter, linli_statement_get_int64 (statement, 0), MAX (score, compound->score), FALSE, NULL);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

/* What stands exactly at a path. */
static gboolean
linli_search_add_path (LinliSearchQuery           *query,
                       const LinliSearchCompound  *compound,
                       char                        letter,
                       const char                 *path,
                       GError                    **error)
{
  g_autofree char *last = g_strconcat (path, " ", NULL);

  return linli_search_add_range (query, compound, letter, path, last, LINLI_SEARCH_EXACT, error);
}

/* What stands below a path: its parts are divided by "/", which "0" follows. */
static gboolean
linli_search_add_below (LinliSearchQuery           *query,
                        const LinliSearchCompound  *compound,
                        char                        letter,
                        const char                 *path,
                        GError                    **error)
{
  g_autofree char *first = g_strconcat (path, "/", NULL);
  g_autofree char *last = g_strconcat (path, "0", NULL);

  return linli_search_add_range (query, compound, letter, first, last, LINLI_SEARCH_INSIDE, error);
}

/* Numbers that are still being typed: 5 may become 50 and 502. */
static gboolean
linli_search_add_longer (LinliSearchQuery           *query,
                         const LinliSearchCompound  *compound,
                         char                        letter,
                         const char                 *above,
                         const char                 *digits,
                         GError                    **error)
{
  gsize size = strlen (digits);

  if (size == 0 || strspn (digits, "0123456789") != size)
    return TRUE;
  for (gsize n = size + 1; n <= 4; n++)
    {
      g_autofree char *first = g_strdup_printf ("%s%c%s", above, (char) ('0' + n), digits);
      g_autofree char *last = g_strconcat (first, ":", NULL);

      if (!linli_search_add_range (query, compound, letter, first, last, LINLI_SEARCH_PREFIX, error))
        return FALSE;
    }
  return TRUE;
}

/* The parts of an address as the tree has them; empty ones are not known. */
typedef struct {
  char *building;
  char *unit;
  char *room;
  char *room_digits; /* as typed */
  char *building_digits;
  gboolean bare; /* the first number may be a unit's */
  guint best; /* the score of a place that fits: what is more than an address may be something's name, as “01 微网格” */
} LinliSearchPath;

static void
linli_search_path_clear (LinliSearchPath *self)
{
  g_free (self->building);
  g_free (self->unit);
  g_free (self->room);
  g_free (self->room_digits);
  g_free (self->building_digits);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliSearchPath, linli_search_path_clear)

static void
linli_search_path_init (LinliSearchPath    *self,
                        const LinliAddress *address)
{
  g_autofree char *unit = linli_address_unit_key (address->unit);

  self->building_digits = linli_address_building_key (address->building);
  self->room_digits = linli_address_room_key (address->room);
  self->building = _linli_search_natural (self->building_digits);
  self->unit = _linli_search_natural (unit);
  self->room = _linli_search_natural (self->room_digits);
  self->bare = address->building_word == NULL;
  self->best = address->rest == NULL ? LINLI_SEARCH_EXACT : LINLI_SEARCH_INSIDE;
}

/* Below a building. */
static gboolean
linli_search_add_tree (LinliSearchQuery           *query,
                       const LinliSearchCompound  *compound,
                       const LinliSearchPath      *path,
                       GError                    **error)
{
  g_autofree char *unit = g_strjoin ("/", path->building, path->unit, NULL);
  g_autofree char *room = g_strjoin ("/", unit, path->room, NULL);
  g_autofree char *above = g_strconcat (unit, "/", NULL);

  if (*path->room != '\0')
    return linli_search_add_path (query, compound, 'd', room, error) &&
           linli_search_add_longer (query, compound, 'd', above, path->room_digits, error);
  if (*path->unit != '\0')
    return linli_search_add_path (query, compound, 'u', unit, error) &&
           linli_search_add_below (query, compound, 'd', unit, error);
  return linli_search_add_path (query, compound, 'b', path->building, error) &&
         linli_search_add_below (query, compound, 'u', path->building, error) &&
         linli_search_add_below (query, compound, 'd', path->building, error) &&
         (!path->bare || linli_search_add_longer (query, compound, 'b', "", path->building_digits, error));
}

static const LinliSearchCompound *
linli_search_lookup_compound (GArray *compounds,
                              gint64  id)
{
  for (guint i = 0; i < compounds->len; i++)
    if (g_array_index (compounds, LinliSearchCompound, i).id == id)
      return &g_array_index (compounds, LinliSearchCompound, i);
  return NULL;
}

/* Rooms of a number, of a building or unit of a number, whatever the other is. */
static gboolean
linli_search_add_rooms (LinliSearchQuery  *query,
                        GArray            *compounds,
                        gboolean           everywhere,
                        const char        *first,
                        const char        *unit,
                        guint              score,
                        GError           **error)
{
  g_autofree char *last = g_strndup (first, strlen (first) - 1);
  g_autofree char *end = g_strconcat (last, "0", NULL);
  g_autofree char *tail = g_strconcat ("/", unit, NULL);
  g_autoptr (LinliStatement) statement =
    linli_database_query (query->database, error, "SELECT record, compound, room FROM search_place WHERE room >= ? AND room < ?"
                          " AND room IS NOT NULL ORDER BY room, compound, record", "ss", first, end);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < LINLI_SEARCH_MOST_ROOMS && !_linli_search_query_is_full (query, 'd'); i++)
    {
      const LinliSearchCompound *compound;

      if (!linli_statement_step (statement, &local_error))
        break;
      if (unit != NULL && !g_str_has_suffix (linli_statement_get_text (statement, 2), tail))
        continue;
      compound = everywhere ? NULL : linli_search_lookup_compound (compounds, linli_statement_get_int64 (statement, 1));
      if (everywhere || compound != NULL)
        _linli_search_query_add (query, 'd', linli_statement_get_int64 (statement, 0), everywhere ? score : MAX (score, compound->score),
                                 FALSE, NULL);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static gboolean
linli_search_add_places (LinliSearchQuery       *query,
                         const LinliSearchPath  *path,
                         GArray                 *compounds,
                         gboolean                everywhere,
                         GError                **error)
{
  g_autofree char *in_building = g_strjoin ("/", path->room, path->building, "", NULL);
  g_autofree char *anywhere = g_strconcat (path->room, "/", NULL);

  if (*path->building != '\0' && (*path->unit != '\0' || *path->room == '\0'))
    {
      for (guint i = 0; i < compounds->len; i++)
        if (!linli_search_add_tree (query, &g_array_index (compounds, LinliSearchCompound, i), path, error))
          return FALSE;
      return TRUE;
    }
  if (*path->room == '\0')
    return TRUE;
  if (*path->building != '\0')
    return linli_search_add_rooms (query, compounds, everywhere, in_building, NULL, path->best, error) &&
           (!path->bare || linli_search_add_rooms (query, compounds, everywhere, anywhere, path->building, MAX (path->best, LINLI_SEARCH_PREFIX), error));
  return linli_search_add_rooms (query, compounds, everywhere, anywhere, *path->unit != '\0' ? path->unit : NULL,
                                 *path->unit != '\0' || !everywhere ? path->best : LINLI_SEARCH_INSIDE, error);
}

/* The compounds that an address names: by its compound, or by road and plate. %FALSE in @everywhere when it names one. */
static gboolean
linli_search_choose_compounds (LinliDatabase       *database,
                               const LinliAddress  *address,
                               GArray              *compounds,
                               gboolean            *everywhere,
                               GError             **error)
{
  g_autofree char *plate = g_strconcat (address->road != NULL ? address->road : "", address->door_plate, NULL);

  *everywhere = address->compound == NULL && address->road == NULL && address->door_plate == NULL;
  if (*everywhere)
    return _linli_search_find_compounds (database, NULL, compounds, error);
  if (address->compound != NULL && !_linli_search_find_compounds (database, address->compound, compounds, error))
    return FALSE;
  return compounds->len > 0 || *plate == '\0' || _linli_search_find_compounds (database, plate, compounds, error);
}

/* As any address; but two and more letters in front of a number are a compound's initials or pinyin: dpxq12, gh12-3-502. */
static LinliAddress *
linli_search_parse (const char *text)
{
  gsize letters = strspn (text, "abcdefghijklmnopqrstuvwxyz");
  gsize blanks = strspn (text + letters, " ");
  LinliAddress *address;

  if (letters < 2 || !g_ascii_isdigit (text[letters + blanks]))
    return linli_address_parse (text);
  address = linli_address_parse (text + letters + blanks);
  if (address->compound == NULL && address->road == NULL && address->door_plate == NULL)
    address->compound = g_strndup (text, letters);
  return address;
}

gboolean
_linli_search_places (LinliSearchQuery  *query,
                      GError           **error)
{
  g_autoptr (LinliAddress) address = linli_search_parse (query->folded);
  g_autoptr (GArray) compounds = g_array_new (FALSE, FALSE, sizeof (LinliSearchCompound));
  g_auto (LinliSearchPath) path = { 0, };
  gsize digits = strspn (query->squeezed, "0123456789");
  gboolean everywhere;

  if (address->building == NULL && address->unit == NULL && address->room == NULL)
    return TRUE;
  if (query->squeezed[digits] == '\0' && strcmp (query->squeezed, query->folded) == 0 && digits > LINLI_SEARCH_MOST_ROOM_DIGITS)
    return TRUE;
  if (!linli_search_choose_compounds (query->database, address, compounds, &everywhere, error))
    return FALSE;
  linli_search_path_init (&path, address);
  for (guint i = 0; i < compounds->len; i++)
    {
      guint *score = &g_array_index (compounds, LinliSearchCompound, i).score;

      *score = MAX (*score, path.best);
    }
  return linli_search_add_places (query, &path, compounds, everywhere, error);
}

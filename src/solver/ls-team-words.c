/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The words of a problem of volunteers, one function for each; what they mean is told in ls-team-read.c. */

#include "ls-team-words.h"

#include <string.h>

#include "ls-read.h"

#define MOST_PRICE 1000000
#define MOST_DAYS 128
#define MOST_PAIRS 20000000 /* people times slots */

typedef gboolean (*ReadLine) (LsTeamReader *self, char **parts, GError **error);

static gboolean
fail (LsTeamReader  *self,
      const char    *what,
      GError       **error)
{
  return ls_read_fail (self->line, what, error);
}

static gboolean
read_int (LsTeamReader  *self,
          const char    *text,
          int            most,
          int           *number,
          GError       **error)
{
  return ls_read_int (self->line, text, 0, most, number, error);
}

static gboolean
read_limit (LsTeamReader  *self,
            const char    *text,
            int           *number,
            GError       **error)
{
  *number = LS_NO_LIMIT;
  return g_str_equal (text, "-") || read_int (self, text, 1000000, number, error);
}

static gboolean
read_days (LsTeamReader  *self,
           char         **parts,
           GError       **error)
{
  return ls_read_int (self->line, parts[0], 1, MOST_DAYS, &self->team->n_days, error) &&
         read_int (self, parts[1], 6, &self->team->first_weekday, error);
}

static gboolean
read_price (LsTeamReader  *self,
            char         **parts,
            GError       **error)
{
  return read_int (self, parts[0], MOST_PRICE, &G_STRUCT_MEMBER (int, self->team, self->argument), error);
}

static gboolean
read_fair (LsTeamReader  *self,
           char         **parts,
           GError       **error)
{
  return ls_read_int (self->line, parts[0], 15, 100000, &self->team->fair_step, error) &&
         read_int (self, parts[1], 1000, &self->team->fair_over, error) && read_int (self, parts[2], 1000, &self->team->fair_under, error);
}

static int
find_grid (LsTeamReader *self,
           const char   *name)
{
  int number = GPOINTER_TO_INT (g_hash_table_lookup (self->grids, name));

  if (g_str_equal (name, "-"))
    return LS_NO_GRID;
  if (number == 0)
    {
      number = (int) g_hash_table_size (self->grids) + 1;
      g_hash_table_insert (self->grids, g_strdup (name), GINT_TO_POINTER (number));
    }
  return number;
}

static gboolean
take_name (LsTeamReader  *self,
           GHashTable    *names,
           const char    *name,
           guint          index,
           char         **kept,
           GError       **error)
{
  if (!*name || g_str_equal (name, "-") || strpbrk (name, ", "))
    return fail (self, "an ID is empty, or has a space or a comma", error);
  if (!g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (index + 1)))
    return fail (self, "an ID twice", error);
  *kept = g_strdup (name);
  return TRUE;
}

static gboolean
read_kind (LsTeamReader  *self,
           const char    *text,
           LsKind        *kind,
           GError       **error)
{
  static const char *names[] = { "-", "new", "old" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *kind = (LsKind) i;
        return TRUE;
      }
  return fail (self, "a KIND is new, old or -", error);
}

static gboolean
read_person (LsTeamReader  *self,
             char         **parts,
             GError       **error)
{
  LsHelper *h;

  g_array_set_size (self->helpers, self->helpers->len + 1);
  h = &g_array_index (self->helpers, LsHelper, self->helpers->len - 1);
  h->grid = find_grid (self, parts[2]);
  h->share = -1;
  return take_name (self, self->people, parts[0], self->helpers->len - 1, &h->name, error) && read_kind (self, parts[1], &h->kind, error) &&
         read_limit (self, parts[3], &h->most_day, error) && read_limit (self, parts[4], &h->most_week, error) &&
         read_limit (self, parts[5], &h->most_run, error) && read_int (self, parts[6], 10000, &h->rest, error) &&
         read_int (self, parts[7], 10000, &h->night_rest, error) && read_limit (self, parts[8], &h->most_nights, error) &&
         read_int (self, parts[9], 7 * 24 * 60, &h->week_before, error) && read_int (self, parts[10], 10000, &h->run_before, error) &&
         read_int (self, parts[11], 500000, &h->past, error) &&
         (g_str_equal (parts[12], "-") || read_int (self, parts[12], 500000, &h->share, error));
}

static gboolean
read_flags (LsTeamReader  *self,
            const char    *text,
            LsSlot        *slot,
            GError       **error)
{
  if (g_str_equal (text, "-"))
    return TRUE;
  slot->night = strchr (text, 'n') != NULL;
  slot->weekend = strchr (text, 'w') != NULL;
  return (*text && text[strspn (text, "nw")] == '\0') || fail (self, "FLAGS are n, w, nw or -", error);
}

static gboolean
read_slot (LsTeamReader  *self,
           char         **parts,
           GError       **error)
{
  LsSlot *s;
  int start = 0, end = 0;

  g_array_set_size (self->kinds, self->kinds->len + 1);
  s = &g_array_index (self->kinds, LsSlot, self->kinds->len - 1);
  if (!take_name (self, self->slots, parts[0], self->kinds->len - 1, &s->name, error) ||
      !read_int (self, parts[1], self->team->n_days - 1, &s->day, error) || !read_int (self, parts[2], 1439, &start, error) ||
      !ls_read_int (self->line, parts[3], start + MAX (2 * self->team->handover, 4) + 1, 2880, &end, error) || !read_flags (self, parts[6], s, error))
    return FALSE;
  s->start = s->day * 1440 + start;
  s->end = s->day * 1440 + end;
  s->minutes = end - start;
  s->week = (s->day + self->team->first_weekday) / 7;
  s->grid = find_grid (self, parts[5]);
  return read_int (self, parts[7], 1000, &s->least, error) && ls_read_int (self->line, parts[8], s->least, 1000, &s->ideal, error) &&
         ls_read_int (self->line, parts[9], s->ideal, 1000, &s->most, error) && read_int (self, parts[10], MOST_PRICE, &s->price_least, error) &&
         read_int (self, parts[11], MOST_PRICE, &s->price_ideal, error);
}

/* The tables, when people and slots are known. */
static gboolean
lay_out (LsTeamReader  *self,
         GError       **error)
{
  LsTeam *team = self->team;
  gsize n_pairs = (gsize) self->helpers->len * self->kinds->len;

  if (team->helpers)
    return TRUE;
  if (n_pairs == 0)
    return fail (self, "people and slots come first", error);
  if (n_pairs > MOST_PAIRS)
    return fail (self, "too many people and slots", error);
  team->n_people = (int) self->helpers->len;
  team->n_slots = (int) self->kinds->len;
  team->n_weeks = (team->n_days - 1 + team->first_weekday) / 7 + 1;
  team->helpers = (LsHelper *) (gpointer) g_array_steal (self->helpers, NULL);
  team->slots = (LsSlot *) (gpointer) g_array_steal (self->kinds, NULL);
  team->marks = g_new0 (guint8, n_pairs);
  team->wishes = g_new0 (gint32, n_pairs);
  team->change_prices = g_new0 (int, (guint) team->n_days);
  team->bonds = g_new (GArray *, (guint) team->n_people);
  for (int p = 0; p < team->n_people; p++)
    team->bonds[p] = g_array_new (FALSE, FALSE, sizeof (LsBond));
  return TRUE;
}

static gboolean
find_person (LsTeamReader  *self,
             const char    *name,
             int           *person,
             GError       **error)
{
  *person = GPOINTER_TO_INT (g_hash_table_lookup (self->people, name)) - 1;
  return *person >= 0 || fail (self, "an unknown person", error);
}

static gboolean
find_slot (LsTeamReader  *self,
           const char    *name,
           int           *slot,
           GError       **error)
{
  *slot = GPOINTER_TO_INT (g_hash_table_lookup (self->slots, name)) - 1;
  return *slot >= 0 || fail (self, "an unknown slot", error);
}

static gboolean
find_pair (LsTeamReader  *self,
           char         **parts,
           gsize         *pair,
           GError       **error)
{
  int person = 0, slot = 0;

  if (!find_person (self, parts[0], &person, error) || !find_slot (self, parts[1], &slot, error))
    return FALSE;
  *pair = LS_PAIR (self->team, person, slot);
  return TRUE;
}

static gboolean
read_forbid (LsTeamReader  *self,
             char         **parts,
             GError       **error)
{
  int person = 0, slot = 0;

  if (!find_person (self, parts[0], &person, error))
    return FALSE;
  for (char **name = parts + 1; *name; name++)
    {
      if (!find_slot (self, *name, &slot, error))
        return FALSE;
      self->team->marks[LS_PAIR (self->team, person, slot)] |= LS_MARK_FORBIDDEN;
    }
  return TRUE;
}

static gboolean
read_absent (LsTeamReader  *self,
             char         **parts,
             GError       **error)
{
  int person = 0, first = 0, last = 0;

  if (!find_person (self, parts[0], &person, error) || !read_int (self, parts[1], self->team->n_days - 1, &first, error) ||
      !ls_read_int (self->line, parts[2], first, self->team->n_days - 1, &last, error))
    return FALSE;
  for (int s = 0; s < self->team->n_slots; s++)
    if (self->team->slots[s].day >= first && self->team->slots[s].day <= last)
      self->team->marks[LS_PAIR (self->team, person, s)] |= LS_MARK_FORBIDDEN;
  return TRUE;
}

static gboolean
read_closed (LsTeamReader  *self,
             char         **parts,
             GError       **error)
{
  int slot = 0;

  if (!find_slot (self, parts[0], &slot, error))
    return FALSE;
  self->team->slots[slot].least = self->team->slots[slot].ideal = self->team->slots[slot].most = 0;
  for (int p = 0; p < self->team->n_people; p++)
    self->team->marks[LS_PAIR (self->team, p, slot)] |= LS_MARK_FORBIDDEN;
  return TRUE;
}

static gboolean
read_mark (LsTeamReader  *self,
           char         **parts,
           GError       **error)
{
  gsize pair = 0;

  if (!find_pair (self, parts, &pair, error))
    return FALSE;
  if (self->team->marks[pair] & self->argument)
    return fail (self, "said twice", error);
  self->team->marks[pair] |= (guint8) self->argument;
  return TRUE;
}

static gboolean
read_wish (LsTeamReader  *self,
           char         **parts,
           GError       **error)
{
  gsize pair = 0;
  int price = 0;

  if (!find_pair (self, parts, &pair, error) || !read_int (self, parts[2], MOST_PRICE, &price, error))
    return FALSE;
  if (self->team->wishes[pair] != 0)
    return fail (self, "a wish twice", error);
  self->team->wishes[pair] = self->argument * price;
  return TRUE;
}

static gboolean
read_together (LsTeamReader  *self,
               char         **parts,
               GError       **error)
{
  int a = 0, b = 0, price = 0;

  if (!find_person (self, parts[0], &a, error) || !find_person (self, parts[1], &b, error) ||
      !read_int (self, parts[2], MOST_PRICE, &price, error))
    return FALSE;
  if (a == b)
    return fail (self, "one person is no pair", error);
  for (guint i = 0; i < self->team->bonds[a]->len; i++)
    if (g_array_index (self->team->bonds[a], LsBond, i).other == b)
      return fail (self, "a pair twice", error);
  g_array_append_val (self->team->bonds[a], ((LsBond) { b, price }));
  g_array_append_val (self->team->bonds[b], ((LsBond) { a, price }));
  return TRUE;
}

static gboolean
read_change (LsTeamReader  *self,
             char         **parts,
             GError       **error)
{
  int day = 0;

  return read_int (self, parts[0], self->team->n_days - 1, &day, error) &&
         read_int (self, parts[1], MOST_PRICE, &self->team->change_prices[day], error);
}

/* ONCE: the first group. FIRST: people and slots. */
static const struct {
  const char *word;
  ReadLine read;
  guint least, most; /* parts */
  enum { ONCE, FIRST, REST } group;
  int argument; /* of the function: where a price goes, which mark, the sign of a wish */
} words[] = {
  { "days", read_days, 2, 2, ONCE },
  { "handover", read_price, 1, 1, ONCE, G_STRUCT_OFFSET (LsTeam, handover) },
  { "newcomer", read_price, 1, 1, ONCE, G_STRUCT_OFFSET (LsTeam, price_newcomer) },
  { "grid", read_price, 1, 1, ONCE, G_STRUCT_OFFSET (LsTeam, price_grid) },
  { "consecutive", read_price, 1, 1, ONCE, G_STRUCT_OFFSET (LsTeam, price_consecutive) },
  { "weekend", read_price, 1, 1, ONCE, G_STRUCT_OFFSET (LsTeam, price_weekend) },
  { "fair", read_fair, 3, 3, ONCE },
  { "person", read_person, 13, 13, FIRST },
  { "slot", read_slot, 12, 12, FIRST },
  { "forbid", read_forbid, 2, G_MAXUINT, REST },
  { "absent", read_absent, 3, 3, REST },
  { "closed", read_closed, 1, 1, REST },
  { "pin", read_mark, 2, 2, REST, LS_MARK_PINNED },
  { "before", read_mark, 2, 2, REST, LS_MARK_BEFORE },
  { "wish", read_wish, 3, 3, REST, 1 },
  { "avoid", read_wish, 3, 3, REST, -1 },
  { "together", read_together, 3, 3, REST },
  { "change", read_change, 2, 2, REST },
};

#define ALL_ONCE 0x7fu

static gboolean
enter (LsTeamReader  *self,
       guint          word,
       guint          n_parts,
       GError       **error)
{
  if (n_parts < words[word].least || n_parts > words[word].most)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "line %d: %s has %u parts, not %u", self->line, words[word].word, words[word].least,
        n_parts);
      return FALSE;
    }
  if (words[word].group == ONCE && (self->once & (1u << word)))
    return fail (self, "this stands once", error);
  if (words[word].group != ONCE && self->once != ALL_ONCE)
    return fail (self, "days, handover, fair and all four prices come first", error);
  if (words[word].group == FIRST && self->team->helpers)
    return fail (self, "people and slots come before what is said of them", error);
  if (words[word].group == ONCE)
    self->once |= 1u << word;
  return words[word].group != REST || lay_out (self, error);
}

gboolean
ls_team_words_read (LsTeamReader  *self,
                    char          *line,
                    GError       **error)
{
  g_auto (GStrv) parts = g_strsplit (line, strchr (line, '\t') ? "\t" : ",", -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (parts[0], words[i].word))
      {
        self->argument = words[i].argument;
        return enter (self, i, g_strv_length (parts) - 1, error) && words[i].read (self, parts + 1, error);
      }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "line %d: an unknown word: “%s”", self->line, parts[0]);
  return FALSE;
}

/* The problem is at its end. */
gboolean
ls_team_words_end (LsTeamReader *self,
                   GError      **error)
{
  return lay_out (self, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A roster of volunteers to be made, read from text. The first line is `linli-roster 1`, the last is `end`; each line between is a word and its
 * parts, separated by tabs, or by commas where the line has no tab; what begins with # is a comment. Numbers are whole, minutes are minutes, days
 * count from 0, `-` stands for no limit, no grid or no flag. Each of the first group stands once; people and slots come after it, the rest after them.
 *
 *     days NUMBER WEEKDAY                    how many, and what the first is: 0 for a Monday … 6 for a Sunday
 *     handover MINUTES                       by which two slots of one person may overlap; shorter than half of any slot
 *     newcomer PRICE                         of a slot with newcomers and no old hand
 *     grid PRICE                             of a person in a slot of another grid than his own
 *     consecutive PRICE                      of two days in a row on which a person serves
 *     weekend PRICE                          of a person's second weekend; the third costs twice that, and so on
 *     fair STEP OVER UNDER                   of a minute above and below the share; each minute further away than STEP costs once more, and so on
 *
 *     person ID KIND GRID DAY WEEK ROW REST NIGHT-REST NIGHTS WEEK-BEFORE ROW-BEFORE PAST SHARE
 *                                            KIND is new, old or -; most minutes a day and a week, most days in a row, least minutes between two
 *                                            slots and between two of different days, most nights; minutes served in the first week and days in a
 *                                            row served before the first day; minutes of the past months, and what past and now should sum up to
 *                                            (-: an equal share of what is not shared out)
 *     slot ID DAY START END POST GRID FLAGS MINIMUM IDEAL MOST PRICE-MINIMUM PRICE-IDEAL
 *                                            minutes of the day, five at least, END above 1440 when midnight is passed; POST is for people who read this; FLAGS
 *                                            are n for a night and w for a weekend; how many people, and what one too few costs: short of the
 *                                            minimum one costs both prices
 *
 *     forbid PERSON SLOT…                    must not: absence, availability, skill, heat …
 *     absent PERSON FIRST LAST               must not on these days
 *     closed SLOT                            wants nobody and takes nobody
 *     pin PERSON SLOT                        stays, whatever rule it breaks; all else is judged around it
 *     wish PERSON SLOT PRICE                 of not being there
 *     avoid PERSON SLOT PRICE                of being there
 *     together PERSON PERSON PRICE           of each slot, for two or more, in which one of them serves without the other
 *     before PERSON SLOT                     was there in the roster that is repaired
 *     change DAY PRICE                       of each person put into or taken out of a slot of that day against `before` (0)
 */

#include "ls-team.h"

#include <string.h>

#include "ls-read.h"

#define MOST_PRICE 1000000
#define MOST_DAYS 128
#define MOST_PAIRS 20000000 /* people times slots */

typedef struct {
  LsTeam *team;
  GHashTable *people, *slots; /* name → index + 1 */
  GHashTable *grids; /* name → number, from 1 */
  GArray *helpers, *kinds; /* of LsHelper and LsSlot, until all are read */
  guint once; /* the words said so far that stand once, a bit each */
  int line;
} Reader;

typedef gboolean (*ReadLine) (Reader *self, char **parts, GError **error);

static gboolean
fail (Reader     *self,
      const char *what,
      GError    **error)
{
  return ls_read_fail (self->line, what, error);
}

static gboolean
read_int (Reader     *self,
          const char *text,
          int         most,
          int        *number,
          GError    **error)
{
  return ls_read_int (self->line, text, 0, most, number, error);
}

static gboolean
read_limit (Reader     *self,
            const char *text,
            int        *number,
            GError    **error)
{
  *number = LS_NO_LIMIT;
  return g_str_equal (text, "-") || read_int (self, text, 1000000, number, error);
}

static gboolean
read_days (Reader  *self,
           char   **parts,
           GError **error)
{
  return ls_read_int (self->line, parts[0], 1, MOST_DAYS, &self->team->n_days, error) &&
         read_int (self, parts[1], 6, &self->team->first_weekday, error);
}

static gboolean
read_handover (Reader  *self,
               char   **parts,
               GError **error)
{
  return read_int (self, parts[0], 24 * 60, &self->team->handover, error);
}

static gboolean
read_newcomer (Reader  *self,
               char   **parts,
               GError **error)
{
  return read_int (self, parts[0], MOST_PRICE, &self->team->price_newcomer, error);
}

static gboolean
read_grid (Reader  *self,
           char   **parts,
           GError **error)
{
  return read_int (self, parts[0], MOST_PRICE, &self->team->price_grid, error);
}

static gboolean
read_consecutive (Reader  *self,
                  char   **parts,
                  GError **error)
{
  return read_int (self, parts[0], MOST_PRICE, &self->team->price_consecutive, error);
}

static gboolean
read_weekend (Reader  *self,
              char   **parts,
              GError **error)
{
  return read_int (self, parts[0], MOST_PRICE, &self->team->price_weekend, error);
}

static gboolean
read_fair (Reader  *self,
           char   **parts,
           GError **error)
{
  return ls_read_int (self->line, parts[0], 15, 100000, &self->team->fair_step, error) &&
         read_int (self, parts[1], 1000, &self->team->fair_over, error) && read_int (self, parts[2], 1000, &self->team->fair_under, error);
}

static int
find_grid (Reader     *self,
           const char *name)
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
take_name (Reader      *self,
           GHashTable  *names,
           const char  *name,
           guint        index,
           char       **kept,
           GError     **error)
{
  if (!*name || g_str_equal (name, "-") || strpbrk (name, ", "))
    return fail (self, "an ID is empty, or has a space or a comma", error);
  if (!g_hash_table_insert (names, g_strdup (name), GUINT_TO_POINTER (index + 1)))
    return fail (self, "an ID twice", error);
  *kept = g_strdup (name);
  return TRUE;
}

static gboolean
read_kind (Reader     *self,
           const char *text,
           LsKind     *kind,
           GError    **error)
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
read_person (Reader  *self,
             char   **parts,
             GError **error)
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
read_flags (Reader     *self,
            const char *text,
            LsSlot     *slot,
            GError    **error)
{
  if (g_str_equal (text, "-"))
    return TRUE;
  slot->night = strchr (text, 'n') != NULL;
  slot->weekend = strchr (text, 'w') != NULL;
  return (*text && text[strspn (text, "nw")] == '\0') || fail (self, "FLAGS are n, w, nw or -", error);
}

static gboolean
read_slot (Reader  *self,
           char   **parts,
           GError **error)
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
lay_out (Reader  *self,
         GError **error)
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
find_person (Reader     *self,
             const char *name,
             int        *person,
             GError    **error)
{
  *person = GPOINTER_TO_INT (g_hash_table_lookup (self->people, name)) - 1;
  return *person >= 0 || fail (self, "an unknown person", error);
}

static gboolean
find_slot (Reader     *self,
           const char *name,
           int        *slot,
           GError    **error)
{
  *slot = GPOINTER_TO_INT (g_hash_table_lookup (self->slots, name)) - 1;
  return *slot >= 0 || fail (self, "an unknown slot", error);
}

static gboolean
find_pair (Reader  *self,
           char   **parts,
           gsize   *pair,
           GError **error)
{
  int person = 0, slot = 0;

  if (!find_person (self, parts[0], &person, error) || !find_slot (self, parts[1], &slot, error))
    return FALSE;
  *pair = LS_PAIR (self->team, person, slot);
  return TRUE;
}

static gboolean
read_forbid (Reader  *self,
             char   **parts,
             GError **error)
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
read_absent (Reader  *self,
             char   **parts,
             GError **error)
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
read_closed (Reader  *self,
             char   **parts,
             GError **error)
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
read_mark (Reader  *self,
           char   **parts,
           LsMark   mark,
           GError **error)
{
  gsize pair = 0;

  if (!find_pair (self, parts, &pair, error))
    return FALSE;
  if (self->team->marks[pair] & mark)
    return fail (self, "said twice", error);
  self->team->marks[pair] |= (guint8) mark;
  return TRUE;
}

static gboolean
read_pin (Reader  *self,
          char   **parts,
          GError **error)
{
  return read_mark (self, parts, LS_MARK_PINNED, error);
}

static gboolean
read_before (Reader  *self,
             char   **parts,
             GError **error)
{
  return read_mark (self, parts, LS_MARK_BEFORE, error);
}

static gboolean
read_preference (Reader  *self,
                 char   **parts,
                 int      sign,
                 GError **error)
{
  gsize pair = 0;
  int price = 0;

  if (!find_pair (self, parts, &pair, error) || !read_int (self, parts[2], MOST_PRICE, &price, error))
    return FALSE;
  if (self->team->wishes[pair] != 0)
    return fail (self, "a wish twice", error);
  self->team->wishes[pair] = sign * price;
  return TRUE;
}

static gboolean
read_wish (Reader  *self,
           char   **parts,
           GError **error)
{
  return read_preference (self, parts, 1, error);
}

static gboolean
read_avoid (Reader  *self,
            char   **parts,
            GError **error)
{
  return read_preference (self, parts, -1, error);
}

static gboolean
read_together (Reader  *self,
               char   **parts,
               GError **error)
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
read_change (Reader  *self,
             char   **parts,
             GError **error)
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
} words[] = {
  { "days", read_days, 2, 2, ONCE },
  { "handover", read_handover, 1, 1, ONCE },
  { "newcomer", read_newcomer, 1, 1, ONCE },
  { "grid", read_grid, 1, 1, ONCE },
  { "consecutive", read_consecutive, 1, 1, ONCE },
  { "weekend", read_weekend, 1, 1, ONCE },
  { "fair", read_fair, 3, 3, ONCE },
  { "person", read_person, 13, 13, FIRST },
  { "slot", read_slot, 12, 12, FIRST },
  { "forbid", read_forbid, 2, G_MAXUINT, REST },
  { "absent", read_absent, 3, 3, REST },
  { "closed", read_closed, 1, 1, REST },
  { "pin", read_pin, 2, 2, REST },
  { "wish", read_wish, 3, 3, REST },
  { "avoid", read_avoid, 3, 3, REST },
  { "together", read_together, 3, 3, REST },
  { "before", read_before, 2, 2, REST },
  { "change", read_change, 2, 2, REST },
};

#define ALL_ONCE 0x7fu

static gboolean
enter (Reader  *self,
       guint    word,
       guint    n_parts,
       GError **error)
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

static gboolean
read_line (Reader  *self,
           char    *line,
           GError **error)
{
  g_auto (GStrv) parts = g_strsplit (line, strchr (line, '\t') ? "\t" : ",", -1);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (parts[0], words[i].word))
      return enter (self, i, g_strv_length (parts) - 1, error) && words[i].read (self, parts + 1, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "line %d: an unknown word: “%s”", self->line, parts[0]);
  return FALSE;
}

/* Moves @text behind the line `end`, and the empty ones after it. */
static gboolean
read_lines (Reader      *self,
            const char **text,
            GError     **error)
{
  gboolean first = TRUE, done = FALSE;

  while (**text)
    {
      gsize length = strcspn (*text, "\n");
      g_autofree char *line = g_strchomp (g_strndup (*text, length));

      if (done && *line)
        return TRUE;
      self->line++;
      if (first ? !ls_team_says (*text) && !fail (self, "a problem begins with linli-roster 1", error)
                : !done && *line && *line != '#' && !g_str_equal (line, "end") && !read_line (self, line, error))
        return FALSE;
      if (g_str_equal (line, "end"))
        {
          done = TRUE;
          if (!lay_out (self, error))
            return FALSE;
        }
      first = FALSE;
      *text += length + ((*text)[length] == '\n');
    }
  self->line++;
  return done || fail (self, "the problem has no end", error);
}

/* An equal share of all the minutes past and wanted now, for whom none was said. */
static void
share_out (LsTeam *team)
{
  gint64 minutes = 0;
  int n = 0;

  for (int s = 0; s < team->n_slots; s++)
    minutes += (gint64) team->slots[s].ideal * team->slots[s].minutes;
  for (int p = 0; p < team->n_people; p++)
    {
      minutes += team->helpers[p].past - MAX (team->helpers[p].share, 0);
      n += team->helpers[p].share < 0;
    }
  for (int p = 0; p < team->n_people; p++)
    if (team->helpers[p].share < 0)
      team->helpers[p].share = (int) CLAMP (minutes / n, 0, 500000);
}

static void
helper_clear (LsHelper *helper)
{
  g_free (helper->name);
}

static void
slot_clear (LsSlot *slot)
{
  g_free (slot->name);
}

/* Whether a text begins as a problem of this kind does. */
gboolean
ls_team_says (const char *text)
{
  gsize length = strcspn (text, "\r\n");

  return length == strlen ("linli-roster 1") && strncmp (text, "linli-roster 1", length) == 0;
}

/* Reads the problem at the beginning of @text, which is moved behind it, as @line is. */
LsTeam *
ls_team_read (const char **text,
              int         *line,
              GError     **error)
{
  g_autoptr (LsTeam) team = ls_team_new ();
  Reader reader = { team, .line = *line };
  gboolean done;

  reader.people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.grids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.helpers = g_array_new (FALSE, TRUE, sizeof (LsHelper));
  reader.kinds = g_array_new (FALSE, TRUE, sizeof (LsSlot));
  g_array_set_clear_func (reader.helpers, (GDestroyNotify) helper_clear);
  g_array_set_clear_func (reader.kinds, (GDestroyNotify) slot_clear);
  done = read_lines (&reader, text, error);
  *line = reader.line;
  if (done)
    share_out (team);
  g_hash_table_unref (reader.people);
  g_hash_table_unref (reader.slots);
  g_hash_table_unref (reader.grids);
  g_array_unref (reader.helpers);
  g_array_unref (reader.kinds);
  return done ? g_steal_pointer (&team) : NULL;
}

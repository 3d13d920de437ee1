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

#include "ls-team-words.h"

#include <string.h>

#include "ls-read.h"

/* Moves @text behind the line `end`, and the empty ones after it. */
static gboolean
read_lines (LsTeamReader  *self,
            const char   **text,
            GError       **error)
{
  gboolean first = TRUE, done = FALSE;

  while (**text)
    {
      gsize length = strcspn (*text, "\n");
      g_autofree char *line = g_strchomp (g_strndup (*text, length));

      if (done && *line)
        return TRUE;
      self->line++;
      if (first ? !ls_team_says (*text) && !ls_read_fail (self->line, "a problem begins with linli-roster 1", error)
                : !done && *line && *line != '#' && !g_str_equal (line, "end") && !ls_team_words_read (self, line, error))
        return FALSE;
      if (g_str_equal (line, "end"))
        {
          done = TRUE;
          if (!ls_team_words_end (self, error))
            return FALSE;
        }
      first = FALSE;
      *text += length + ((*text)[length] == '\n');
    }
  self->line++;
  return done || ls_read_fail (self->line, "the problem has no end", error);
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
  LsTeamReader reader = { team, .line = *line };
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

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A roster to be made, read from text in sections: SECTION_HORIZON, _SHIFTS, _STAFF, _DAYS_OFF, _SHIFT_ON_REQUESTS, _SHIFT_OFF_REQUESTS and _COVER,
 * one comma separated line an entry, # for comments. This is the format of the public shift-scheduling instances of Curtois and Qu
 * (Computational results on new staff scheduling benchmark instances, 2014), whose rules are kept: what stands in SECTION_STAFF and the forbidden
 * successions is hard, runs that touch the first or the last day go on outside. */

#include "ls-problem.h"

#include <string.h>

#include "ls-read.h"

typedef struct {
  LsProblem *problem;
  GHashTable *shifts; /* name → number */
  GHashTable *people; /* name → index + 1 */
  GArray *staff; /* of LsPerson, until all are read */
  GArray *kinds; /* of LsShift, the first unused */
  GPtrArray *after; /* of each shift, the names of those that must not follow */
  int line;
} Reader;

typedef gboolean (*ReadLine) (Reader *self, char **parts, guint n, GError **error);

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
read_horizon (Reader  *self,
              char   **parts,
              guint    n,
              GError **error)
{
  if (!read_int (self, parts[0], LS_MAX_DAYS, &self->problem->n_days, error))
    return FALSE;
  return self->problem->n_days > 0 || fail (self, "no days", error);
}

/* Those that must not follow are kept as text until all shifts are known. */
static gboolean
read_shift (Reader  *self,
            char   **parts,
            guint    n,
            GError **error)
{
  LsShift shift = { 0 };

  if (n < 2)
    return fail (self, "a shift has a name and minutes", error);
  if (self->kinds->len > LS_MAX_SHIFTS)
    return fail (self, "too many shifts", error);
  if (g_hash_table_contains (self->shifts, parts[0]))
    return fail (self, "a shift twice", error);
  if (!read_int (self, parts[1], 24 * 60, &shift.minutes, error))
    return FALSE;
  g_hash_table_insert (self->shifts, g_strdup (parts[0]), GINT_TO_POINTER (self->kinds->len));
  g_ptr_array_add (self->after, g_strdup (n < 3 ? "" : parts[2]));
  shift.name = g_strdup (parts[0]);
  g_array_append_val (self->kinds, shift);
  return TRUE;
}

static gboolean
find_shift (Reader     *self,
            const char *name,
            int        *number,
            GError    **error)
{
  *number = GPOINTER_TO_INT (g_hash_table_lookup (self->shifts, name));
  return *number > 0 || fail (self, "an unknown shift", error);
}

static gboolean
read_successions (Reader  *self,
                  GError **error)
{
  for (guint i = 0; i < self->after->len; i++)
    {
      g_auto (GStrv) names = g_strsplit (g_ptr_array_index (self->after, i), "|", -1);
      int next;

      for (char **name = names; *name; name++)
        if (**name)
          {
            if (!find_shift (self, *name, &next, error))
              return FALSE;
            self->problem->shifts[i + 1].forbidden |= 1u << next;
          }
    }
  return TRUE;
}

static gboolean
read_most_of (Reader     *self,
              LsPerson   *person,
              const char *text,
              GError    **error)
{
  g_auto (GStrv) limits = g_strsplit (text, "|", -1);

  for (int s = 1; s <= LS_MAX_SHIFTS; s++)
    person->most_of[s] = self->problem->n_days;
  for (char **limit = limits; *limit; limit++)
    {
      g_auto (GStrv) pair = g_strsplit (*limit, "=", 2);
      int shift = 0;

      if (!pair[0] || !pair[1])
        return fail (self, "a limit is SHIFT=NUMBER", error);
      if (!find_shift (self, pair[0], &shift, error) || !read_int (self, pair[1], 9999, &person->most_of[shift], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_person (Reader  *self,
             char   **parts,
             guint    n,
             GError **error)
{
  LsPerson *person = NULL;
  int *numbers[6];

  g_array_set_size (self->staff, self->staff->len + 1);
  person = &g_array_index (self->staff, LsPerson, self->staff->len - 1);
  person->name = g_strdup (parts[0]);
  if (n < 8)
    return fail (self, "a person has eight parts", error);
  if (g_hash_table_contains (self->people, parts[0]))
    return fail (self, "a person twice", error);
  g_hash_table_insert (self->people, g_strdup (parts[0]), GINT_TO_POINTER (self->staff->len));
  if (!read_most_of (self, person, parts[1], error))
    return FALSE;
  memcpy (numbers, (int *[]) { &person->most_minutes, &person->least_minutes, &person->most_run, &person->least_run, &person->least_rest,
      &person->most_weekends }, sizeof numbers);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!read_int (self, parts[2 + i], G_MAXINT, numbers[i], error))
      return FALSE;
  return TRUE;
}

static void
lay_out_person (LsProblem *problem,
                LsPerson  *person)
{
  guint32 mask = 1u << LS_OFF;

  for (int s = 1; s <= problem->n_shifts; s++)
    if (person->most_of[s] > 0)
      mask |= 1u << s;
  person->allowed = g_new (guint32, (guint) problem->n_days);
  for (int d = 0; d < problem->n_days; d++)
    person->allowed[d] = mask;
  person->costs = g_new0 (int, (guint) (problem->n_days * (problem->n_shifts + 1)));
  person->least_run = MAX (person->least_run, 1);
  person->least_rest = MAX (person->least_rest, 1);
}

/* The tables, when days, shifts and people are known: at the first section after them. */
static gboolean
lay_out (Reader  *self,
         GError **error)
{
  LsProblem *problem = self->problem;
  guint n_cells;

  if (problem->people)
    return TRUE;
  if (problem->n_days == 0 || self->kinds->len < 2 || self->staff->len == 0)
    return fail (self, "days, shifts and people come first", error);
  problem->n_shifts = (int) self->kinds->len - 1;
  problem->n_people = (int) self->staff->len;
  problem->shifts = (LsShift *) (gpointer) g_array_steal (self->kinds, NULL);
  problem->people = (LsPerson *) (gpointer) g_array_steal (self->staff, NULL);
  n_cells = (guint) (problem->n_days * (problem->n_shifts + 1));
  problem->cover_of = g_new (int, n_cells);
  memset (problem->cover_of, -1, n_cells * sizeof (int));
  for (int p = 0; p < problem->n_people; p++)
    lay_out_person (problem, &problem->people[p]);
  return read_successions (self, error);
}

static gboolean
find_person (Reader     *self,
             const char *name,
             LsPerson  **person,
             GError    **error)
{
  int number = GPOINTER_TO_INT (g_hash_table_lookup (self->people, name));

  if (number == 0)
    return fail (self, "an unknown person", error);
  *person = &self->problem->people[number - 1];
  return TRUE;
}

static gboolean
read_days_off (Reader  *self,
               char   **parts,
               guint    n,
               GError **error)
{
  LsPerson *person = NULL;
  int day;

  if (!find_person (self, parts[0], &person, error))
    return FALSE;
  for (guint i = 1; i < n; i++)
    {
      if (!read_int (self, parts[i], self->problem->n_days - 1, &day, error))
        return FALSE;
      person->allowed[day] = 1u << LS_OFF;
    }
  return TRUE;
}

static gboolean
read_request (Reader    *self,
              char     **parts,
              guint      n,
              LsPerson **person,
              int       *day,
              int       *shift,
              int       *weight,
              GError   **error)
{
  if (n < 4)
    return fail (self, "a request has four parts", error);
  return find_person (self, parts[0], person, error) && read_int (self, parts[1], self->problem->n_days - 1, day, error) &&
         find_shift (self, parts[2], shift, error) && read_int (self, parts[3], 1000000, weight, error);
}

static gboolean
read_on (Reader  *self,
         char   **parts,
         guint    n,
         GError **error)
{
  LsPerson *person = NULL;
  int day = 0, shift = 0, weight = 0;

  if (!read_request (self, parts, n, &person, &day, &shift, &weight, error))
    return FALSE;
  for (int s = 0; s <= self->problem->n_shifts; s++)
    if (s != shift)
      person->costs[LS_AT (self->problem, day, s)] += weight;
  return TRUE;
}

static gboolean
read_off (Reader  *self,
          char   **parts,
          guint    n,
          GError **error)
{
  LsPerson *person = NULL;
  int day = 0, shift = 0, weight = 0;

  if (!read_request (self, parts, n, &person, &day, &shift, &weight, error))
    return FALSE;
  person->costs[LS_AT (self->problem, day, shift)] += weight;
  return TRUE;
}

static gboolean
read_cover (Reader  *self,
            char   **parts,
            guint    n,
            GError **error)
{
  LsCover cover = { 0 };

  if (n < 5)
    return fail (self, "cover has five parts", error);
  if (!read_int (self, parts[0], self->problem->n_days - 1, &cover.day, error) || !find_shift (self, parts[1], &cover.shift, error) ||
      !read_int (self, parts[2], 9999, &cover.wanted, error) || !read_int (self, parts[3], 1000000, &cover.under, error) ||
      !read_int (self, parts[4], 1000000, &cover.over, error))
    return FALSE;
  if (self->problem->cover_of[LS_AT (self->problem, cover.day, cover.shift)] >= 0)
    return fail (self, "cover twice", error);
  self->problem->cover_of[LS_AT (self->problem, cover.day, cover.shift)] = (int) self->problem->covers->len;
  g_array_append_val (self->problem->covers, cover);
  return TRUE;
}

static gboolean
begin_section (Reader     *self,
               const char *name,
               ReadLine   *read,
               GError    **error)
{
  static const struct {
    const char *name;
    ReadLine read;
    gboolean first;
  } sections[] = {
    { "SECTION_HORIZON", read_horizon, TRUE }, { "SECTION_SHIFTS", read_shift, TRUE }, { "SECTION_STAFF", read_person, TRUE },
    { "SECTION_DAYS_OFF", read_days_off, FALSE }, { "SECTION_SHIFT_ON_REQUESTS", read_on, FALSE },
    { "SECTION_SHIFT_OFF_REQUESTS", read_off, FALSE }, { "SECTION_COVER", read_cover, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (g_str_equal (name, sections[i].name))
      {
        *read = sections[i].read;
        if (sections[i].first && self->problem->people)
          return fail (self, "this section comes too late", error);
        return sections[i].first || lay_out (self, error);
      }
  return fail (self, "an unknown section", error);
}

static gboolean
read_lines (Reader  *self,
            char   **lines,
            GError **error)
{
  ReadLine read = NULL;

  for (self->line = 1; lines[self->line - 1]; self->line++)
    {
      char *line = g_strstrip (lines[self->line - 1]);

      if (g_str_has_prefix (line, "SECTION_"))
        {
          if (!begin_section (self, line, &read, error))
            return FALSE;
        }
      else if (*line && *line != '#')
        {
          g_auto (GStrv) parts = g_strsplit (line, ",", -1);

          if (!read)
            return fail (self, "no section yet", error);
          if (!read (self, parts, g_strv_length (parts), error))
            return FALSE;
        }
    }
  return lay_out (self, error);
}

static void
shift_clear (LsShift *shift)
{
  g_free (shift->name);
}

static void
person_clear (LsPerson *person)
{
  g_free (person->name);
  g_free (person->allowed);
  g_free (person->costs);
}

LsProblem *
ls_problem_read (const char *text,
                 GError    **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (LsProblem) problem = g_new0 (LsProblem, 1);
  Reader reader = { problem };
  gboolean done;

  problem->covers = g_array_new (FALSE, FALSE, sizeof (LsCover));
  reader.shifts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.after = g_ptr_array_new_with_free_func (g_free);
  reader.staff = g_array_new (FALSE, TRUE, sizeof (LsPerson));
  reader.kinds = g_array_new (FALSE, TRUE, sizeof (LsShift));
  g_array_set_clear_func (reader.staff, (GDestroyNotify) person_clear);
  g_array_set_clear_func (reader.kinds, (GDestroyNotify) shift_clear);
  g_array_set_size (reader.kinds, 1);
  done = read_lines (&reader, lines, error);
  g_hash_table_unref (reader.shifts);
  g_hash_table_unref (reader.people);
  g_ptr_array_unref (reader.after);
  g_array_unref (reader.staff);
  g_array_unref (reader.kinds);
  return done ? g_steal_pointer (&problem) : NULL;
}

void
ls_problem_free (LsProblem *self)
{
  for (int p = 0; p < self->n_people; p++)
    person_clear (&self->people[p]);
  for (int s = 1; s <= self->n_shifts; s++)
    shift_clear (&self->shifts[s]);
  g_free (self->people);
  g_free (self->shifts);
  g_free (self->cover_of);
  g_array_unref (self->covers);
  g_free (self);
}

/* What the wishes of a person cost that a path does not keep. */
int
ls_problem_person_cost (const LsProblem *self,
                        int              person,
                        const guint8    *path)
{
  int cost = 0;

  for (int d = 0; d < self->n_days; d++)
    cost += self->people[person].costs[LS_AT (self, d, path[d])];
  return cost;
}

int
ls_problem_cover_cost (const LsCover *cover,
                       int            there)
{
  return there < cover->wanted ? (cover->wanted - there) * cover->under : (there - cover->wanted) * cover->over;
}

int
ls_problem_cost (const LsProblem *self,
                 LsPath          *roster)
{
  int cost = 0;

  for (int p = 0; p < self->n_people; p++)
    cost += ls_problem_person_cost (self, p, roster[p]);
  for (guint i = 0; i < self->covers->len; i++)
    {
      const LsCover *cover = &g_array_index (self->covers, LsCover, i);
      int there = 0;

      for (int p = 0; p < self->n_people; p++)
        there += roster[p][cover->day] == cover->shift;
      cost += ls_problem_cover_cost (cover, there);
    }
  return cost;
}

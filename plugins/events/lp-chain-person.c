/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpChainPerson: one who is named in a piece, and what the others named in it share with him. */

#include "lp-chain-private.h"

static void
lp_chain_person_clear (LpChainPerson *self)
{
  g_string_free (self->place, TRUE);
  g_string_free (self->phone, TRUE);
  g_string_free (self->note, TRUE);
}

LpChainReading *
lp_chain_reading_new (void)
{
  LpChainReading *self = g_new0 (LpChainReading, 1);

  self->persons = g_array_new (FALSE, FALSE, sizeof (LpChainPerson));
  g_array_set_clear_func (self->persons, (GDestroyNotify) lp_chain_person_clear);
  return self;
}

void
lp_chain_reading_free (LpChainReading *self)
{
  g_array_unref (self->persons);
  g_free (self);
}

void
lp_chain_append (GString    *to,
                 const char *part,
                 const char *between)
{
  if (*part == '\0')
    return;
  if (to->len > 0)
    g_string_append (to, between);
  g_string_append (to, part);
}

static void
lp_chain_person_inherit (LpChainPerson       *self,
                         const LpChainPerson *from)
{
  g_autofree char *note = g_strdup (self->note->str);

  if (self->place->len == 0)
    g_string_append (self->place, from->place->str);
  if (self->phone->len == 0)
    g_string_append (self->phone, from->phone->str);
  if (self->answers == 0)
    self->answers = from->answers;
  g_string_assign (self->note, from->note->str);
  lp_chain_append (self->note, note, "，");
}

/* What stands before the names is everybody's, and so is the note behind the last of two. */
void
lp_chain_reading_share (LpChainReading *self,
                        gboolean        listed)
{
  GArray *persons = self->persons;
  LpChainPerson *head = &g_array_index (persons, LpChainPerson, 0);
  LpChainPerson *last = &g_array_index (persons, LpChainPerson, persons->len - 1);
  guint n = persons->len - 1;
  gboolean alone = TRUE;

  for (guint i = 1; i < n; i++)
    {
      LpChainPerson *person = &g_array_index (persons, LpChainPerson, i);

      alone = alone && person->total == 0 && person->plus == 0 && person->with == 0 && person->note->len == 0 && person->place->len == 0;
    }
  for (guint i = 1; listed && alone && i < n; i++)
    lp_chain_person_inherit (&g_array_index (persons, LpChainPerson, i), last);
  if (alone && n > 1 && last->counted && last->total >= n)
    last->total -= n - 1;
  for (guint i = 1; i <= n; i++)
    lp_chain_person_inherit (&g_array_index (persons, LpChainPerson, i), head);
  if (n == 1 && last->total == 0)
    {
      last->total = head->total;
      last->counted = head->counted;
    }
}

/* How many come: 老两口带孙子 are three, 带孙子 2人 are two, 2人 +1 are three. */
guint
lp_chain_person_get_people (const LpChainPerson *self)
{
  if (self->total == 0 && (self->answers & LP_WORD_NO) != 0)
    return 1 + self->plus; /* 带孙子 is why he does not come */
  if (self->total == 0)
    return 1 + MAX (self->plus, self->with);
  return self->total + (self->counted ? self->plus : MAX (self->plus, self->with));
}

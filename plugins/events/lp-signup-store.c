/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Whom the entries of a pasted list mean: residents of the same telephone, name, or surname in the home that was written. */

#include "lp-signup-store.h"

#define SURNAMED_MOST 200
#define PEOPLE \
  "SELECT p.id, p.name, coalesce (nullif (p.phone, ''), p.phone2), s.address FROM person p LEFT JOIN household h ON h.id = p.household_id" \
  " LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id WHERE p.deleted_at IS NULL AND p.deceased_on IS NULL AND p.moved_out_on IS NULL AND "

static void
lp_signup_candidate_free (gpointer data)
{
  LpSignupCandidate *self = data;

  g_free (self->name);
  g_free (self->phone);
  g_free (self->address);
  g_free (self);
}

void
lp_signup_free (gpointer data)
{
  LpSignup *self = data;

  g_free (self->name);
  g_free (self->phone);
  g_free (self->place);
  g_free (self->note);
  g_free (self->difference);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self);
}

gboolean
lp_signup_is_certain (const LpSignup *self)
{
  const LpSignupCandidate *first = self->candidates->len > 0 ? g_ptr_array_index (self->candidates, 0) : NULL;

  if (first == NULL || !first->certain)
    return FALSE;
  return self->candidates->len == 1 || !((LpSignupCandidate *) g_ptr_array_index (self->candidates, 1))->certain;
}

static gpointer
lp_signup_read (LinliStatement *row,
                gpointer        unused)
{
  LpSignupCandidate *self = g_new0 (LpSignupCandidate, 1);

  self->person_id = linli_statement_get_int64 (row, 0);
  self->name = g_strdup (linli_statement_get_text (row, 1));
  self->phone = g_strdup (linli_statement_get_text (row, 2));
  self->address = g_strdup (linli_statement_get_text (row, 3));
  return self;
}

/* The numbers in an address, "12-3-502" as in 12栋3单元502. */
static char **
lp_signup_split_place (const char *place)
{
  g_autoptr (GRegex) others = g_regex_new ("[^0-9]+", 0, 0, NULL);
  g_autofree char *plain = g_utf8_normalize (place, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *numbers = g_regex_replace_literal (others, plain != NULL ? plain : "", -1, 0, " ", 0, NULL);

  return g_strsplit (g_strstrip (numbers), " ", -1);
}

/* Whether the numbers that were written are the last ones of the address. */
static gboolean
lp_signup_is_there (const LpSignupCandidate *candidate,
                    const char              *place)
{
  g_auto (GStrv) written = lp_signup_split_place (place), real = lp_signup_split_place (candidate->address != NULL ? candidate->address : "");
  guint n_written = g_strv_length (written), n_real = g_strv_length (real);

  if (n_written == 0 || *written[0] == '\0' || n_written > n_real)
    return FALSE;
  for (guint i = 1; i <= n_written; i++)
    if (!g_str_equal (written[n_written - i], real[n_real - i]))
      return FALSE;
  return TRUE;
}

static gboolean
lp_signup_has (const LpSignup *self,
               gint64          person_id)
{
  for (guint i = 0; i < self->candidates->len; i++)
    if (((LpSignupCandidate *) g_ptr_array_index (self->candidates, i))->person_id == person_id)
      return TRUE;
  return FALSE;
}

/* A telephone may be a daughter's: it is certain of who has the name, or the surname of 王阿姨. */
static gboolean
lp_signup_is_namesake (const LpSignup          *self,
                       const LpSignupCandidate *candidate)
{
  return *self->name != '\0' && candidate->name != NULL && g_utf8_get_char (self->name) == g_utf8_get_char (candidate->name);
}

/* Takes those of @found that are new; who fits the place stands first. */
static void
lp_signup_take (LpSignup  *self,
                GPtrArray *found,
                gboolean   by_phone,
                gboolean   only_there)
{
  for (guint i = 0; i < found->len; i++)
    {
      LpSignupCandidate *candidate = g_ptr_array_index (found, i);
      gboolean there = *self->place != '\0' && lp_signup_is_there (candidate, self->place);

      if ((only_there && !there) || self->candidates->len >= LP_SIGNUP_MOST || lp_signup_has (self, candidate->person_id))
        continue;
      candidate->certain = (by_phone && lp_signup_is_namesake (self, candidate)) || (!by_phone && there && !only_there);
      g_ptr_array_insert (self->candidates, candidate->certain ? 0 : -1, candidate);
      found->pdata[i] = NULL;
    }
}

static gboolean
lp_signup_ask (LpSignup       *self,
               LinliStatement *query,
               gboolean        by_phone,
               gboolean        only_there,
               GError        **error)
{
  g_autoptr (GPtrArray) found = linli_rows_collect (query, lp_signup_read, NULL, NULL, error);

  if (found == NULL)
    return FALSE;
  lp_signup_take (self, found, by_phone, only_there);
  for (guint i = 0; i < found->len; i++)
    g_clear_pointer (&found->pdata[i], lp_signup_candidate_free);
  return TRUE;
}

/* Telephone, the second one as well, whole name, and where that finds nobody the surname in the home that was written. */
static gboolean
lp_signup_find (LpSignup       *self,
                LinliDatabase  *reader,
                GError        **error)
{
  g_autofree char *surname = g_utf8_substring (self->name, 0, MIN (1, g_utf8_strlen (self->name, -1)));
  g_auto (GStrv) numbers = lp_signup_split_place (self->place);
  guint n = g_strv_length (numbers);

  if (*self->phone != '\0' && !lp_signup_ask (self, linli_database_query (reader, error, PEOPLE "(p.phone = ?1 OR p.phone2 = ?1) LIMIT ?2", "si", self->phone,
                                                                         (gint64) LP_SIGNUP_MOST), TRUE, FALSE, error))
    return FALSE;
  if (!lp_signup_ask (self, linli_database_query (reader, error, PEOPLE "p.name = ? LIMIT ?", "si", self->name, (gint64) SURNAMED_MOST), FALSE, FALSE, error))
    return FALSE;
  if (self->candidates->len > 0 || n == 0 || *numbers[n - 1] == '\0' || *surname == '\0')
    return TRUE;
  return lp_signup_ask (self, linli_database_query (reader, error, PEOPLE "h.dwelling_id IN (SELECT id FROM dwelling WHERE room = ?1 AND deleted_at IS NULL)"
                                                    " AND substr (p.name, 1, 1) = ?2 LIMIT ?3", "ssi", numbers[n - 1], surname, (gint64) SURNAMED_MOST),
                        FALSE, TRUE, error);
}

static const char *
lp_signup_get_status (LpChainAnswer answer)
{
  switch (answer)
    {
    case LP_CHAIN_NO:
    case LP_CHAIN_WITHDRAWN: return LP_STATUS_CANCELLED;
    case LP_CHAIN_MAYBE: return LP_STATUS_MAYBE;
    case LP_CHAIN_YES:
    default: return LP_STATUS_REGISTERED;
    }
}

static LpSignup *
lp_signup_new (const LpChainEntry *entry)
{
  LpSignup *self = g_new0 (LpSignup, 1);

  self->name = g_strdup (entry->name);
  self->phone = g_strdup (entry->phone != NULL ? entry->phone : "");
  self->place = g_strdup (entry->place != NULL ? entry->place : "");
  self->note = g_strdup (entry->note != NULL ? entry->note : "");
  self->unsure = entry->unsure;
  self->status = lp_signup_get_status (entry->answer);
  self->people = (int) CLAMP (entry->people, 1, LP_PARTY_MOST);
  self->candidates = g_ptr_array_new_with_free_func (lp_signup_candidate_free);
  return self;
}

LpSignup *
lp_signup_match (LinliDatabase     *reader,
                 const LpAttendee  *written,
                 GError           **error)
{
  LpSignup *self = g_new0 (LpSignup, 1);

  self->name = g_strdup (written->name);
  self->phone = g_strdup (written->phone != NULL ? written->phone : "");
  self->place = g_strdup (written->place != NULL ? written->place : "");
  self->note = g_strdup ("");
  self->status = LP_STATUS_REGISTERED;
  self->people = written->party;
  self->candidates = g_ptr_array_new_with_free_func (lp_signup_candidate_free);
  if (lp_signup_find (self, reader, error))
    return self;
  lp_signup_free (self);
  return NULL;
}

LpAttendee *
lp_signup_dup_attendee (const LpSignup *self,
                        gint64          event_id,
                        gint64          person_id)
{
  LpAttendee *attendee = lp_attendee_new (event_id, LP_SOURCE_CHAIN);

  attendee->person_id = person_id;
  g_free (attendee->status);
  attendee->status = g_strdup (self->status);
  attendee->party = self->people;
  attendee->note = *self->note != '\0' ? g_strdup (self->note) : NULL;
  attendee->name = g_strdup (self->name);
  attendee->phone = *self->phone != '\0' ? g_strdup (self->phone) : NULL;
  attendee->place = *self->place != '\0' ? g_strdup (self->place) : NULL;
  attendee->written = g_strjoin (" ", self->name, self->phone, self->place, NULL);
  return attendee;
}

/* What stands on the event's list of them: as they were written, for whom they are meant for certain, or for one whom they may mean. */
static gboolean
lp_signup_look_up (LpSignup       *self,
                   LinliDatabase  *reader,
                   gint64          event_id,
                   GError        **error)
{
  gboolean certain = lp_signup_is_certain (self);
  g_autoptr (LpAttendee) row = NULL, listed = NULL;
  g_autoptr (GError) local_error = NULL;
  guint i = 0;

  do
    {
      const LpSignupCandidate *candidate = i < self->candidates->len ? g_ptr_array_index (self->candidates, i) : NULL;

      g_clear_pointer (&listed, lp_attendee_free);
      listed = lp_signup_dup_attendee (self, event_id, candidate != NULL ? candidate->person_id : 0);
      row = lp_attendee_find (reader, listed, &local_error);
    }
  while (row == NULL && local_error == NULL && !certain && ++i < self->candidates->len);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->known = row != NULL && (row->by_hand & LP_HAND_REMOVED) == 0;
  self->outgrows = row != NULL && lp_attendee_outgrows (row, listed, reader);
  self->difference = row != NULL ? lp_attendee_dup_difference (row, listed, self->outgrows) : NULL;
  return TRUE;
}

GPtrArray *
lp_signup_list (LinliDatabase  *reader,
                const LpChain  *chain,
                gint64          event_id,
                GError        **error)
{
  g_autoptr (GPtrArray) signups = g_ptr_array_new_with_free_func (lp_signup_free);

  for (guint i = 0; i < chain->entries->len; i++)
    {
      LpSignup *self = lp_signup_new (g_ptr_array_index (chain->entries, i));

      g_ptr_array_add (signups, self);
      if (!lp_signup_find (self, reader, error) || !lp_signup_look_up (self, reader, event_id, error))
        return NULL;
    }
  return g_steal_pointer (&signups);
}

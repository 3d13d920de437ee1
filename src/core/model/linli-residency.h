/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliPersonState:
 * @LINLI_PERSON_HERE: lives here
 * @LINLI_PERSON_AWAY: lives here, and is away for some time
 * @LINLI_PERSON_MOVED_OUT: moved out, alone or with the household
 * @LINLI_PERSON_DECEASED: has died
 */
typedef enum {
  LINLI_PERSON_HERE,
  LINLI_PERSON_AWAY,
  LINLI_PERSON_MOVED_OUT,
  LINLI_PERSON_DECEASED,
} LinliPersonState;

/**
 * LinliResidence:
 * @household: the household, or 0
 * @head: its head, or 0
 * @n_others: how many others of it are here: than the person, of a household than the head
 * @is_here: whether the person or the household has not left, and the person lives
 * @is_away: whether an absence of the person is entered, that may be one to come
 *
 * What can happen to a person or a household next depends on it.
 */
typedef struct {
  gint64 household;
  gint64 head;
  guint n_others;
  gboolean is_here;
  gboolean is_away;
} LinliResidence;

LINLI_EXPORT
void linli_residency_read (LinliDatabase  *database,
                           const char     *kind,
                           gint64          id,
                           LinliResidence *residence);
LINLI_EXPORT
LinliPersonState linli_residency_get_state (LinliDatabase *database,
                                            gint64         person);
LINLI_EXPORT
int linli_residency_get_age (LinliDatabase *database,
                             gint64         person);
LINLI_EXPORT
guint linli_residency_count_others (LinliDatabase *database,
                                    gint64         person);
LINLI_EXPORT
gboolean linli_residency_set_head (LinliTransaction  *transaction,
                                   gint64             household,
                                   gint64             person,
                                   GError           **error);
LINLI_EXPORT
gboolean linli_residency_move_in (LinliTransaction  *transaction,
                                  gint64             person,
                                  gint64             household,
                                  const char        *relation_to_head,
                                  GError           **error);
LINLI_EXPORT
gboolean linli_residency_return (LinliTransaction  *transaction,
                                 gint64             person,
                                 const char        *on,
                                 GError           **error);
LINLI_EXPORT
gboolean linli_residency_move_out (LinliTransaction  *transaction,
                                   gint64             person,
                                   const char        *on,
                                   const char        *to,
                                   GError           **error);
LINLI_EXPORT
gboolean linli_residency_move_household_out (LinliTransaction  *transaction,
                                             gint64             household,
                                             const char        *on,
                                             const char        *to,
                                             GError           **error);
LINLI_EXPORT
gint64 linli_residency_split (LinliTransaction  *transaction,
                              gint64             household,
                              const gint64      *persons,
                              gsize              n_persons,
                              gint64             head,
                              gint64             dwelling,
                              GError           **error);
LINLI_EXPORT
gboolean linli_residency_set_deceased (LinliTransaction  *transaction,
                                       gint64             person,
                                       const char        *on,
                                       GError           **error);
LINLI_EXPORT
gboolean linli_residency_set_away (LinliTransaction  *transaction,
                                   gint64             person,
                                   const char        *from,
                                   const char        *until,
                                   const char        *to,
                                   GError           **error);

G_END_DECLS

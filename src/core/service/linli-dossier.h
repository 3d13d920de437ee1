/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-privacy.h"

G_BEGIN_DECLS

/**
 * LinliDossierTag:
 * @id: id of the tag; 0 when several records have it
 * @code: its code
 * @name: what is shown
 * @colour: (nullable): colour of its kind
 * @since: (nullable): the day from which it holds
 * @until: (nullable): the first day on which it holds no more
 * @source: (nullable): who says so
 * @note: (nullable): what else was written down about it, masked where need be
 * @whose: (nullable): the person concerned, when the dossier is about more than one
 * @is_ended: whether it held once, and does not any more
 * @n_records: of a dossier about several records, how many have it; otherwise 0
 *
 * A tag.
 */
typedef struct {
  gint64 id;
  char *code;
  char *name;
  char *colour;
  char *since;
  char *until;
  char *source;
  char *note;
  char *whose;
  gboolean is_ended;
  guint n_records;
} LinliDossierTag;

/**
 * LinliDossierLine:
 * @kind: kind of the record
 * @id: its id
 * @title: what is shown first, masked where need be
 * @aside: (nullable): beside the title; of a matter the code of its kind, until linli_matter_words_tell_dossier() says it in words
 * @detail: (nullable): on a second line, masked where need be
 * @state: (nullable): the code of its state
 * @day: (nullable): a day or moment that belongs to it
 * @is_secret: whether something of it is masked or was revealed
 * @is_revealed: whether it is shown in full
 * @is_gone: moved out, deceased, closed
 *
 * A record that belongs to the one the dossier is about: a member of a household, a vehicle, an open matter.
 */
typedef struct {
  const char *kind;
  gint64 id;
  char *title;
  char *aside;
  char *detail;
  char *state;
  char *day;
  gboolean is_secret;
  gboolean is_revealed;
  gboolean is_gone;
} LinliDossierLine;

/**
 * LinliDossierFact:
 * @field: (nullable): name of the field; %NULL for a count
 * @label: what it is
 * @value: what is shown, masked where need be
 */
typedef struct {
  const char *field;
  char *label;
  char *value;
} LinliDossierFact;

/**
 * LinliDossier:
 * @kind: kind of the record
 * @id: its id; 0 for several records
 * @n_records: how many it is about
 * @title: its name or address, masked where need be
 * @subtitle: (nullable): what it is
 * @grid_id: its micro-grid, or 0
 * @grid: (nullable): name of the grid
 * @head: (nullable): who answers for the grid
 * @head_phone: (nullable): that person's phone
 * @is_secret: whether something of it is masked or was revealed
 * @is_revealed: whether it is shown in full
 * @tags: (element-type LinliDossierTag): tags that hold now, then those of the record itself that have ended
 * @people: (element-type LinliDossierLine): members of the household; people on duty of a grid
 * @vehicles: (element-type LinliDossierLine): vehicles
 * @related: (element-type LinliDossierLine): where it belongs
 * @matters: (element-type LinliDossierLine): open matters, the most pressing first
 * @n_matters: how many are open
 * @facts: (element-type LinliDossierFact): counts, then the filled fields
 *
 * Everything that the details pane shows about a record, except its timeline.
 */
typedef struct {
  const char *kind;
  gint64 id;
  guint n_records;
  char *title;
  char *subtitle;
  gint64 grid_id;
  char *grid;
  char *head;
  char *head_phone;
  gboolean is_secret;
  gboolean is_revealed;
  GPtrArray *tags;
  GPtrArray *people;
  GPtrArray *vehicles;
  GPtrArray *related;
  GPtrArray *matters;
  guint n_matters;
  GPtrArray *facts;
} LinliDossier;

LINLI_EXPORT
LinliDossier *linli_dossier_load (LinliDatabase  *database,
                                  LinliPrivacy   *privacy,
                                  const char     *kind,
                                  gint64          id,
                                  GError        **error);
LINLI_EXPORT
LinliDossier *linli_dossier_load_several (LinliDatabase  *database,
                                          LinliPrivacy   *privacy,
                                          const char     *kind,
                                          const gint64   *ids,
                                          gsize           n_ids,
                                          GError        **error);
LINLI_EXPORT
void linli_dossier_free (LinliDossier *self);
LINLI_EXPORT
char *linli_dossier_dup_title (LinliDatabase *database,
                               LinliPrivacy  *privacy,
                               const char    *kind,
                               gint64         id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliDossier, linli_dossier_free)

G_END_DECLS

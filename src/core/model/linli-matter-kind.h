/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-matter-category.h"
#include "linli-record.h"

G_BEGIN_DECLS

/**
 * LinliMatterStateFlags:
 * @LINLI_MATTER_STATE_OPEN: something is to be done still
 * @LINLI_MATTER_STATE_FINAL: a matter that enters it is closed
 * @LINLI_MATTER_STATE_VOID: there was no such matter: it was not true, or is the same as another; lists of what happened leave it out
 *
 * What a state means to everybody who does not know the kind.
 */
typedef enum {
  LINLI_MATTER_STATE_OPEN = 0,
  LINLI_MATTER_STATE_FINAL = 1 << 0,
  LINLI_MATTER_STATE_VOID = 1 << 1,
} LinliMatterStateFlags;

/**
 * LinliMatterStepFlags:
 * @LINLI_MATTER_STEP_PLAIN: anybody may do it without a word
 * @LINLI_MATTER_STEP_NEEDS_WORDS: only with words for the timeline: a reason, a finding
 * @LINLI_MATTER_STEP_BY_ANOTHER: not by the person who brought the matter into the state that it is in: nobody verifies their own work
 * @LINLI_MATTER_STEP_ASKED: what the plugin of the kind asks for it is more than words: only the plugin takes it, and no button is made for it
 */
typedef enum {
  LINLI_MATTER_STEP_PLAIN = 0,
  LINLI_MATTER_STEP_NEEDS_WORDS = 1 << 0,
  LINLI_MATTER_STEP_BY_ANOTHER = 1 << 1,
  LINLI_MATTER_STEP_ASKED = 1 << 2,
} LinliMatterStepFlags;

/**
 * LinliMatterStep:
 * @id: for programs
 * @label: what the button says: a verb, translated
 * @from: (nullable): the state it starts in; %NULL for every open one
 * @to: the state it leads to
 * @flags: what it asks for
 *
 * A way from one state to another.
 */
typedef struct {
  char *id;
  char *label;
  char *from;
  char *to;
  LinliMatterStepFlags flags;
} LinliMatterStep;

#define LINLI_TYPE_MATTER_KIND (linli_matter_kind_get_type ())

/**
 * LinliMatterKind:
 *
 * What sort of matter there is beside the core's note: the states that it passes through, the steps between them and who may do them, the
 * categories with their deadlines. An extension: made once, filled, added, and not changed after that.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliMatterKind, linli_matter_kind, LINLI, MATTER_KIND, GObject)

/**
 * LinliMatterFollowFunc:
 * @kind: the kind
 * @transaction: the action in which the matter was opened or took the step
 * @id: the matter
 * @step: (nullable): id of the step that it took; %NULL when it was opened
 * @text: (nullable): the words for the timeline
 * @error: return location
 *
 * What follows in the same action when a matter of the kind was opened or took a step; undone together with it.
 *
 * Returns: %FALSE with an error, and nothing of the action is kept
 */
typedef gboolean (*LinliMatterFollowFunc) (LinliMatterKind   *kind,
                                           LinliTransaction  *transaction,
                                           gint64             id,
                                           const char        *step,
                                           const char        *text,
                                           GError           **error);

LINLI_EXPORT
LinliMatterKind *linli_matter_kind_new (const char *id,
                                        const char *label,
                                        const char *icon_name);
LINLI_EXPORT
void linli_matter_kind_add_state (LinliMatterKind       *self,
                                  const char            *code,
                                  const char            *label,
                                  LinliMatterStateFlags  flags);
LINLI_EXPORT
void linli_matter_kind_add_step (LinliMatterKind      *self,
                                 const char           *id,
                                 const char           *label,
                                 const char           *from,
                                 const char           *to,
                                 LinliMatterStepFlags  flags);
LINLI_EXPORT
void linli_matter_kind_add_category (LinliMatterKind *self,
                                     const char      *code,
                                     const char      *label,
                                     int              days,
                                     const char      *closed_when);
LINLI_EXPORT
void linli_matter_kind_set_follow (LinliMatterKind       *self,
                                   LinliMatterFollowFunc  follow);
LINLI_EXPORT
const char *linli_matter_kind_get_id (LinliMatterKind *self);
LINLI_EXPORT
const char *linli_matter_kind_get_label (LinliMatterKind *self);
LINLI_EXPORT
const char *linli_matter_kind_get_icon_name (LinliMatterKind *self);
LINLI_EXPORT
void linli_matter_kind_set_takes_notes (LinliMatterKind *self,
                                        gboolean         takes_notes);
LINLI_EXPORT
gboolean linli_matter_kind_get_takes_notes (LinliMatterKind *self);
LINLI_EXPORT
void linli_matter_kind_set_takes_over (LinliMatterKind *self,
                                       gboolean         takes_over);
LINLI_EXPORT
gboolean linli_matter_kind_get_takes_over (LinliMatterKind *self);
LINLI_EXPORT
void linli_matter_kind_set_mends (LinliMatterKind *self,
                                  gboolean         mends);
LINLI_EXPORT
gboolean linli_matter_kind_get_mends (LinliMatterKind *self);
LINLI_EXPORT
const char *linli_matter_kind_get_state_label (LinliMatterKind *self,
                                               const char      *code);
LINLI_EXPORT
gboolean linli_matter_kind_is_final (LinliMatterKind *self,
                                     const char      *code);
LINLI_EXPORT
gboolean linli_matter_kind_is_void (LinliMatterKind *self,
                                    const char      *code);
LINLI_EXPORT
GPtrArray *linli_matter_kind_list_steps (LinliMatterKind *self,
                                         const char      *state);
LINLI_EXPORT
char *linli_matter_kind_dup_way (LinliMatterKind *self,
                                 const char      *from,
                                 const char      *to);
LINLI_EXPORT
const LinliMatterCategory *linli_matter_kind_find_category (LinliMatterKind *self,
                                                            const char      *code);
LINLI_EXPORT
GPtrArray *linli_matter_kind_get_categories (LinliMatterKind *self);
LINLI_EXPORT
GPtrArray *linli_matter_kind_load_categories (LinliMatterKind  *self,
                                              LinliDatabase    *database,
                                              GError          **error);
LINLI_EXPORT
GPtrArray *linli_matter_kind_load_all_categories (LinliMatterKind  *self,
                                                  LinliDatabase    *database,
                                                  GError          **error);
LINLI_EXPORT
LinliMatterCategory *linli_matter_kind_load_category (LinliMatterKind *self,
                                                      LinliDatabase   *database,
                                                      const char      *code);
LINLI_EXPORT
gboolean linli_matter_kind_save_categories (LinliMatterKind   *self,
                                            LinliTransaction  *transaction,
                                            GPtrArray         *categories,
                                            GError           **error);
LINLI_EXPORT
gboolean linli_matter_kind_open (LinliMatterKind   *self,
                                 LinliRecord       *matter,
                                 LinliTransaction  *transaction,
                                 const char        *text,
                                 GError           **error);
LINLI_EXPORT
gboolean linli_matter_kind_may_step (LinliMatterKind  *self,
                                     LinliDatabase    *database,
                                     gint64            id,
                                     const char       *step,
                                     const char       *actor,
                                     GError          **error);
LINLI_EXPORT
gboolean linli_matter_kind_step (LinliMatterKind   *self,
                                 LinliTransaction  *transaction,
                                 gint64             id,
                                 const char        *step,
                                 const char        *text,
                                 GError           **error);

G_END_DECLS

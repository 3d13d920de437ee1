/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib-object.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliMatterCategory:
 * @code: as it is stored; %NULL for one that is not stored yet
 * @label: as it is shown, translated
 * @days: until when such a matter is due, in days from its first one; -1 for never
 * @closed_when: (nullable): in words, what is to be true before such a matter may be closed
 * @is_retired: whether new matters are not given it any more; old ones keep it
 *
 * A category of a kind of matter, with its deadline.
 */
typedef struct {
  char *code;
  char *label;
  int days;
  char *closed_when;
  gboolean is_retired;
} LinliMatterCategory;

#define LINLI_TYPE_MATTER_CATEGORY (linli_matter_category_get_type ())

LINLI_EXPORT
GType linli_matter_category_get_type (void);
LINLI_EXPORT
LinliMatterCategory *linli_matter_category_new (const char *code,
                                                const char *label,
                                                int         days,
                                                const char *closed_when);
LINLI_EXPORT
LinliMatterCategory *linli_matter_category_copy (const LinliMatterCategory *self);
LINLI_EXPORT
void linli_matter_category_free (LinliMatterCategory *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliMatterCategory, linli_matter_category_free)

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

/**
 * LinliTone:
 * @LINLI_TONE_NEUTRAL: grey
 * @LINLI_TONE_ACCENT: blue: information
 * @LINLI_TONE_SUCCESS: green: done
 * @LINLI_TONE_WARNING: yellow: soon
 * @LINLI_TONE_ERROR: red: overdue, danger
 *
 * A colour with a meaning; the text beside it says the same.
 */
typedef enum {
  LINLI_TONE_NEUTRAL,
  LINLI_TONE_ACCENT,
  LINLI_TONE_SUCCESS,
  LINLI_TONE_WARNING,
  LINLI_TONE_ERROR,
} LinliTone;

#define LINLI_TYPE_CHIP (linli_chip_get_type ())

/**
 * LinliChip:
 *
 * A word in a coloured pill, which can be pressed and can have a button to remove it.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliChip, linli_chip, LINLI, CHIP, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_chip_new (const char *label,
                           LinliTone   tone);
LINLI_EXPORT
const char *linli_chip_get_label (LinliChip *self);
LINLI_EXPORT
void linli_chip_set_removable (LinliChip *self,
                               gboolean   removable);
LINLI_EXPORT
void linli_chip_make_activatable (LinliChip *self);
LINLI_EXPORT
const char *linli_tone_get_css_class (LinliTone tone);

G_END_DECLS

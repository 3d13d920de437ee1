/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

#define LINLI_TYPE_MASKED_LABEL (linli_masked_label_get_type ())

/**
 * LinliMaskedLabel:
 *
 * Personal text that is shown masked, with a button that asks to reveal it. It only asks ("reveal"): whoever owns it decides,
 * logs, and calls linli_masked_label_set_revealed().
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliMaskedLabel, linli_masked_label, LINLI, MASKED_LABEL, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_masked_label_new (const char *name);
LINLI_EXPORT
void linli_masked_label_set_text (LinliMaskedLabel *self,
                                  const char       *text,
                                  const char       *masked);
LINLI_EXPORT
gboolean linli_masked_label_get_revealed (LinliMaskedLabel *self);
LINLI_EXPORT
void linli_masked_label_set_revealed (LinliMaskedLabel *self,
                                      gboolean          revealed);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <adwaita.h>
#include <linli-context.h>

G_BEGIN_DECLS

#define LINLI_TYPE_RECORD_FORM (linli_record_form_get_type ())

/**
 * LinliRecordForm:
 *
 * A form over the fields of one record, made from its descriptor. Saving is one action; a wrong value is told beside its field
 * and nothing is stored. Emits "closed" when it was saved or given up.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliRecordForm, linli_record_form, LINLI, RECORD_FORM, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_record_form_new (LinliContext *context,
                                  LinliRecord  *record);
LINLI_EXPORT
gboolean linli_record_form_save (LinliRecordForm *self);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"
#include "linli-kind.h"

G_BEGIN_DECLS

typedef enum {
  LINLI_VALUE_NULL,
  LINLI_VALUE_INTEGER,
  LINLI_VALUE_REAL,
  LINLI_VALUE_TEXT,
  LINLI_VALUE_BYTES,
} LinliValueType;

/* What one field of a record holds. Text that cannot be read as the field's type stays text, and fails the check. */
typedef struct {
  LinliValueType type;
  gint64 integer;
  double real;
  char *text;
  GBytes *bytes;
} LinliValue;

void _linli_value_clear (LinliValue *self);
gboolean _linli_value_equal (const LinliValue *a,
                             const LinliValue *b);
void _linli_value_copy (LinliValue       *self,
                        const LinliValue *from);
void _linli_value_read (LinliValue       *self,
                        const LinliField *field,
                        LinliStatement   *statement,
                        int               column);
void _linli_value_bind (const LinliValue *self,
                        LinliStatement   *statement,
                        int               parameter);
void _linli_value_parse (LinliValue       *self,
                         const LinliField *field,
                         const char       *written);
gboolean _linli_value_check (const LinliValue  *self,
                             const LinliField  *field,
                             GError           **error);
char *_linli_value_dup_display (const LinliValue *self,
                                const LinliField *field);
char *_linli_value_dup_masked (const LinliValue *self,
                               const LinliField *field);

G_END_DECLS

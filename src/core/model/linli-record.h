/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-kind.h"
#include "linli-store.h"

G_BEGIN_DECLS

#define LINLI_TYPE_RECORD (linli_record_get_type ())

/**
 * LinliRecord:
 *
 * One record of any kind: the values of its fields by name, and which of them differ from the file. Belongs to one thread.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliRecord, linli_record, LINLI, RECORD, GObject)

LINLI_EXPORT
LinliRecord *linli_record_new (const LinliKind *kind);
LINLI_EXPORT
LinliRecord *linli_record_load (LinliDatabase    *database,
                                const LinliKind  *kind,
                                gint64            id,
                                GError          **error);
LINLI_EXPORT
GPtrArray *linli_record_query (LinliDatabase    *database,
                               const LinliKind  *kind,
                               GError          **error,
                               const char       *where,
                               const char       *types,
                               ...);
LINLI_EXPORT
const LinliKind *linli_record_get_kind (LinliRecord *self);
LINLI_EXPORT
gint64 linli_record_get_id (LinliRecord *self);
LINLI_EXPORT
gboolean linli_record_is_deleted (LinliRecord *self);
LINLI_EXPORT
const char *linli_record_get_text (LinliRecord *self,
                                   const char  *field);
LINLI_EXPORT
gint64 linli_record_get_int64 (LinliRecord *self,
                               const char  *field);
LINLI_EXPORT
double linli_record_get_double (LinliRecord *self,
                                const char  *field);
LINLI_EXPORT
GBytes *linli_record_get_bytes (LinliRecord *self,
                                const char  *field);
LINLI_EXPORT
gboolean linli_record_is_null (LinliRecord *self,
                               const char  *field);
LINLI_EXPORT
void linli_record_set_text (LinliRecord *self,
                            const char  *field,
                            const char  *value);
LINLI_EXPORT
void linli_record_set_int64 (LinliRecord *self,
                             const char  *field,
                             gint64       value);
LINLI_EXPORT
void linli_record_set_double (LinliRecord *self,
                              const char  *field,
                              double       value);
LINLI_EXPORT
void linli_record_set_bytes (LinliRecord *self,
                             const char  *field,
                             GBytes      *value);
LINLI_EXPORT
void linli_record_set_null (LinliRecord *self,
                            const char  *field);
LINLI_EXPORT
char *linli_record_dup_display (LinliRecord *self,
                                const char  *field);
LINLI_EXPORT
char *linli_record_dup_display_masked (LinliRecord *self,
                                       const char  *field);
LINLI_EXPORT
gboolean linli_record_is_changed (LinliRecord *self,
                                  const char  *field);
LINLI_EXPORT
gboolean linli_record_check (LinliRecord  *self,
                             GError      **error);
LINLI_EXPORT
gboolean linli_record_save (LinliRecord       *self,
                            LinliTransaction  *transaction,
                            GError           **error);
LINLI_EXPORT
gboolean linli_record_delete (LinliRecord       *self,
                              LinliTransaction  *transaction,
                              GError           **error);

LINLI_EXPORT
char *linli_field_normalise (const LinliField  *field,
                             const char        *written,
                             GError           **error);

G_END_DECLS

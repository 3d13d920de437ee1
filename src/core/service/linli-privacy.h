/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-record.h"

G_BEGIN_DECLS

#define LINLI_TYPE_PRIVACY (linli_privacy_get_type ())

/**
 * LinliPrivacy:
 *
 * Decides what is shown masked. Everything marked as personal is, until a record is revealed for this session; revealing asks
 * for a reason once and is written to the access log. Locked, nothing can be revealed and all is masked. Belongs to the thread of
 * its context.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliPrivacy, linli_privacy, LINLI, PRIVACY, GObject)

LINLI_EXPORT
LinliPrivacy *linli_privacy_new (LinliStore *store);
LINLI_EXPORT
gboolean linli_privacy_get_locked (LinliPrivacy *self);
LINLI_EXPORT
void linli_privacy_set_locked (LinliPrivacy *self,
                               gboolean      locked);
LINLI_EXPORT
gboolean linli_privacy_needs_reason (LinliPrivacy *self);
LINLI_EXPORT
gboolean linli_privacy_is_revealed (LinliPrivacy *self,
                                    const char   *kind,
                                    gint64        id);
LINLI_EXPORT
gboolean linli_privacy_reveal (LinliPrivacy  *self,
                               const char    *kind,
                               gint64         id,
                               const char    *reason,
                               GError       **error);
LINLI_EXPORT
void linli_privacy_hide (LinliPrivacy *self,
                         const char   *kind,
                         gint64        id);
LINLI_EXPORT
gboolean linli_privacy_log (LinliStore  *store,
                            const char  *action,
                            const char  *reason,
                            GError     **error);
LINLI_EXPORT
char *linli_privacy_dup_last_reason (LinliDatabase *database,
                                     const char    *action,
                                     const char    *start);
LINLI_EXPORT
char *linli_privacy_dup_field (LinliPrivacy *self,
                               LinliRecord  *record,
                               const char   *field);
LINLI_EXPORT
char *linli_privacy_dup_prose (LinliPrivacy *self,
                               const char   *kind,
                               gint64        id,
                               const char   *text);
LINLI_EXPORT
gboolean linli_privacy_is_secret (LinliRecord *record);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* The kind of matter, which is the plugin's id too. */
#define LP_REQUEST_KIND "requests"

/* States. */
#define LP_REQUEST_RECEIVED "received"
#define LP_REQUEST_DISPATCHED "dispatched"
#define LP_REQUEST_IN_HAND "in-hand"
#define LP_REQUEST_WAITING "waiting"
#define LP_REQUEST_ANSWERED "answered"
#define LP_REQUEST_RETURNED "returned"
#define LP_REQUEST_CLOSED "closed"
#define LP_REQUEST_PASSED_UP "passed-up"
#define LP_REQUEST_DECLINED "declined"
#define LP_REQUEST_MERGED "merged"

/* Steps that the plugin takes or follows by itself. */
#define LP_REQUEST_DISPATCH "dispatch"
#define LP_REQUEST_WAIT "wait"
#define LP_REQUEST_TAKE_BACK "take-back"
#define LP_REQUEST_AGAIN "again"
#define LP_REQUEST_MERGE "merge"

LinliMatterKind *lp_request_kind_new (void);
/* The codes of the channels by which a request comes; NULL at the end. */
const char * const *lp_request_channels_get (void);
/* What a channel is called; the code itself when it is no known one, NULL for NULL. */
const char *lp_request_channels_get_label (const char *code);

G_END_DECLS

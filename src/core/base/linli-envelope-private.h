/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The envelope of a GeoPackage geometry blob, in the order in which GeoPackage writes it. */
typedef enum {
  LINLI_ENVELOPE_MIN_X,
  LINLI_ENVELOPE_MAX_X,
  LINLI_ENVELOPE_MIN_Y,
  LINLI_ENVELOPE_MAX_Y,
  LINLI_ENVELOPE_N,
} LinliEnvelopeSide;

gboolean _linli_envelope_of_blob (const void *blob,
                                  gsize       size,
                                  double      envelope[LINLI_ENVELOPE_N],
                                  gboolean   *empty);

G_END_DECLS

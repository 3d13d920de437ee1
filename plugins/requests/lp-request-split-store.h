/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-request-kind.h"

G_BEGIN_DECLS

/* A part of a request becomes one of its own. */
typedef struct {
  LinliMatterKind *kind;
  gint64 id;
  char *words;   /* what the part is about */
  GArray *moved; /* of gint64: residents who asked for the part alone */
  GArray *both;  /* of gint64: residents who asked for both */
  gint64 made;   /* becomes the id of the new request */
} LpRequestSplit;

LpRequestSplit *lp_request_split_new (LinliMatterKind *kind,
                                      gint64           id);
void lp_request_split_free (gpointer split);
/* A LinliActionFunc with an LpRequestSplit. The new request is where the old one is, asked for as urgently and by the same channel; its category
 * is what is understood in its words, else that of the old one. It is linked with the old one, and handed over as every new request. Refused
 * without words, for a closed request, and when a request whose residents are named would be left or made with none of them. */
gboolean lp_request_split (LinliTransaction  *transaction,
                           gpointer           split,
                           GError           **error);

G_END_DECLS

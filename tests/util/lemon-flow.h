/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The same flows, by LEMON: what our own solver is compared with. */

#pragma once

#ifdef __cplusplus
extern "C" {
#endif

typedef struct {
  unsigned n_groups;
  const unsigned *n;          /* cars of each group */
  const long long *left_over; /* what it costs to leave one of them over */
  unsigned n_lots;
  const unsigned *bays;       /* of each lot */
  const int * const *costs;   /* of each group, of each lot; below 0: never */
} LemonTransport;

long long lemon_transport (const LemonTransport *problem,
                           double               *seconds);

#ifdef __cplusplus
}
#endif

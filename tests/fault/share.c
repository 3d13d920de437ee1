/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where a file lies is asked of statfs(), which is this one in a test that links it. */

#include "share.h"

#include <sys/vfs.h>

#define NFS 0x6969

static gboolean pretended;

void
share_pretend (gboolean on_network)
{
  pretended = on_network;
}

/* In place of the C library's, for liblinli-core too. */
int
statfs (const char    *path,
        struct statfs *facts)
{
  *facts = (struct statfs) { .f_type = pretended ? NFS : 0 };
  return 0;
}

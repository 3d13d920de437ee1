/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where a file lies: SQLite's WAL needs shared memory, which file systems over a network do not give
 * (sqlite.org/wal.html, "All processes using a database must be on the same host computer"). */

#include "config.h"

#include "linli-location-private.h"

#include <sys/vfs.h>

/* Numbers of linux/magic.h and of statfs(2). FUSE stands here too: sshfs, GVfs, rclone; on a local FUSE it costs only speed. */
static const gulong network_types[] = {
  0x6969,     /* NFS */
  0x517B,     /* SMB */
  0xFF534D42, /* CIFS */
  0xFE534D42, /* SMB2 */
  0x01021997, /* 9P */
  0x564C,     /* NCP */
  0x73757245, /* Coda */
  0x5346414F, /* AFS */
  0x00C36400, /* Ceph */
  0x65735546, /* FUSE */
};

gboolean
_linli_location_is_network_type (gulong type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (network_types[i] == (type & 0xFFFFFFFF))
      return TRUE;
  return FALSE;
}

/* Asks for the folder, so that a file to be made can be asked for too. */
gboolean
_linli_location_is_network (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statfs facts;

  return statfs (folder, &facts) == 0 && _linli_location_is_network_type (facts.f_type);
}

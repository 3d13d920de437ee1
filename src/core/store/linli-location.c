/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where a file lies, and what may be done there: SQLite's WAL needs shared memory, which file systems over a network do not give
 * (sqlite.org/wal.html, "All processes using a database must be on the same host computer"). */

#include "config.h"

#include "linli-location-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "linli-database.h"

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

/* The folder that SQLite writes in: of the file itself, not of a link to it. */
static char *
dup_folder (const char *path)
{
  char *real = realpath (path, NULL);
  char *folder = g_path_get_dirname (real != NULL ? real : path);

  free (real);
  return folder;
}

/* A new file is for its owner alone, whatever the umask; SQLite's own files beside it take its mode. */
gboolean
_linli_location_create (const char  *path,
                        GError     **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int saved = errno;

  if (fd >= 0)
    return close (fd) == 0;
  if (saved == EEXIST)
    g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS, "%s exists", path);
  else if (saved == EACCES || saved == EPERM || saved == EROFS)
    g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_READ_ONLY, "%s: %s", path, g_strerror (saved));
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved), "%s: %s", path, g_strerror (saved));
  return FALSE;
}

/* SQLite opens for reading what it may not write, and tells nobody. */
gboolean
_linli_location_check_writable (const char  *path,
                                GError     **error)
{
  g_autofree char *folder = dup_folder (path);

  if (g_access (path, W_OK) == 0 && g_access (folder, W_OK | X_OK) == 0)
    return TRUE;
  if (errno != EACCES && errno != EPERM && errno != EROFS)
    return TRUE; /* opening it says what is wrong */
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_READ_ONLY, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

/* A file in WAL mode needs its shared memory beside it even to be read. Where that cannot be made and no log is left to be read,
 * the file is taken as one that does not change: on a disc, or in a folder of somebody else. */
gboolean
_linli_location_is_unchanging (const char *path)
{
  g_autofree char *folder = dup_folder (path);

  return g_access (folder, W_OK) != 0 && !_linli_location_is_half_written (path);
}

/* Whether something lies beside the file that must be read with it: a log, or the journal of a transaction that was not ended. The
 * journal of an ended one begins with zeros, where it was not deleted (sqlite.org/fileformat2.html, section 3). */
gboolean
_linli_location_is_half_written (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  GStatBuf facts;
  char first = 0;
  int fd;

  if (g_stat (log, &facts) == 0 && facts.st_size > 0)
    return TRUE;
  fd = g_open (journal, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return errno != ENOENT;
  if (read (fd, &first, 1) < 0)
    first = 1; /* what cannot be read is not known to be ended */
  close (fd);
  return first != 0;
}

char *
_linli_location_dup_unchanging_uri (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);

  return g_strconcat (uri, "?immutable=1", NULL);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A file is written beside its place and moved there when all of it is on the disk: what was there stays until then, whatever happens. */

#include "config.h"

#include "linli-part-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
linli_part_set_errno (const char  *path,
                      GError     **error)
{
  int number = errno;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (number), "%s: %s", path, g_strerror (number));
  return FALSE;
}

char *
_linli_part_new (const char  *path,
                 gboolean     is_private,
                 GError     **error)
{
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, is_private ? 0600 : 0666);

  if (fd >= 0 && close (fd) == 0)
    return g_steal_pointer (&part);
  linli_part_set_errno (path, error);
  return NULL;
}

gboolean
_linli_part_fill (const char    *part,
                  const char    *source,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (source);
  g_autoptr (GFile) to = g_file_new_for_path (part);
  g_autoptr (GFileInputStream) in = g_file_read (from, cancellable, error);
  g_autoptr (GFileOutputStream) out = in != NULL ? g_file_append_to (to, G_FILE_CREATE_NONE, cancellable, error) : NULL;

  return out != NULL && g_output_stream_splice (G_OUTPUT_STREAM (out), G_INPUT_STREAM (in), G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, cancellable, error) >= 0;
}

gboolean
_linli_part_complete (const char    *part,
                      const char    *path,
                      GCancellable  *cancellable,
                      GError       **error)
{
  int fd = g_open (part, O_RDONLY | O_CLOEXEC, 0);
  gboolean written = (fd >= 0 && fsync (fd) == 0) || linli_part_set_errno (path, error);

  if (fd >= 0)
    close (fd);
  if (!written || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return g_rename (part, path) == 0 || linli_part_set_errno (path, error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

/* SQLite's own file system, which asks before it does anything to the files of one folder. It is that of all connections that are opened
 * while it lives. */
typedef struct _WatchedDisk WatchedDisk;

typedef enum {
  WATCHED_READ,
  WATCHED_WRITE,
  WATCHED_TRUNCATE,
  WATCHED_SYNC,
  WATCHED_MAKE,
  WATCHED_REMOVE,
  WATCHED_SYNC_FOLDER,
} WatchedStep;

/* What is about to be done: with which file of the folder, by its number, which a new file of the same name does not share; at which
 * offset, or down to which size; which bytes, %NULL unless they are written. Called with a lock held, on any thread. What it returns is
 * an SQLite result code: anything but SQLITE_OK is what becomes of the step, which is not done then. */
typedef int (*WatchedFunc) (WatchedStep  step,
                            guint        file,
                            gint64       offset,
                            const void  *bytes,
                            gsize        size,
                            gpointer     data);

WatchedDisk *watched_disk_new (const char  *folder,
                               WatchedFunc  func,
                               gpointer     data);
void watched_disk_free (WatchedDisk *self);
const char *watched_disk_get_name (WatchedDisk *self,
                                   guint        file);

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

/* A disk that remembers everything SQLite does to one folder, and can say what would be left had the power failed at any moment of it.
 *
 * What was written and not yet synced may be there or not, in any order, and in sectors of 512 bytes only half; so may a name that was
 * made or taken away and not yet synced. What was synced is there. This is more than most disks do wrong, and what POSIX allows them. */
typedef struct _CrashDisk CrashDisk;

CrashDisk *crash_disk_new (const char *folder);
void crash_disk_free (CrashDisk *self);
void crash_disk_set_lies (CrashDisk *self,
                          gboolean   lies);
void crash_disk_mark (CrashDisk *self,
                      guint      mark);
void crash_disk_stop (CrashDisk *self);
guint crash_disk_get_n_steps (CrashDisk *self);
guint crash_disk_write_image (CrashDisk  *self,
                              guint       n_steps,
                              GRand      *rand,
                              const char *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CrashDisk, crash_disk_free)

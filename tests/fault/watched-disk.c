/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* WatchedDisk: a shim over the default file system of SQLite (sqlite.org/vfs.html, "VFS Shims"). */

#include "watched-disk.h"

#include <sqlite3.h>
#include <string.h>

typedef struct {
  sqlite3_file base;
  WatchedDisk *disk;
  guint number;
  gboolean folder_to_sync; /* a journal just made: its first sync syncs the folder too (os_unix.c, UNIXFILE_DIRSYNC) */
  sqlite3_file real[];
} WatchedFile;

struct _WatchedDisk {
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  char *folder; /* with the slash */
  WatchedFunc func;
  gpointer data;
  GMutex mutex; /* steps come from the writer's thread and from readers */
  GPtrArray *names; /* of the files, by their number */
  GHashTable *numbers; /* name → the file that has it now, plus one */
};

static WatchedDisk *
disk_of (sqlite3_vfs *vfs)
{
  return vfs->pAppData;
}

static sqlite3_file *
real_of (sqlite3_file *file)
{
  return ((WatchedFile *) file)->real;
}

static int
ask (sqlite3_file *file,
     WatchedStep   step,
     gint64        offset,
     const void   *bytes,
     gsize         size)
{
  WatchedFile *self = (WatchedFile *) file;
  int code;

  g_mutex_lock (&self->disk->mutex);
  code = self->disk->func (step, self->number, offset, bytes, size, self->disk->data);
  g_mutex_unlock (&self->disk->mutex);
  return code;
}

static int
file_close (sqlite3_file *file)
{
  return real_of (file)->pMethods->xClose (real_of (file));
}

static int
file_read (sqlite3_file *file,
           void         *to,
           int           size,
           sqlite3_int64 offset)
{
  int code = ask (file, WATCHED_READ, offset, NULL, (gsize) size);

  return code != SQLITE_OK ? code : real_of (file)->pMethods->xRead (real_of (file), to, size, offset);
}

static int
file_write (sqlite3_file *file,
            const void   *from,
            int           size,
            sqlite3_int64 offset)
{
  int code = ask (file, WATCHED_WRITE, offset, from, (gsize) size);

  return code != SQLITE_OK ? code : real_of (file)->pMethods->xWrite (real_of (file), from, size, offset);
}

static int
file_truncate (sqlite3_file *file,
               sqlite3_int64 size)
{
  int code = ask (file, WATCHED_TRUNCATE, size, NULL, 0);

  return code != SQLITE_OK ? code : real_of (file)->pMethods->xTruncate (real_of (file), size);
}

static int
file_sync (sqlite3_file *file,
           int           flags)
{
  WatchedFile *self = (WatchedFile *) file;
  int code = ask (file, WATCHED_SYNC, 0, NULL, 0);

  if (code == SQLITE_OK && self->folder_to_sync)
    code = ask (file, WATCHED_SYNC_FOLDER, 0, NULL, 0);
  if (code != SQLITE_OK)
    return code;
  self->folder_to_sync = FALSE;
  return real_of (file)->pMethods->xSync (real_of (file), flags);
}

static int
file_get_size (sqlite3_file  *file,
               sqlite3_int64 *size)
{
  return real_of (file)->pMethods->xFileSize (real_of (file), size);
}

static int
file_lock (sqlite3_file *file,
           int           how)
{
  return real_of (file)->pMethods->xLock (real_of (file), how);
}

static int
file_unlock (sqlite3_file *file,
             int           how)
{
  return real_of (file)->pMethods->xUnlock (real_of (file), how);
}

static int
file_check_lock (sqlite3_file *file,
                 int          *is_reserved)
{
  return real_of (file)->pMethods->xCheckReservedLock (real_of (file), is_reserved);
}

static int
file_control (sqlite3_file *file,
              int           what,
              void         *argument)
{
  return real_of (file)->pMethods->xFileControl (real_of (file), what, argument);
}

static int
file_get_sector (sqlite3_file *file)
{
  return real_of (file)->pMethods->xSectorSize (real_of (file));
}

static int
file_get_traits (sqlite3_file *file)
{
  return real_of (file)->pMethods->xDeviceCharacteristics (real_of (file));
}

/* The index of the log is memory; it is gone with the power. */
static int
file_map (sqlite3_file   *file,
          int             page,
          int             size,
          int             extend,
          void volatile **to)
{
  return real_of (file)->pMethods->xShmMap (real_of (file), page, size, extend, to);
}

static int
file_lock_map (sqlite3_file *file,
               int           offset,
               int           n,
               int           flags)
{
  return real_of (file)->pMethods->xShmLock (real_of (file), offset, n, flags);
}

static void
file_barrier (sqlite3_file *file)
{
  real_of (file)->pMethods->xShmBarrier (real_of (file));
}

static int
file_unmap (sqlite3_file *file,
            int           remove)
{
  return real_of (file)->pMethods->xShmUnmap (real_of (file), remove);
}

/* Of version 2: no file is mapped, which would write past xWrite. */
static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_get_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_get_sector,
  .xDeviceCharacteristics = file_get_traits,
  .xShmMap = file_map,
  .xShmLock = file_lock_map,
  .xShmBarrier = file_barrier,
  .xShmUnmap = file_unmap,
};

/* The number of the file that has a name now. With the lock held. */
static guint
find_number (WatchedDisk *self,
             const char  *name)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name));

  if (number > 0)
    return number - 1;
  g_ptr_array_add (self->names, g_strdup (name));
  g_hash_table_insert (self->numbers, g_strdup (name), GUINT_TO_POINTER (self->names->len));
  return self->names->len - 1;
}

static int
open_ours (WatchedDisk *self,
           const char  *path,
           WatchedFile *file,
           int          flags,
           int         *out_flags)
{
  gboolean is_new = !g_file_test (path, G_FILE_TEST_EXISTS);
  int code = SQLITE_OK;

  file->disk = self;
  file->number = find_number (self, path + strlen (self->folder));
  file->folder_to_sync = is_new && (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  if (is_new && (flags & SQLITE_OPEN_CREATE) != 0)
    code = self->func (WATCHED_MAKE, file->number, 0, NULL, 0, self->data);
  if (code == SQLITE_OK)
    code = self->real->xOpen (self->real, path, file->real, flags, out_flags);
  if (code == SQLITE_OK)
    file->base.pMethods = &methods;
  return code;
}

/* A file is made, and its making said, in one; a reader looks for a journal left behind at any moment. */
static int
vfs_open (sqlite3_vfs  *vfs,
          const char   *path,
          sqlite3_file *file,
          int           flags,
          int          *out_flags)
{
  WatchedDisk *self = disk_of (vfs);
  int code;

  if (path == NULL || !g_str_has_prefix (path, self->folder))
    return self->real->xOpen (self->real, path, file, flags, out_flags);
  file->pMethods = NULL;
  g_mutex_lock (&self->mutex);
  code = open_ours (self, path, (WatchedFile *) file, flags, out_flags);
  g_mutex_unlock (&self->mutex);
  return code;
}

static int
delete_ours (WatchedDisk *self,
             const char  *path,
             int          sync_folder)
{
  const char *name = path + strlen (self->folder);
  guint number = find_number (self, name);
  int code = self->func (WATCHED_REMOVE, number, 0, NULL, 0, self->data);

  if (code == SQLITE_OK && sync_folder != 0)
    code = self->func (WATCHED_SYNC_FOLDER, number, 0, NULL, 0, self->data);
  if (code == SQLITE_OK)
    code = self->real->xDelete (self->real, path, sync_folder);
  if (code == SQLITE_OK)
    g_hash_table_remove (self->numbers, name);
  return code;
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char  *path,
            int          sync_folder)
{
  WatchedDisk *self = disk_of (vfs);
  int code;

  if (!g_str_has_prefix (path, self->folder) || !g_file_test (path, G_FILE_TEST_EXISTS))
    return self->real->xDelete (self->real, path, sync_folder);
  g_mutex_lock (&self->mutex);
  code = delete_ours (self, path, sync_folder);
  g_mutex_unlock (&self->mutex);
  return code;
}

/* @func is asked about every file of @folder. */
WatchedDisk *
watched_disk_new (const char  *folder,
                  WatchedFunc  func,
                  gpointer     data)
{
  WatchedDisk *self = g_new0 (WatchedDisk, 1);

  self->real = sqlite3_vfs_find (NULL);
  self->vfs = *self->real;
  self->vfs.iVersion = 2; /* its system calls are those of the real one, and set there */
  self->vfs.szOsFile = (int) sizeof (WatchedFile) + self->real->szOsFile;
  self->vfs.zName = "watched";
  self->vfs.pAppData = self;
  self->vfs.xOpen = vfs_open;
  self->vfs.xDelete = vfs_delete;
  self->folder = g_strconcat (folder, "/", NULL);
  self->func = func;
  self->data = data;
  g_mutex_init (&self->mutex);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sqlite3_vfs_register (&self->vfs, 1);
  return self;
}

/* All connections must be closed. */
void
watched_disk_free (WatchedDisk *self)
{
  sqlite3_vfs_unregister (&self->vfs);
  sqlite3_vfs_register (self->real, 1);
  g_hash_table_unref (self->numbers);
  g_ptr_array_unref (self->names);
  g_mutex_clear (&self->mutex);
  g_free (self->folder);
  g_free (self);
}

/* Of a file that was asked about. */
const char *
watched_disk_get_name (WatchedDisk *self,
                       guint        file)
{
  return g_ptr_array_index (self->names, file);
}

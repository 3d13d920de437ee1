/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Locks that outlive a look into the file. SQLite locks with fcntl(F_SETLK), and POSIX has a process lose all such locks on a file
 * as soon as it closes any descriptor of it (sqlite.org/howtocorrupt.html, section 2.2). A file chooser does just that: it reads
 * the first bytes of every file of a folder to know its type. Another program then takes the file for unused, and deletes the log
 * that is being written. So SQLite's locks are put here on an open file description of our own, one for each file (Linux 3.15,
 * fcntl(2), "Open file description locks"): they go when SQLite unlocks, or with the process, and other programs see them as ever.
 * Where the system cannot, the locks stay what they were. */

#define _GNU_SOURCE /* for locks of open file descriptions */

#include "config.h"

#include "linli-lock-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
  off_t start, end; /* [start, end) */
} Range;

/* A file on which this process has locks. */
typedef struct {
  dev_t device;
  ino_t inode;
  int fd;       /* holds them; -1: as POSIX has it */
  GArray *held; /* of Range */
} LockedFile;

/* SQLite calls from every thread that has a connection, and knows nothing of a context: this is the process's, as its locks are. */
static GMutex mutex;
static GPtrArray *locked_files;

static void
locked_file_free (gpointer data)
{
  LockedFile *file = data;

  if (file->fd >= 0)
    close (file->fd);
  g_array_unref (file->held);
  g_free (file);
}

/* A second description of the file behind @fd, whatever its name is by now; -1 if there is none to be had. */
static int
open_again (int fd)
{
  char path[sizeof "/proc/self/fd/" + 3 * sizeof fd];
  struct flock nothing = { .l_type = F_UNLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int again;

  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  again = open (path, O_RDWR | O_CLOEXEC);
  if (again < 0)
    again = open (path, O_RDONLY | O_CLOEXEC);
  if (again >= 0 && fcntl (again, F_OFD_SETLK, &nothing) != 0)
    {
      close (again);
      again = -1;
    }
  return again;
}

static LockedFile *
find_file (const struct stat *facts)
{
  for (guint i = 0; i < locked_files->len; i++)
    {
      LockedFile *file = locked_files->pdata[i];

      if (file->device == facts->st_dev && file->inode == facts->st_ino)
        return file;
    }
  return NULL;
}

static LockedFile *
add_file (const struct stat *facts,
          int                fd)
{
  LockedFile *file = g_new0 (LockedFile, 1);

  file->device = facts->st_dev;
  file->inode = facts->st_ino;
  file->fd = open_again (fd);
  file->held = g_array_new (FALSE, FALSE, sizeof (Range));
  g_ptr_array_add (locked_files, file);
  return file;
}

static void
note_unlocked (LockedFile *file,
               Range       range)
{
  for (guint i = file->held->len; i-- > 0;)
    {
      Range old = g_array_index (file->held, Range, i);
      Range before = { old.start, MIN (old.end, range.start) };
      Range after = { MAX (old.start, range.end), old.end };

      g_array_remove_index_fast (file->held, i);
      if (before.start < before.end)
        g_array_append_val (file->held, before);
      if (after.start < after.end)
        g_array_append_val (file->held, after);
    }
}

/* SQLite counts from the start of the file; a length of 0 reaches to its end, however long it grows. */
static Range
range_of (const struct flock *lock)
{
  Range range = { lock->l_start, lock->l_len == 0 ? G_MAXINT64 : lock->l_start + lock->l_len };

  return range;
}

static int
set_lock (int                 fd,
          const struct flock *wanted,
          const struct stat  *facts)
{
  struct flock lock = *wanted;
  Range range = range_of (wanted);
  LockedFile *file = find_file (facts);
  int code, error;

  if (file == NULL && lock.l_type == F_UNLCK)
    return fcntl (fd, F_SETLK, &lock);
  if (file == NULL)
    file = add_file (facts, fd);
  lock.l_pid = 0; /* fcntl(2): it has to be */
  code = file->fd < 0 ? fcntl (fd, F_SETLK, &lock) : fcntl (file->fd, F_OFD_SETLK, &lock);
  error = errno;
  if (code == 0)
    {
      note_unlocked (file, range);
      if (lock.l_type != F_UNLCK)
        g_array_append_val (file->held, range);
    }
  if (file->held->len == 0)
    g_ptr_array_remove_fast (locked_files, file);
  errno = error;
  return code;
}

/* Whom a lock would meet; what this process holds itself does not count. */
static int
get_lock (int                fd,
          struct flock      *lock,
          const struct stat *facts)
{
  LockedFile *file = find_file (facts);

  if (file != NULL && file->fd < 0)
    return fcntl (fd, F_GETLK, lock);
  lock->l_pid = 0;
  return fcntl (file == NULL ? fd : file->fd, F_OFD_GETLK, lock);
}

/* On the file system of the document portal there are no locks. Nobody is kept out there: who opens a community asks
 * _linli_lock_is_possible() first, and everything else is read, or written under a name that is not known yet. */
static int
do_without (int           command,
            struct flock *lock,
            int           code)
{
  if (code == 0 || errno != ENOSYS)
    return code;
  if (command == F_GETLK)
    lock->l_type = F_UNLCK;
  return 0;
}

/* In the place of fcntl() for SQLite. */
static int
lock_fcntl (int fd,
            int command,
            ...)
{
  g_autoptr (GMutexLocker) locker = NULL;
  struct stat facts;
  va_list list;
  int code;
  void *argument;

  va_start (list, command);
  argument = va_arg (list, void *);
  va_end (list);
  if ((command != F_SETLK && command != F_GETLK) || fstat (fd, &facts) != 0)
    return fcntl (fd, command, argument);
  locker = g_mutex_locker_new (&mutex);
  code = command == F_SETLK ? set_lock (fd, argument, &facts) : get_lock (fd, argument, &facts);
  return do_without (command, argument, code);
}

/* Whether others can be kept out of the file. */
gboolean
_linli_lock_is_possible (const char *path)
{
  struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 1 };
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean possible = fd < 0 || fcntl (fd, F_OFD_GETLK, &lock) == 0 || errno != ENOSYS;

  if (fd >= 0)
    close (fd);
  return possible;
}

/* SQLite has followed the links of a path itself, and then forbids any. Flatpak's document portal takes that to be said of a link of its
 * own by which it reaches the file, and refuses (seen in 1.14.4): geodata and base maps that a file chooser lent could not be read. */
static int
lock_open (const char *path,
           int         flags,
           int         mode)
{
  int fd = open (path, flags, mode);
  struct stat facts;

  if (fd < 0 && errno == ELOOP && (flags & O_NOFOLLOW) != 0 && lstat (path, &facts) == 0 && S_ISREG (facts.st_mode))
    fd = open (path, flags & ~O_NOFOLLOW, mode);
  return fd;
}

/* In the place of close() for SQLite. It closes a descriptor of a file only when it wants no lock on that file any more, and leaves the last
 * lock of a shared memory to the system, which POSIX has go with the descriptor. */
static int
lock_close (int fd)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  struct stat facts;
  LockedFile *file = fstat (fd, &facts) == 0 ? find_file (&facts) : NULL;

  if (file != NULL)
    g_ptr_array_remove_fast (locked_files, file);
  return close (fd);
}

/* To be called before SQLite opens a file of ours. */
void
_linli_lock_install (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

      locked_files = g_ptr_array_new_with_free_func (locked_file_free);
      if (vfs != NULL && vfs->iVersion >= 3)
        {
          vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) lock_fcntl);
          vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) lock_close);
          vfs->xSetSystemCall (vfs, "open", (sqlite3_syscall_ptr) lock_open);
        }
      g_once_init_leave (&done, 1);
    }
}

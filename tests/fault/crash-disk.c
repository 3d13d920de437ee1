/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* CrashDisk: a watched disk with a notebook. Every writing, truncation, sync, making and taking away of a file is one step; the bytes go
 * to the real disk as well. An image is the replay of the first steps, with what was not synced lost at random. */

#include "crash-disk.h"

#include <sqlite3.h>
#include <string.h>

#include "watched-disk.h"

#define SECTOR 512
#define MARK (WATCHED_SYNC_FOLDER + 1)

typedef struct {
  guint type; /* a WatchedStep, or MARK; a READ is the first that is heard of a file which was there from the start */
  guint file; /* of MARK: the mark */
  gint64 offset;
  GBytes *bytes; /* of WRITE, and what is in the file of a READ */
} Step;

struct _CrashDisk {
  WatchedDisk *watched;
  char *folder;
  GMutex mutex; /* marks come from another thread than steps */
  gboolean recording;
  gboolean lies;
  guint n_known; /* files */
  GArray *steps;
  /* What is known of the disk after the first steps, for images taken one after another. */
  guint n_replayed;
  guint last_mark;
  GPtrArray *contents; /* of the files, as synced */
  GPtrArray *pending; /* of the files: numbers of steps */
  GHashTable *synced_names; /* name → file plus one */
  GArray *pending_names; /* numbers of steps */
};

static void
step_clear (gpointer data)
{
  g_clear_pointer (&((Step *) data)->bytes, g_bytes_unref);
}

static void
note (CrashDisk *self,
      Step       step)
{
  g_mutex_lock (&self->mutex);
  if (self->recording)
    g_array_append_val (self->steps, step);
  else
    step_clear (&step);
  g_mutex_unlock (&self->mutex);
}

/* What was in a file when it is first heard of. */
static GBytes *
read_start (CrashDisk *self,
            guint      file)
{
  g_autofree char *path = g_build_filename (self->folder, watched_disk_get_name (self->watched, file), NULL);
  char *bytes;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  return g_bytes_new_take (bytes, size);
}

static int
watch (WatchedStep  type,
       guint        file,
       gint64       offset,
       const void  *bytes,
       gsize        size,
       gpointer     data)
{
  CrashDisk *self = data;

  if (file >= self->n_known)
    {
      self->n_known = file + 1;
      if (type != WATCHED_MAKE)
        note (self, (Step) { .type = WATCHED_READ, .file = file, .bytes = read_start (self, file) });
    }
  if (type == WATCHED_READ || (self->lies && (type == WATCHED_SYNC || type == WATCHED_SYNC_FOLDER)))
    return SQLITE_OK;
  note (self, (Step) { .type = type, .file = file, .offset = offset, .bytes = type == WATCHED_WRITE ? g_bytes_new (bytes, size) : NULL });
  return SQLITE_OK;
}

CrashDisk *
crash_disk_new (const char *folder)
{
  CrashDisk *self = g_new0 (CrashDisk, 1);

  g_mutex_init (&self->mutex);
  self->folder = g_strdup (folder);
  self->recording = TRUE;
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, step_clear);
  self->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->synced_names = g_hash_table_new (g_str_hash, g_str_equal);
  self->pending_names = g_array_new (FALSE, FALSE, sizeof (guint));
  self->watched = watched_disk_new (folder, watch, self);
  return self;
}

/* All connections must be closed. */
void
crash_disk_free (CrashDisk *self)
{
  g_array_unref (self->pending_names);
  g_hash_table_unref (self->synced_names);
  watched_disk_free (self->watched);
  g_ptr_array_unref (self->pending);
  g_ptr_array_unref (self->contents);
  g_array_unref (self->steps);
  g_mutex_clear (&self->mutex);
  g_free (self->folder);
  g_free (self);
}

/* Says that a sync is done when it is not, which to what is left is the same as PRAGMA synchronous = OFF. */
void
crash_disk_set_lies (CrashDisk *self,
                     gboolean   lies)
{
  self->lies = lies;
}

/* Something was promised to the user: @mark says what. */
void
crash_disk_mark (CrashDisk *self,
                 guint      mark)
{
  note (self, (Step) { .type = MARK, .file = mark });
}

/* No step is noted any more. */
void
crash_disk_stop (CrashDisk *self)
{
  g_mutex_lock (&self->mutex);
  self->recording = FALSE;
  g_mutex_unlock (&self->mutex);
}

guint
crash_disk_get_n_steps (CrashDisk *self)
{
  return self->steps->len;
}

static Step *
step_at (CrashDisk *self,
         guint      number)
{
  return &g_array_index (self->steps, Step, number);
}

static void
apply_piece (GByteArray   *contents,
             gint64        offset,
             const guint8 *bytes,
             gsize         size)
{
  gsize old = contents->len, end = (gsize) offset + size;

  if (end > old)
    {
      g_byte_array_set_size (contents, (guint) end);
      memset (contents->data + old, 0, end - old);
    }
  memcpy (contents->data + offset, bytes, size);
}

/* Writes what a step says, or, where @rand is given, each of its sectors or not. */
static void
apply (GByteArray *contents,
       Step       *step,
       GRand      *rand)
{
  const guint8 *bytes;
  gsize size, piece;

  if (step->type == WATCHED_TRUNCATE)
    {
      if (step->offset < contents->len)
        g_byte_array_set_size (contents, (guint) step->offset);
      return;
    }
  bytes = g_bytes_get_data (step->bytes, &size);
  for (gsize at = 0; at < size; at += piece)
    {
      piece = rand == NULL ? size : MIN (size - at, SECTOR - (step->offset + at) % SECTOR);
      if (rand == NULL || g_rand_boolean (rand))
        apply_piece (contents, step->offset + at, bytes + at, piece);
    }
}

static void
apply_name (CrashDisk  *self,
            GHashTable *names,
            Step       *step)
{
  const char *name = watched_disk_get_name (self->watched, step->file);

  if (step->type == WATCHED_REMOVE)
    g_hash_table_remove (names, name);
  else
    g_hash_table_insert (names, (gpointer) name, GUINT_TO_POINTER (step->file + 1));
}

static void
sync_file (CrashDisk *self,
           guint      file)
{
  GArray *pending = g_ptr_array_index (self->pending, file);

  for (guint i = 0; i < pending->len; i++)
    apply (g_ptr_array_index (self->contents, file), step_at (self, g_array_index (pending, guint, i)), NULL);
  g_array_set_size (pending, 0);
}

static void
sync_names (CrashDisk *self)
{
  for (guint i = 0; i < self->pending_names->len; i++)
    apply_name (self, self->synced_names, step_at (self, g_array_index (self->pending_names, guint, i)));
  g_array_set_size (self->pending_names, 0);
}

static void
replay (CrashDisk *self,
        guint      number)
{
  Step *step = step_at (self, number);

  while (step->type != MARK && self->contents->len <= step->file)
    {
      g_ptr_array_add (self->contents, g_byte_array_new ());
      g_ptr_array_add (self->pending, g_array_new (FALSE, FALSE, sizeof (guint)));
    }
  switch (step->type)
    {
    case WATCHED_READ:
      apply (g_ptr_array_index (self->contents, step->file), step, NULL);
      apply_name (self, self->synced_names, step);
      break;
    case WATCHED_WRITE:
    case WATCHED_TRUNCATE:
      g_array_append_val (g_ptr_array_index (self->pending, step->file), number);
      break;
    case WATCHED_MAKE:
    case WATCHED_REMOVE:
      g_array_append_val (self->pending_names, number);
      break;
    case WATCHED_SYNC:
      sync_file (self, step->file);
      break;
    case WATCHED_SYNC_FOLDER:
      sync_names (self);
      break;
    default:
      self->last_mark = step->file;
    }
}

/* What becomes of the steps that were not synced. */
typedef struct {
  enum { LOSE_ALL, LOSE_NONE, LOSE_LAST, LOSE_SOME, LOSE_SECTORS, N_LOSSES } kind;
  guint last; /* of LOSE_LAST: the steps from here on */
  GRand *rand;
} Loss;

static gboolean
is_kept (Loss  *loss,
         guint  number)
{
  switch (loss->kind)
    {
    case LOSE_ALL:
      return FALSE;
    case LOSE_LAST:
      return number < loss->last;
    case LOSE_SOME:
      return g_rand_boolean (loss->rand);
    default:
      return TRUE;
    }
}

static void
write_file (CrashDisk  *self,
            guint       file,
            Loss       *loss,
            const char *path)
{
  GByteArray *synced = g_ptr_array_index (self->contents, file);
  GArray *pending = g_ptr_array_index (self->pending, file);
  g_autoptr (GByteArray) contents = g_byte_array_sized_new (synced->len);

  g_byte_array_append (contents, synced->data, synced->len);
  for (guint i = 0; i < pending->len; i++)
    {
      guint number = g_array_index (pending, guint, i);

      if (is_kept (loss, number))
        apply (contents, step_at (self, number), loss->kind == LOSE_SECTORS ? loss->rand : NULL);
    }
  g_assert_true (g_file_set_contents_full (path, (const char *) contents->data, contents->len, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Writes into @folder what may be left of the files when the power fails after @n_steps steps, at least as many as for the image before.
 * Returns the mark that was made last by then. */
guint
crash_disk_write_image (CrashDisk  *self,
                        guint       n_steps,
                        GRand      *rand,
                        const char *folder)
{
  Loss loss = { .kind = (guint) g_rand_int_range (rand, 0, N_LOSSES), .rand = rand };
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name, file;

  g_assert_cmpuint (n_steps, >=, self->n_replayed);
  while (self->n_replayed < n_steps)
    replay (self, self->n_replayed++);
  loss.last = n_steps - (guint) g_rand_int_range (rand, 0, (gint32) MIN (n_steps, 64));
  g_hash_table_iter_init (&iter, self->synced_names);
  while (g_hash_table_iter_next (&iter, &name, &file))
    g_hash_table_insert (names, name, file);
  for (guint i = 0; i < self->pending_names->len; i++)
    if (is_kept (&loss, g_array_index (self->pending_names, guint, i)))
      apply_name (self, names, step_at (self, g_array_index (self->pending_names, guint, i)));
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &file))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      write_file (self, GPOINTER_TO_UINT (file) - 1, &loss, path);
    }
  return self->last_mark;
}

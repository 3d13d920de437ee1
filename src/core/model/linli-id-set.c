/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliIdSet: ids as bits. Those of one desk follow each other, so a block of bits serves thousands of them. */

#include "config.h"

#include "linli-id-set-private.h"

#define BITS 15
#define N_WORDS (1 << (BITS - 6))

struct _LinliIdSet {
  GHashTable *blocks; /* id >> BITS → guint64[N_WORDS] */
  guint64 *last;
  gint64 last_number;
};

/* The block of an id, remembered for the next; NULL where there is none. */
static guint64 *
find_block (LinliIdSet *self,
            gint64      id)
{
  gint64 number = id >> BITS;

  if (self->last == NULL || number != self->last_number)
    {
      self->last = g_hash_table_lookup (self->blocks, &number);
      self->last_number = number;
    }
  return self->last;
}

static guint64 *
add_block (LinliIdSet *self,
           gint64      id)
{
  gint64 number = id >> BITS;

  self->last = g_new0 (guint64, N_WORDS);
  self->last_number = number;
  g_hash_table_insert (self->blocks, g_memdup2 (&number, sizeof number), self->last);
  return self->last;
}

LinliIdSet *
_linli_id_set_new (GArray *ids)
{
  LinliIdSet *self = g_new0 (LinliIdSet, 1);

  self->blocks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      guint64 *block = find_block (self, id);

      if (block == NULL)
        block = add_block (self, id);
      block[(id >> 6) & (N_WORDS - 1)] |= G_GUINT64_CONSTANT (1) << (id & 63);
    }
  return self;
}

void
_linli_id_set_free (LinliIdSet *self)
{
  g_hash_table_unref (self->blocks);
  g_free (self);
}

gboolean
_linli_id_set_take (LinliIdSet *self,
                    gint64      id)
{
  guint64 *block = find_block (self, id), bit = G_GUINT64_CONSTANT (1) << (id & 63);

  if (block == NULL || (block[(id >> 6) & (N_WORDS - 1)] & bit) == 0)
    return FALSE;
  block[(id >> 6) & (N_WORDS - 1)] &= ~bit;
  return TRUE;
}

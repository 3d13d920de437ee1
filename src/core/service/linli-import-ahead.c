/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliReadAhead: a thread reads and judges the rows while those before them are written. Rows travel in batches, of which there are
 * a few that go round; what a batch's rows point to lives in its arena until the batch comes back. Findings are kept with the batch
 * and handed over row by row, so that they stand in the order of the rows. */

#include "config.h"

#include "linli-import-private.h"

#define N_BATCHES 4
#define ROWS_A_BATCH 256

typedef struct {
  LinliImportRow rows[ROWS_A_BATCH];
  guint n_rows;
  gboolean is_last;
  GStringChunk *arena;
  GArray *findings;
} Batch;

struct _LinliReadAhead {
  LinliImport *import;
  LinliRowReader *reader; /* the thread's, while it runs */
  guint n_total;
  GThread *thread;
  GAsyncQueue *empty;
  GAsyncQueue *filled;
  gboolean stopped; /* atomic */
  Batch batches[N_BATCHES];
  Batch *batch; /* whose rows are being handed out; NULL before the first and after the last */
  gboolean ended;
  guint next_row;
  guint next_finding;
};

static void
fill (LinliReadAhead *self,
      Batch          *batch)
{
  g_string_chunk_clear (batch->arena);
  g_array_set_size (batch->findings, 0);
  for (batch->n_rows = 0; batch->n_rows < ROWS_A_BATCH; batch->n_rows++)
    {
      LinliImportRow *row = &batch->rows[batch->n_rows];

      row->findings = batch->findings;
      _linli_row_reader_set_row (self->reader, row, batch->arena);
      if (!_linli_row_reader_next (self->reader))
        break;
      row->n_findings = batch->findings->len;
    }
  batch->is_last = batch->n_rows < ROWS_A_BATCH;
}

static gpointer
read_ahead_thread (gpointer data)
{
  LinliReadAhead *self = data;
  Batch *batch;

  do
    {
      batch = g_async_queue_pop (self->empty);
      if (g_atomic_int_get (&self->stopped))
        break;
      fill (self, batch);
      g_async_queue_push (self->filled, batch);
    }
  while (!batch->is_last);
  return NULL;
}

static void
finding_clear (gpointer data)
{
  g_free ((char *) ((LinliImportFinding *) data)->reason);
}

/* The import must not be touched before this is freed, but for adding findings to it. */
LinliReadAhead *
_linli_read_ahead_new (LinliImport *import)
{
  LinliReadAhead *self = g_new0 (LinliReadAhead, 1);

  self->import = import;
  self->reader = _linli_row_reader_new (import);
  self->n_total = _linli_row_reader_get_n_total (self->reader);
  self->empty = g_async_queue_new ();
  self->filled = g_async_queue_new ();
  for (guint i = 0; i < N_BATCHES; i++)
    {
      Batch *batch = &self->batches[i];

      batch->arena = g_string_chunk_new (64 * 1024);
      batch->findings = g_array_new (FALSE, FALSE, sizeof (LinliImportFinding));
      g_array_set_clear_func (batch->findings, finding_clear);
      for (guint k = 0; k < ROWS_A_BATCH; k++)
        _linli_import_row_init (&batch->rows[k]);
      g_async_queue_push (self->empty, batch);
    }
  self->thread = g_thread_new ("linli-rows", read_ahead_thread, self);
  return self;
}

static void
give_back (LinliReadAhead *self)
{
  if (self->batch != NULL)
    g_async_queue_push (self->empty, self->batch);
  self->batch = NULL;
}

void
_linli_read_ahead_free (LinliReadAhead *self)
{
  g_atomic_int_set (&self->stopped, TRUE);
  give_back (self);
  for (Batch *batch; (batch = g_async_queue_try_pop (self->filled)) != NULL;)
    g_async_queue_push (self->empty, batch);
  g_thread_join (self->thread);
  for (guint i = 0; i < N_BATCHES; i++)
    {
      Batch *batch = &self->batches[i];

      for (guint k = 0; k < ROWS_A_BATCH; k++)
        _linli_import_row_clear (&batch->rows[k]);
      g_string_chunk_free (batch->arena);
      g_array_unref (batch->findings);
    }
  g_async_queue_unref (self->empty);
  g_async_queue_unref (self->filled);
  _linli_row_reader_free (self->reader);
  g_free (self);
}

/* Hands over the batch's findings up to the @n-th. */
static void
hand_over_findings (LinliReadAhead *self,
                    guint           n)
{
  for (; self->next_finding < n; self->next_finding++)
    {
      LinliImportFinding *finding = &g_array_index (self->batch->findings, LinliImportFinding, self->next_finding);

      g_array_append_vals (self->import->findings, finding, 1);
      finding->reason = NULL;
    }
}

/* The next row with a person, good until the next call; NULL behind the last. */
LinliImportRow *
_linli_read_ahead_next (LinliReadAhead *self)
{
  LinliImportRow *row;

  while (self->batch == NULL || self->next_row == self->batch->n_rows)
    {
      if (self->batch != NULL)
        {
          hand_over_findings (self, self->batch->findings->len);
          self->ended = self->batch->is_last;
          give_back (self);
        }
      if (self->ended)
        return NULL;
      self->batch = g_async_queue_pop (self->filled);
      self->next_row = self->next_finding = 0;
    }
  row = &self->batch->rows[self->next_row++];
  hand_over_findings (self, row->n_findings);
  row->findings = NULL;
  return row;
}

guint
_linli_read_ahead_get_n_total (LinliReadAhead *self)
{
  return self->n_total;
}

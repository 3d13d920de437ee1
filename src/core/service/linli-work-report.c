/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliWorkReport: numbers and reasons behind a lock, for the thread that works and the one that shows. */

#include "config.h"

#include "linli-work-report.h"

typedef struct {
  guint row;
  char *reason;
} LinliLeftRow;

struct _LinliWorkReport {
  GObject parent_instance;
  GMutex mutex;
  guint n_taken;
  guint done, total;
  GArray *left;
};

G_DEFINE_FINAL_TYPE (LinliWorkReport, linli_work_report, G_TYPE_OBJECT)

static void
linli_left_row_clear (gpointer data)
{
  g_free (((LinliLeftRow *) data)->reason);
}

static void
linli_work_report_finalize (GObject *object)
{
  LinliWorkReport *self = LINLI_WORK_REPORT (object);

  g_array_unref (self->left);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (linli_work_report_parent_class)->finalize (object);
}

static void
linli_work_report_class_init (LinliWorkReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_work_report_finalize;
}

static void
linli_work_report_init (LinliWorkReport *self)
{
  g_mutex_init (&self->mutex);
  self->left = g_array_new (FALSE, FALSE, sizeof (LinliLeftRow));
  g_array_set_clear_func (self->left, linli_left_row_clear);
}

/**
 * linli_work_report_new:
 *
 * Returns: (transfer full): a report of nothing yet
 */
LinliWorkReport *
linli_work_report_new (void)
{
  return g_object_new (LINLI_TYPE_WORK_REPORT, NULL);
}

/**
 * linli_work_report_add_taken:
 * @self: a report
 * @n: how many rows or records more were taken over, or written
 */
void
linli_work_report_add_taken (LinliWorkReport *self,
                             guint            n)
{
  g_return_if_fail (LINLI_IS_WORK_REPORT (self));

  g_mutex_lock (&self->mutex);
  self->n_taken += n;
  g_mutex_unlock (&self->mutex);
}

/**
 * linli_work_report_add_left:
 * @self: a report
 * @row: which row of the file was left, counted from 1 as a spreadsheet does; 0 when it is none in particular
 * @reason: why, translated and without names of people
 */
void
linli_work_report_add_left (LinliWorkReport *self,
                            guint            row,
                            const char      *reason)
{
  LinliLeftRow left;

  g_return_if_fail (LINLI_IS_WORK_REPORT (self) && reason != NULL);

  left = (LinliLeftRow) { row, g_utf8_make_valid (reason, -1) };
  g_mutex_lock (&self->mutex);
  g_array_append_val (self->left, left);
  g_mutex_unlock (&self->mutex);
}

/**
 * linli_work_report_set_progress:
 * @self: a report
 * @done: how much is done, in any unit
 * @total: how much that will be, or 0 when nobody knows
 */
void
linli_work_report_set_progress (LinliWorkReport *self,
                                guint            done,
                                guint            total)
{
  g_return_if_fail (LINLI_IS_WORK_REPORT (self));

  g_mutex_lock (&self->mutex);
  self->done = done;
  self->total = total;
  g_mutex_unlock (&self->mutex);
}

/**
 * linli_work_report_get_n_taken:
 * @self: a report
 *
 * Returns: how many rows or records of @self were taken over, or written
 */
guint
linli_work_report_get_n_taken (LinliWorkReport *self)
{
  guint n;

  g_return_val_if_fail (LINLI_IS_WORK_REPORT (self), 0);

  g_mutex_lock (&self->mutex);
  n = self->n_taken;
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * linli_work_report_get_n_left:
 * @self: a report
 *
 * Returns: how many rows of @self were left
 */
guint
linli_work_report_get_n_left (LinliWorkReport *self)
{
  guint n;

  g_return_val_if_fail (LINLI_IS_WORK_REPORT (self), 0);

  g_mutex_lock (&self->mutex);
  n = self->left->len;
  g_mutex_unlock (&self->mutex);
  return n;
}

/**
 * linli_work_report_dup_left:
 * @self: a report
 * @index: less than linli_work_report_get_n_left()
 * @row: (out) (optional): the row of the file, counted from 1, or 0
 *
 * Returns: (transfer full): why it was left
 */
char *
linli_work_report_dup_left (LinliWorkReport *self,
                            guint            index,
                            guint           *row)
{
  const LinliLeftRow *left;
  char *reason;

  g_return_val_if_fail (LINLI_IS_WORK_REPORT (self) && index < linli_work_report_get_n_left (self), NULL);

  g_mutex_lock (&self->mutex);
  left = &g_array_index (self->left, LinliLeftRow, index);
  reason = g_strdup (left->reason);
  if (row != NULL)
    *row = left->row;
  g_mutex_unlock (&self->mutex);
  return reason;
}

/**
 * linli_work_report_get_progress:
 * @self: a report
 * @done: (out): how much is done
 * @total: (out): how much that will be, or 0
 */
void
linli_work_report_get_progress (LinliWorkReport *self,
                                guint           *done,
                                guint           *total)
{
  g_return_if_fail (LINLI_IS_WORK_REPORT (self) && done != NULL && total != NULL);

  g_mutex_lock (&self->mutex);
  *done = MIN (self->done, self->total);
  *total = self->total;
  g_mutex_unlock (&self->mutex);
}

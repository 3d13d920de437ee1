/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Papers as PDF files. A file is written beside its place and moved there when it is whole; only its owner may read it. */

#include "config.h"

#include "linli-paper-write.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "linli-paper-pages-private.h"

/* Laying out takes about as long as drawing. */
#define LAYING_OUT 0.5

typedef struct {
  LinliPaperPages *pages;
  char *path;
  LinliPaperFormat format;
  LinliPaperProgressFunc progress;
  gpointer progress_data;
  double told;
} LinliPaperWriting;

typedef struct {
  LinliPaperProgressFunc func;
  gpointer data;
  double done;
  GTask *task;
} LinliPaperProgress;

static void
linli_paper_writing_free (gpointer data)
{
  LinliPaperWriting *writing = data;

  g_clear_pointer (&writing->pages, _linli_paper_pages_unref);
  g_free (writing->path);
  g_free (writing);
}

static cairo_status_t
linli_paper_writing_write_cb (void                *closure,
                              const unsigned char *bytes,
                              unsigned int         n_bytes)
{
  int fd = *(int *) closure;

  while (n_bytes > 0)
    {
      gssize written = write (fd, bytes, n_bytes);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return CAIRO_STATUS_WRITE_ERROR;
      bytes += written;
      n_bytes -= written;
    }
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
linli_paper_progress_cb (gpointer data)
{
  LinliPaperProgress *progress = data;

  if (!g_task_get_completed (progress->task))
    progress->func (progress->done, progress->data);
  return G_SOURCE_REMOVE;
}

static void
linli_paper_progress_free (gpointer data)
{
  g_object_unref (((LinliPaperProgress *) data)->task);
  g_free (data);
}

/* Tells the thread that began, not more often than can be seen. */
static void
linli_paper_writing_tell (GTask  *task,
                          double  done)
{
  LinliPaperWriting *writing = g_task_get_task_data (task);
  LinliPaperProgress *progress;

  if (writing->progress == NULL || done < writing->told + 0.02)
    return;
  writing->told = done;
  progress = g_new0 (LinliPaperProgress, 1);
  *progress = (LinliPaperProgress) { writing->progress, writing->progress_data, done, g_object_ref (task) };
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, linli_paper_progress_cb, progress, linli_paper_progress_free);
}

static void
linli_paper_writing_laid_cb (double   done,
                             gpointer task)
{
  linli_paper_writing_tell (task, done * LAYING_OUT);
}

/* The contents beside the pages. */
static void
linli_paper_writing_mark (LinliPaperPages *pages,
                          cairo_surface_t *surface,
                          guint            page)
{
  for (guint i = 0; i < pages->marks->len; i++)
    {
      const LinliPaperMark *mark = &g_array_index (pages->marks, LinliPaperMark, i);
      g_autofree char *link = g_strdup_printf ("page=%u pos=[0 0]", page + 1);

      if (mark->page == page)
        cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, mark->text, link, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

static gboolean
linli_paper_writing_draw (LinliPaperPages  *pages,
                          int               fd,
                          GTask            *task,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autoptr (LinliPaperInk) ink = _linli_paper_ink_new (pages->scale);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (linli_paper_writing_write_cb, &fd, pages->width, pages->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;
  gboolean going = TRUE;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, pages->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Linli");
  for (guint i = 0; i < pages->pages->len && going; i++)
    {
      _linli_paper_pages_draw (pages, ink, cr, i);
      linli_paper_writing_mark (pages, surface, i);
      cairo_show_page (cr);
      if (task != NULL)
        linli_paper_writing_tell (task, LAYING_OUT + (1 - LAYING_OUT) * i / pages->pages->len);
      going = !g_cancellable_set_error_if_cancelled (cancellable, error) && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (going && status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, G_IO_ERROR, status == CAIRO_STATUS_WRITE_ERROR ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}

static gboolean
linli_paper_writing_save (LinliPaperPages  *pages,
                          const char       *path,
                          GTask            *task,
                          GCancellable     *cancellable,
                          GError          **error)
{
  g_autofree char *part = g_strconcat (path, ".XXXXXX", NULL);
  int fd = g_mkstemp_full (part, O_WRONLY | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      return FALSE;
    }
  done = linli_paper_writing_draw (pages, fd, task, cancellable, error);
  if (done && fsync (fd) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      done = FALSE;
    }
  done = g_close (fd, done ? error : NULL) && done;
  if (done && g_rename (part, path) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      done = FALSE;
    }
  if (!done)
    g_unlink (part);
  return done;
}

/**
 * linli_paper_count_pages:
 * @self: a paper
 *
 * Lays it out, which takes a while for thousands of rows.
 *
 * Returns: how many pages it takes
 */
guint
linli_paper_count_pages (LinliPaper *self)
{
  g_autoptr (LinliPaperPages) pages = NULL;

  g_return_val_if_fail (LINLI_IS_PAPER (self), 0);

  pages = _linli_paper_pages_new (self, _linli_paper_get_format (self), NULL, NULL, NULL, NULL);
  return pages->pages->len;
}

/**
 * linli_paper_write_pdf:
 * @self: a paper
 * @path: where to; what was there is replaced when the new file is whole
 * @error: return location for a #GFileError or #GIOError
 *
 * Writes it and waits. The text of the file can be searched; its properties name the title and the day, nothing else.
 *
 * Returns: whether it is on the disk
 */
gboolean
linli_paper_write_pdf (LinliPaper  *self,
                       const char  *path,
                       GError     **error)
{
  g_autoptr (LinliPaperPages) pages = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (LINLI_IS_PAPER (self) && path != NULL, FALSE);

  pages = _linli_paper_pages_new (self, _linli_paper_get_format (self), NULL, NULL, NULL, NULL);
  if (linli_paper_writing_save (pages, path, NULL, NULL, &failure))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
linli_paper_writing_run (GTask        *task,
                         gpointer      paper,
                         gpointer      data,
                         GCancellable *cancellable)
{
  LinliPaperWriting *writing = data;
  GError *error = NULL;

  writing->pages = _linli_paper_pages_new (paper, writing->format, linli_paper_writing_laid_cb, task, cancellable, &error);
  if (writing->pages != NULL && linli_paper_writing_save (writing->pages, writing->path, task, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * linli_paper_write_pdf_async:
 * @self: a paper, to which nothing is added until it is written
 * @path: where to; what was there is replaced when the new file is whole
 * @cancellable: (nullable): stops it; what was at @path stays
 * @progress: (nullable) (scope async): told how far it is
 * @progress_data: passed to @progress
 * @callback: called in the end
 * @user_data: passed to @callback
 *
 * The same as linli_paper_write_pdf() without waiting.
 */
void
linli_paper_write_pdf_async (LinliPaper             *self,
                             const char             *path,
                             GCancellable           *cancellable,
                             LinliPaperProgressFunc  progress,
                             gpointer                progress_data,
                             GAsyncReadyCallback     callback,
                             gpointer                user_data)
{
  g_autoptr (GTask) task = NULL;
  LinliPaperWriting *writing;

  g_return_if_fail (LINLI_IS_PAPER (self) && path != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, linli_paper_write_pdf_async);
  writing = g_new0 (LinliPaperWriting, 1);
  writing->path = g_strdup (path);
  writing->format = _linli_paper_get_format (self);
  writing->progress = progress;
  writing->progress_data = progress_data;
  g_task_set_task_data (task, writing, linli_paper_writing_free);
  g_task_run_in_thread (task, linli_paper_writing_run);
}

/**
 * linli_paper_write_pdf_finish:
 * @self: a paper
 * @result: what the callback was given
 * @error: return location for a #GFileError or #GIOError
 *
 * Returns: whether it is on the disk
 */
gboolean
linli_paper_write_pdf_finish (LinliPaper    *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliFigureSource: a function and its name. Not changed once it is made; run on any thread. */

#include "config.h"

#include "linli-figure-source.h"

struct _LinliFigureSource {
  GObject parent_instance;
  char *id;
  char *title;
  LinliFigureFunc func;
};

G_DEFINE_FINAL_TYPE (LinliFigureSource, linli_figure_source, G_TYPE_OBJECT)

static void
linli_figure_source_finalize (GObject *object)
{
  LinliFigureSource *self = LINLI_FIGURE_SOURCE (object);

  g_free (self->id);
  g_free (self->title);
  G_OBJECT_CLASS (linli_figure_source_parent_class)->finalize (object);
}

static void
linli_figure_source_class_init (LinliFigureSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_figure_source_finalize;
}

static void
linli_figure_source_init (LinliFigureSource *self)
{
}

/**
 * linli_figure_source_new:
 * @id: small letters, digits and hyphens; what the office writes about these figures is kept under it
 * @title: the heading of the section, translated
 * @func: (scope forever): counts
 *
 * Returns: (transfer full): a source
 */
LinliFigureSource *
linli_figure_source_new (const char      *id,
                         const char      *title,
                         LinliFigureFunc  func)
{
  LinliFigureSource *self;

  g_return_val_if_fail (id != NULL && title != NULL && func != NULL, NULL);

  self = g_object_new (LINLI_TYPE_FIGURE_SOURCE, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->func = func;
  return self;
}

/**
 * linli_figure_source_get_id:
 * @self: a source
 *
 * Returns: (transfer none): its id
 */
const char *
linli_figure_source_get_id (LinliFigureSource *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURE_SOURCE (self), NULL);

  return self->id;
}

/**
 * linli_figure_source_get_title:
 * @self: a source
 *
 * Returns: (transfer none): the heading of its section, translated
 */
const char *
linli_figure_source_get_title (LinliFigureSource *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURE_SOURCE (self), NULL);

  return self->title;
}

/**
 * linli_figure_source_count:
 * @self: a source
 * @reader: a connection of this thread
 * @period: the days that are counted
 * @cancellable: (nullable): stops it
 * @error: return location for the source's own error
 *
 * Counts the period, and for comparison the period before it; not beside a period that is not over yet, which a whole one cannot be compared with.
 *
 * Returns: (transfer full) (nullable): the section
 */
LinliFigures *
linli_figure_source_count (LinliFigureSource  *self,
                           LinliDatabase      *reader,
                           const LinliPeriod  *period,
                           GCancellable       *cancellable,
                           GError            **error)
{
  g_autoptr (LinliFigures) now = NULL;
  g_autoptr (LinliFigures) before = NULL;
  LinliPeriod earlier;
  LinliDate today;

  g_return_val_if_fail (LINLI_IS_FIGURE_SOURCE (self) && reader != NULL && period != NULL, NULL);

  now = linli_figures_new (self->id, self->title);
  linli_date_today (&today);
  if (!self->func (reader, period, now, cancellable, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (linli_date_compare (&period->last, &today) >= 0)
    return g_steal_pointer (&now);
  before = linli_figures_new (self->id, self->title);
  earlier = linli_period_move (period, -1);
  if (!self->func (reader, &earlier, before, cancellable, error))
    return NULL;
  for (guint i = 0; i < linli_figures_get_n (now); i++)
    {
      LinliFigure *figure = linli_figures_get (now, i);
      LinliFigure *old = linli_figures_find (before, linli_figure_get_about (figure)->id);

      if (old != NULL && linli_figure_get_about (figure)->time == LINLI_FIGURE_OF_PERIOD)
        linli_figure_set_before (figure, old);
    }
  return g_steal_pointer (&now);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliOccasionSource: a function that tells what takes place; and what all of them tell together. */

#include "config.h"

#include "linli-occasion-source.h"

/* Days that no file has anything before or after. */
#define FIRST_DAY "0001-01-01"
#define LAST_DAY "9999-12-31"

struct _LinliOccasionSource
{
  GObject parent_instance;
  LinliOccasionListFunc func;
};

G_DEFINE_FINAL_TYPE (LinliOccasionSource, linli_occasion_source, G_TYPE_OBJECT)

static void
linli_occasion_source_class_init (LinliOccasionSourceClass *klass)
{
}

static void
linli_occasion_source_init (LinliOccasionSource *self)
{
}

/**
 * linli_occasion_source_new:
 * @func: (scope forever): tells what takes place
 *
 * Returns: (transfer full): a source
 */
LinliOccasionSource *
linli_occasion_source_new (LinliOccasionListFunc func)
{
  LinliOccasionSource *self;

  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (LINLI_TYPE_OCCASION_SOURCE, NULL);
  self->func = func;
  return self;
}

static GPtrArray *
linli_occasion_collect (LinliContext  *context,
                        const char    *first_day,
                        const char    *last_day,
                        gint64         matter_id,
                        GError       **error)
{
  GListModel *sources = linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_OCCASION_SOURCE);
  g_autoptr (GPtrArray) occasions = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_occasion_free);

  for (guint i = 0; i < g_list_model_get_n_items (sources); i++)
    {
      g_autoptr (LinliOccasionSource) source = g_list_model_get_item (sources, i);

      if (!source->func (linli_context_get_database (context), first_day, last_day, matter_id, occasions, error))
        return NULL;
    }
  return g_steal_pointer (&occasions);
}

static int
linli_occasion_compare (gconstpointer a,
                        gconstpointer b)
{
  const LinliOccasion *x = *(LinliOccasion * const *) a, *y = *(LinliOccasion * const *) b;
  int order = g_strcmp0 (x->day, y->day);

  return order != 0 ? order : x->from - y->from;
}

/**
 * linli_occasion_list:
 * @context: an open document
 * @first_day: the first day, YYYY-MM-DD
 * @last_day: the last day, too
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliOccasion): what takes place on those days, by day and hour, whichever plugins it is
 *   of; %NULL with the error of one that could not be read
 */
GPtrArray *
linli_occasion_list (LinliContext  *context,
                     const char    *first_day,
                     const char    *last_day,
                     GError       **error)
{
  GPtrArray *occasions;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context) && first_day != NULL && last_day != NULL, NULL);

  occasions = linli_occasion_collect (context, first_day, last_day, 0, error);
  if (occasions != NULL)
    g_ptr_array_sort (occasions, linli_occasion_compare);
  return occasions;
}

/**
 * linli_occasion_find:
 * @context: an open document
 * @matter_id: a matter
 * @error: return location
 *
 * Returns: (transfer full) (nullable): when and where the matter itself takes place; %NULL without an error where nobody knows or it does not,
 *   %NULL with an error where it could not be read
 */
LinliOccasion *
linli_occasion_find (LinliContext  *context,
                     gint64         matter_id,
                     GError       **error)
{
  g_autoptr (GPtrArray) occasions = NULL;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context) && matter_id != 0, NULL);

  occasions = linli_occasion_collect (context, FIRST_DAY, LAST_DAY, matter_id, error);
  for (guint i = 0; occasions != NULL && i < occasions->len; i++)
    {
      const LinliOccasion *occasion = g_ptr_array_index (occasions, i);

      if (g_str_equal (occasion->kind, "matter") && occasion->id == matter_id)
        return linli_occasion_copy (occasion);
    }
  return NULL;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliFigures: the figures of a module, and the paragraphs that tell them. Filled on one thread. */

#include "config.h"

#include "linli-figures.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-figure-private.h"

struct _LinliFigures {
  GObject parent_instance;
  char *id;
  char *title;
  GPtrArray *figures;    /* of LinliFigure */
  GPtrArray *paragraphs; /* of char */
};

G_DEFINE_FINAL_TYPE (LinliFigures, linli_figures, G_TYPE_OBJECT)

static void
linli_figures_finalize (GObject *object)
{
  LinliFigures *self = LINLI_FIGURES (object);

  g_free (self->id);
  g_free (self->title);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->paragraphs);
  G_OBJECT_CLASS (linli_figures_parent_class)->finalize (object);
}

static void
linli_figures_class_init (LinliFiguresClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_figures_finalize;
}

static void
linli_figures_init (LinliFigures *self)
{
  self->figures = g_ptr_array_new_with_free_func (g_object_unref);
  self->paragraphs = g_ptr_array_new_with_free_func (g_free);
}

/**
 * linli_figures_new:
 * @id: that of the source
 * @title: the heading of the section, translated
 *
 * Returns: (transfer full): a section without figures
 */
LinliFigures *
linli_figures_new (const char *id,
                   const char *title)
{
  LinliFigures *self;

  g_return_val_if_fail (id != NULL && title != NULL, NULL);

  self = g_object_new (LINLI_TYPE_FIGURES, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  return self;
}

/**
 * linli_figures_get_id:
 * @self: a section
 *
 * Returns: the id of the source that filled it
 */
const char *
linli_figures_get_id (LinliFigures *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURES (self), NULL);

  return self->id;
}

/**
 * linli_figures_get_title:
 * @self: a section
 *
 * Returns: its heading, translated
 */
const char *
linli_figures_get_title (LinliFigures *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURES (self), NULL);

  return self->title;
}

/**
 * linli_figures_add:
 * @self: a section
 * @about: what the figure is
 *
 * Returns: (transfer none): a figure that is unknown until its value is set
 */
LinliFigure *
linli_figures_add (LinliFigures           *self,
                   const LinliFigureAbout *about)
{
  LinliFigure *figure;

  g_return_val_if_fail (LINLI_IS_FIGURES (self) && about != NULL && about->id != NULL, NULL);

  figure = _linli_figure_new (about);
  g_ptr_array_add (self->figures, figure);
  return figure;
}

/**
 * linli_figures_add_translated:
 * @self: a section
 * @about: what the figure is; its words and its definition marked with N_(), its unit with NC_() of the context “unit”
 * @domain: the translation domain of whom it belongs to
 *
 * Returns: (transfer none): a figure that is unknown until its value is set
 */
LinliFigure *
linli_figures_add_translated (LinliFigures           *self,
                              const LinliFigureAbout *about,
                              const char             *domain)
{
  LinliFigureAbout translated;

  g_return_val_if_fail (LINLI_IS_FIGURES (self) && about != NULL && domain != NULL, NULL);

  translated = *about;
  translated.words = g_dgettext (domain, about->words);
  translated.unit = g_dpgettext2 (domain, "unit", about->unit);
  translated.definition = g_dgettext (domain, about->definition);
  return linli_figures_add (self, &translated);
}

/**
 * linli_figures_count:
 * @self: a section
 * @reader: a connection of this thread
 * @period: the days that are counted
 * @queries: (array length=n_queries): figures that are numbers of rows
 * @n_queries: how many
 * @domain: the translation domain of whom they belong to
 * @error: return location for a #LinliStoreError
 *
 * Adds a figure for each query, with its rows.
 *
 * Returns: whether all could be counted
 */
gboolean
linli_figures_count (LinliFigures            *self,
                     LinliDatabase           *reader,
                     const LinliPeriod       *period,
                     const LinliFigureQuery  *queries,
                     gsize                    n_queries,
                     const char              *domain,
                     GError                 **error)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (LINLI_IS_FIGURES (self) && reader != NULL && period != NULL && queries != NULL, FALSE);

  first = linli_date_to_string (&period->first);
  last = linli_date_to_string (&period->last);
  begin = linli_period_dup_begin (period);
  end = linli_period_dup_end (period);
  for (gsize i = 0; i < n_queries; i++)
    {
      const char *binds = strstr (queries[i].sql, "?4") != NULL ? "ssss" : strstr (queries[i].sql, "?2") != NULL ? "ss" : NULL;
      LinliFigure *figure = linli_figures_add_translated (self, &queries[i].about, domain);

      if (!linli_figure_take_rows (figure, linli_database_query (reader, error, queries[i].sql, binds, first, last, begin, end), error))
        return FALSE;
    }
  return TRUE;
}

/**
 * linli_figures_find:
 * @self: a section
 * @id: the id of a figure
 *
 * Returns: (transfer none) (nullable): the figure
 */
LinliFigure *
linli_figures_find (LinliFigures *self,
                    const char   *id)
{
  g_return_val_if_fail (LINLI_IS_FIGURES (self) && id != NULL, NULL);

  for (guint i = 0; i < self->figures->len; i++)
    if (g_str_equal (linli_figure_get_about (g_ptr_array_index (self->figures, i))->id, id))
      return g_ptr_array_index (self->figures, i);
  return NULL;
}

/**
 * linli_figures_get_n:
 * @self: a section
 *
 * Returns: how many figures it has
 */
guint
linli_figures_get_n (LinliFigures *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURES (self), 0);

  return self->figures->len;
}

/**
 * linli_figures_get:
 * @self: a section
 * @index: less than linli_figures_get_n()
 *
 * Returns: (transfer none): a figure
 */
LinliFigure *
linli_figures_get (LinliFigures *self,
                   guint         index)
{
  g_return_val_if_fail (LINLI_IS_FIGURES (self) && index < self->figures->len, NULL);

  return g_ptr_array_index (self->figures, index);
}

/**
 * linli_figures_say:
 * @self: a section
 * @paragraph: translated words with the ids of figures between braces: `{received}` becomes the number with its unit, `{received~}` how it
 *   changed since the period before, between brackets, or nothing where that is unknown
 *
 * Adds a paragraph to what is drafted.
 */
void
linli_figures_say (LinliFigures *self,
                   const char   *paragraph)
{
  g_return_if_fail (LINLI_IS_FIGURES (self) && paragraph != NULL);

  g_ptr_array_add (self->paragraphs, g_strdup (paragraph));
}

static void
linli_figures_append_figure (LinliFigures *self,
                             GString      *text,
                             const char   *name)
{
  g_autofree char *id = g_str_has_suffix (name, "~") ? g_strndup (name, strlen (name) - 1) : g_strdup (name);
  LinliFigure *figure = linli_figures_find (self, id);
  g_autofree char *words = NULL;

  if (figure == NULL)
    return;
  if (g_str_has_suffix (name, "~"))
    {
      words = linli_figure_dup_change (figure);
      if (words != NULL)
        g_string_append_printf (text, C_("in a sentence", " (%s)"), words);
      return;
    }
  words = linli_figure_dup_text (figure);
  g_string_append_printf (text, "[%s](%s.%s)", words, self->id, id);
}

/**
 * linli_figures_dup_draft:
 * @self: a section
 *
 * Returns: (transfer full): its paragraphs, one a line; a number stands as `[34 requests](requests.received)`, see linli_brief_text_parse()
 */
char *
linli_figures_dup_draft (LinliFigures *self)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (LINLI_IS_FIGURES (self), NULL);

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const char *at = g_ptr_array_index (self->paragraphs, i), *open, *close;

      if (i > 0)
        g_string_append_c (text, '\n');
      while ((open = strchr (at, '{')) != NULL && (close = strchr (open, '}')) != NULL)
        {
          g_autofree char *name = g_strndup (open + 1, close - open - 1);

          g_string_append_len (text, at, open - at);
          linli_figures_append_figure (self, text, name);
          at = close + 1;
        }
      g_string_append (text, at);
    }
  return g_string_free (text, FALSE);
}

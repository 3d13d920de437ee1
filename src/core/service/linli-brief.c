/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBrief: sections in the order of their sources. What the office wrote is kept as a setting of the community, one a period and section, so
 * that it travels with the file and can be undone. Read on a worker's thread, immutable afterwards. */

#include "config.h"

#include "linli-brief.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-community-settings.h"

typedef struct {
  LinliFigures *figures;
  char *trouble; /* (nullable): why it could not be counted */
  char *draft;
  char *written; /* (nullable) */
} LinliBriefSection;

struct _LinliBrief {
  GObject parent_instance;
  LinliPeriod period;
  LinliDate day;       /* when it was counted */
  GPtrArray *sections; /* of LinliBriefSection */
};

G_DEFINE_FINAL_TYPE (LinliBrief, linli_brief, G_TYPE_OBJECT)

static void
linli_brief_section_free (gpointer data)
{
  LinliBriefSection *section = data;

  g_object_unref (section->figures);
  g_free (section->trouble);
  g_free (section->draft);
  g_free (section->written);
  g_free (section);
}

static void
linli_brief_finalize (GObject *object)
{
  g_ptr_array_unref (LINLI_BRIEF (object)->sections);
  G_OBJECT_CLASS (linli_brief_parent_class)->finalize (object);
}

static void
linli_brief_class_init (LinliBriefClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_brief_finalize;
}

static void
linli_brief_init (LinliBrief *self)
{
  self->sections = g_ptr_array_new_with_free_func (linli_brief_section_free);
}

/* brief.month.2026-11-01.requests */
static char *
linli_brief_dup_key (const LinliPeriod *period,
                     const char        *section)
{
  static const char * const kinds[] = { "day", "week", "month", "quarter", "year", "days" };
  g_autofree char *first = linli_date_to_string (&period->first);

  return g_strdup_printf ("brief.%s.%s.%s", kinds[period->kind], first, section);
}

/* What one module cannot count is said in its place; the others are there all the same. */
static LinliBriefSection *
linli_brief_load_section (LinliFigureSource  *source,
                          LinliDatabase      *reader,
                          const LinliPeriod  *period,
                          GCancellable       *cancellable,
                          GError            **error)
{
  g_autoptr (GError) failure = NULL;
  LinliFigures *figures = linli_figure_source_count (source, reader, period, cancellable, &failure);
  g_autofree char *key = linli_brief_dup_key (period, linli_figure_source_get_id (source));
  LinliBriefSection *section;

  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  section = g_new0 (LinliBriefSection, 1);
  if (figures == NULL)
    section->trouble = g_strdup_printf (_("This could not be counted: %s"), failure->message);
  section->figures = figures != NULL ? figures : linli_figures_new (linli_figure_source_get_id (source), linli_figure_source_get_title (source));
  section->draft = linli_figures_dup_draft (section->figures);
  section->written = linli_community_settings_dup_text (reader, key);
  return section;
}

/**
 * linli_brief_load:
 * @reader: a connection of this thread
 * @sources: (element-type LinliFigureSource): who counts, in the order of the sections
 * @period: of which days
 * @cancellable: (nullable): stops it
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Counts everything; what one source cannot count is said in its section.
 *
 * Returns: (transfer full) (nullable): the brief
 */
LinliBrief *
linli_brief_load (LinliDatabase      *reader,
                  GPtrArray          *sources,
                  const LinliPeriod  *period,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autoptr (LinliBrief) self = NULL;

  g_return_val_if_fail (reader != NULL && sources != NULL && period != NULL, NULL);

  self = g_object_new (LINLI_TYPE_BRIEF, NULL);
  self->period = *period;
  linli_date_today (&self->day);
  for (guint i = 0; i < sources->len; i++)
    {
      LinliBriefSection *section = linli_brief_load_section (g_ptr_array_index (sources, i), reader, period, cancellable, error);

      if (section == NULL)
        return NULL;
      g_ptr_array_add (self->sections, section);
    }
  return g_steal_pointer (&self);
}

static const LinliBriefSection *
linli_brief_get (LinliBrief *self,
                 guint       section)
{
  g_assert (section < self->sections->len);

  return g_ptr_array_index (self->sections, section);
}

/**
 * linli_brief_get_period:
 * @self: a brief
 *
 * Returns: (transfer none): of which days it is
 */
const LinliPeriod *
linli_brief_get_period (LinliBrief *self)
{
  g_return_val_if_fail (LINLI_IS_BRIEF (self), NULL);

  return &self->period;
}

/**
 * linli_brief_get_day:
 * @self: a brief
 *
 * Returns: (transfer none): the day on which it was counted, of which its figures of #LINLI_FIGURE_NOW tell
 */
const LinliDate *
linli_brief_get_day (LinliBrief *self)
{
  g_return_val_if_fail (LINLI_IS_BRIEF (self), NULL);

  return &self->day;
}

/**
 * linli_brief_choose_period:
 * @today: the day on which somebody asks for a brief
 *
 * Returns: (skip): the month that is written about on that day: in its first week that before it
 */
LinliPeriod
linli_brief_choose_period (const LinliDate *today)
{
  LinliPeriod month = linli_period_of (LINLI_PERIOD_MONTH, today);

  return today->day <= 7 ? linli_period_move (&month, -1) : month;
}

/**
 * linli_brief_dup_title:
 * @self: a brief
 *
 * Returns: (transfer full): what it is called by the length of its period, translated
 */
char *
linli_brief_dup_title (LinliBrief *self)
{
  g_return_val_if_fail (LINLI_IS_BRIEF (self), NULL);

  switch (self->period.kind)
    {
    case LINLI_PERIOD_WEEK: return g_strdup (_("Weekly Brief"));
    case LINLI_PERIOD_MONTH: return g_strdup (_("Monthly Brief"));
    case LINLI_PERIOD_QUARTER: return g_strdup (_("Quarterly Brief"));
    case LINLI_PERIOD_YEAR: return g_strdup (_("Yearly Brief"));
    case LINLI_PERIOD_DAY:
    case LINLI_PERIOD_DAYS:
    default: return g_strdup (_("Brief"));
    }
}

/**
 * linli_brief_get_n_sections:
 * @self: a brief
 *
 * Returns: how many sections it has
 */
guint
linli_brief_get_n_sections (LinliBrief *self)
{
  g_return_val_if_fail (LINLI_IS_BRIEF (self), 0);

  return self->sections->len;
}

/**
 * linli_brief_get_section:
 * @self: a brief
 * @section: which, from 0
 *
 * Returns: (transfer none): its figures; none where there was trouble
 */
LinliFigures *
linli_brief_get_section (LinliBrief *self,
                         guint       section)
{
  g_return_val_if_fail (LINLI_IS_BRIEF (self) && section < self->sections->len, NULL);

  return linli_brief_get (self, section)->figures;
}

/**
 * linli_brief_get_trouble:
 * @self: a brief
 * @section: which, from 0
 *
 * Returns: (transfer none) (nullable): why it could not be counted, in the user's words
 */
const char *
linli_brief_get_trouble (LinliBrief *self,
                         guint       section)
{
  g_return_val_if_fail (LINLI_IS_BRIEF (self) && section < self->sections->len, NULL);

  return linli_brief_get (self, section)->trouble;
}

/**
 * linli_brief_get_draft:
 * @self: a brief
 * @section: which, from 0
 *
 * Returns: (transfer none): what is drafted from the numbers as they are now, with the numbers marked
 */
const char *
linli_brief_get_draft (LinliBrief *self,
                       guint       section)
{
  g_return_val_if_fail (LINLI_IS_BRIEF (self) && section < self->sections->len, NULL);

  return linli_brief_get (self, section)->draft;
}

/**
 * linli_brief_get_written:
 * @self: a brief
 * @section: which, from 0
 *
 * Returns: (transfer none) (nullable): what the office has written instead of the draft, with the numbers marked; %NULL when it wrote nothing
 */
const char *
linli_brief_get_written (LinliBrief *self,
                         guint       section)
{
  g_return_val_if_fail (LINLI_IS_BRIEF (self) && section < self->sections->len, NULL);

  return linli_brief_get (self, section)->written;
}

/**
 * linli_brief_find:
 * @self: a brief
 * @name: the ids of a section and of a figure, as "requests.received"
 *
 * Returns: (transfer none) (nullable): the figure
 */
LinliFigure *
linli_brief_find (LinliBrief *self,
                  const char *name)
{
  const char *dot;

  g_return_val_if_fail (LINLI_IS_BRIEF (self) && name != NULL, NULL);

  dot = strchr (name, '.');
  for (guint i = 0; dot != NULL && i < self->sections->len; i++)
    {
      LinliFigures *figures = linli_brief_get (self, i)->figures;

      if (strlen (linli_figures_get_id (figures)) == (gsize) (dot - name) && strncmp (linli_figures_get_id (figures), name, dot - name) == 0)
        return linli_figures_find (figures, dot + 1);
    }
  return NULL;
}

/* Whether two texts tell another number: the unit of a number may be called otherwise by now. */
static gboolean
linli_brief_differs (const char *written,
                     const char *now)
{
  char *unit, *unit_now;
  double a = g_ascii_strtod (written, &unit), b = g_ascii_strtod (now, &unit_now);

  return unit != written && unit_now != now ? a != b : !g_str_equal (written, now);
}

/**
 * linli_brief_dup_changes:
 * @self: a brief
 * @section: which, from 0
 *
 * Returns: (transfer full) (nullable): the marked numbers of what the office wrote that are others by now, one a line; %NULL when none is
 */
char *
linli_brief_dup_changes (LinliBrief *self,
                         guint       section)
{
  g_autoptr (GString) lines = NULL;
  const char *at;
  char *words, *name;

  g_return_val_if_fail (LINLI_IS_BRIEF (self) && section < self->sections->len, NULL);

  lines = g_string_new (NULL);
  at = linli_brief_get (self, section)->written;
  while (at != NULL && linli_brief_text_parse (&at, &words, &name))
    {
      LinliFigure *figure = name != NULL ? linli_brief_find (self, name) : NULL;
      g_autofree char *now = figure != NULL ? linli_figure_dup_text (figure) : NULL;

      if (now != NULL && linli_brief_differs (words, now))
        g_string_append_printf (lines, _("%s%s: %s is written, %s is counted now"), lines->len > 0 ? "\n" : "", linli_figure_get_about (figure)->words,
                                words, now);
      g_free (words);
      g_free (name);
    }
  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

/**
 * linli_brief_text_new:
 * @period: of which brief
 * @section: the id of a source
 * @text: (nullable): what the office has written, with its numbers marked
 *
 * Returns: (skip) (transfer full): what linli_brief_keep() keeps, to be freed with linli_brief_text_free()
 */
LinliBriefText *
linli_brief_text_new (const LinliPeriod *period,
                      const char        *section,
                      const char        *text)
{
  LinliBriefText *self;

  g_return_val_if_fail (period != NULL && section != NULL, NULL);

  self = g_new (LinliBriefText, 1);
  *self = (LinliBriefText) { *period, g_strdup (section), g_strdup (text) };
  return self;
}

/**
 * linli_brief_text_free:
 * @text: (type LinliBriefText): what linli_brief_text_new() made
 *
 * Frees it. A #GDestroyNotify.
 */
void
linli_brief_text_free (gpointer text)
{
  LinliBriefText *self = text;

  g_free (self->section);
  g_free (self->text);
  g_free (self);
}

/* The length of `[words](section.figure)` where one begins, else 0. */
static gsize
linli_brief_text_match (const char  *at,
                        char       **words,
                        char       **name)
{
  const char *middle, *end;

  if (*at != '[' || (middle = strstr (at, "](")) == NULL)
    return 0;
  for (end = middle + 2; g_ascii_isalnum (*end) || *end == '-' || *end == '.'; end++)
    ;
  if (*end != ')' || memchr (at + 1, '[', middle - at - 1) != NULL || memchr (at, '\n', middle - at) != NULL || memchr (middle + 2, '.', end - middle - 2) == NULL)
    return 0;
  *words = g_strndup (at + 1, middle - at - 1);
  *name = g_strndup (middle + 2, end - middle - 2);
  return end + 1 - at;
}

/**
 * linli_brief_text_parse:
 * @text: (inout): the rest of a text; moved behind what is returned
 * @words: (out) (transfer full): words as they are read
 * @name: (out) (transfer full) (nullable): the figure that they are the number of, for linli_brief_find(); %NULL for plain words
 *
 * Parts a text at its numbers, which are written `[34 requests](requests.received)`.
 *
 * Returns: %FALSE at the end
 */
gboolean
linli_brief_text_parse (const char **text,
                        char       **words,
                        char       **name)
{
  const char *begin, *at;
  gsize length;

  g_return_val_if_fail (text != NULL && *text != NULL && words != NULL && name != NULL, FALSE);

  *words = *name = NULL;
  begin = *text;
  if (*begin == '\0')
    return FALSE;
  length = linli_brief_text_match (begin, words, name);
  if (length > 0)
    {
      *text = begin + length;
      return TRUE;
    }
  for (at = begin + 1; *at != '\0'; at++)
    {
      g_autofree char *next_words = NULL;
      g_autofree char *next_name = NULL;

      if (linli_brief_text_match (at, &next_words, &next_name) > 0)
        break;
    }
  *words = g_strndup (begin, at - begin);
  *text = at;
  return TRUE;
}

/**
 * linli_brief_text_dup_plain:
 * @text: a text with marked numbers
 *
 * Returns: (transfer full): the text as it is read
 */
char *
linli_brief_text_dup_plain (const char *text)
{
  GString *plain = g_string_new (NULL);
  char *words, *name;

  g_return_val_if_fail (text != NULL, NULL);

  while (linli_brief_text_parse (&text, &words, &name))
    {
      g_string_append (plain, words);
      g_free (words);
      g_free (name);
    }
  return g_string_free (plain, FALSE);
}

/**
 * linli_brief_keep:
 * @transaction: an open transaction
 * @text: (type LinliBriefText): what is kept
 * @error: return location for a #LinliStoreError
 *
 * Keeps what the office has written, or takes the draft again. A #LinliActionFunc.
 *
 * Returns: whether it was stored
 */
gboolean
linli_brief_keep (LinliTransaction  *transaction,
                  gpointer           text,
                  GError           **error)
{
  const LinliBriefText *kept = text;
  g_autofree char *key = NULL;

  g_return_val_if_fail (transaction != NULL && kept != NULL, FALSE);

  key = linli_brief_dup_key (&kept->period, kept->section);
  return linli_community_settings_set_text (transaction, key, kept->text, error);
}

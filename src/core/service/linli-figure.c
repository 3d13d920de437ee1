/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliFigure: a number, what it was in the period before, and the rows that were counted. Filled on one thread. */

#include "config.h"

#include "linli-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "linli-figure-private.h"

typedef struct {
  gint64 id;
  char *words;
  char *note;
} LinliFigureRow;

struct _LinliFigure {
  GObject parent_instance;
  LinliFigureAbout about;
  char *one; /* the unit of one */
  double value;
  LinliFigure *before; /* (nullable) */
  guint n_digits;
  gboolean known;
  GArray *rows; /* of LinliFigureRow */
};

G_DEFINE_FINAL_TYPE (LinliFigure, linli_figure, G_TYPE_OBJECT)

static void
linli_figure_row_clear (gpointer data)
{
  LinliFigureRow *row = data;

  g_free (row->words);
  g_free (row->note);
}

static void
linli_figure_finalize (GObject *object)
{
  LinliFigure *self = LINLI_FIGURE (object);

  g_free ((char *) self->about.id);
  g_free ((char *) self->about.words);
  g_free ((char *) self->about.unit);
  g_free ((char *) self->about.definition);
  g_free (self->one);
  g_array_unref (self->rows);
  g_clear_object (&self->before);
  G_OBJECT_CLASS (linli_figure_parent_class)->finalize (object);
}

static void
linli_figure_class_init (LinliFigureClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_figure_finalize;
}

static void
linli_figure_init (LinliFigure *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (LinliFigureRow));
  g_array_set_clear_func (self->rows, linli_figure_row_clear);
}

LinliFigure *
_linli_figure_new (const LinliFigureAbout *about)
{
  LinliFigure *self = g_object_new (LINLI_TYPE_FIGURE, NULL);
  const char *unit = about->unit != NULL ? about->unit : "", *many = strchr (unit, '|');

  self->one = many != NULL ? g_strndup (unit, many - unit) : g_strdup (unit);
  self->about = (LinliFigureAbout) { g_strdup (about->id), g_strdup (about->words), g_strdup (many != NULL ? many + 1 : unit),
                                     g_strdup (about->definition != NULL ? about->definition : ""), about->time, g_intern_string (about->kind) };
  return self;
}

/**
 * linli_figure_get_about:
 * @self: a figure
 *
 * Returns: (transfer none): what it is
 */
const LinliFigureAbout *
linli_figure_get_about (LinliFigure *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURE (self), NULL);

  return &self->about;
}

/**
 * linli_figure_get_value:
 * @self: a figure
 * @value: (out) (optional): its number
 *
 * Returns: %FALSE when it is unknown
 */
gboolean
linli_figure_get_value (LinliFigure *self,
                        double      *value)
{
  g_return_val_if_fail (LINLI_IS_FIGURE (self), FALSE);

  if (value != NULL)
    *value = self->value;
  return self->known;
}

/**
 * linli_figure_get_before:
 * @self: a figure
 * @before: (out) (optional): what it was in the period before
 *
 * Returns: %FALSE when that is unknown
 */
gboolean
linli_figure_get_before (LinliFigure *self,
                         double      *before)
{
  g_return_val_if_fail (LINLI_IS_FIGURE (self), FALSE);

  if (before != NULL)
    *before = self->before != NULL ? self->before->value : 0;
  return self->before != NULL && self->before->known;
}

/**
 * linli_figure_get_earlier:
 * @self: a figure
 *
 * Returns: (transfer none) (nullable): the same of the period before, with the rows that were counted then; %NULL when it was not counted
 */
LinliFigure *
linli_figure_get_earlier (LinliFigure *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURE (self), NULL);

  return self->before;
}

/**
 * linli_figure_set_value:
 * @self: a figure
 * @value: its number, in its unit
 * @n_digits: how many digits it has behind the point
 *
 * Makes it known, however many rows are behind it.
 */
void
linli_figure_set_value (LinliFigure *self,
                        double       value,
                        guint        n_digits)
{
  g_return_if_fail (LINLI_IS_FIGURE (self) && n_digits <= 6);

  self->value = value;
  self->n_digits = n_digits;
  self->known = TRUE;
}

/**
 * linli_figure_set_rate:
 * @self: a figure whose unit is “%”
 * @part: how many of them
 * @whole: of how many; of none nobody knows the rate
 *
 * Sets the share in per cent, to a tenth, rounded down, so that 100 % is said of all alone.
 */
void
linli_figure_set_rate (LinliFigure *self,
                       gint64       part,
                       gint64       whole)
{
  g_return_if_fail (LINLI_IS_FIGURE (self));

  if (whole > 0)
    linli_figure_set_value (self, (double) (1000 * part / whole) / 10, 1);
}

/**
 * linli_figure_set_before:
 * @self: a figure of what happened in a period
 * @before: the same of the period before it
 */
void
linli_figure_set_before (LinliFigure *self,
                         LinliFigure *before)
{
  g_return_if_fail (LINLI_IS_FIGURE (self) && LINLI_IS_FIGURE (before));

  g_set_object (&self->before, before);
  if (!self->known)
    self->n_digits = before->n_digits;
}

/**
 * linli_figure_add_row:
 * @self: a figure with a kind of record
 * @id: a record that was counted; one that was counted twice is added twice
 * @note: (nullable): what is said of this row, as the day; it must name nobody
 *
 * The row is called what linli_title_dup() calls the record; see linli_figure_add_row_called() for a plugin's own kinds.
 */
void
linli_figure_add_row (LinliFigure *self,
                      gint64       id,
                      const char  *note)
{
  linli_figure_add_row_called (self, id, NULL, note);
}

/**
 * linli_figure_add_row_called:
 * @self: a figure with a kind of record
 * @id: a record that was counted
 * @words: (nullable): what the record is called, where its kind is a plugin's and linli_title_dup() knows nothing of it
 * @note: (nullable): what is said of this row, as the day
 *
 * Adds a row as linli_figure_add_row() does. Both are shown, printed and exported as they are, never masked: they must name nobody.
 */
void
linli_figure_add_row_called (LinliFigure *self,
                             gint64       id,
                             const char  *words,
                             const char  *note)
{
  LinliFigureRow row = { id, g_strdup (words), g_strdup (note) };

  g_return_if_fail (LINLI_IS_FIGURE (self) && self->about.kind != NULL);

  g_array_append_val (self->rows, row);
}

/**
 * linli_figure_take_rows:
 * @self: a figure with a kind of record
 * @rows: (transfer full) (nullable): a statement with the id of a record in its first column and perhaps a note in the second; %NULL with
 *   @error set already
 * @error: return location for a #LinliStoreError
 *
 * Adds all its rows; the value is how many rows the figure has.
 *
 * Returns: whether they could be read
 */
gboolean
linli_figure_take_rows (LinliFigure     *self,
                        LinliStatement  *rows,
                        GError         **error)
{
  g_autoptr (LinliStatement) statement = rows;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (LINLI_IS_FIGURE (self), FALSE);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &failure))
    linli_figure_add_row (self, linli_statement_get_int64 (statement, 0),
                          linli_statement_get_n_columns (statement) > 1 ? linli_statement_get_text (statement, 1) : NULL);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  linli_figure_set_value (self, self->rows->len, 0);
  return TRUE;
}

/**
 * linli_figure_get_n_rows:
 * @self: a figure
 *
 * Returns: how many rows are behind it
 */
guint
linli_figure_get_n_rows (LinliFigure *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURE (self), 0);

  return self->rows->len;
}

/**
 * linli_figure_get_row:
 * @self: a figure
 * @row: which, from 0
 * @note: (out) (optional) (nullable) (transfer none): what is said of it
 *
 * See linli_figure_get_row_words() for what it is called.
 *
 * Returns: the record
 */
gint64
linli_figure_get_row (LinliFigure  *self,
                      guint         row,
                      const char  **note)
{
  g_return_val_if_fail (LINLI_IS_FIGURE (self) && row < self->rows->len, 0);

  if (note != NULL)
    *note = g_array_index (self->rows, LinliFigureRow, row).note;
  return g_array_index (self->rows, LinliFigureRow, row).id;
}

/**
 * linli_figure_get_row_words:
 * @self: a figure
 * @row: which, from 0
 *
 * Returns: (nullable) (transfer none): what the record is called, or %NULL where its title tells
 */
const char *
linli_figure_get_row_words (LinliFigure *self,
                            guint        row)
{
  g_return_val_if_fail (LINLI_IS_FIGURE (self) && row < self->rows->len, NULL);

  return g_array_index (self->rows, LinliFigureRow, row).words;
}

static char *
linli_figure_dup_digits (LinliFigure *self,
                         double       value)
{
  return g_strdup_printf ("%.*f", value == 0 ? 0 : (int) self->n_digits, value);
}

/**
 * linli_figure_dup_number:
 * @self: a figure
 *
 * Returns: (transfer full): its number in digits, or the word for unknown
 */
char *
linli_figure_dup_number (LinliFigure *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURE (self), NULL);

  return self->known ? linli_figure_dup_digits (self, self->value) : g_strdup (C_("figure", "unknown"));
}

/**
 * linli_figure_get_unit:
 * @self: a figure
 *
 * Returns: (transfer none): what its number is counted in, as it is called beside this number: “household” beside 1; "" for none
 */
const char *
linli_figure_get_unit (LinliFigure *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURE (self), NULL);

  return self->known && self->value == 1 && self->n_digits == 0 ? self->one : self->about.unit;
}

/**
 * linli_figure_dup_text:
 * @self: a figure
 *
 * Returns: (transfer full): its number with its unit, as it stands in a sentence
 */
char *
linli_figure_dup_text (LinliFigure *self)
{
  g_autofree char *number = linli_figure_dup_number (self);

  g_return_val_if_fail (LINLI_IS_FIGURE (self), NULL);

  return self->known && *self->one != '\0' ? g_strdup_printf (C_("number and unit", "%s %s"), number, linli_figure_get_unit (self))
                                           : g_steal_pointer (&number);
}

/**
 * linli_figure_dup_before:
 * @self: a figure
 *
 * Returns: (transfer full) (nullable): what it was in the period before, in as many digits as its number; %NULL when that is unknown
 */
char *
linli_figure_dup_before (LinliFigure *self)
{
  g_return_val_if_fail (LINLI_IS_FIGURE (self), NULL);

  return self->before != NULL && self->before->known ? linli_figure_dup_digits (self, self->before->value) : NULL;
}

/**
 * linli_figure_dup_change:
 * @self: a figure
 *
 * Returns: (transfer full) (nullable): how it differs from the period before, in words; %NULL when one of both is unknown
 */
char *
linli_figure_dup_change (LinliFigure *self)
{
  g_autofree char *number = NULL;
  double change;

  g_return_val_if_fail (LINLI_IS_FIGURE (self), NULL);

  if (!self->known || self->before == NULL || !self->before->known)
    return NULL;
  change = self->value - self->before->value;
  number = linli_figure_dup_digits (self, fabs (change));
  if (g_ascii_strtod (number, NULL) == 0)
    return g_strdup (_("as many as before"));
  return g_strdup_printf (change > 0 ? _("%s more than before") : _("%s fewer than before"), number);
}

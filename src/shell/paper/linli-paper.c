/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What stands on a sheet of paper. It owns copies of all texts and pictures; the layout borrows them and keeps the paper alive. */

#include "config.h"

#include "linli-paper-private.h"

#include <glib/gi18n-lib.h>

/* Pictures are kept no larger than print needs: 85 mm at 300 dots an inch. */
#define MOST_PIXELS 1000

G_DEFINE_FINAL_TYPE (LinliPaper, linli_paper, G_TYPE_OBJECT)

static void
linli_paper_block_free (gpointer data)
{
  LinliPaperBlock *block = data;

  g_free (block->text);
  g_clear_pointer (&block->texts, g_ptr_array_unref);
  for (guint i = 0; block->columns != NULL && i < block->n; i++)
    g_free ((char *) block->columns[i].title);
  g_free (block->columns);
  g_clear_object (&block->pictures[0]);
  g_clear_object (&block->pictures[1]);
  g_clear_pointer (&block->code, g_bytes_unref);
  if (block->destroy != NULL)
    block->destroy (block->data);
  g_free (block);
}

LinliPaperBlock *
_linli_paper_add_block (LinliPaper          *self,
                        LinliPaperBlockType  type,
                        const char          *text)
{
  LinliPaperBlock *block = g_new0 (LinliPaperBlock, 1);

  block->type = type;
  block->text = g_strdup (text);
  block->texts = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/* Text comes from files that others wrote: what is not UTF-8 is replaced, and what no paper shows is a blank. */
static char *
linli_paper_dup_clean (const char *text)
{
  char *clean = text != NULL && *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;

  for (char *at = clean; at != NULL && *at != '\0'; at++)
    if ((guchar) *at < ' ' && *at != '\n')
      *at = ' ';
  return clean;
}

static void
linli_paper_add_item (LinliPaperBlock *block,
                      const char      *text)
{
  g_ptr_array_add (block->texts, linli_paper_dup_clean (text));
}

static void
linli_paper_set (char       **field,
                 const char  *text)
{
  g_free (*field);
  *field = linli_paper_dup_clean (text);
}

static void
linli_paper_finalize (GObject *object)
{
  LinliPaper *self = LINLI_PAPER (object);

  g_free (self->title);
  g_free (self->unit);
  g_free (self->office);
  g_free (self->number);
  g_free (self->period);
  g_free (self->beside);
  g_free (self->date);
  g_free (self->note);
  g_ptr_array_unref (self->blocks);
  g_clear_pointer (&self->letterhead, _linli_letterhead_free);
  g_clear_pointer (&self->template, _linli_paper_template_free);
  g_clear_pointer (&self->own_signatures, g_ptr_array_unref);
  g_clear_object (&self->ledger);
  G_OBJECT_CLASS (linli_paper_parent_class)->finalize (object);
}

static void
linli_paper_class_init (LinliPaperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_paper_finalize;
}

static void
linli_paper_init (LinliPaper *self)
{
  self->blocks = g_ptr_array_new_with_free_func (linli_paper_block_free);
}

/**
 * linli_paper_new:
 * @title: translated; stands centred on top, at the foot of every page, and in the properties of a PDF, so it names nobody
 *
 * Returns: (transfer full): an empty paper, A4 upright
 */
LinliPaper *
linli_paper_new (const char *title)
{
  LinliPaper *self = g_object_new (LINLI_TYPE_PAPER, NULL);

  g_return_val_if_fail (title != NULL, self);

  linli_paper_set (&self->title, title);
  return self;
}

/**
 * linli_paper_get_title:
 * @self: a paper
 *
 * Returns: (nullable): what stands on top
 */
const char *
linli_paper_get_title (LinliPaper *self)
{
  g_return_val_if_fail (LINLI_IS_PAPER (self), NULL);

  return self->title;
}

/**
 * linli_paper_set_kind:
 * @self: a paper
 * @kind: a name that stays, of all papers that are made in this way, such as "hazards.notice"; a plugin's begins with its id
 * @database: a connection of this thread
 *
 * The office may have papers of this kind otherwise: another title, words below it and at the end, other signatures, another sheet. What it
 * has adapted is read from the file, and is on the paper once that is laid out. The preview of a paper that has a kind offers to adapt it.
 */
void
linli_paper_set_kind (LinliPaper    *self,
                      const char    *kind,
                      LinliDatabase *database)
{
  g_autoptr (LinliLetterhead) letterhead = NULL;

  g_return_if_fail (LINLI_IS_PAPER (self) && kind != NULL && *kind != '\0' && database != NULL && !self->adapted);

  g_clear_pointer (&self->template, _linli_paper_template_free);
  self->template = _linli_paper_template_load (database, kind);
  letterhead = _linli_letterhead_load (database);
  g_free (self->office);
  self->office = _linli_letterhead_dup_unit (letterhead, database);
}

/**
 * linli_paper_set_unit:
 * @self: a paper
 * @unit: (nullable): who issues it: the community's name
 */
void
linli_paper_set_unit (LinliPaper *self,
                      const char *unit)
{
  g_return_if_fail (LINLI_IS_PAPER (self));

  linli_paper_set (&self->unit, unit);
}

/**
 * linli_paper_take_unit:
 * @self: a paper
 * @database: a connection of this thread
 *
 * The community of the file issues it, under the name and with the head, the foot and the letters that the office has set for its papers.
 */
void
linli_paper_take_unit (LinliPaper    *self,
                       LinliDatabase *database)
{
  g_autofree char *unit = NULL;

  g_return_if_fail (LINLI_IS_PAPER (self) && database != NULL);

  g_clear_pointer (&self->letterhead, _linli_letterhead_free);
  self->letterhead = _linli_letterhead_load (database);
  unit = _linli_letterhead_dup_unit (self->letterhead, database);
  linli_paper_set_unit (self, unit);
}

/**
 * linli_paper_set_number:
 * @self: a paper
 * @number: (nullable): its number in a register, without a word before it
 */
void
linli_paper_set_number (LinliPaper *self,
                        const char *number)
{
  g_return_if_fail (LINLI_IS_PAPER (self));

  linli_paper_set (&self->number, number);
}

/**
 * linli_paper_set_period:
 * @self: a paper
 * @period: (nullable): of what time or of what it tells, in words
 */
void
linli_paper_set_period (LinliPaper *self,
                        const char *period)
{
  g_return_if_fail (LINLI_IS_PAPER (self));

  linli_paper_set (&self->period, period);
}

/**
 * linli_paper_set_date:
 * @self: a paper
 * @date: (nullable): the day that stands on it, as it is written
 */
void
linli_paper_set_date (LinliPaper *self,
                      const char *date)
{
  g_return_if_fail (LINLI_IS_PAPER (self));

  linli_paper_set (&self->date, date);
}

/**
 * linli_paper_set_note:
 * @self: a paper
 * @note: (nullable): small, at the foot of every page
 */
void
linli_paper_set_note (LinliPaper *self,
                      const char *note)
{
  g_return_if_fail (LINLI_IS_PAPER (self));

  linli_paper_set (&self->note, note);
}

/**
 * linli_paper_set_masked:
 * @self: a paper
 *
 * Says at the foot of every page that names and numbers of people are hidden in part.
 */
void
linli_paper_set_masked (LinliPaper *self)
{
  linli_paper_set_note (self, _("Personal details are partly hidden"));
}

/**
 * linli_paper_set_size:
 * @self: a paper
 * @size: A4 or A3
 * @landscape: whether it lies on its long side
 * @large: whether letters are a third larger, for old eyes
 */
void
linli_paper_set_size (LinliPaper     *self,
                      LinliPaperSize  size,
                      gboolean        landscape,
                      gboolean        large)
{
  g_return_if_fail (LINLI_IS_PAPER (self));

  self->format = (LinliPaperFormat) { size, landscape, large };
}

/**
 * linli_paper_set_poster:
 * @self: a paper
 *
 * It hangs on a wall: the title is set in letters that are seen from afar.
 */
void
linli_paper_set_poster (LinliPaper *self)
{
  g_return_if_fail (LINLI_IS_PAPER (self));

  self->poster = TRUE;
}

/**
 * linli_paper_add_text:
 * @self: a paper
 * @text: one or more paragraphs, parted by line breaks
 *
 * Each paragraph begins two characters in.
 */
void
linli_paper_add_text (LinliPaper *self,
                      const char *text)
{
  g_autofree char *clean = linli_paper_dup_clean (text);
  g_auto (GStrv) paragraphs = NULL;

  g_return_if_fail (LINLI_IS_PAPER (self));

  paragraphs = g_strsplit (clean != NULL ? clean : "", "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    _linli_paper_add_block (self, LINLI_PAPER_BLOCK_TEXT, paragraphs[i]);
}

/**
 * linli_paper_add_words:
 * @self: a paper
 * @label: (nullable): what stands before the first of them; they hang beside it
 * @text: one or more paragraphs, parted by line breaks
 * @align: at which side they stand
 * @large: whether letters are as high as a centimetre, to be read from two metres
 *
 * Paragraphs that are not indented: who is addressed, who signs, the lines of a poster.
 */
void
linli_paper_add_words (LinliPaper      *self,
                       const char      *label,
                       const char      *text,
                       LinliPaperAlign  align,
                       gboolean         large)
{
  g_autofree char *clean = linli_paper_dup_clean (text);
  g_auto (GStrv) paragraphs = NULL;

  g_return_if_fail (LINLI_IS_PAPER (self));

  paragraphs = g_strsplit (clean != NULL ? clean : "", "\n", -1);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      LinliPaperBlock *block = _linli_paper_add_block (self, LINLI_PAPER_BLOCK_WORDS, paragraphs[i]);

      block->align = align;
      block->large = large;
      if (i == 0 && label != NULL)
        linli_paper_add_item (block, label);
    }
}

/**
 * linli_paper_add_heading:
 * @self: a paper
 * @text: the heading of what follows; it stays on the page of that
 */
void
linli_paper_add_heading (LinliPaper *self,
                         const char *text)
{
  g_autofree char *clean = linli_paper_dup_clean (text);

  g_return_if_fail (LINLI_IS_PAPER (self));

  _linli_paper_add_block (self, LINLI_PAPER_BLOCK_HEADING, clean);
}

/**
 * linli_paper_add_list:
 * @self: a paper
 * @items: (array zero-terminated=1): what is numbered from 1
 */
void
linli_paper_add_list (LinliPaper         *self,
                      const char * const *items)
{
  LinliPaperBlock *block;

  g_return_if_fail (LINLI_IS_PAPER (self) && items != NULL);

  block = _linli_paper_add_block (self, LINLI_PAPER_BLOCK_LIST, NULL);
  for (; *items != NULL; items++)
    linli_paper_add_item (block, *items);
}

/**
 * linli_paper_add_fields:
 * @self: a paper
 * @n_columns: 1 or 2: how many stand side by side
 * @fields: (array length=n_fields): labels and values, row by row
 * @n_fields: how many
 *
 * A frame of labels and values, as a form has it.
 */
void
linli_paper_add_fields (LinliPaper            *self,
                        guint                  n_columns,
                        const LinliPaperField *fields,
                        gsize                  n_fields)
{
  LinliPaperBlock *block;

  g_return_if_fail (LINLI_IS_PAPER (self) && (n_columns == 1 || n_columns == 2));

  block = _linli_paper_add_block (self, LINLI_PAPER_BLOCK_FIELDS, NULL);
  block->n = n_columns;
  for (gsize i = 0; i < n_fields; i++)
    {
      linli_paper_add_item (block, fields[i].label);
      linli_paper_add_item (block, fields[i].value);
    }
}

/**
 * linli_paper_add_table:
 * @self: a paper
 * @columns: (array length=n_columns): copied
 * @n_columns: how many
 *
 * Begins a table, to which linli_paper_add_row() adds. Its head is repeated on every page; a row is parted only when it is longer
 * than a page.
 */
void
linli_paper_add_table (LinliPaper             *self,
                       const LinliPaperColumn *columns,
                       gsize                   n_columns)
{
  LinliPaperBlock *block;

  g_return_if_fail (LINLI_IS_PAPER (self) && n_columns > 0);

  block = _linli_paper_add_block (self, LINLI_PAPER_BLOCK_TABLE, NULL);
  block->n = n_columns;
  block->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  for (gsize i = 0; i < n_columns; i++)
    block->columns[i].title = linli_paper_dup_clean (columns[i].title);
}

/**
 * linli_paper_add_row:
 * @self: a paper to which a table was added last
 * @cells: (array length=n_cells): texts; %NULL for an empty cell
 * @n_cells: how many; missing ones are empty
 */
void
linli_paper_add_row (LinliPaper         *self,
                     const char * const *cells,
                     gsize               n_cells)
{
  LinliPaperBlock *block;

  g_return_if_fail (LINLI_IS_PAPER (self) && self->blocks->len > 0);
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  g_return_if_fail (block->type == LINLI_PAPER_BLOCK_TABLE && n_cells <= block->n);

  for (gsize i = 0; i < block->n; i++)
    linli_paper_add_item (block, i < n_cells ? cells[i] : NULL);
}

/**
 * linli_paper_add_lines:
 * @self: a paper
 * @label: (nullable): what is to be written there
 * @n_lines: how many
 *
 * Lines to write on by hand.
 */
void
linli_paper_add_lines (LinliPaper *self,
                       const char *label,
                       guint       n_lines)
{
  g_autofree char *clean = linli_paper_dup_clean (label);

  g_return_if_fail (LINLI_IS_PAPER (self));

  _linli_paper_add_block (self, LINLI_PAPER_BLOCK_LINES, clean)->n = n_lines;
}

/**
 * linli_paper_add_signatures:
 * @self: a paper
 * @labels: (array zero-terminated=1): who signs
 *
 * For each a line to sign on, and one for the day.
 */
void
linli_paper_add_signatures (LinliPaper         *self,
                            const char * const *labels)
{
  LinliPaperBlock *block;

  g_return_if_fail (LINLI_IS_PAPER (self) && labels != NULL);

  block = _linli_paper_add_block (self, LINLI_PAPER_BLOCK_SIGNATURES, NULL);
  for (; *labels != NULL; labels++)
    linli_paper_add_item (block, *labels);
}

/**
 * linli_paper_add_seal:
 * @self: a paper
 * @label: (nullable): who seals; %NULL for the unit
 *
 * Room for a seal at the right, above it who seals, below it the day.
 */
void
linli_paper_add_seal (LinliPaper *self,
                      const char *label)
{
  g_autofree char *clean = linli_paper_dup_clean (label);

  g_return_if_fail (LINLI_IS_PAPER (self));

  _linli_paper_add_block (self, LINLI_PAPER_BLOCK_SEAL, clean);
}

void
_linli_paper_add_office_signatures (LinliPaper *self)
{
  g_auto (GStrv) signatures = _linli_letterhead_dup_signatures (self->letterhead);

  linli_paper_add_signatures (self, (const char * const *) signatures);
}

/* Not every paper with a head says who issues it. */
static const char *
linli_paper_get_office (LinliPaper *self)
{
  return self->unit != NULL ? self->unit : self->office;
}

char *
_linli_paper_expand (LinliPaper *self,
                     const char *text)
{
  return _linli_paper_template_expand (text, self->title, linli_paper_get_office (self), self->period);
}

void
_linli_paper_set_beside (LinliPaper *self,
                         const char *words)
{
  linli_paper_set (&self->beside, words);
}

char *
_linli_paper_dup_period_line (LinliPaper *self)
{
  if (self->period == NULL || self->beside == NULL)
    return g_strdup (self->period != NULL ? self->period : self->beside);
  return g_strdup_printf ("%s · %s", self->period, self->beside);
}

char *
_linli_paper_dup_title (LinliPaper *self)
{
  return _linli_paper_template_dup_title (self->template, self->title, linli_paper_get_office (self), self->period);
}

char *
_linli_paper_dup_headline (LinliPaper *self)
{
  g_autofree char *before = self->letterhead != NULL ? _linli_letterhead_expand (self->letterhead->title, linli_paper_get_office (self), self->period) : NULL;
  g_autofree char *title = _linli_paper_dup_title (self);

  return g_strconcat (before != NULL ? before : "", title, NULL);
}

char *
_linli_paper_dup_foot (LinliPaper *self)
{
  const char *words = self->template != NULL && self->template->foot != NULL ? self->template->foot : self->letterhead != NULL ? self->letterhead->note : "";
  g_autofree char *office = _linli_paper_expand (self, words);

  if (*office == '\0')
    return g_strdup (self->note);
  return self->note != NULL ? g_strconcat (self->note, "\n", office, NULL) : g_steal_pointer (&office);
}

LinliPaperFormat
_linli_paper_get_format (LinliPaper *self)
{
  LinliPaperFormat format = self->format;

  if (self->fixed)
    return format;
  if (self->letterhead != NULL && self->letterhead->is_a3)
    format.size = LINLI_PAPER_A3;
  if (self->letterhead != NULL && self->letterhead->is_large)
    format.large = TRUE;
  if (self->template != NULL && self->template->size != NULL)
    {
      format.size = g_str_has_prefix (self->template->size, "a3") ? LINLI_PAPER_A3 : LINLI_PAPER_A4;
      format.landscape = g_str_has_suffix (self->template->size, "landscape");
    }
  if (self->template != NULL && self->template->letters != NULL)
    format.large = g_str_equal (self->template->letters, LINLI_PAPER_LETTERS_LARGE);
  return format;
}

void
_linli_paper_fix_format (LinliPaper       *self,
                         LinliPaperFormat  format)
{
  self->format = format;
  self->fixed = TRUE;
}

void
_linli_paper_add_drawing (LinliPaper         *self,
                          double              share,
                          LinliPaperDrawFunc  draw,
                          gpointer            data,
                          GDestroyNotify      destroy)
{
  LinliPaperBlock *block = _linli_paper_add_block (self, LINLI_PAPER_BLOCK_DRAWING, NULL);

  block->share = share;
  block->draw = draw;
  block->data = data;
  block->destroy = destroy;
}

void
_linli_paper_add_mark (LinliPaper *self,
                       const char *text)
{
  _linli_paper_add_block (self, LINLI_PAPER_BLOCK_MARK, text);
}

/* Turned as the camera says, and no larger than needed. What else the camera wrote down, such as the place, stays behind. */
static GdkPixbuf *
linli_paper_read_picture (GBytes  *bytes,
                          GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GdkPixbuf) read = gdk_pixbuf_new_from_stream (stream, NULL, error);
  g_autoptr (GdkPixbuf) upright = read != NULL ? gdk_pixbuf_apply_embedded_orientation (read) : NULL;
  double scale;

  if (upright == NULL)
    return NULL;
  scale = (double) MOST_PIXELS / MAX (gdk_pixbuf_get_width (upright), gdk_pixbuf_get_height (upright));
  if (scale >= 1)
    return g_steal_pointer (&upright);
  return gdk_pixbuf_scale_simple (upright, MAX (1, gdk_pixbuf_get_width (upright) * scale),
                                  MAX (1, gdk_pixbuf_get_height (upright) * scale), GDK_INTERP_BILINEAR);
}

/**
 * linli_paper_add_pictures:
 * @self: a paper
 * @left: (nullable): a PNG or JPEG file; %NULL for an empty frame
 * @left_caption: (nullable): below it
 * @right: (nullable): a PNG or JPEG file; %NULL for an empty frame
 * @right_caption: (nullable): below it
 * @error: return location for a #GdkPixbufError
 *
 * Two pictures side by side: before and after.
 *
 * Returns: whether they could be read; else nothing was added
 */
gboolean
linli_paper_add_pictures (LinliPaper  *self,
                          GBytes      *left,
                          const char  *left_caption,
                          GBytes      *right,
                          const char  *right_caption,
                          GError     **error)
{
  g_autoptr (GdkPixbuf) first = NULL;
  g_autoptr (GdkPixbuf) second = NULL;
  LinliPaperBlock *block;

  g_return_val_if_fail (LINLI_IS_PAPER (self), FALSE);

  if ((left != NULL && (first = linli_paper_read_picture (left, error)) == NULL) ||
      (right != NULL && (second = linli_paper_read_picture (right, error)) == NULL))
    return FALSE;
  block = _linli_paper_add_block (self, LINLI_PAPER_BLOCK_PICTURES, NULL);
  block->pictures[0] = g_steal_pointer (&first);
  block->pictures[1] = g_steal_pointer (&second);
  linli_paper_add_item (block, left_caption);
  linli_paper_add_item (block, right_caption);
  return TRUE;
}

/**
 * linli_paper_add_page_break:
 * @self: a paper
 *
 * What follows begins a page.
 */
void
linli_paper_add_page_break (LinliPaper *self)
{
  g_return_if_fail (LINLI_IS_PAPER (self));

  _linli_paper_add_block (self, LINLI_PAPER_BLOCK_BREAK, NULL);
}

/**
 * linli_paper_add_sheet:
 * @self: a paper
 *
 * What follows begins a page with the head of the paper again, its title, unit, number, period and day, for somebody else to take along.
 */
void
linli_paper_add_sheet (LinliPaper *self)
{
  g_return_if_fail (LINLI_IS_PAPER (self));

  _linli_paper_add_block (self, LINLI_PAPER_BLOCK_BREAK, NULL)->n = 1;
}

/**
 * linli_paper_add_cut:
 * @self: a paper
 *
 * A dashed line from edge to edge, to cut along. What follows it, up to the next one or to the end, stays on one page where a page is long
 * enough; when it begins a page there is no line.
 */
void
linli_paper_add_cut (LinliPaper *self)
{
  g_return_if_fail (LINLI_IS_PAPER (self));

  _linli_paper_add_block (self, LINLI_PAPER_BLOCK_CUT, NULL);
}

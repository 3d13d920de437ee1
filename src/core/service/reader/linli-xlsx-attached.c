/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What stands on a sheet beside its cells, in parts of its own, and goes down with them: comments, and pictures and shapes as their anchors say
 * (ECMA-376 Part 1, 20.5.2; VML is in Part 4, 19.4). */

#include "config.h"

#include <libxml/tree.h>

#include "linli-xlsx-attached.h"
#include "linli-xlsx-cells.h"

#define EMU_PER_POINT 12700
#define USUAL_HEIGHT 15.0 /* of a row, in points, where the sheet does not say */
#define N_ANCHOR 8 /* columns, rows, and how far into them */

typedef struct {
  LinliXlsxParts *parts;
  const LinliXlsxShift *shift;
  xmlNode *worksheet;
  gboolean tears; /* cells go down that what is not understood would have to go with */
  GArray *heights; /* LinliXlsxHeight, of the rows that say how high they are, ascending */
  gint64 usual;
} LinliXlsxMove;

/* In EMU. */
typedef struct {
  guint64 row; /* from 1 */
  gint64 height;
  gint64 more; /* by which it and those above are higher than usual rows */
} LinliXlsxHeight;

static void
linli_xlsx_move_clear (LinliXlsxMove *self)
{
  g_array_unref (self->heights);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliXlsxMove, linli_xlsx_move_clear)

static gint64
read_height (xmlNode    *node,
             const char *name,
             const char *hides,
             gint64      usual)
{
  g_autofree char *height = linli_xml_dup_attribute (node, name);
  g_autofree char *hidden = linli_xml_dup_attribute (node, hides);
  double points = height != NULL ? g_ascii_strtod (height, NULL) : 0;

  if (g_strcmp0 (hidden, "1") == 0 || g_strcmp0 (hidden, "true") == 0)
    return 0;
  return points > 0 && points < 10000 ? (gint64) (points * EMU_PER_POINT) : usual;
}

static int
compare_heights (gconstpointer a,
                 gconstpointer b)
{
  const LinliXlsxHeight *one = a, *other = b;

  return one->row < other->row ? -1 : one->row > other->row;
}

static void
read_heights (LinliXlsxMove *self)
{
  xmlNode *format = linli_xml_find (self->worksheet, "sheetFormatPr"), *data = linli_xml_find (self->worksheet, "sheetData");
  gint64 more = 0;

  self->heights = g_array_new (FALSE, FALSE, sizeof (LinliXlsxHeight));
  self->usual = (gint64) (USUAL_HEIGHT * EMU_PER_POINT);
  if (format != NULL)
    self->usual = read_height (format, "defaultRowHeight", "zeroHeight", self->usual);
  for (xmlNode *row = data->children; row != NULL; row = row->next)
    if (linli_xml_is (row, "row"))
      {
        LinliXlsxHeight height = { linli_xlsx_get_row (row), read_height (row, "ht", "hidden", self->usual), 0 };

        g_array_append_val (self->heights, height);
      }
  g_array_sort (self->heights, compare_heights);
  for (guint i = 0; i < self->heights->len; i++)
    {
      LinliXlsxHeight *height = &g_array_index (self->heights, LinliXlsxHeight, i);

      more += height->height - self->usual;
      height->more = more;
    }
}

/* How far the top of the row is below that of the sheet. */
static gint64
get_top (const LinliXlsxMove *self,
         guint64              row)
{
  guint low = 0, high = self->heights->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->heights, LinliXlsxHeight, middle).row < row)
        low = middle + 1;
      else
        high = middle;
    }
  return (gint64) (row - 1) * self->usual + (low > 0 ? g_array_index (self->heights, LinliXlsxHeight, low - 1).more : 0);
}

/* The same once the rows are there: as high as the one that they look like. */
static gint64
get_new_top (const LinliXlsxMove *self,
             guint64              row)
{
  guint64 first = self->shift->row, n_rows = self->shift->n_rows;
  gint64 height = get_top (self, first + 1) - get_top (self, first);

  if (row <= first)
    return get_top (self, row);
  if (row <= first + n_rows + 1)
    return get_top (self, first) + (gint64) (row - first) * height;
  return get_top (self, row - n_rows) + (gint64) n_rows * height;
}

static gint64
read_integer (xmlNode *node)
{
  xmlChar *content = node != NULL ? xmlNodeGetContent (node) : NULL;
  gint64 number = content != NULL ? g_ascii_strtoll ((const char *) content, NULL, 10) : 0;

  xmlFree (content);
  return CLAMP (number, 0, G_MAXINT);
}

static gboolean
write_integer (xmlNode *node,
               gint64   number)
{
  char text[24];

  if (node == NULL || number == read_integer (node))
    return FALSE;
  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);
  xmlNodeSetContent (node, BAD_CAST text);
  return TRUE;
}

/* The row of one end of an anchor, from 1. */
static guint64
get_anchored (xmlNode *end)
{
  return (guint64) MIN (read_integer (linli_xml_find (end, "row")) + 1, LINLI_XLSX_LAST_ROW);
}

/* What ends where the row begins does not reach into it. */
static gboolean
reaches_row (const LinliXlsxMove *self,
             xmlNode             *end)
{
  guint64 row = get_anchored (end);

  return row > self->shift->row || (row == self->shift->row && read_integer (linli_xml_find (end, "rowOff")) > 0);
}

static gboolean
move_end (const LinliXlsxMove *self,
          xmlNode             *end)
{
  return write_integer (linli_xml_find (end, "row"), (gint64) linli_xlsx_shift_row (self->shift, get_anchored (end)) - 1);
}

/* Leaves @end as far below the top of the sheet as it was. */
static gboolean
keep_distance (const LinliXlsxMove *self,
               xmlNode             *end)
{
  gint64 distance = get_top (self, get_anchored (end)) + read_integer (linli_xml_find (end, "rowOff"));
  guint64 low = 1, high = LINLI_XLSX_LAST_ROW;

  /* The last row whose top is not below it. */
  while (low < high)
    {
      guint64 middle = (low + high + 1) / 2;

      if (get_new_top (self, middle) <= distance)
        low = middle;
      else
        high = middle - 1;
    }
  return write_integer (linli_xml_find (end, "row"), (gint64) low - 1) | write_integer (linli_xml_find (end, "rowOff"), distance - get_new_top (self, low));
}

/* As a spreadsheet does it that gets rows before the row: what is anchored to cells at both ends is stretched, what is at one keeps its size, and
 * what is at none its place. */
static gboolean
move_anchor (const LinliXlsxMove *self,
             xmlNode             *anchor)
{
  xmlNode *from = linli_xml_find (anchor, "from"), *to = linli_xml_find (anchor, "to");
  g_autofree char *edit_as = linli_xml_dup_attribute (anchor, "editAs");

  if (from == NULL)
    return FALSE;
  if (to != NULL && g_strcmp0 (edit_as, "absolute") == 0)
    return reaches_row (self, to) && (keep_distance (self, from) | keep_distance (self, to));
  if (get_anchored (from) >= self->shift->row)
    return move_end (self, from) | (to != NULL && move_end (self, to));
  if (to == NULL || !reaches_row (self, to))
    return FALSE;
  return g_strcmp0 (edit_as, "oneCell") == 0 ? keep_distance (self, to) : move_end (self, to);
}

static gboolean
move_drawing (const LinliXlsxMove *self,
              xmlNode             *parent)
{
  gboolean changed = FALSE;

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        if (linli_xml_is (node, "twoCellAnchor") || linli_xml_is (node, "oneCellAnchor"))
          changed |= move_anchor (self, node);
        changed |= move_drawing (self, node);
      }
  return changed;
}

/* A comment on the row itself stays with the first that looks like it: there it says how rows are to be filled. */
static gboolean
move_comment (const LinliXlsxMove *self,
              xmlNode             *comment)
{
  g_autofree char *place = linli_xml_dup_attribute (comment, "ref");
  g_autoptr (GString) moved = NULL;
  LinliXlsxCell cell;
  const char *end;

  if (place == NULL || !linli_xlsx_read_cell (place, &cell, &end) || cell.row <= self->shift->row)
    return FALSE;
  cell.row = linli_xlsx_shift_row (self->shift, cell.row);
  moved = g_string_new (NULL);
  linli_xlsx_append_cell (moved, &cell);
  xmlSetProp (comment, BAD_CAST "ref", BAD_CAST moved->str);
  return TRUE;
}

static gboolean
move_comments (const LinliXlsxMove *self,
               xmlNode             *parent)
{
  gboolean changed = FALSE;

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (linli_xml_is (node, "comment") || linli_xml_is (node, "threadedComment"))
      changed |= move_comment (self, node);
    else if (node->type == XML_ELEMENT_NODE)
      changed |= move_comments (self, node);
  return changed;
}

/* "1, 15, 10, 2, 3, 15, 14, 4": column, how far into it, row, how far into it, and again where the box ends. */
static void
move_box (const LinliXlsxMove *self,
          xmlNode             *anchor)
{
  xmlChar *content = xmlNodeGetContent (anchor);
  g_auto (GStrv) parts = g_strsplit ((const char *) content, ",", -1);
  g_autofree char *moved = NULL;

  for (guint i = 2; g_strv_length (parts) == N_ANCHOR && i < N_ANCHOR; i += N_ANCHOR / 2)
    {
      gint64 row = CLAMP (g_ascii_strtoll (parts[i], NULL, 10), 0, LINLI_XLSX_LAST_ROW);

      g_free (parts[i]);
      parts[i] = g_strdup_printf (" %" G_GINT64_FORMAT, MIN (row + (gint64) self->shift->n_rows, LINLI_XLSX_LAST_ROW));
    }
  moved = g_strjoinv (",", parts);
  xmlNodeSetContent (anchor, BAD_CAST moved);
  xmlFree (content);
}

/* The boxes of comments, which move with the cells that they are about. */
static gboolean
move_boxes (const LinliXlsxMove *self,
            xmlNode             *parent)
{
  gboolean changed = FALSE;

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      xmlNode *row = linli_xml_is (node, "ClientData") ? linli_xml_find (node, "Row") : NULL, *anchor;

      if (node->type == XML_ELEMENT_NODE && row == NULL)
        changed |= move_boxes (self, node);
      if (row == NULL || (guint64) read_integer (row) < self->shift->row)
        continue;
      changed |= write_integer (row, (gint64) linli_xlsx_shift_row (self->shift, (guint64) read_integer (row) + 1) - 1);
      anchor = linli_xml_find (node, "Anchor");
      if (anchor != NULL)
        move_box (self, anchor);
    }
  return changed;
}

/* Charts speak of cells in parts of their own, and buttons and objects of other programs stand in more than one. */
static gboolean
is_understood (xmlNode *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      gboolean is_box = linli_xml_is (node, "ClientData");
      g_autofree char *what = is_box ? linli_xml_dup_attribute (node, "ObjectType") : NULL;

      if (linli_xml_is (node, "graphicFrame") || (is_box && g_strcmp0 (what, "Note") != 0) || (node->type == XML_ELEMENT_NODE && !is_understood (node)))
        return FALSE;
    }
  return TRUE;
}

gboolean
linli_xlsx_set_attached (GError **error)
{
  g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_ATTACHED,
               "the sheet has tables, charts, buttons, objects of other programs or comments that cannot be read, and no room for more rows");
  return FALSE;
}

static gboolean
shift_part (const LinliXlsxMove  *self,
            const char           *name,
            gboolean            (*shift) (const LinliXlsxMove *move, xmlNode *root),
            GError              **error)
{
  g_autoptr (LinliXml) doc = linli_xlsx_parts_open (self->parts, name, NULL);

  /* Some write the boxes of comments in a way that XML does not know. */
  if (doc == NULL || !is_understood (xmlDocGetRootElement (doc)))
    return !self->tears || linli_xlsx_set_attached (error);
  return !shift (self, xmlDocGetRootElement (doc)) || linli_xlsx_parts_write (self->parts, name, doc, error);
}

/* Pictures of headers and footers are in a part of the same type as the boxes of comments. */
static gboolean
is_of_header (xmlNode *worksheet,
              xmlNode *relation)
{
  xmlNode *naming = linli_xml_find (worksheet, "legacyDrawingHF");
  g_autofree char *wanted = naming != NULL ? linli_xml_dup_attribute (naming, "id") : NULL;
  g_autofree char *id = linli_xml_dup_attribute (relation, "Id");

  return wanted != NULL && g_strcmp0 (wanted, id) == 0;
}

static gboolean
shift_relation (gpointer     data,
                const char  *type,
                const char  *part,
                xmlNode     *relation,
                GError     **error)
{
  const LinliXlsxMove *self = data;

  if (g_str_has_suffix (type, "/comments") || g_str_has_suffix (type, "/threadedComment"))
    return shift_part (self, part, move_comments, error);
  if (g_str_has_suffix (type, "/drawing"))
    return shift_part (self, part, move_drawing, error);
  if (g_str_has_suffix (type, "/vmlDrawing") && !is_of_header (self->worksheet, relation))
    return shift_part (self, part, move_boxes, error);
  return !self->tears || !g_str_has_suffix (type, "/pivotTable") || linli_xlsx_set_attached (error);
}

/* What stands in parts of its own on the sheet, which is as it was before its cells go down. Where that @tears its cells apart from
 * what is not understood, it is refused. */
gboolean
linli_xlsx_shift_attached (LinliXlsxParts        *parts,
                           const LinliXlsxShift  *shift,
                           const char            *part,
                           xmlNode               *worksheet,
                           gboolean               tears,
                           GError               **error)
{
  g_auto (LinliXlsxMove) move = { .parts = parts, .shift = shift, .worksheet = worksheet, .tears = tears };

  read_heights (&move);
  return linli_xlsx_parts_each_relation (parts, part, shift_relation, &move, error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Rows added to a sheet of Office Open XML: every reference to a cell below goes down with it. References are those of ECMA-376 Part 1,
 * 18.17.2: A1, $A$1, A1:B2, with the name of a sheet before them or not. */

#include "config.h"

#include <libxml/tree.h>
#include <string.h>

#include "linli-xlsx-edit.h"
#include "linli-xlsx-parts.h"

#define LAST_ROW 1048576 /* ECMA-376 knows no bound, programs do */

/* "$BC$12": where its row begins and ends; FALSE when it is no cell. */
static gboolean
read_cell (const char  *text,
           const char **digits,
           const char **end)
{
  const char *at = text + (*text == '$'), *letters = at;

  while (g_ascii_isalpha (*at) && at - letters < 4)
    at++;
  if (at == letters || at - letters > 3)
    return FALSE;
  at += *at == '$';
  *digits = at;
  while (g_ascii_isdigit (*at) && at - *digits < 8)
    at++;
  *end = at;
  return at > *digits && at - *digits < 8;
}

static void
append_cell (GString    *out,
             const char *text,
             const char *digits,
             guint64     row)
{
  g_string_append_len (out, text, digits - text);
  g_string_append_printf (out, "%" G_GUINT64_FORMAT, row);
}

static guint64
shift_row (const LinliXlsxShift *shift,
           guint64               row)
{
  if (row == shift->row)
    return row + shift->n_own;
  return row > shift->row ? MAX (row, MIN (row + shift->n_rows, LAST_ROW)) : row;
}

/* One cell or a range of them at @text, into @out. With @grow, what begins in the row itself grows, else it goes down. Returns the end of
 * what was read, NULL when there is no reference. */
static const char *
shift_reference (const LinliXlsxShift *shift,
                 const char           *text,
                 gboolean              grow,
                 GString              *out)
{
  const char *digits, *end, *last_digits, *last_end;
  guint64 row;

  if (!read_cell (text, &digits, &end))
    return NULL;
  row = g_ascii_strtoull (digits, NULL, 10);
  if (*end != ':' || !read_cell (end + 1, &last_digits, &last_end))
    {
      append_cell (out, text, digits, shift_row (shift, row));
      return end;
    }
  append_cell (out, text, digits, grow && row == shift->row ? row : shift_row (shift, row));
  append_cell (out, end, last_digits, shift_row (shift, g_ascii_strtoull (last_digits, NULL, 10)));
  return last_end;
}

/* Areas with blanks between them, as a validation has them: a single cell of the row that is copied grows as well. */
static char *
shift_area (const LinliXlsxShift *shift,
                       const char           *area,
                       gboolean              grow)
{
  g_auto (GStrv) parts = g_strsplit (area, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *digits, *end;

      if (i > 0)
        g_string_append_c (out, ' ');
      if (grow && read_cell (parts[i], &digits, &end) && *end == '\0' && g_ascii_strtoull (digits, NULL, 10) == shift->row)
        {
          g_string_append_printf (out, "%s:", parts[i]);
          append_cell (out, parts[i], digits, shift->row + shift->n_rows);
        }
      else if ((end = shift_reference (shift, parts[i], grow, out)) != NULL)
        g_string_append (out, end);
      else
        g_string_append (out, parts[i]);
    }
  return g_string_free (out, FALSE);
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '.' || c == '\\' || (c & 0x80) != 0;
}

/* The end of what stands between quotes, doubled where they are meant; the end of the text when they are not closed. */
static const char *
skip_quoted (const char *at)
{
  char quote = *at++;

  while (*at != '\0' && (*at != quote || at[1] == quote))
    at += *at == quote ? 2 : 1;
  return *at == '\0' ? at : at + 1;
}

/* A name of a sheet before an exclamation mark: whether it is there, where it ends, and whether it is ours. */
static gboolean
read_sheet (const LinliXlsxShift  *shift,
            const char            *text,
            const char           **end,
            gboolean              *ours)
{
  const char *at = text;
  g_autofree char *name = NULL;

  if (*at == '\'')
    at = skip_quoted (at);
  else
    while (is_name_char (*at))
      at++;
  if (at == text || *at != '!')
    return FALSE;
  if (*text == '\'')
    {
      g_autofree char *quoted = g_strndup (text + 1, (gsize) (at - text - 2));
      g_auto (GStrv) halves = g_strsplit (quoted, "''", -1);

      name = g_strjoinv ("'", halves);
    }
  else
    name = g_strndup (text, (gsize) (at - text));
  *ours = g_strcmp0 (name, shift->sheet) == 0;
  *end = at + 1;
  return TRUE;
}

/* A word of a formula: the name of a function, a cell of ours or of another sheet. Returns where it ends. */
static const char *
shift_word (const LinliXlsxShift *shift,
            const char           *formula,
            const char           *text,
            gboolean              own_sheet,
            gboolean              grow,
            GString              *out)
{
  g_autoptr (GString) shifted = g_string_new (NULL);
  const char *at = text, *end;
  gboolean ours = own_sheet;

  if (read_sheet (shift, text, &at, &ours))
    {
      ours = ours && (text == formula || text[-1] != ']'); /* of another workbook */
      g_string_append_len (out, text, at - text);
    }
  end = shift_reference (shift, at, grow, shifted);
  if (end != NULL && !is_name_char (*end) && *end != '(' && *end != '!')
    {
      if (ours)
        g_string_append_len (out, shifted->str, (gssize) shifted->len);
      else
        g_string_append_len (out, at, end - at);
      return end;
    }
  end = at;
  while (is_name_char (*end) || *end == '$')
    end++;
  g_string_append_len (out, at, end - at);
  return end;
}

/* With @grow, a range of the row alone takes in the rows that are added: a sum below them, not one beside them. */
static char *
shift_formula (const LinliXlsxShift *shift,
               const char           *formula,
               gboolean              own_sheet,
               gboolean              grow)
{
  GString *out = g_string_new (NULL);
  const char *at = formula;

  while (*at != '\0')
    {
      const char *end = at + 1;

      if (*at == '"')
        {
          end = skip_quoted (at);
          g_string_append_len (out, at, end - at);
        }
      else if (is_name_char (*at) || *at == '$' || *at == '\'')
        end = shift_word (shift, formula, at, own_sheet, grow, out);
      else
        g_string_append_c (out, *at);
      /* A quote that is nothing's. */
      if (end == at)
        g_string_append_c (out, *end++);
      at = end;
    }
  return g_string_free (out, FALSE);
}

static void
shift_attribute (const LinliXlsxShift *shift,
                 xmlNode              *node,
                 const char           *name,
                 gboolean              grow)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);

  if (value != NULL)
    {
      g_autofree char *shifted = shift_area (shift, (const char *) value, grow);

      xmlSetProp (node, BAD_CAST name, BAD_CAST shifted);
      xmlFree (value);
    }
}

static guint64
get_row (xmlNode *row)
{
  xmlChar *text = xmlGetNoNsProp (row, BAD_CAST "r");
  guint64 number = text != NULL ? g_ascii_strtoull ((const char *) text, NULL, 10) : 0;

  xmlFree (text);
  return number;
}

static xmlNode *
find_row (xmlNode *data,
          guint64  number)
{
  for (xmlNode *row = data->children; row != NULL; row = row->next)
    if (linli_xml_is (row, "row") && get_row (row) == number)
      return row;
  return NULL;
}

static gboolean
shift_content (const LinliXlsxShift *shift,
               xmlNode              *node,
               gboolean              own_sheet,
               gboolean              grow)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *shifted = shift_formula (shift, (const char *) content, own_sheet, grow);
  gboolean changed = strcmp (shifted, (const char *) content) != 0;

  if (changed)
    {
      xmlNodeSetContent (node, NULL);
      xmlNodeAddContent (node, BAD_CAST shifted);
    }
  xmlFree (content);
  /* Where a formula holds that several cells share. */
  if (own_sheet)
    shift_attribute (shift, node, "ref", grow);
  return changed;
}

static gboolean
is_formula (xmlNode *node)
{
  static const char * const names[] = { "f", "formula", "formula1", "formula2", "definedName" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (linli_xml_is (node, names[i]))
      return linli_xml_find (node, "f") == NULL; /* the newer validations hold theirs in an element of its own */
  return FALSE;
}

static gboolean
shift_formulas (const LinliXlsxShift *shift,
                xmlNode              *root,
                gboolean              own_sheet,
                gboolean              grow)
{
  gboolean changed = FALSE;

  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (is_formula (node))
      changed |= shift_content (shift, node, own_sheet, grow);
    else if (node->type == XML_ELEMENT_NODE)
      changed |= shift_formulas (shift, node, own_sheet, grow && !(own_sheet && linli_xml_is (node, "row") && get_row (node) == shift->row));
  return changed;
}

/* The formulas of cells, validations, conditional formats and names below @root; without a sheet's name they are about its own. Returns whether
 * one was changed. */
gboolean
linli_xlsx_shift_formulas (const LinliXlsxShift *shift,
                           xmlNode              *root,
                           gboolean              own_sheet)
{
  return shift_formulas (shift, root, own_sheet, TRUE);
}

/* A formula of the row that speaks of another one without fixing it ($), such as a number that is counted on: nobody can say which row
 * is meant in the copies. */
static gboolean
speaks_of_others (const LinliXlsxShift *shift,
                  const char           *formula)
{
  for (const char *at = formula; *at != '\0'; at++)
    {
      const char *digits, *end;

      if (*at == '"')
        {
          at = skip_quoted (at) - 1;
          continue;
        }
      if ((at > formula && (is_name_char (at[-1]) || at[-1] == '$')) || !read_cell (at, &digits, &end) || is_name_char (*end) || *end == '(' || *end == '!')
        continue;
      if (digits[-1] != '$' && g_ascii_strtoull (digits, NULL, 10) != shift->row)
        return TRUE;
      at = end - 1;
    }
  return FALSE;
}

/* Whether every formula of @row can be said of its copies. */
gboolean
linli_xlsx_may_copy_row (const LinliXlsxShift *shift,
                         xmlNode              *data)
{
  xmlNode *row = find_row (data, shift->row);

  for (xmlNode *cell = row != NULL ? row->children : NULL; cell != NULL; cell = cell->next)
    {
      xmlNode *formula = linli_xml_find (cell, "f");
      xmlChar *content = formula != NULL ? xmlNodeGetContent (formula) : NULL;
      gboolean others = content != NULL && speaks_of_others (shift, (const char *) content);

      xmlFree (content);
      if (others)
        return FALSE;
    }
  return TRUE;
}

static void
set_row (xmlNode *row,
         guint64  number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT, number);
  xmlSetProp (row, BAD_CAST "r", BAD_CAST text);
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (linli_xml_is (cell, "c"))
      {
        xmlChar *reference = xmlGetNoNsProp (cell, BAD_CAST "r");
        g_autofree char *letters = NULL;
        g_autofree char *moved = NULL;

        if (reference == NULL)
          continue;
        letters = g_strndup ((const char *) reference, strcspn ((const char *) reference, "0123456789"));
        moved = g_strconcat (letters, text, NULL);
        xmlSetProp (cell, BAD_CAST "r", BAD_CAST moved);
        xmlFree (reference);
      }
}

/* What is written in a cell goes; a formula stays, and one that it shares with others becomes its own. */
static void
empty_cell (xmlNode *cell)
{
  static const char * const values[] = { "v", "is" };
  xmlNode *formula = linli_xml_find (cell, "f");

  if (formula == NULL)
    xmlUnsetProp (cell, BAD_CAST "t");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      xmlNode *value = linli_xml_find (cell, values[i]);

      if (value == NULL)
        continue;
      xmlUnlinkNode (value);
      xmlFreeNode (value);
    }
  if (formula == NULL || formula->children == NULL)
    return;
  xmlUnsetProp (formula, BAD_CAST "t");
  xmlUnsetProp (formula, BAD_CAST "ref");
  xmlUnsetProp (formula, BAD_CAST "si");
}

/* A copy brings the namespaces along that it needs; those of the sheet serve as well. */
static void
use_namespaces (xmlNode *node,
                xmlNode *place)
{
  if (node->type != XML_ELEMENT_NODE)
    return;
  node->ns = node->ns != NULL ? xmlSearchNsByHref (place->doc, place, node->ns->href) : NULL;
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns != NULL)
      attribute->ns = xmlSearchNsByHref (place->doc, place, attribute->ns->href);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    use_namespaces (child, place);
}

/* Rows that look like @model, as it was, before its place: their formulas speak of their own row. */
static void
add_rows (const LinliXlsxShift *shift,
          xmlNode              *model,
          xmlNode              *before)
{
  for (guint64 i = 0; i < shift->n_rows; i++)
    {
      LinliXlsxShift own = *shift;
      xmlNode *row = xmlCopyNode (model, 1);

      own.n_own = i;
      shift_formulas (&own, row, TRUE, FALSE);
      for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
        if (linli_xml_is (cell, "c"))
          empty_cell (cell);
      set_row (row, shift->row + i);
      xmlUnsetProp (row, BAD_CAST "hidden");
      use_namespaces (row, before);
      xmlFreeNsList (row->nsDef);
      row->nsDef = NULL;
      xmlAddPrevSibling (before, row);
    }
}

static xmlNode *
shift_rows (const LinliXlsxShift *shift,
            xmlNode              *data)
{
  xmlNode *place = NULL;

  for (xmlNode *row = data->children; row != NULL; row = row->next)
    if (linli_xml_is (row, "row") && get_row (row) >= shift->row)
      {
        if (get_row (row) == shift->row)
          place = row;
        set_row (row, get_row (row) + shift->n_rows);
      }
  return place;
}

/* Merged cells within the row are merged in its copies too. */
static void
shift_merges (const LinliXlsxShift *shift,
              xmlNode              *merges)
{
  guint64 n = 0;
  char count[24];

  for (xmlNode *merge = merges->children, *next; merge != NULL; merge = next)
    {
      xmlChar *area = xmlGetNoNsProp (merge, BAD_CAST "ref");
      const char *digits, *end, *last_digits, *last_end;

      next = merge->next;
      if (area != NULL && read_cell ((const char *) area, &digits, &end) && *end == ':' && read_cell (end + 1, &last_digits, &last_end) &&
          g_ascii_strtoull (digits, NULL, 10) == shift->row && g_ascii_strtoull (last_digits, NULL, 10) == shift->row)
        for (guint64 i = 0; i < shift->n_rows; i++)
          {
            LinliXlsxShift down = { shift->sheet, shift->row, i, i };
            g_autofree char *moved = shift_area (&down, (const char *) area, FALSE);
            xmlNode *copy = xmlCopyNode (merge, 1);

            xmlSetProp (copy, BAD_CAST "ref", BAD_CAST moved);
            xmlAddPrevSibling (merge, copy);
            n++;
          }
      shift_attribute (shift, merge, "ref", FALSE);
      n += linli_xml_is (merge, "mergeCell");
      xmlFree (area);
    }
  g_snprintf (count, sizeof count, "%" G_GUINT64_FORMAT, n);
  if (xmlHasProp (merges, BAD_CAST "count") != NULL)
    xmlSetProp (merges, BAD_CAST "count", BAD_CAST count);
}

static void
shift_breaks (const LinliXlsxShift *shift,
              xmlNode              *breaks)
{
  for (xmlNode *node = breaks->children; node != NULL; node = node->next)
    {
      xmlChar *id = xmlGetNoNsProp (node, BAD_CAST "id");
      g_autofree char *moved = NULL;

      if (id == NULL)
        continue;
      /* After which row the page ends. */
      moved = g_strdup_printf ("%" G_GUINT64_FORMAT, shift_row (shift, g_ascii_strtoull ((const char *) id, NULL, 10)));
      xmlSetProp (node, BAD_CAST "id", BAD_CAST moved);
      xmlFree (id);
    }
}

static void
shift_others (const LinliXlsxShift *shift,
              xmlNode              *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (linli_xml_is (node, "sheetData"))
      continue;
    else if (linli_xml_is (node, "mergeCells"))
      shift_merges (shift, node);
    else if (linli_xml_is (node, "rowBreaks"))
      shift_breaks (shift, node);
    else if (linli_xml_is (node, "sqref"))
      {
        xmlChar *area = xmlNodeGetContent (node);
        g_autofree char *shifted = shift_area (shift, (const char *) area, TRUE);

        xmlNodeSetContent (node, BAD_CAST shifted);
        xmlFree (area);
      }
    else if (node->type == XML_ELEMENT_NODE)
      {
        shift_attribute (shift, node, "ref", TRUE);
        shift_attribute (shift, node, "sqref", TRUE);
        shift_attribute (shift, node, "activeCell", FALSE);
        shift_others (shift, node);
      }
}

/* Everything in the sheet itself. */
void
linli_xlsx_shift_sheet (const LinliXlsxShift *shift,
                        xmlNode              *worksheet)
{
  xmlNode *data = linli_xml_find (worksheet, "sheetData");
  xmlNode *row = data != NULL ? find_row (data, shift->row) : NULL;
  xmlNode *model = row != NULL ? xmlCopyNode (row, 1) : NULL;

  linli_xlsx_shift_formulas (shift, worksheet, TRUE);
  shift_others (shift, worksheet);
  if (data != NULL)
    row = shift_rows (shift, data);
  if (model != NULL)
    add_rows (shift, model, row);
  xmlFreeNode (model);
}

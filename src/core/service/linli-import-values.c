/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Cells to values: what each kind of field accepts, and in which words a fault is told. A value that contradicts itself or the
 * rest of its row refuses the row: nothing is guessed, and nothing is dropped in silence. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-date.h"
#include "linli-identity.h"
#include "linli-import-private.h"
#include "linli-phone.h"
#include "linli-plate.h"
#include "linli-text.h"

/* Not remembered past this many different writings of one column: it is no list of codes. */
#define MAX_CACHED_CODES 4096
#define LONGEST_NOTHING 6
#define LONGEST_PLAIN 200

static gboolean
linli_import_fault_refuses (LinliImportFault fault)
{
  return fault < LINLI_IMPORT_FAULT_UNKNOWN_TAG;
}

/* Takes over @reason. */
void
_linli_import_add_finding (LinliImport      *self,
                           LinliImportRow   *row,
                           int               column,
                           LinliImportFault  fault,
                           char             *reason)
{
  LinliImportFinding finding = { row->sheet->index, row->row, column, fault, linli_import_fault_refuses (fault), reason };

  if (self->muted)
    g_free (reason);
  else
    g_array_append_val (row->findings != NULL ? row->findings : self->findings, finding);
  if (finding.refused)
    row->n_faults++;
  else
    row->n_warnings++;
}

static const char *
linli_import_title (LinliImportRow *row,
                    guint           column)
{
  return ((LinliImportColumn *) g_ptr_array_index (row->sheet->columns, column))->title;
}

/* What offices write where nothing is to be said. */
gboolean
_linli_import_cell_is_blank (const LinliCell *cell)
{
  static const char * const nothings[] = { "/", "\\", "-", "--", "—", "——", "－", "／", "无", "暂无", "没有", "空", "n/a", "N/A", "NULL", "null" };
  const char *text = cell->text;

  if (cell->type == LINLI_CELL_EMPTY)
    return TRUE;
  if (cell->type != LINLI_CELL_TEXT)
    return FALSE;
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  if (*text == '\0')
    return TRUE;
  if (strlen (text) > LONGEST_NOTHING)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (nothings); i++)
    if (strcmp (text, nothings[i]) == 0)
      return TRUE;
  return FALSE;
}

static const char *
linli_import_keep (GStringChunk *arena,
                   char         *text)
{
  const char *kept = text != NULL && *text != '\0' ? g_string_chunk_insert (arena, text) : NULL;

  g_free (text);
  return kept;
}

/* Most cells of a long list need no cleaning: nothing but ideographs, digits and capitals. */
static gboolean
linli_import_is_plain (const char *text)
{
  const guchar *at = (const guchar *) text;

  while (*at != '\0')
    if (g_ascii_isdigit (*at) || g_ascii_isupper (*at))
      at++;
    else if (at[0] >= 0xe5 && at[0] <= 0xe8 && at[1] != '\0' && at[2] != '\0') /* within U+5000 to U+8FFF */
      at += 3;
    else
      return FALSE;
  return at - (const guchar *) text <= LONGEST_PLAIN;
}

/* Text as it is stored, in the arena or, when it is plain, in the sheet. */
static const char *
linli_import_read_text (const LinliCell *cell,
                        GStringChunk    *arena)
{
  return linli_import_is_plain (cell->text) ? cell->text : linli_import_keep (arena, linli_text_clean (cell->text));
}

static const char *
linli_import_read_date (LinliImport     *self,
                        LinliImportRow  *row,
                        guint            column,
                        const LinliCell *cell,
                        GStringChunk    *arena)
{
  LinliDate date;
  g_autoptr (GError) error = NULL;
  g_autofree char *day = cell->type == LINLI_CELL_DATE ? g_strndup (cell->text, 10) : g_strdup (cell->text);

  if (linli_date_parse (day, &date, &error))
    return linli_import_keep (arena, linli_date_to_string (&date));
  _linli_import_add_finding (self, row, column, LINLI_IMPORT_FAULT_BAD_DATE,
                             g_strdup_printf (g_error_matches (error, LINLI_DATE_ERROR, LINLI_DATE_ERROR_RANGE)
                                                ? _("%s: there is no such day as “%s”") : _("%s: “%s” is not a date"),
                                              linli_import_title (row, column), cell->text));
  return NULL;
}

/* Lists write the relation of children of either sex in one word. */
static gboolean
linli_import_means_child (const char *text)
{
  static const char * const words[] = { "子女", "儿女", "子/女", "子、女", "孩子", "小孩", NULL };
  g_autofree char *folded = linli_text_fold (text);

  return g_strv_contains (words, text) || g_strv_contains (words, folded);
}

static const char *
linli_import_read_code (LinliImport       *self,
                        LinliImportRow    *row,
                        guint              column,
                        LinliImportColumn *spec,
                        const LinliCell   *cell)
{
  const char *code = g_hash_table_lookup (spec->codes, cell->text);

  if (code != NULL)
    return code;
  code = linli_field_find_code (spec->descriptor, cell->text);
  if (code == NULL && strcmp (spec->descriptor->name, "relation_to_head") == 0 && linli_import_means_child (cell->text))
    code = LINLI_IMPORT_RELATION_CHILD;
  if (code != NULL)
    {
      if (g_hash_table_size (spec->codes) < MAX_CACHED_CODES)
        g_hash_table_insert (spec->codes, g_strdup (cell->text), (gpointer) code);
      return code;
    }
  _linli_import_add_finding (self, row, column, LINLI_IMPORT_FAULT_BAD_CODE,
                             g_strdup_printf (_("%s: “%s” is not a value that is known here"), spec->title, cell->text));
  return NULL;
}

/* Yes and no as they are ticked in lists; -1 when it is neither. */
int
_linli_import_parse_tick (const char *text)
{
  static const char * const yes[] = { "是", "有", "√", "✓", "✔", "☑", "1", "y", "yes", "true", "对", "已", "v" };
  static const char * const no[] = { "否", "无", "没有", "×", "✗", "✘", "☐", "□", "0", "n", "no", "false", "不", "不是", "未", "x" };
  g_autofree char *folded = linli_text_fold (text);

  for (gsize i = 0; i < G_N_ELEMENTS (yes); i++)
    if (strcmp (folded, yes[i]) == 0)
      return 1;
  for (gsize i = 0; i < G_N_ELEMENTS (no); i++)
    if (strcmp (folded, no[i]) == 0)
      return 0;
  return -1;
}

static const char *
linli_import_read_number (LinliImport     *self,
                          LinliImportRow  *row,
                          guint            column,
                          LinliFieldType   type,
                          const LinliCell *cell,
                          GStringChunk    *arena)
{
  g_autofree char *folded = linli_text_fold (cell->text);
  char *end = folded;
  double value = 0;
  int tick;

  if (type == LINLI_FIELD_BOOLEAN)
    {
      if ((tick = _linli_import_parse_tick (cell->text)) >= 0)
        return tick == 1 ? "1" : "0";
    }
  else
    {
      value = g_ascii_strtod (folded, &end);
      if (end != folded && (*end == '\0' || strcmp (end, "m2") == 0 || strcmp (end, "平方米") == 0 || strcmp (end, "平米") == 0
                            || strcmp (end, "年") == 0 || strcmp (end, "层") == 0)
          && value > -1e12 && value < 1e12 && (type == LINLI_FIELD_REAL || value == (double) (gint64) value))
        {
          *end = '\0';
          return g_string_chunk_insert (arena, folded);
        }
    }
  _linli_import_add_finding (self, row, column, LINLI_IMPORT_FAULT_BAD_NUMBER,
                             g_strdup_printf (type == LINLI_FIELD_BOOLEAN ? _("%s: “%s” is neither yes nor no") : _("%s: “%s” is not a number"),
                                              linli_import_title (row, column), cell->text));
  return NULL;
}

static gboolean
linli_import_is_lost_number (const LinliCell *cell)
{
  const char *exponent;

  if (cell->type == LINLI_CELL_NUMBER)
    return strlen (cell->text) > 15;
  /* A text file saved from such a cell: 5.10105E+17 */
  exponent = strpbrk (cell->text, "eE");
  return exponent != NULL && exponent != cell->text && (exponent[1] == '+' || g_ascii_isdigit (exponent[1]))
         && strspn (cell->text, "0123456789.") == (gsize) (exponent - cell->text) && strlen (cell->text) > 4;
}

static const char *
linli_import_read_identity (LinliImport     *self,
                            LinliImportRow  *row,
                            guint            column,
                            const LinliCell *cell,
                            GStringChunk    *arena)
{
  if (linli_import_is_lost_number (cell))
    {
      _linli_import_add_finding (self, row, column, LINLI_IMPORT_FAULT_NUMBER_CELL,
                                 g_strdup_printf (_("%s: the cell is a number, and of a number a spreadsheet keeps 15 digits only: the last digits "
                                                    "of “%s” are lost. Make the column text and type the number again"),
                                                  linli_import_title (row, column), cell->text));
      return NULL;
    }
  if (strspn (cell->text, "0123456789X") == strlen (cell->text))
    return cell->text;
  return linli_import_keep (arena, linli_identity_normalise (cell->text));
}

/* The first number into the column's own field, a second one of the same cell into the second telephone. */
static void
linli_import_read_phones (LinliImport       *self,
                          LinliImportRow    *row,
                          guint              column,
                          LinliImportColumn *spec,
                          const char       **values,
                          const LinliCell   *cell,
                          GStringChunk      *arena)
{
  g_auto (GStrv) phones = NULL;
  int second = spec->use == LINLI_COLUMN_PERSON ? self->fields.phone2 : -1;

  if (strlen (cell->text) == 11 && cell->text[0] == '1' && cell->text[1] >= '3' && strspn (cell->text, "0123456789") == 11)
    {
      values[spec->field] = cell->text;
      return;
    }
  phones = linli_phone_split (cell->text);
  if (phones[0] == NULL)
    _linli_import_add_finding (self, row, column, LINLI_IMPORT_FAULT_BAD_PHONE,
                               g_strdup_printf (_("%s: “%s” is not a telephone number"), spec->title, cell->text));
  for (guint i = 0; phones[i] != NULL; i++)
    {
      g_autofree char *number = linli_phone_normalise (phones[i]);

      if (linli_phone_get_kind (number) == LINLI_PHONE_IMPLAUSIBLE)
        _linli_import_add_finding (self, row, column, LINLI_IMPORT_FAULT_BAD_PHONE,
                                   g_strdup_printf (_("%s: “%s” is not a telephone number"), spec->title, phones[i]));
      else if (i == 0)
        values[spec->field] = g_string_chunk_insert (arena, number);
      else if (second >= 0 && values[second] == NULL)
        values[second] = g_string_chunk_insert (arena, number);
      else if (second < 0 || strcmp (values[second], number) != 0)
        _linli_import_add_finding (self, row, column, LINLI_IMPORT_FAULT_MORE_PHONES,
                                   g_strdup_printf (_("%s: there is no room for the further number %s"), spec->title, number));
    }
}

static void
linli_import_read_field (LinliImport       *self,
                         LinliImportRow    *row,
                         guint              column,
                         LinliImportColumn *spec,
                         const char       **values,
                         const LinliCell   *cell,
                         GStringChunk      *arena)
{
  const char *value = NULL;

  switch (spec->descriptor->type)
    {
    case LINLI_FIELD_DATE:
      value = linli_import_read_date (self, row, column, cell, arena);
      break;
    case LINLI_FIELD_CODE:
      value = linli_import_read_code (self, row, column, spec, cell);
      break;
    case LINLI_FIELD_INTEGER:
    case LINLI_FIELD_REAL:
    case LINLI_FIELD_BOOLEAN:
      value = linli_import_read_number (self, row, column, spec->descriptor->type, cell, arena);
      break;
    case LINLI_FIELD_IDENTITY:
      value = linli_import_read_identity (self, row, column, cell, arena);
      break;
    case LINLI_FIELD_PHONE:
      linli_import_read_phones (self, row, column, spec, values, cell, arena);
      return;
    case LINLI_FIELD_TEXT:
    case LINLI_FIELD_TIME:
    case LINLI_FIELD_REFERENCE:
    case LINLI_FIELD_GEOMETRY:
    default:
      value = linli_import_read_text (cell, arena);
      break;
    }
  if (value != NULL)
    values[spec->field] = value;
}

static void
linli_import_read_plates (LinliImport     *self,
                          LinliImportRow  *row,
                          guint            column,
                          const LinliCell *cell,
                          GStringChunk    *arena)
{
  g_auto (GStrv) plates = linli_plate_split (cell->text);

  for (guint i = 0; plates[i] != NULL; i++)
    {
      g_autofree char *plate = linli_plate_normalise (plates[i]);

      if (linli_plate_get_kind (plate) == LINLI_PLATE_IMPLAUSIBLE)
        _linli_import_add_finding (self, row, column, LINLI_IMPORT_FAULT_BAD_PLATE,
                                   g_strdup_printf (_("%s: “%s” is not a number plate"), linli_import_title (row, column), plates[i]));
      else
        g_ptr_array_add (row->plates, g_string_chunk_insert (arena, plate));
    }
}

static void
linli_import_read_tags (LinliImport     *self,
                        LinliImportRow  *row,
                        guint            column,
                        const LinliCell *cell)
{
  g_auto (GStrv) tags = linli_text_split (cell->text);

  for (guint i = 0; tags[i] != NULL; i++)
    {
      g_autofree char *folded = _linli_import_fold_title (tags[i]);
      const char *target = g_hash_table_lookup (self->tag_codes, folded);

      if (target != NULL)
        g_ptr_array_add (row->tags, (gpointer) (target + strlen ("tag:")));
      else
        _linli_import_add_finding (self, row, column, LINLI_IMPORT_FAULT_UNKNOWN_TAG,
                                   g_strdup_printf (_("%s: the tag “%s” is not known here and is left out"), linli_import_title (row, column), tags[i]));
    }
}

/* One cell into the row. */
void
_linli_import_read_cell (LinliImport     *self,
                         LinliImportRow  *row,
                         guint            column,
                         const LinliCell *cell,
                         GStringChunk    *arena)
{
  LinliImportColumn *spec = g_ptr_array_index (row->sheet->columns, column);

  if (spec->use == LINLI_COLUMN_IGNORED || _linli_import_cell_is_blank (cell))
    return;
  row->is_blank = FALSE;
  if (cell->type == LINLI_CELL_ERROR)
    {
      _linli_import_add_finding (self, row, column, LINLI_IMPORT_FAULT_CELL_ERROR,
                                 g_strdup_printf (_("%s: the cell shows the error %s"), spec->title, cell->text));
      return;
    }
  switch (spec->use)
    {
    case LINLI_COLUMN_PERSON:
      linli_import_read_field (self, row, column, spec, row->person, cell, arena);
      break;
    case LINLI_COLUMN_HOUSEHOLD:
      linli_import_read_field (self, row, column, spec, row->household, cell, arena);
      break;
    case LINLI_COLUMN_DWELLING:
      linli_import_read_field (self, row, column, spec, row->dwelling, cell, arena);
      break;
    case LINLI_COLUMN_ADDRESS:
      row->address_text = linli_import_read_text (cell, arena);
      row->address_column = column;
      break;
    case LINLI_COLUMN_PART:
      row->parts[spec->field] = linli_import_read_text (cell, arena);
      row->address_column = row->address_column < 0 ? (int) column : row->address_column;
      break;
    case LINLI_COLUMN_HEAD_NAME:
      row->head_name = linli_import_read_text (cell, arena);
      break;
    case LINLI_COLUMN_PLATES:
      linli_import_read_plates (self, row, column, cell, arena);
      break;
    case LINLI_COLUMN_TAGS:
      linli_import_read_tags (self, row, column, cell);
      break;
    case LINLI_COLUMN_TAG:
      /* A tick, or the tag's own name written in its column. */
      if (_linli_import_parse_tick (cell->text) != 0)
        g_ptr_array_add (row->tags, spec->tag);
      break;
    case LINLI_COLUMN_IGNORED:
    default:
      break;
    }
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Goes through the rows of the chosen sheets and tells which rows are one household. The address may stand on the first row only,
 * in merged cells, in every row, or in five columns of which only what changes is written again. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-import-private.h"

struct _LinliRowReader {
  LinliImport *import;
  guint sheet_index;
  guint next_row;
  guint n_done;
  guint n_total;
  LinliImportRow *row; /* that is filled: its own, or one of somebody who reads ahead */
  LinliImportRow own_row;
  LinliImportGroup *group; /* NULL before the first row of a sheet */
  char *parts[LINLI_N_PARTS]; /* as filled down so far */
  GStringChunk *arena; /* its own, emptied at each row, or somebody's */
  GStringChunk *own_arena;
  LinliCell *cells;
  LinliSeen identities;
  GHashTable *building_texts; /* part as written → as in an address */
  GHashTable *unit_texts;
};

/* Past so many a cache is emptied. */
#define MOST_CACHED 4096

guint64
_linli_seen_hash (gint64      number,
                  const char *text)
{
  /* FNV-1a: among a million keys two share a hash with a chance of one to 36 million. */
  guint64 hash = 0xcbf29ce484222325 ^ (guint64) number * 0x9e3779b97f4a7c15;

  for (const char *at = text; *at != '\0'; at++)
    hash = (hash ^ (guint8) *at) * 0x100000001b3;
  return hash != 0 ? hash : 1;
}

static void
linli_seen_grow (LinliSeen *self)
{
  LinliSeen old = *self;

  self->size = old.size == 0 ? 1024 : old.size * 2;
  self->keys = g_new0 (guint64, self->size);
  self->rows = g_new (guint32, self->size);
  self->n_keys = 0;
  for (guint i = 0; i < old.size; i++)
    if (old.keys[i] != 0)
      _linli_seen_add (self, old.keys[i], old.rows[i]);
  _linli_seen_clear (&old);
}

/* Returns the row that had the key first, or G_MAXUINT32 when it was @row. */
guint32
_linli_seen_add (LinliSeen *self,
                 guint64    key,
                 guint32    row)
{
  guint at;

  if (self->n_keys * 2 >= self->size)
    linli_seen_grow (self);
  for (at = (key ^ key >> 32) & (self->size - 1); self->keys[at] != 0; at = (at + 1) & (self->size - 1))
    if (self->keys[at] == key)
      return self->rows[at];
  self->keys[at] = key;
  self->rows[at] = row;
  self->n_keys++;
  return G_MAXUINT32;
}

void
_linli_seen_clear (LinliSeen *self)
{
  g_free (self->keys);
  g_free (self->rows);
  self->keys = NULL;
  self->rows = NULL;
  self->size = self->n_keys = 0;
}

static void
linli_import_group_clear (gpointer data)
{
  LinliImportGroup *group = data;

  g_clear_pointer (&group->address, linli_address_free);
  g_free (group->address_text);
  g_free (group->number);
  g_free (group->head_name);
}

void
_linli_import_group_unref (LinliImportGroup *group)
{
  g_atomic_rc_box_release_full (group, linli_import_group_clear);
}

void
_linli_import_row_init (LinliImportRow *row)
{
  *row = (LinliImportRow) { .plates = g_ptr_array_new (), .tags = g_ptr_array_new () };
}

void
_linli_import_row_clear (LinliImportRow *row)
{
  g_clear_pointer (&row->group, _linli_import_group_unref);
  g_ptr_array_unref (row->plates);
  g_ptr_array_unref (row->tags);
}

LinliRowReader *
_linli_row_reader_new (LinliImport *import)
{
  LinliRowReader *self = g_new0 (LinliRowReader, 1);

  linli_date_today (&import->today);
  self->import = import;
  self->arena = self->own_arena = g_string_chunk_new (4096);
  self->row = &self->own_row;
  _linli_import_row_init (self->row);
  self->cells = g_new (LinliCell, LINLI_TABLE_MAX_COLUMNS);
  self->building_texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unit_texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < import->sheets->len; i++)
    {
      LinliImportSheet *sheet = g_ptr_array_index (import->sheets, i);

      if (sheet->chosen)
        self->n_total += linli_sheet_get_n_rows (sheet->sheet);
    }
  return self;
}

void
_linli_row_reader_free (LinliRowReader *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->group, _linli_import_group_unref);
  for (guint i = 0; i < LINLI_N_PARTS; i++)
    g_free (self->parts[i]);
  _linli_import_row_clear (&self->own_row);
  g_string_chunk_free (self->own_arena);
  g_free (self->cells);
  _linli_seen_clear (&self->identities);
  g_hash_table_unref (self->building_texts);
  g_hash_table_unref (self->unit_texts);
  g_free (self);
}

/* The row read last. */
LinliImportRow *
_linli_row_reader_get_row (LinliRowReader *self)
{
  return self->row;
}

/* From now on rows are read into @row, and what they need is kept in @arena, until both are set again. */
void
_linli_row_reader_set_row (LinliRowReader *self,
                           LinliImportRow *row,
                           GStringChunk   *arena)
{
  self->row = row;
  self->arena = arena;
}

/* A part of the address as filled down from the rows above, or NULL. */
const char *
_linli_row_reader_get_part (LinliRowReader *self,
                            guint           level)
{
  return self->parts[level];
}

guint
_linli_row_reader_get_n_total (LinliRowReader *self)
{
  return self->n_total;
}

/* Subtotals, and the lines under a list that are signed. */
static gboolean
linli_row_reader_is_remark (LinliRowReader *self,
                            guint           n_cells)
{
  static const char * const sums[] = { "合计", "小计", "总计", "共计", "累计", "本页小计", "本页合计", "总数" };
  static const char * const notes[] = { "注", "备注", "说明", "填表", "制表", "审核", "填报", "负责人", "联系人", "单位", "日期", "第", "共" };
  const char *first = NULL;
  guint n_filled = 0;

  for (guint i = 0; i < n_cells; i++)
    if (!_linli_import_cell_is_blank (&self->cells[i]))
      {
        g_autofree char *text = NULL;

        n_filled++;
        first = first == NULL ? self->cells[i].text : first;
        /* A subtotal may stand behind a running number, but in front of everything that could be a person. */
        if (n_filled > 2 || self->cells[i].type != LINLI_CELL_TEXT
            || (strstr (self->cells[i].text, "计") == NULL && strstr (self->cells[i].text, "总") == NULL))
          continue;
        text = _linli_import_fold_title (self->cells[i].text);
        for (gsize k = 0; k < G_N_ELEMENTS (sums); k++)
          if (strcmp (text, sums[k]) == 0 || (g_str_has_prefix (text, sums[k]) && g_ascii_isdigit (text[strlen (sums[k])])))
            return TRUE;
      }
  /* A colon, or a page number: nobody is called so. */
  if (n_filled <= 2 && first != NULL && (strchr (first, ':') != NULL || strstr (first, "：") != NULL || strstr (first, "页") != NULL))
    for (gsize k = 0; k < G_N_ELEMENTS (notes); k++)
      if (g_str_has_prefix (first, notes[k]))
        return TRUE;
  return FALSE;
}

static void
linli_row_reader_clear_row (LinliRowReader   *self,
                            LinliImportSheet *sheet,
                            guint             row)
{
  GPtrArray *plates = self->row->plates, *tags = self->row->tags;
  GArray *findings = self->row->findings;

  if (self->arena == self->own_arena)
    g_string_chunk_clear (self->arena);
  g_ptr_array_set_size (plates, 0);
  g_ptr_array_set_size (tags, 0);
  g_clear_pointer (&self->row->group, _linli_import_group_unref);
  *self->row = (LinliImportRow) { .sheet = sheet, .row = row, .is_blank = TRUE, .address_column = -1, .plates = plates, .tags = tags,
                                  .findings = findings };
}

/* Parts that are left out above the first one written are those of the row before: 5th column 502 alone is the next door. */
static void
linli_row_reader_fill_parts (LinliRowReader *self)
{
  int first = -1;

  for (int i = 0; i < (int) LINLI_N_PARTS && first < 0; i++)
    if (self->row->parts[i] != NULL)
      first = i;
  if (first < 0)
    return;
  for (int i = 0; i < (int) LINLI_N_PARTS; i++)
    {
      /* Street and door plate name a place as a compound does: a new compound has none of the old one's. */
      if (i < first && !(first <= LINLI_PART_DOOR_PLATE && self->row->parts[LINLI_PART_COMPOUND] == NULL && first != LINLI_PART_COMPOUND))
        self->row->parts[i] = self->parts[i];
    }
}

static void
linli_row_reader_keep_parts (LinliRowReader *self)
{
  for (guint i = 0; i < LINLI_N_PARTS; i++)
    {
      char *kept = g_strdup (self->row->parts[i]);

      g_free (self->parts[i]);
      self->parts[i] = kept;
      self->row->parts[i] = kept; /* it may have been what was just freed */
    }
}

/* The same buildings and units come over and over. */
static const char *
linli_row_reader_get_text (GHashTable *texts,
                           const char *part,
                           char     *(*make_text) (const char *))
{
  char *text = g_hash_table_lookup (texts, part);

  if (text != NULL)
    return text;
  if (g_hash_table_size (texts) >= MOST_CACHED)
    g_hash_table_remove_all (texts);
  text = make_text (part);
  g_hash_table_insert (texts, g_strdup (part), text);
  return text;
}

/* One address from its parts, written as people would: 东坡小区12栋3单元502. */
static char *
linli_row_reader_join_parts (LinliRowReader *self)
{
  const char * const *parts = self->row->parts;
  GString *text = g_string_new (NULL);

  if (parts[LINLI_PART_ROAD] != NULL)
    g_string_append (text, parts[LINLI_PART_ROAD]);
  if (parts[LINLI_PART_DOOR_PLATE] != NULL)
    {
      const char *plate = parts[LINLI_PART_DOOR_PLATE];

      g_string_append (text, plate);
      if (g_ascii_isdigit (plate[strlen (plate) - 1]))
        g_string_append (text, "号");
    }
  if (parts[LINLI_PART_COMPOUND] != NULL)
    g_string_append (text, parts[LINLI_PART_COMPOUND]);
  if (parts[LINLI_PART_BUILDING] != NULL)
    g_string_append (text, linli_row_reader_get_text (self->building_texts, parts[LINLI_PART_BUILDING], linli_address_building_text));
  if (parts[LINLI_PART_UNIT] != NULL)
    g_string_append (text, linli_row_reader_get_text (self->unit_texts, parts[LINLI_PART_UNIT], linli_address_unit_text));
  if (parts[LINLI_PART_ROOM] != NULL)
    g_string_append (text, parts[LINLI_PART_ROOM]);
  if (parts[LINLI_PART_SUFFIX] != NULL)
    g_string_append_printf (text, g_str_has_prefix (parts[LINLI_PART_SUFFIX], "附") ? "%s" : "附%s号", parts[LINLI_PART_SUFFIX]);
  return g_string_free (text, FALSE);
}

/* The address that stands in the row, or NULL when none does. A whole address may be followed by parts of its own. */
static char *
linli_row_reader_dup_address (LinliRowReader *self)
{
  g_autofree char *joined = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < LINLI_N_PARTS; i++)
    any |= self->row->parts[i] != NULL && i != LINLI_PART_FLOOR;
  if (!any)
    return g_strdup (self->row->address_text);
  if (self->row->address_text == NULL)
    {
      linli_row_reader_fill_parts (self);
      linli_row_reader_keep_parts (self);
    }
  joined = linli_row_reader_join_parts (self);
  if (self->row->address_text == NULL)
    return g_steal_pointer (&joined);
  return strstr (self->row->address_text, joined) != NULL ? g_strdup (self->row->address_text)
                                                         : g_strconcat (self->row->address_text, joined, NULL);
}

/* Whether a dwelling can be found by it: a room, or a building or door plate that is a home of its own. */
static gboolean
linli_row_reader_is_usable (const LinliAddress *address,
                            const char         *text)
{
  if (strstr (text, "不详") != NULL || strstr (text, "不明") != NULL || strstr (text, "未知") != NULL)
    return FALSE;
  if (address->room != NULL || address->suffix != NULL)
    return address->building != NULL || address->compound != NULL || address->road != NULL || address->door_plate != NULL
           || address->unit != NULL || address->community != NULL;
  return address->unit == NULL && (address->building != NULL || address->door_plate != NULL);
}

static void
linli_row_reader_start_group (LinliRowReader *self,
                              char           *text)
{
  LinliImportRow *row = self->row;

  g_clear_pointer (&self->group, _linli_import_group_unref);
  self->group = g_atomic_rc_box_new0 (LinliImportGroup);
  self->group->start = row->row;
  self->group->number = g_strdup (row->household[self->import->fields.household_number]);
  self->group->head_name = g_strdup (row->head_name);
  self->group->address_text = text;
  if (text == NULL)
    return;
  self->group->address = linli_address_parse (text);
  if (self->group->address != NULL && self->group->address->floor == LINLI_FLOOR_UNKNOWN && row->parts[LINLI_PART_FLOOR] != NULL)
    self->group->address->floor = atoi (row->parts[LINLI_PART_FLOOR]);
  if (self->group->address == NULL || !linli_row_reader_is_usable (self->group->address, text))
    g_clear_pointer (&self->group->address, linli_address_free);
}

/* Whether the row belongs to the household above it. */
static gboolean
linli_row_reader_continues (LinliRowReader *self,
                            const char     *text)
{
  LinliImportGroup *group = self->group;
  const char *number = self->row->household[self->import->fields.household_number];

  if (self->group == NULL || self->row->sheet->is_household_form)
    return FALSE;
  if (number != NULL && group->number != NULL)
    return strcmp (number, group->number) == 0;
  if (number != NULL)
    return FALSE;
  if (self->row->head_name != NULL && group->head_name != NULL && strcmp (self->row->head_name, group->head_name) != 0)
    return FALSE;
  if (text != NULL)
    return group->address_text != NULL && strcmp (text, group->address_text) == 0;
  /* A head without an address does not continue a household that has a head, unless the cell is merged with those above. */
  return !(self->row->is_head && group->has_head && !self->row->sheet->has_head_name);
}

static gboolean
linli_row_reader_is_merged_below (LinliRowReader *self)
{
  guint n_merges;
  const LinliMerge *merges = linli_sheet_get_merges (self->row->sheet->sheet, &n_merges);

  for (guint i = 0; i < n_merges; i++)
    for (guint column = 0; column < self->row->sheet->columns->len; column++)
      {
        LinliImportColumn *spec = g_ptr_array_index (self->row->sheet->columns, column);

        if ((spec->use == LINLI_COLUMN_ADDRESS || spec->use == LINLI_COLUMN_PART) && merges[i].column == column
            && self->row->row > merges[i].row && self->row->row - merges[i].row < merges[i].n_rows)
          return TRUE;
      }
  return FALSE;
}

static void
linli_row_reader_find_group (LinliRowReader *self)
{
  LinliImportRow *row = self->row;
  LinliImportGroup *group;
  g_autofree char *text = linli_row_reader_dup_address (self);
  gboolean blank = text == NULL;

  if (!linli_row_reader_continues (self, text) && !(blank && self->group != NULL && row->is_head && linli_row_reader_is_merged_below (self)))
    linli_row_reader_start_group (self, g_steal_pointer (&text));
  group = self->group;
  row->group = g_atomic_rc_box_acquire (group);
  if (group->address == NULL && (group->address_text == NULL || *group->address_text == '\0'))
    _linli_import_add_finding (self->import, row, -1, LINLI_IMPORT_FAULT_NO_ADDRESS,
                               group->start == row->row
                                 ? g_strdup (_("There is no address, and no household above that the row could continue"))
                                 : g_strdup_printf (_("The household that begins in row %u has no address"), group->start + 1));
  else if (group->address == NULL)
    _linli_import_add_finding (self->import, row, row->address_column, LINLI_IMPORT_FAULT_BAD_ADDRESS,
                               g_strdup_printf (_("No building and room can be found in the address “%s”"), group->address_text));
  if (row->is_head && group->has_head)
    _linli_import_add_finding (self->import, row, -1, LINLI_IMPORT_FAULT_TWO_HEADS,
                               g_strdup_printf (_("The household that begins in row %u has a head already; give two households in one home "
                                                  "a household number each"), group->start + 1));
  group->has_head |= row->is_head;
}

static void
linli_row_reader_check_duplicate (LinliRowReader *self)
{
  LinliImportRow *row = self->row;
  const char *number = row->person[self->import->fields.identity_number];
  guint32 first;

  if (number == NULL || row->n_faults > 0)
    return;
  first = _linli_seen_add (&self->identities, _linli_seen_hash (0, number), row->row);
  if (first != G_MAXUINT32)
    _linli_import_add_finding (self->import, row, -1, LINLI_IMPORT_FAULT_DUPLICATE,
                               g_strdup_printf (_("The same identity number stands in row %u"), first + 1));
}

/* Reads the next row of the sheet; FALSE when it holds no person. */
static gboolean
linli_row_reader_read (LinliRowReader   *self,
                       LinliImportSheet *sheet,
                       guint             row)
{
  guint n_cells = linli_sheet_read_row (sheet->sheet, row, self->cells, sheet->columns->len);

  linli_row_reader_clear_row (self, sheet, row);
  if (n_cells == 0 || _linli_import_is_header (sheet, self->cells, n_cells) || linli_row_reader_is_remark (self, n_cells))
    return FALSE;
  for (guint i = 0; i < n_cells; i++)
    _linli_import_read_cell (self->import, self->row, i, &self->cells[i], self->arena);
  if (self->row->is_blank)
    return FALSE;
  _linli_import_check_person (self->import, self->row, self->arena);
  linli_row_reader_find_group (self);
  linli_row_reader_check_duplicate (self);
  return TRUE;
}

/* Goes to the next row with a person; FALSE behind the last one. */
gboolean
_linli_row_reader_next (LinliRowReader *self)
{
  for (; self->sheet_index < self->import->sheets->len; self->sheet_index++, self->next_row = 0)
    {
      LinliImportSheet *sheet = g_ptr_array_index (self->import->sheets, self->sheet_index);

      if (!sheet->chosen)
        continue;
      if (self->next_row == 0)
        {
          self->next_row = sheet->header_row + sheet->n_header_rows;
          self->n_done += self->next_row;
          g_clear_pointer (&self->group, _linli_import_group_unref);
          for (guint i = 0; i < LINLI_N_PARTS; i++)
            g_clear_pointer (&self->parts[i], g_free);
        }
      while (self->next_row < linli_sheet_get_n_rows (sheet->sheet))
        {
          self->n_done++;
          if (!linli_row_reader_read (self, sheet, self->next_row++))
            continue;
          self->row->n_done = self->n_done;
          return TRUE;
        }
    }
  return FALSE;
}

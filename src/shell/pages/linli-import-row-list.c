/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The rows of a checked import as a list model. It keeps eight bytes a row; the items live as long as somebody looks at them. It must not be
 * asked while the import works in the background. */

#include "config.h"

#include "linli-import-row-list-private.h"

#include <linli-mask.h>
#include <string.h>

struct _LinliImportRowList {
  GObject parent_instance;
  LinliImport *import;
  GArray *rows;         /* guint64: sheet << 32 | row */
  GArray *name_columns; /* int, one a sheet; -1 for none */
  GRegex *numbers;      /* what may be a number of a person */
};

G_DEFINE_FINAL_TYPE (LinliImportRowItem, linli_import_row_item, G_TYPE_OBJECT)

static void linli_import_row_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LinliImportRowList, linli_import_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, linli_import_row_list_model_init))

static void
linli_import_row_item_finalize (GObject *object)
{
  LinliImportRowItem *self = LINLI_IMPORT_ROW_ITEM (object);

  g_free (self->sheet_name);
  g_free (self->name);
  g_free (self->reasons);
  G_OBJECT_CLASS (linli_import_row_item_parent_class)->finalize (object);
}

static void
linli_import_row_item_class_init (LinliImportRowItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_import_row_item_finalize;
}

static void
linli_import_row_item_init (LinliImportRowItem *self)
{
}

/* The first finding at or after a row; findings are in the order of the rows. */
static guint
linli_import_row_list_find (const LinliImportFinding *findings,
                            guint                     n_findings,
                            guint                     sheet,
                            guint                     row)
{
  guint low = 0, high = n_findings;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (findings[middle].sheet < sheet || (findings[middle].sheet == sheet && findings[middle].row < row))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
linli_import_row_list_has_findings (LinliImportRowList *self,
                                    guint               sheet,
                                    guint               row)
{
  guint n_findings;
  const LinliImportFinding *findings = linli_import_get_findings (self->import, &n_findings);
  guint at = linli_import_row_list_find (findings, n_findings, sheet, row);

  return at < n_findings && findings[at].sheet == sheet && findings[at].row == row;
}

/* Reasons quote what is wrong; numbers of persons are masked in them as elsewhere on the screen. The error file has them in full. */
static gboolean
linli_import_row_list_mask_cb (const GMatchInfo *match,
                               GString          *result,
                               gpointer          data)
{
  g_autofree char *number = g_match_info_fetch (match, 0);
  g_autofree char *masked = strlen (number) >= 14 ? linli_mask_identity (number) : linli_mask_phone (number);

  g_string_append (result, masked);
  return FALSE;
}

static char *
linli_import_row_list_mask (LinliImportRowList *self,
                            const char         *reason)
{
  char *masked = g_regex_replace_eval (self->numbers, reason, -1, 0, 0, linli_import_row_list_mask_cb, NULL, NULL);

  return masked != NULL ? masked : g_strdup ("");
}

static char *
linli_import_row_list_dup_reasons (LinliImportRowList *self,
                                   guint               sheet,
                                   guint               row)
{
  guint n_findings;
  const LinliImportFinding *findings = linli_import_get_findings (self->import, &n_findings);
  GString *reasons = g_string_new (NULL);

  for (guint i = linli_import_row_list_find (findings, n_findings, sheet, row);
       i < n_findings && findings[i].sheet == sheet && findings[i].row == row; i++)
    {
      g_autofree char *reason = linli_import_row_list_mask (self, findings[i].reason);

      if (reasons->len > 0)
        g_string_append_c (reasons, '\n');
      g_string_append (reasons, reason);
    }
  return g_string_free (reasons, FALSE);
}

static char *
linli_import_row_list_dup_name (LinliImportRowList *self,
                                LinliSheet         *sheet,
                                guint               index,
                                guint               row)
{
  int column = g_array_index (self->name_columns, int, index);
  g_autofree LinliCell *cells = NULL;

  if (column < 0)
    return g_strdup ("");
  cells = g_new0 (LinliCell, column + 1);
  linli_sheet_read_row (sheet, row, cells, column + 1);
  return linli_mask_name (cells[column].text);
}

static gpointer
linli_import_row_list_get_item (GListModel *model,
                                guint       position)
{
  LinliImportRowList *self = LINLI_IMPORT_ROW_LIST (model);
  LinliImportRowItem *item;
  LinliSheet *sheet;
  guint64 key;

  if (position >= self->rows->len)
    return NULL;
  key = g_array_index (self->rows, guint64, position);
  item = g_object_new (LINLI_TYPE_IMPORT_ROW_ITEM, NULL);
  item->sheet = key >> 32;
  item->row = key & G_MAXUINT32;
  sheet = linli_table_get_sheet (linli_import_get_table (self->import), item->sheet);
  item->verdict = linli_import_get_verdict (self->import, item->sheet, item->row);
  item->warned = item->verdict != LINLI_IMPORT_REFUSED && linli_import_row_list_has_findings (self, item->sheet, item->row);
  item->sheet_name = g_strdup (linli_sheet_get_name (sheet));
  item->name = linli_import_row_list_dup_name (self, sheet, item->sheet, item->row);
  item->reasons = linli_import_row_list_dup_reasons (self, item->sheet, item->row);
  return item;
}

static GType
linli_import_row_list_get_item_type (GListModel *model)
{
  return LINLI_TYPE_IMPORT_ROW_ITEM;
}

static guint
linli_import_row_list_get_n_items (GListModel *model)
{
  return LINLI_IMPORT_ROW_LIST (model)->rows->len;
}

static void
linli_import_row_list_model_init (GListModelInterface *iface)
{
  iface->get_item = linli_import_row_list_get_item;
  iface->get_item_type = linli_import_row_list_get_item_type;
  iface->get_n_items = linli_import_row_list_get_n_items;
}

static void
linli_import_row_list_finalize (GObject *object)
{
  LinliImportRowList *self = LINLI_IMPORT_ROW_LIST (object);

  g_clear_object (&self->import);
  g_array_unref (self->rows);
  g_array_unref (self->name_columns);
  g_regex_unref (self->numbers);
  G_OBJECT_CLASS (linli_import_row_list_parent_class)->finalize (object);
}

static void
linli_import_row_list_class_init (LinliImportRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_import_row_list_finalize;
}

static void
linli_import_row_list_init (LinliImportRowList *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->name_columns = g_array_new (FALSE, FALSE, sizeof (int));
  self->numbers = g_regex_new ("[0-9][0-9 -]{5,}[0-9xX]", G_REGEX_OPTIMIZE, 0, NULL);
}

static gboolean
linli_import_row_list_shows (LinliImportRowList *self,
                             LinliImportShown    shown,
                             LinliImportVerdict  verdict,
                             guint               sheet,
                             guint               row)
{
  switch (shown)
    {
    case LINLI_IMPORT_SHOW_NEW:
      return verdict == LINLI_IMPORT_NEW;
    case LINLI_IMPORT_SHOW_UPDATED:
      return verdict == LINLI_IMPORT_UPDATED;
    case LINLI_IMPORT_SHOW_UNCHANGED:
      return verdict == LINLI_IMPORT_UNCHANGED;
    case LINLI_IMPORT_SHOW_REFUSED:
      return verdict == LINLI_IMPORT_REFUSED;
    case LINLI_IMPORT_SHOW_WARNED:
      return verdict != LINLI_IMPORT_REFUSED && linli_import_row_list_has_findings (self, sheet, row);
    case LINLI_IMPORT_SHOW_ALL:
    case LINLI_IMPORT_N_SHOWN:
    default:
      return TRUE;
    }
}

/* Lists the rows of one verdict. */
void
_linli_import_row_list_show (LinliImportRowList *self,
                             LinliImportShown    shown)
{
  LinliTable *table = linli_import_get_table (self->import);
  guint before = self->rows->len;

  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < linli_table_get_n_sheets (table); i++)
    {
      guint n_rows = linli_import_is_sheet_chosen (self->import, i) ? linli_sheet_get_n_rows (linli_table_get_sheet (table, i)) : 0;

      for (guint row = 0; row < n_rows; row++)
        {
          LinliImportVerdict verdict = linli_import_get_verdict (self->import, i, row);
          guint64 key = (guint64) i << 32 | row;

          if (verdict != LINLI_IMPORT_SKIPPED && linli_import_row_list_shows (self, shown, verdict, i, row))
            g_array_append_val (self->rows, key);
        }
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->rows->len);
}

/* A list of all rows of a checked import. */
LinliImportRowList *
_linli_import_row_list_new (LinliImport *import)
{
  LinliImportRowList *self = g_object_new (LINLI_TYPE_IMPORT_ROW_LIST, NULL);

  self->import = g_object_ref (import);
  for (guint i = 0; i < linli_table_get_n_sheets (linli_import_get_table (import)); i++)
    {
      int found = -1, head = -1;

      for (guint column = 0; column < linli_import_get_n_columns (import, i); column++)
        {
          const char *target = linli_import_get_column_target (import, i, column);

          if (found < 0 && g_str_equal (target, "person.name"))
            found = column;
          if (head < 0 && g_str_equal (target, "head.name"))
            head = column;
        }
      if (found < 0)
        found = head;
      g_array_append_val (self->name_columns, found);
    }
  _linli_import_row_list_show (self, LINLI_IMPORT_SHOW_ALL);
  return self;
}

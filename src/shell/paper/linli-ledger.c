/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliLedger: lines in the usual columns of an office's ledger. Immutable once filled, so that a thread can write it; it holds its items. */

#include "config.h"

#include "linli-ledger-private.h"

#include <glib/gi18n-lib.h>
#include <linli-export-records.h>

struct _LinliLedger
{
  GObject parent_instance;

  char *title;
  char *period;
  char *kind;       /* (nullable) */
  char **names;     /* (nullable): of the columns */
  GArray *columns;  /* of LinliLedgerColumn */
  GPtrArray *items; /* of GObject */
  LinliLedgerCellFunc cell;
  gpointer data;
  GDestroyNotify destroy;
  gboolean unnumbered;
  LinliLedger *whole; /* keeps the data of a ledger in another order */
};

G_DEFINE_FINAL_TYPE (LinliLedger, linli_ledger, G_TYPE_OBJECT)

static void
linli_ledger_finalize (GObject *object)
{
  LinliLedger *self = LINLI_LEDGER (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_free (self->title);
  g_free (self->period);
  g_free (self->kind);
  g_strfreev (self->names);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->items);
  g_clear_object (&self->whole);

  G_OBJECT_CLASS (linli_ledger_parent_class)->finalize (object);
}

static void
linli_ledger_class_init (LinliLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_ledger_finalize;
}

static void
linli_ledger_init (LinliLedger *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (LinliLedgerColumn));
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * linli_ledger_new:
 * @title: what the ledger is called, translated; also the first part of the file's name
 * @columns: (array length=n_columns): its columns; copied
 * @n_columns: how many
 * @items: (element-type GObject): what its lines are about, in their order
 * @cell: says what stands in a cell
 * @data: passed to @cell
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer full): a ledger over the items
 */
LinliLedger *
linli_ledger_new (const char              *title,
                  const LinliLedgerColumn *columns,
                  gsize                    n_columns,
                  GPtrArray               *items,
                  LinliLedgerCellFunc      cell,
                  gpointer                 data,
                  GDestroyNotify           destroy)
{
  LinliLedger *self;

  g_return_val_if_fail (title != NULL && columns != NULL && items != NULL && cell != NULL, NULL);

  self = g_object_new (LINLI_TYPE_LEDGER, NULL);
  self->title = g_strdup (title);
  g_array_append_vals (self->columns, columns, (guint) n_columns);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (items, i)));
  self->cell = cell;
  self->data = data;
  self->destroy = destroy;
  return self;
}

/**
 * linli_ledger_set_kind:
 * @self: a ledger
 * @kind: a name that stays, of all ledgers that are made in this way, such as "hazards.ledger"; a plugin's begins with its id
 * @columns: (array zero-terminated=1) (nullable): for each column a name of its own that stays, of letters, digits, "-" and "_"; %NULL where columns will
 *   only ever be added behind the others
 *
 * The office may have ledgers of this kind otherwise on paper and in spreadsheets: as by linli_paper_set_kind(), and with other columns or in
 * another order. A spreadsheet takes the columns, the title, who signs, and whether it is printed on A3; the words below the title and at the
 * end, the foot, the letters and which way the sheet lies are for paper alone. To be set before anybody else knows the ledger.
 */
void
linli_ledger_set_kind (LinliLedger        *self,
                       const char         *kind,
                       const char * const *columns)
{
  g_return_if_fail (LINLI_IS_LEDGER (self) && kind != NULL && *kind != '\0');
  g_return_if_fail (columns == NULL || (g_strv_length ((char **) columns) == self->columns->len && _linli_ledger_names_stay (columns)));

  g_free (self->kind);
  self->kind = g_strdup (kind);
  g_strfreev (self->names);
  self->names = g_strdupv ((char **) columns);
}

const char *
_linli_ledger_get_kind (LinliLedger *self)
{
  return self->kind;
}

char *
_linli_ledger_dup_column_name (LinliLedger *self,
                               guint        column)
{
  return self->names != NULL ? g_strdup (self->names[column]) : g_strdup_printf ("%u", column + 1);
}

/**
 * linli_ledger_set_period:
 * @self: a ledger
 * @period: (nullable): which lines these are, in words: a filter, a month; it stands below the title on paper
 *
 * To be set before anybody else knows the ledger.
 */
void
linli_ledger_set_period (LinliLedger *self,
                         const char  *period)
{
  g_return_if_fail (LINLI_IS_LEDGER (self));

  g_free (self->period);
  self->period = g_strdup (period);
}

/**
 * linli_ledger_get_period:
 * @self: a ledger
 *
 * Returns: (nullable): which lines these are, in words
 */
const char *
linli_ledger_get_period (LinliLedger *self)
{
  g_return_val_if_fail (LINLI_IS_LEDGER (self), NULL);

  return self->period;
}

/**
 * linli_ledger_reorder:
 * @self: a ledger
 * @items: what its lines are about, in another order, or fewer of them
 *
 * Returns: (transfer full): the same ledger with these lines
 */
LinliLedger *
linli_ledger_reorder (LinliLedger *self,
                      GListModel  *items)
{
  LinliLedger *other;

  g_return_val_if_fail (LINLI_IS_LEDGER (self) && G_IS_LIST_MODEL (items), NULL);

  other = g_object_new (LINLI_TYPE_LEDGER, NULL);
  other->title = g_strdup (self->title);
  other->period = g_strdup (self->period);
  other->kind = g_strdup (self->kind);
  other->names = g_strdupv (self->names);
  g_array_append_vals (other->columns, self->columns->data, self->columns->len);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    g_ptr_array_add (other->items, g_list_model_get_item (items, i));
  other->cell = self->cell;
  other->data = self->data;
  other->unnumbered = self->unnumbered;
  other->whole = g_object_ref (self);
  return other;
}

/**
 * linli_ledger_get_title:
 * @self: a ledger
 *
 * Returns: what it is called
 */
const char *
linli_ledger_get_title (LinliLedger *self)
{
  g_return_val_if_fail (LINLI_IS_LEDGER (self), NULL);

  return self->title;
}

/**
 * linli_ledger_get_n_rows:
 * @self: a ledger
 *
 * Returns: how many lines it has
 */
guint
linli_ledger_get_n_rows (LinliLedger *self)
{
  g_return_val_if_fail (LINLI_IS_LEDGER (self), 0);

  return self->items->len;
}

/**
 * linli_ledger_get_n_columns:
 * @self: a ledger
 *
 * Returns: how many columns it has
 */
guint
linli_ledger_get_n_columns (LinliLedger *self)
{
  g_return_val_if_fail (LINLI_IS_LEDGER (self), 0);

  return self->columns->len;
}

/**
 * linli_ledger_get_column:
 * @self: a ledger
 * @column: which, from 0
 *
 * Returns: (transfer none): the column
 */
const LinliLedgerColumn *
linli_ledger_get_column (LinliLedger *self,
                         guint        column)
{
  g_return_val_if_fail (LINLI_IS_LEDGER (self) && column < self->columns->len, NULL);

  return &g_array_index (self->columns, LinliLedgerColumn, column);
}

/**
 * linli_ledger_get_item:
 * @self: a ledger
 * @row: which line, from 0
 *
 * Returns: (transfer none): what the line is about
 */
gpointer
linli_ledger_get_item (LinliLedger *self,
                       guint        row)
{
  g_return_val_if_fail (LINLI_IS_LEDGER (self) && row < self->items->len, NULL);

  return g_ptr_array_index (self->items, row);
}

/**
 * linli_ledger_dup_cell:
 * @self: a ledger
 * @item: what a line is about
 * @column: which column, from 0
 * @masked: whether personal data must be masked
 *
 * Returns: (transfer full): what stands there, perhaps empty
 */
char *
linli_ledger_dup_cell (LinliLedger *self,
                       gpointer     item,
                       guint        column,
                       gboolean     masked)
{
  char *text;

  g_return_val_if_fail (LINLI_IS_LEDGER (self) && item != NULL && column < self->columns->len, NULL);

  text = self->cell (item, column, masked, self->data);
  return text != NULL ? text : g_strdup ("");
}

typedef struct {
  LinliLedger *ledger;
  const GArray *places; /* of those that are in it */
  gboolean masked;
} LinliLedgerCells;

void
_linli_ledger_set_unnumbered (LinliLedger *self)
{
  self->unnumbered = TRUE;
}

/* The spreadsheet begins with the number of the line, which is no column of the ledger. */
static char *
linli_ledger_cell_cb (guint    row,
                      guint    column,
                      gpointer data)
{
  const LinliLedgerCells *cells = data;
  guint before = cells->ledger->unnumbered ? 0 : 1;

  if (column < before)
    return g_strdup_printf ("%u", row + 1);
  return linli_ledger_dup_cell (cells->ledger, g_ptr_array_index (cells->ledger->items, row),
                                g_array_index (cells->places, LinliLedgerPlace, column - before).column, cells->masked);
}

gboolean
_linli_ledger_write (LinliLedger            *self,
                     const char             *path,
                     const LinliExportHead  *head,
                     const char             *columns,
                     gboolean                masked,
                     GCancellable           *cancellable,
                     GError                **error)
{
  g_autoptr (GArray) places = _linli_ledger_arrange (self, columns);
  LinliLedgerCells cells = { self, places, masked };
  g_autofree const char **titles = g_new0 (const char *, self->columns->len + 2);
  guint n = 0;

  for (guint i = places->len; i > 0; i--)
    if (!g_array_index (places, LinliLedgerPlace, i - 1).in_sheet)
      g_array_remove_index (places, i - 1);
  if (!self->unnumbered)
    titles[n++] = C_("column of a list", "No.");
  for (guint i = 0; i < places->len; i++)
    titles[n++] = linli_ledger_get_column (self, g_array_index (places, LinliLedgerPlace, i).column)->title;
  return linli_export_cells (path, head, titles, self->items->len, linli_ledger_cell_cb, &cells, cancellable, error);
}

/**
 * linli_ledger_write:
 * @self: a ledger
 * @path: a file that ends in .xlsx or .csv
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Writes all columns and lines as a spreadsheet, personal data masked. May be called on any thread.
 *
 * Returns: %FALSE with @error set when it could not be written
 */
gboolean
linli_ledger_write (LinliLedger   *self,
                    const char    *path,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_return_val_if_fail (LINLI_IS_LEDGER (self) && path != NULL, FALSE);

  return _linli_ledger_write (self, path, NULL, NULL, TRUE, cancellable, error);
}

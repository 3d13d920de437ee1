/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A building leaves the office as the table that it is on the screen: floors from the top, units side by side. On paper a wide building goes on
 * with its next units on the next page; in a spreadsheet all of it is one table. */

#include "config.h"

#include "linli-sheet-paper-private.h"

#include <glib/gi18n-lib.h>

#include "linli-ledger-private.h"
#include "linli-paper-private.h"
#include "linli-paper-show.h"
#include "linli-toast.h"

/* Homes side by side: so many fit on A4 upright, and on A4 across. */
#define MOST_UPRIGHT 5
#define MOST_ACROSS 10

/* What is printed or exported; read by any thread. */
typedef struct {
  gint64 building;
  GHashTable *words;
  LinliBuildingSheet *sheet; /* of an export; a paper reads its own */
  GArray *columns;           /* of LinliSheetColumn; the same */
} LinliSheetRequest;

/* A place in every floor. */
typedef struct {
  guint unit;
  guint column;
} LinliSheetColumn;

static LinliSheetRequest *
linli_sheet_request_new (gint64              building,
                         GHashTable         *words,
                         LinliBuildingSheet *sheet,
                         GArray             *columns)
{
  LinliSheetRequest *self = g_new (LinliSheetRequest, 1);

  *self = (LinliSheetRequest) { building, g_hash_table_ref (words), sheet, columns };
  return self;
}

static void
linli_sheet_request_free (gpointer data)
{
  LinliSheetRequest *self = data;

  g_hash_table_unref (self->words);
  g_clear_pointer (&self->sheet, linli_building_sheet_free);
  g_clear_pointer (&self->columns, g_array_unref);
  g_free (self);
}

/* A place to live where nobody does. */
gboolean
_linli_sheet_home_is_vacant (const LinliSheetHome *home)
{
  return home->household == 0 && g_strcmp0 (home->use, "residence") == 0;
}

const char *
_linli_sheet_home_get_word (const LinliSheetHome *home)
{
  const LinliKind *kind = linli_kind_lookup ("dwelling");

  if (g_strcmp0 (home->use, "residence") != 0)
    return linli_field_get_code_label (&kind->fields[linli_kind_find_field (kind, "use")], home->use);
  return _linli_sheet_home_is_vacant (home) ? _("Vacant") : "";
}

char *
_linli_sheet_dup_summary (const LinliBuildingSheet *sheet)
{
  guint n_homes = sheet != NULL ? sheet->homes->len : 0, n_households = 0, n_people = 0, n_vacant = 0;
  g_autofree char *homes = NULL, *households = NULL, *people = NULL, *vacant = NULL;

  for (guint i = 0; i < n_homes; i++)
    {
      const LinliSheetHome *home = &g_array_index (sheet->homes, LinliSheetHome, i);

      n_households += home->n_households;
      n_people += home->n_people;
      n_vacant += _linli_sheet_home_is_vacant (home);
    }
  homes = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u home", "%u homes", n_homes), n_homes);
  households = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u household", "%u households", n_households), n_households);
  people = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n_people), n_people);
  vacant = g_strdup_printf (_("%u vacant"), n_vacant);
  return g_strjoin (" · ", homes, households, people, vacant, NULL);
}

/* Room, who lives there and how many, and in full what the colours say; with @gap between room and people. */
static char *
linli_sheet_dup_cell (const LinliSheetHome *home,
                      const char           *gap,
                      GHashTable           *words,
                      gboolean              masked)
{
  g_autofree char *name = home->head != NULL && masked ? linli_mask_name (home->head) : g_strdup (home->head);
  const char *who = name != NULL ? name : _linli_sheet_home_get_word (home);
  const char *said = masked ? NULL : g_hash_table_lookup (words, &home->dwelling);
  GString *text = g_string_new (home->room != NULL ? home->room : "—");

  if (*who != '\0')
    g_string_append_printf (text, "%s%s", gap, who);
  if (home->n_people > 0)
    {
      g_string_append (text, *who != '\0' ? " " : gap);
      g_string_append_printf (text, C_("people in a home", "%u"), home->n_people);
    }
  if (said != NULL && !g_str_equal (said, who))
    g_string_append_printf (text, "%s%s", gap, said);
  return g_string_free (text, FALSE);
}

char *
_linli_sheet_floor_dup_title (int floor)
{
  if (floor == LINLI_FLOOR_UNKNOWN)
    return g_strdup ("—");
  /* translators: a floor of a building, and one below the ground */
  return g_strdup_printf (floor < 0 ? C_("building sheet", "Floor −%d") : C_("building sheet", "Floor %d"), ABS (floor));
}

static char *
linli_sheet_dup_floor (const LinliBuildingSheet *sheet,
                       guint                     row)
{
  return _linli_sheet_floor_dup_title (g_array_index (sheet->floors, int, row));
}

static const LinliSheetUnit *
linli_sheet_get_unit (const LinliBuildingSheet *sheet,
                      guint                     unit)
{
  return &g_array_index (sheet->units, LinliSheetUnit, unit);
}

char *
_linli_sheet_unit_dup_title (const LinliSheetUnit *unit)
{
  if (unit->name == NULL)
    return g_strdup (_("No unit"));
  if (unit->name[0] != '\0' && unit->name[strspn (unit->name, "0123456789")] == '\0')
    return g_strdup_printf (C_("building sheet", "Unit %s"), unit->name + MIN (strspn (unit->name, "0"), strlen (unit->name) - 1));
  return linli_address_unit_text (unit->name);
}

/* Of LinliSheetColumn, from the left. */
static GArray *
linli_sheet_list_columns (const LinliBuildingSheet *sheet)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (LinliSheetColumn));

  for (guint unit = 0; unit < sheet->units->len; unit++)
    for (guint column = 0; column < linli_sheet_get_unit (sheet, unit)->n_columns; column++)
      {
        LinliSheetColumn here = { unit, column };

        g_array_append_val (columns, here);
      }
  return columns;
}

/* How many columns from @first on stand together on a page, @most of them: whole units, as far as they fit. */
static guint
linli_sheet_count_together (const LinliBuildingSheet *sheet,
                            const GArray             *columns,
                            guint                     first,
                            guint                     most)
{
  guint n = 0;

  while (first + n < columns->len && n < most)
    {
      const LinliSheetColumn *next = &g_array_index (columns, LinliSheetColumn, first + n);

      if (n > 0 && next->column == 0 && n + linli_sheet_get_unit (sheet, next->unit)->n_columns > most)
        break;
      n++;
    }
  return n;
}

static guint
linli_sheet_count_parts (const LinliBuildingSheet *sheet,
                         const GArray             *columns,
                         guint                     most)
{
  guint n = 0;

  for (guint first = 0; first < columns->len; n++)
    first += linli_sheet_count_together (sheet, columns, first, most);
  return n;
}

/* As few as do not take more pages: these are wider then, and of one width. */
static guint
linli_sheet_find_most (const LinliBuildingSheet *sheet,
                       const GArray             *columns)
{
  guint n_parts = linli_sheet_count_parts (sheet, columns, MOST_ACROSS), most = 1;

  while (linli_sheet_count_parts (sheet, columns, most) > n_parts)
    most++;
  return most;
}

static void
linli_sheet_paper_add_part (LinliPaper               *paper,
                            const LinliBuildingSheet *sheet,
                            const LinliSheetColumn   *columns,
                            guint                     n_columns,
                            GHashTable               *words,
                            gboolean                  masked)
{
  LinliPaperColumn titles[MOST_ACROSS + 1] = { { .title = _("Floor"), .align = LINLI_PAPER_CENTER } };
  char *units[MOST_ACROSS];

  for (guint i = 0; i < n_columns; i++)
    {
      units[i] = _linli_sheet_unit_dup_title (linli_sheet_get_unit (sheet, columns[i].unit));
      titles[i + 1] = (LinliPaperColumn) { .title = units[i], .weight = 1 };
    }
  linli_paper_add_table (paper, titles, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    g_free (units[i]);
  for (guint row = 0; row < sheet->floors->len; row++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, linli_sheet_dup_floor (sheet, row));
      for (guint i = 0; i < n_columns; i++)
        {
          const LinliSheetHome *home = linli_building_sheet_find (sheet, columns[i].unit, columns[i].column, row);

          g_ptr_array_add (cells, home != NULL ? linli_sheet_dup_cell (home, "\n", words, masked) : NULL);
        }
      linli_paper_add_row (paper, (const char * const *) cells->pdata, cells->len);
    }
}

static char *
linli_sheet_dup_title (LinliDatabase *reader,
                       gint64         building)
{
  g_autofree char *address = linli_search_dup_address (reader, "building", building);

  return address != NULL ? g_strdup_printf (_("Building Sheet: %s"), address) : g_strdup (_("Building Sheet"));
}

static LinliPaper *
linli_sheet_paper_begin (LinliDatabase            *reader,
                         const LinliBuildingSheet *sheet,
                         gboolean                  across,
                         gboolean                  masked)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *title = linli_sheet_dup_title (reader, sheet->building), *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *summary = _linli_sheet_dup_summary (sheet);
  LinliPaper *paper = linli_paper_new (title);

  linli_paper_set_kind (paper, "sheet.building", reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_period (paper, summary);
  linli_paper_set_date (paper, day);
  linli_paper_set_size (paper, LINLI_PAPER_A4, across, FALSE);
  if (masked)
    linli_paper_set_masked (paper);
  return paper;
}

static LinliPaper *
linli_sheet_paper_make (LinliDatabase  *reader,
                        gboolean        masked,
                        gpointer        data,
                        GCancellable   *cancellable,
                        GError        **error)
{
  const LinliSheetRequest *self = data;
  g_autoptr (LinliBuildingSheet) sheet = linli_building_sheet_load (reader, self->building, error);
  g_autoptr (GArray) columns = sheet != NULL ? linli_sheet_list_columns (sheet) : NULL;
  LinliPaper *paper;
  guint most;

  if (columns == NULL)
    return NULL;
  most = linli_sheet_find_most (sheet, columns);
  paper = linli_sheet_paper_begin (reader, sheet, most > MOST_UPRIGHT, masked);
  for (guint first = 0, n; first < columns->len; first += n)
    {
      n = linli_sheet_count_together (sheet, columns, first, most);
      if (first > 0)
        linli_paper_add_page_break (paper);
      linli_sheet_paper_add_part (paper, sheet, &g_array_index (columns, LinliSheetColumn, first), n, self->words, masked);
    }
  _linli_paper_add_office_signatures (paper);
  return paper;
}

void
_linli_sheet_print (GtkWidget    *over,
                    LinliContext *context,
                    gint64        building,
                    GHashTable   *words)
{
  linli_paper_show_made (over, context, NULL, 0, linli_sheet_paper_make, linli_sheet_request_new (building, words, NULL, NULL), linli_sheet_request_free);
}

/* The floor, and the columns of the building after it. */
static char *
linli_sheet_ledger_dup_cell (gpointer item,
                             guint    column,
                             gboolean masked,
                             gpointer data)
{
  const LinliSheetRequest *self = data;
  guint row = GPOINTER_TO_UINT (g_object_get_data (item, "row"));
  const LinliSheetColumn *here;
  const LinliSheetHome *home;

  if (column == 0)
    return linli_sheet_dup_floor (self->sheet, row);
  here = &g_array_index (self->columns, LinliSheetColumn, column - 1);
  home = linli_building_sheet_find (self->sheet, here->unit, here->column, row);
  return home != NULL ? linli_sheet_dup_cell (home, " ", self->words, masked) : NULL;
}

/* Units of several homes a floor have a number after them, for no two columns of a spreadsheet are to be called the same. */
static const char *
linli_sheet_ledger_get_title (const LinliBuildingSheet *sheet,
                              const LinliSheetColumn   *column)
{
  g_autofree char *name = _linli_sheet_unit_dup_title (linli_sheet_get_unit (sheet, column->unit)), *numbered = NULL;

  if (linli_sheet_get_unit (sheet, column->unit)->n_columns > 1)
    numbered = g_strdup_printf ("%s %u", name, column->column + 1);
  return g_intern_string (numbered != NULL ? numbered : name);
}

static const char *
linli_sheet_ledger_get_name (const LinliSheetColumn *column)
{
  g_autofree char *name = g_strdup_printf ("u%u-c%u", column->unit + 1, column->column + 1);

  return g_intern_string (name);
}

/* Takes the sheet. */
static LinliLedger *
linli_sheet_ledger_new (LinliDatabase      *database,
                        LinliBuildingSheet *sheet,
                        GHashTable         *words)
{
  GArray *places = linli_sheet_list_columns (sheet);
  g_autofree LinliLedgerColumn *columns = g_new0 (LinliLedgerColumn, places->len + 1);
  g_autofree const char **names = g_new0 (const char *, places->len + 2);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *title = linli_sheet_dup_title (database, sheet->building), *summary = _linli_sheet_dup_summary (sheet);
  LinliLedger *ledger;

  columns[0] = (LinliLedgerColumn) { _("Floor"), 0, 0 };
  names[0] = "floor";
  for (guint i = 0; i < places->len; i++)
    {
      columns[i + 1] = (LinliLedgerColumn) { linli_sheet_ledger_get_title (sheet, &g_array_index (places, LinliSheetColumn, i)), 0, 1 };
      names[i + 1] = linli_sheet_ledger_get_name (&g_array_index (places, LinliSheetColumn, i));
    }
  for (guint row = 0; row < sheet->floors->len; row++)
    {
      GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data (item, "row", GUINT_TO_POINTER (row));
      g_ptr_array_add (items, item);
    }
  ledger = linli_ledger_new (title, columns, places->len + 1, items, linli_sheet_ledger_dup_cell,
                             linli_sheet_request_new (sheet->building, words, sheet, places), linli_sheet_request_free);
  linli_ledger_set_period (ledger, summary);
  linli_ledger_set_kind (ledger, "sheet.building", names);
  _linli_ledger_set_unnumbered (ledger);
  return ledger;
}

void
_linli_sheet_export (GtkWidget    *over,
                     LinliContext *context,
                     gint64        building,
                     GHashTable   *words)
{
  g_autoptr (GError) error = NULL;
  LinliBuildingSheet *sheet = linli_building_sheet_load (linli_context_get_database (context), building, &error);
  g_autoptr (LinliLedger) ledger = sheet != NULL ? linli_sheet_ledger_new (linli_context_get_database (context), sheet, words) : NULL;

  if (ledger != NULL)
    linli_ledger_export_asking (ledger, over, context);
  else
    linli_toast_show_error (over, _("The building could not be read"), error);
}

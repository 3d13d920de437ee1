/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The sheet of a grid: a map, who is on duty, how many live there, and its buildings. Of one grid, or of all with a page or more each. Made on a
 * worker. Who serves is named on the sheet; telephones are masked unless asked for. */

#include "config.h"

#include "linli-grid-paper-private.h"

#include <glib/gi18n-lib.h>
#include <linli-duty.h>
#include <linli-grid-facts.h>
#include <linli-map-loader.h>
#include <linli-mask.h>

#include "linli-map-print-private.h"
#include "linli-paper-private.h"
#include "linli-record-action.h"

/* Of a page; what stands beside it then fits for a grid as large as the guidance has it. */
#define MAP_SHARE 0.46

typedef struct {
  LinliMapSnapshot *snapshot;
  GArray *grids; /* of gint64: the grid and those below it */
} LinliGridMap;

static void
linli_grid_map_free (gpointer data)
{
  LinliGridMap *map = data;

  linli_map_snapshot_unref (map->snapshot);
  g_array_unref (map->grids);
  g_free (map);
}

static void
linli_grid_map_draw (cairo_t  *cr,
                     double    width,
                     double    height,
                     gpointer  data)
{
  const LinliGridMap *map = data;

  _linli_map_print_draw (map->snapshot, map->grids, cr, width, height);
}

char *
_linli_grid_paper_dup_phone (LinliRecord *duty,
                             gboolean     masked)
{
  const char *phone = linli_record_get_text (duty, "phone");

  return phone == NULL ? NULL : masked ? linli_mask_phone (phone) : g_strdup (phone);
}

static void
linli_grid_sheet_add_duties (LinliPaper           *paper,
                             const LinliGridFacts *facts,
                             gboolean              masked)
{
  const LinliPaperColumn columns[] = {
    { .title = C_("grid sheet", "Duty"), .weight = 2 }, { .title = C_("grid sheet", "Name"), .weight = 2 }, { .title = C_("grid sheet", "Telephone"), .weight = 3 },
  };

  linli_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < facts->duties->len; i++)
    {
      LinliRecord *duty = g_ptr_array_index (facts->duties, i);
      g_autofree char *phone = _linli_grid_paper_dup_phone (duty, masked);
      const LinliKind *kind = linli_record_get_kind (duty);
      const char *role = linli_field_get_code_label (&kind->fields[linli_kind_find_field (kind, "role")], linli_record_get_text (duty, "role"));

      linli_paper_add_row (paper, (const char *[]) { role, linli_record_get_text (duty, "name"), phone }, 3);
    }
  if (facts->duties->len == 0)
    linli_paper_add_row (paper, (const char *[]) { _("Nobody is on duty"), NULL, NULL }, 3);
}

static void
linli_grid_sheet_add_buildings (LinliPaper           *paper,
                                const LinliGridFacts *facts)
{
  const LinliPaperColumn columns[] = {
    { .title = C_("grid sheet", "Building"), .weight = 4 },
    { .title = C_("grid sheet", "Homes"), .weight = 1, .align = LINLI_PAPER_END },
    { .title = C_("grid sheet", "Households"), .weight = 1, .align = LINLI_PAPER_END },
  };

  if (facts->buildings->len == 0)
    return;
  linli_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < facts->buildings->len; i++)
    {
      const LinliGridBuilding *building = g_ptr_array_index (facts->buildings, i);
      g_autofree char *dwellings = g_strdup_printf ("%" G_GINT64_FORMAT, building->n_dwellings);
      g_autofree char *households = g_strdup_printf ("%" G_GINT64_FORMAT, building->n_households);

      linli_paper_add_row (paper, (const char *[]) { building->name, dwellings, households }, 3);
    }
}

static void
linli_grid_sheet_add (LinliPaper           *paper,
                      const LinliGridFacts *facts,
                      LinliMapSnapshot     *snapshot,
                      GArray               *grids,
                      gboolean              masked)
{
  LinliGridMap *map = g_new (LinliGridMap, 1);
  g_autofree char *households = g_strdup_printf ("%" G_GINT64_FORMAT, facts->n_households);
  g_autofree char *residents = g_strdup_printf ("%" G_GINT64_FORMAT, facts->n_residents);
  const LinliPaperField fields[] = {
    { C_("grid sheet", "Grid above"), facts->above }, { C_("grid sheet", "Compounds"), facts->compounds },
    { C_("grid sheet", "Households"), households }, { C_("grid sheet", "Residents"), residents },
  };

  *map = (LinliGridMap) { linli_map_snapshot_ref (snapshot), g_array_ref (grids) };
  if (_linli_map_print_has (snapshot, grids))
    {
      _linli_paper_add_drawing (paper, MAP_SHARE, linli_grid_map_draw, map, linli_grid_map_free);
    }
  else
    {
      linli_grid_map_free (map);
      linli_paper_add_text (paper, _("This grid has no boundary, and its homes have no place on the map."));
    }
  linli_paper_add_fields (paper, 2, fields, G_N_ELEMENTS (fields));
  linli_grid_sheet_add_duties (paper, facts, masked);
  linli_grid_sheet_add_buildings (paper, facts);
}

static LinliPaper *
linli_grid_sheet_begin (LinliDatabase *reader,
                        const char    *kind,
                        const char    *title,
                        gboolean       masked)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  LinliPaper *paper = linli_paper_new (title);

  linli_paper_set_kind (paper, kind, reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_date (paper, day);
  if (masked)
    linli_paper_set_masked (paper);
  return paper;
}

/* @one, or every micro-grid when it is 0; there must be some. */
GArray *
_linli_grid_paper_list_grids (LinliDatabase  *reader,
                              gint64          one,
                              GError        **error)
{
  g_autoptr (GArray) grids = one != 0 ? g_array_new (FALSE, FALSE, sizeof (gint64)) : linli_grid_facts_list (reader, error);

  if (grids == NULL)
    return NULL;
  if (one != 0)
    g_array_append_val (grids, one);
  if (grids->len > 0)
    return g_steal_pointer (&grids);
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("There is no micro-grid yet: draw one on the map, or import the boundaries"));
  return NULL;
}

LinliPaper *
_linli_grid_sheet_make (LinliDatabase  *reader,
                        gboolean        masked,
                        gpointer        grid,
                        GCancellable   *cancellable,
                        GError        **error)
{
  gint64 one = *(gint64 *) grid;
  g_autoptr (GArray) grids = _linli_grid_paper_list_grids (reader, one, error);
  g_autoptr (LinliMapSnapshot) snapshot = grids != NULL ? linli_map_loader_load (reader, cancellable, error) : NULL;
  g_autoptr (LinliPaper) paper = NULL;

  if (snapshot == NULL)
    return NULL;
  for (guint i = 0; i < grids->len; i++)
    {
      g_autoptr (LinliGridFacts) facts = linli_grid_facts_load (reader, g_array_index (grids, gint64, i), error);
      g_autoptr (GArray) below = facts != NULL ? linli_grid_facts_list_below (reader, facts->id, error) : NULL;
      g_autofree char *title = facts != NULL ? g_strdup_printf (_("Grid Sheet: %s"), facts->name) : NULL;

      if (below == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (paper == NULL)
        paper = linli_grid_sheet_begin (reader, one != 0 ? "grids.sheet" : "grids.sheets", one != 0 ? title : _("Grid Sheets"), masked);
      if (i > 0)
        linli_paper_add_page_break (paper);
      _linli_paper_add_mark (paper, facts->name);
      if (one == 0)
        linli_paper_add_heading (paper, facts->name);
      linli_grid_sheet_add (paper, facts, snapshot, below, masked);
    }
  return g_steal_pointer (&paper);
}

static void
linli_grid_paper_show (GtkWidget          *over,
                       LinliContext       *context,
                       gint64              grid,
                       LinliPaperMakeFunc  make)
{
  linli_paper_show_made (over, context, NULL, 0, make, g_memdup2 (&grid, sizeof grid), g_free);
}

static void
linli_grid_paper_sheet_cb (GtkWidget    *window,
                           LinliContext *context,
                           const char   *kind,
                           const gint64 *ids,
                           gsize         n_ids)
{
  linli_grid_paper_show (window, context, ids[0], _linli_grid_sheet_make);
}

static void
linli_grid_paper_board_cb (GtkWidget    *window,
                           LinliContext *context,
                           const char   *kind,
                           const gint64 *ids,
                           gsize         n_ids)
{
  linli_grid_paper_show (window, context, ids[0], _linli_grid_board_make);
}

GPtrArray *
_linli_grid_paper_list_actions (void)
{
  static const char * const kinds[] = { "grid", NULL };
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (actions, linli_record_action_new ("grid-sheet", _("Grid Sheet…"), "linli-grid-symbolic", kinds, linli_grid_paper_sheet_cb));
  g_ptr_array_add (actions, linli_record_action_new ("grid-board", _("Notice Board…"), "linli-grid-symbolic", kinds, linli_grid_paper_board_cb));
  return actions;
}

void
_linli_grid_paper_show_sheets (GtkWidget    *over,
                               LinliContext *context)
{
  linli_grid_paper_show (over, context, 0, _linli_grid_sheet_make);
}

void
_linli_grid_paper_show_boards (GtkWidget    *over,
                               LinliContext *context)
{
  linli_grid_paper_show (over, context, 0, _linli_grid_board_make);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapRoom: boxes taken by words, kept by the cells that they touch: with everything in sight there are thousands, and each
 * candidate is held against its neighbours only. What lies outside the area belongs to the cells at its edge. */

#include "config.h"

#include "linli-map-room-private.h"

#define CELL 96

struct _LinliMapRoom {
  graphene_rect_t area;
  int columns;
  int rows;
  GArray **cells;
};

typedef struct {
  int x1, y1, x2, y2;
} Cells;

LinliMapRoom *
_linli_map_room_new (const graphene_rect_t *area)
{
  LinliMapRoom *self = g_new0 (LinliMapRoom, 1);

  self->area = *area;
  self->columns = (int) (area->size.width / CELL) + 1;
  self->rows = (int) (area->size.height / CELL) + 1;
  self->cells = g_new0 (GArray *, self->columns * self->rows);
  return self;
}

void
_linli_map_room_free (LinliMapRoom *self)
{
  for (int i = 0; i < self->columns * self->rows; i++)
    g_clear_pointer (&self->cells[i], g_array_unref);
  g_free (self->cells);
  g_free (self);
}

static Cells
room_find_cells (LinliMapRoom          *self,
                 const graphene_rect_t *box)
{
  float x = box->origin.x - self->area.origin.x, y = box->origin.y - self->area.origin.y;

  return (Cells) {
    CLAMP (x / CELL, 0, self->columns - 1), CLAMP (y / CELL, 0, self->rows - 1),
    CLAMP ((x + box->size.width) / CELL, 0, self->columns - 1), CLAMP ((y + box->size.height) / CELL, 0, self->rows - 1),
  };
}

static gboolean
cell_is_free (const GArray          *cell,
              const graphene_rect_t *box)
{
  for (guint i = 0; cell != NULL && i < cell->len; i++)
    {
      const graphene_rect_t *taken = &g_array_index (cell, graphene_rect_t, i);

      if (box->origin.x < taken->origin.x + taken->size.width && taken->origin.x < box->origin.x + box->size.width
          && box->origin.y < taken->origin.y + taken->size.height && taken->origin.y < box->origin.y + box->size.height)
        return FALSE;
    }
  return TRUE;
}

/* Whether no box, moved to the anchor, touches one that is taken. */
gboolean
_linli_map_room_is_free (LinliMapRoom *self,
                        GArray       *boxes,
                        double        x,
                        double        y)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      graphene_rect_t box = g_array_index (boxes, graphene_rect_t, i);
      Cells cells;

      graphene_rect_offset (&box, x, y);
      cells = room_find_cells (self, &box);
      for (int row = cells.y1; row <= cells.y2; row++)
        for (int column = cells.x1; column <= cells.x2; column++)
          if (!cell_is_free (self->cells[row * self->columns + column], &box))
            return FALSE;
    }
  return TRUE;
}

/* Takes the boxes, moved to the anchor. */
void
_linli_map_room_take (LinliMapRoom *self,
                     GArray       *boxes,
                     double        x,
                     double        y)
{
  for (guint i = 0; i < boxes->len; i++)
    {
      graphene_rect_t box = g_array_index (boxes, graphene_rect_t, i);
      Cells cells;

      graphene_rect_offset (&box, x, y);
      cells = room_find_cells (self, &box);
      for (int row = cells.y1; row <= cells.y2; row++)
        for (int column = cells.x1; column <= cells.x2; column++)
          {
            GArray **cell = &self->cells[row * self->columns + column];

            if (*cell == NULL)
              *cell = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
            g_array_append_val (*cell, box);
          }
    }
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where a part of the world fits best into a view of which other widgets cover something. */

#include "config.h"

#include "linli-map-fit-private.h"

#define GAP 8
/* Where what is left free would show things smaller than this, something is covered instead. */
#define LEAST 0.6

typedef struct {
  GArray *covers; /* LinliBox */
  double width, height; /* of what is shown, in the world */
  double most;          /* no larger */
  double scale; /* the best so far, and the middle of where it stands */
  double x, y;
} LinliMapFit;

/* What lies over the view. What a pointer goes through, as a cross in its middle, covers nothing. */
static GArray *
map_fit_list_covers (GtkWidget *view)
{
  GArray *covers = g_array_new (FALSE, FALSE, sizeof (LinliBox));
  GtkWidget *parent = gtk_widget_get_parent (view);
  graphene_rect_t bounds;

  for (GtkWidget *child = GTK_IS_OVERLAY (parent) ? gtk_widget_get_first_child (parent) : NULL; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (child != view && gtk_widget_get_visible (child) && gtk_widget_get_can_target (child) &&
        gtk_widget_compute_bounds (child, view, &bounds) && bounds.size.width > 0)
      {
        LinliBox cover = { bounds.origin.x - GAP, bounds.origin.y - GAP, bounds.origin.x + bounds.size.width + GAP, bounds.origin.y + bounds.size.height + GAP };

        g_array_append_val (covers, cover);
      }
  return covers;
}

/* Tries the middle of a free part of the view; where something covers that, what is left at each of the four sides of it. */
static void
map_fit_try (LinliMapFit    *self,
             const LinliBox *part)
{
  double width = part->max_x - part->min_x, height = part->max_y - part->min_y;
  double x = (part->min_x + part->max_x) / 2, y = (part->min_y + part->max_y) / 2;
  double scale = MIN (self->most, MIN (width / self->width, height / self->height));
  LinliBox stands = { x - self->width * scale / 2, y - self->height * scale / 2, x + self->width * scale / 2, y + self->height * scale / 2 };

  if (width <= 0 || height <= 0 || scale <= self->scale)
    return;
  for (guint i = 0; i < self->covers->len; i++)
    {
      const LinliBox *cover = &g_array_index (self->covers, LinliBox, i);
      LinliBox left = *part, right = *part, above = *part, below = *part;

      if (!linli_box_intersects (cover, &stands))
        continue;
      left.max_x = MIN (part->max_x, cover->min_x - 1);
      right.min_x = MAX (part->min_x, cover->max_x + 1);
      above.max_y = MIN (part->max_y, cover->min_y - 1);
      below.min_y = MAX (part->min_y, cover->max_y + 1);
      map_fit_try (self, &left);
      map_fit_try (self, &right);
      map_fit_try (self, &above);
      map_fit_try (self, &below);
      return;
    }
  self->scale = scale;
  self->x = x;
  self->y = y;
}

/* In a view that is nearly covered the box stands in the middle, as if nothing were there.
 *
 * Returns: pixels for the width of the world, @most of them; @x and @y get the place of the middle of @box, from the middle of the view */
double
_linli_map_fit (GtkWidget      *view,
                const LinliBox *box,
                double          most,
                double         *x,
                double         *y)
{
  double width = gtk_widget_get_width (view), height = gtk_widget_get_height (view);
  LinliBox whole = { width * 0.05, height * 0.08, width * 0.95, height * 0.92 };
  g_autoptr (GArray) covers = map_fit_list_covers (view);
  LinliMapFit self = { covers, MAX (box->max_x - box->min_x, 1e-12), MAX (box->max_y - box->min_y, 1e-12), most, 0, 0, 0 };
  double plain = MIN (most, MIN (width * 0.9 / self.width, height * 0.84 / self.height));

  map_fit_try (&self, &whole);
  if (self.scale < plain * LEAST)
    {
      *x = *y = 0;
      return plain;
    }
  *x = self.x - width / 2;
  *y = self.y - height / 2;
  return self.scale;
}

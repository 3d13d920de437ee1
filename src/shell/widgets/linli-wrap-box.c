/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Chips in lines. GtkFlowBox would give all of them one width. */

#include "config.h"

#include "linli-wrap-box.h"

struct _LinliWrapBox
{
  GtkWidget parent_instance;

  int column_spacing;
  int row_spacing;
};

G_DEFINE_FINAL_TYPE (LinliWrapBox, linli_wrap_box, GTK_TYPE_WIDGET)

/* Lays the children out in @width and returns the height; places them if @place. */
static int
linli_wrap_box_flow (LinliWrapBox *self,
                     int           width,
                     gboolean      place)
{
  int x = 0;
  int y = 0;
  int line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &size);
      size.width = MIN (size.width, MAX (width, 1));
      if (x > 0 && x + size.width > width)
        {
          x = 0;
          y += line + self->row_spacing;
          line = 0;
        }
      if (place)
        {
          gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

          gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? width - x - size.width : x, y, size.width, size.height },
                                    -1);
        }
      x += size.width + self->column_spacing;
      line = MAX (line, size.height);
    }

  return y + line;
}

static GtkSizeRequestMode
linli_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
linli_wrap_box_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  LinliWrapBox *self = LINLI_WRAP_BOX (widget);
  int widest = 0;
  int all = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest = MAX (widest, child_minimum);
      all += child_natural + (all > 0 ? self->column_spacing : 0);
    }
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = MAX (all, widest);
      return;
    }
  *minimum = *natural = linli_wrap_box_flow (self, for_size >= 0 ? MAX (for_size, widest) : all, FALSE);
}

static void
linli_wrap_box_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  linli_wrap_box_flow (LINLI_WRAP_BOX (widget), width, TRUE);
}

static void
linli_wrap_box_dispose (GObject *object)
{
  linli_wrap_box_clear (LINLI_WRAP_BOX (object));

  G_OBJECT_CLASS (linli_wrap_box_parent_class)->dispose (object);
}

static void
linli_wrap_box_class_init (LinliWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = linli_wrap_box_dispose;
  widget_class->get_request_mode = linli_wrap_box_get_request_mode;
  widget_class->measure = linli_wrap_box_measure;
  widget_class->size_allocate = linli_wrap_box_size_allocate;
}

static void
linli_wrap_box_init (LinliWrapBox *self)
{
}

/**
 * linli_wrap_box_new:
 * @column_spacing: pixels between neighbours
 * @row_spacing: pixels between lines
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
linli_wrap_box_new (int column_spacing,
                    int row_spacing)
{
  LinliWrapBox *self = g_object_new (LINLI_TYPE_WRAP_BOX, NULL);

  self->column_spacing = column_spacing;
  self->row_spacing = row_spacing;

  return GTK_WIDGET (self);
}

/**
 * linli_wrap_box_append:
 * @self: a box
 * @child: a widget
 *
 * Adds a child at the end.
 */
void
linli_wrap_box_append (LinliWrapBox *self,
                       GtkWidget    *child)
{
  g_return_if_fail (LINLI_IS_WRAP_BOX (self));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * linli_wrap_box_clear:
 * @self: a box
 *
 * Removes all children.
 */
void
linli_wrap_box_clear (LinliWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (LINLI_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

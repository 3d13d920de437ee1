/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpDeskGrid: a head with the days, and lines of seven cells under it. Rows are used again when the week or the view changes. The keyboard stands in one
 * cell, to which Tab leads; arrows go from there. */

#include "lp-desk-grid-private.h"

#include <glib/gi18n-lib.h>

#include "lp-desk-cell.h"

/* What stands on the screen comes at once, the rest a few lines a frame: none is held up by two hundred people. */
#define LINES_AT_ONCE 14
#define LINES_A_FRAME 4

G_DEFINE_FINAL_TYPE (LpDeskGrid, lp_desk_grid, GTK_TYPE_WIDGET)

GtkWidget *
lp_desk_grid_get_row (LpDeskGrid *self,
                      guint       line)
{
  GtkWidget *row = gtk_widget_get_first_child (self->body);

  while (line-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

GtkWidget *
lp_desk_grid_get_cell (LpDeskGrid *self,
                       guint       line,
                       guint       weekday)
{
  GtkWidget *cell = gtk_widget_get_first_child (gtk_widget_get_last_child (lp_desk_grid_get_row (self, line)));

  while (weekday-- > 0)
    cell = gtk_widget_get_next_sibling (cell);
  return cell;
}

void
lp_desk_grid_go (LpDeskGrid *self,
                 int         line,
                 int         weekday)
{
  if (self->n_rows == 0)
    return;
  self->line = (guint) CLAMP (line, 0, (int) self->n_rows - 1);
  self->weekday = (guint) CLAMP (weekday, 0, LP_WEEK_DAYS - 1);
  gtk_widget_grab_focus (lp_desk_grid_get_cell (self, self->line, self->weekday));
}

static gboolean
lp_desk_grid_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  LpDeskGrid *self = LP_DESK_GRID (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->n_rows == 0)
    return FALSE;
  lp_desk_grid_go (self, (int) self->line, (int) self->weekday);
  return TRUE;
}

static void
lp_desk_grid_dispose (GObject *object)
{
  LpDeskGrid *self = LP_DESK_GRID (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->n_rows = 0;
  if (self->filling != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->filling);
  self->filling = 0;
  for (int i = 0; i < LP_WEEK_DAYS; i++)
    g_clear_pointer (&self->days[i], g_free);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (lp_desk_grid_parent_class)->dispose (object);
}

static void
lp_desk_grid_class_init (LpDeskGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lp_desk_grid_dispose;
  widget_class->focus = lp_desk_grid_focus;

  gtk_widget_class_set_css_name (widget_class, "rostergrid");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  g_signal_new ("wished", LP_TYPE_DESK_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new ("moved", LP_TYPE_DESK_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_UINT, G_TYPE_UINT);
}

/* A row: the head of the line, then seven of what @make makes. */
static GtkWidget *
lp_desk_grid_new_row (GtkWidget *(*make) (void))
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4), *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_widget_add_css_class (head, "roster-head");
  gtk_widget_set_valign (head, GTK_ALIGN_CENTER);
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 14);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 14);
      gtk_widget_add_css_class (label, i == 0 ? "roster-title" : "caption");
      gtk_box_append (GTK_BOX (head), label);
    }
  gtk_box_set_homogeneous (GTK_BOX (cells), TRUE);
  gtk_widget_set_hexpand (cells, TRUE);
  for (int i = 0; i < LP_WEEK_DAYS; i++)
    gtk_box_append (GTK_BOX (cells), make ());
  gtk_box_append (GTK_BOX (row), head);
  gtk_box_append (GTK_BOX (row), cells);
  return row;
}

static GtkWidget *
lp_desk_grid_new_day (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "roster-day");
  return box;
}

static void
lp_desk_grid_init (LpDeskGrid *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->head = lp_desk_grid_new_row (lp_desk_grid_new_day);
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->body);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  lp_desk_grid_add_input (self);
}

GtkWidget *
lp_desk_grid_new (LinliContext *context)
{
  LpDeskGrid *self = g_object_new (LP_TYPE_DESK_GRID, NULL);

  self->context = g_object_ref (context);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("desk", "Roster of the week"), -1);
  return GTK_WIDGET (self);
}

/* The days over the columns: a holiday, a working weekend, a festival or the lunar day. */
static void
lp_desk_grid_show_days (LpDeskGrid       *self,
                        const LpDeskWeek *week)
{
  GtkWidget *box = gtk_widget_get_first_child (gtk_widget_get_last_child (self->head));
  LinliDate today;
  g_autofree char *now = NULL;

  linli_date_today (&today);
  now = linli_date_to_string (&today);
  for (int i = 0; i < LP_WEEK_DAYS; i++, box = gtk_widget_get_next_sibling (box))
    {
      g_autofree char *day = lp_day_dup_after (week->monday, i), *words = lp_day_dup_words (day), *under = lp_day_dup_note (week->calendar, day);
      GtkWidget *caption = gtk_widget_get_last_child (box);

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), words);
      gtk_label_set_text (GTK_LABEL (caption), under);
      gtk_widget_set_tooltip_text (caption, under);
      gtk_widget_set_css_classes (caption, (const char *[]) { "caption", lp_day_is_off (week->calendar, day) ? "tone-error" : "dim-label", NULL });
      gtk_widget_set_css_classes (box, (const char *[]) { "roster-day", g_str_equal (day, now) ? "today" : NULL, NULL });
    }
}

/* The head of a line; returns what a screen reader calls it. */
static char *
lp_desk_grid_show_head (LpDeskGrid       *self,
                        GtkWidget        *row,
                        const LpDeskLine *line)
{
  GtkWidget *head = gtk_widget_get_first_child (row);
  g_autofree char *title = NULL, *subtitle = NULL;

  if (line->server != NULL)
    {
      title = lp_desk_dup_name (self->context, line->server->person_id, line->server->name);
      subtitle = line->minutes % 60 == 0 ? g_strdup_printf (C_("desk", "%d h this week"), line->minutes / 60)
                                         : g_strdup_printf (C_("desk", "%d h %d min this week"), line->minutes / 60, line->minutes % 60);
    }
  else
    {
      title = g_strdup (line->subtitle);
      subtitle = g_strdup (line->title);
    }
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (head)), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (head)), subtitle);
  gtk_widget_set_tooltip_text (head, title);
  return g_strdup_printf ("%s %s", title, subtitle);
}

/* Shows the next lines, for which rows are made where there are none yet. */
static void
lp_desk_grid_fill (LpDeskGrid *self,
                   guint       n_lines)
{
  guint end = MIN (self->n_filled + n_lines, self->lines->len);
  GtkWidget *row;

  for (; self->n_rows < end; self->n_rows++)
    gtk_box_append (GTK_BOX (self->body), lp_desk_grid_new_row (lp_desk_cell_new));
  row = self->n_filled < end ? lp_desk_grid_get_row (self, self->n_filled) : NULL;
  for (; self->n_filled < end; self->n_filled++, row = gtk_widget_get_next_sibling (row))
    {
      const LpDeskLine *line = g_ptr_array_index (self->lines, self->n_filled);
      g_autofree char *name = lp_desk_grid_show_head (self, row, line);
      GtkWidget *cell = gtk_widget_get_first_child (gtk_widget_get_last_child (row));

      for (int i = 0; i < LP_WEEK_DAYS; i++, cell = gtk_widget_get_next_sibling (cell))
        lp_desk_cell_show (LP_DESK_CELL (cell), self->context, line, i, name, self->days[i]);
    }
}

static gboolean
lp_desk_grid_filling_cb (GtkWidget     *widget,
                         GdkFrameClock *clock,
                         gpointer       unused)
{
  LpDeskGrid *self = LP_DESK_GRID (widget);

  lp_desk_grid_fill (self, LINES_A_FRAME);
  if (self->n_filled < self->lines->len)
    return G_SOURCE_CONTINUE;
  self->filling = 0;
  return G_SOURCE_REMOVE;
}

void
lp_desk_grid_show (LpDeskGrid       *self,
                   const LpDeskWeek *week,
                   GPtrArray        *lines)
{
  gboolean focused = gtk_widget_get_focus_child (self->scroller) != NULL;

  g_ptr_array_ref (lines);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = lines;
  for (int i = 0; i < LP_WEEK_DAYS; i++)
    {
      g_autofree char *day = lp_day_dup_after (week->monday, i);

      g_free (self->days[i]);
      self->days[i] = lp_day_dup_words (day);
    }
  if (focused && lines->len < self->n_rows)
    lp_desk_grid_go (self, 0, (int) self->weekday);
  for (; self->n_rows > lines->len; self->n_rows--)
    gtk_box_remove (GTK_BOX (self->body), gtk_widget_get_last_child (self->body));
  lp_desk_grid_show_days (self, week);
  self->n_filled = 0;
  lp_desk_grid_fill (self, LINES_AT_ONCE);
  if (self->n_filled < lines->len && self->filling == 0)
    self->filling = gtk_widget_add_tick_callback (GTK_WIDGET (self), lp_desk_grid_filling_cb, NULL, NULL);
  self->line = lines->len > 0 ? MIN (self->line, lines->len - 1) : 0;
}

const GArray *
lp_desk_grid_get_duties (LpDeskGrid *self,
                         guint       line,
                         guint       weekday)
{
  return lp_desk_cell_get_duties (LP_DESK_CELL (lp_desk_grid_get_cell (self, line, weekday)));
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpDeskCell: who serves, and what is missing; or what somebody does on a day. It keeps no record, only where the duties stand in its text. */

#include "lp-desk-cell.h"

#include <glib/gi18n-lib.h>

#include "lp-roster-rules.h"

#define PINNED "★"
#define OVERRIDDEN "！"

/* Where in the text a duty stands. */
typedef struct {
  gint64 id;
  guint from; /* bytes */
  guint to;
} LpDeskPlace;

struct _LpDeskCell
{
  GtkWidget parent_instance;

  GtkWidget *text;
  GtkWidget *missing; /* NULL until something is, as most cells of a table by person never need it */
  GtkWidget *draft; /* the same */
  GArray *places; /* of LpDeskPlace */
  GArray *duties; /* of gint64 */
};

G_DEFINE_FINAL_TYPE (LpDeskCell, lp_desk_cell, GTK_TYPE_WIDGET)

static void
lp_desk_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (lp_desk_cell_parent_class)->dispose (object);
}

static void
lp_desk_cell_finalize (GObject *object)
{
  LpDeskCell *self = LP_DESK_CELL (object);

  g_array_unref (self->places);
  g_array_unref (self->duties);
  G_OBJECT_CLASS (lp_desk_cell_parent_class)->finalize (object);
}

static void
lp_desk_cell_class_init (LpDeskCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_desk_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = lp_desk_cell_finalize;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "rostercell");
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID_CELL);
}

static GtkWidget *
lp_desk_cell_add_label (LpDeskCell *self,
                        const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
lp_desk_cell_init (LpDeskCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->text = lp_desk_cell_add_label (self, NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (LpDeskPlace));
  self->duties = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
lp_desk_cell_new (void)
{
  return g_object_new (LP_TYPE_DESK_CELL, NULL);
}

static void
lp_desk_cell_mark (LpDeskCell *self,
                   const char *css_class,
                   gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), css_class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), css_class);
}

/* Adds the words of a duty, and remembers where they stand. */
static void
lp_desk_cell_add_duty (LpDeskCell   *self,
                       GString      *text,
                       const LpDuty *duty,
                       const char   *words)
{
  LpDeskPlace place = { duty->id, (guint) text->len, 0 };

  g_string_append (text, words);
  if (duty->pinned)
    g_string_append (text, PINNED);
  if (duty->overridden != NULL)
    g_string_append (text, OVERRIDDEN);
  place.to = (guint) text->len;
  g_array_append_val (self->places, place);
  g_array_append_val (self->duties, duty->id);
}

/* Who serves in a slot. */
static void
lp_desk_cell_add_people (LpDeskCell   *self,
                         LinliContext *context,
                         GString      *text,
                         const LpSlot *slot)
{
  if (slot->cancelled)
    g_string_append (text, C_("desk", "Does not take place"));
  for (guint i = 0; i < slot->duties->len; i++)
    {
      const LpDuty *duty = g_ptr_array_index (slot->duties, i);
      g_autofree char *name = lp_desk_dup_name (context, duty->person_id, duty->name);

      if (i > 0)
        g_string_append (text, C_("desk between names", ", "));
      lp_desk_cell_add_duty (self, text, duty, name);
    }
  for (guint i = 0; !slot->cancelled && i < slot->declined->len; i++)
    {
      const LpDuty *duty = g_ptr_array_index (slot->declined, i);
      g_autofree char *name = lp_desk_dup_name (context, duty->person_id, duty->name);

      if (i + slot->duties->len > 0)
        g_string_append (text, C_("desk between names", ", "));
      g_string_append_printf (text, C_("desk", "(%s %s)"), name, lp_duty_get_declined_words (duty));
    }
}

/* What somebody does in a slot. */
static void
lp_desk_cell_add_shift (LpDeskCell     *self,
                        const LpServer *server,
                        GString        *text,
                        const LpSlot   *slot)
{
  g_autofree char *minutes = lp_roster_hours_dup_short (slot->from, slot->to), *words = g_strdup_printf ("%s\n%s", minutes, slot->post);
  const LpDuty *duty = lp_slot_find_duty (slot, server->card_id);

  if (duty != NULL)
    lp_desk_cell_add_duty (self, text, duty, words);
  else if ((duty = lp_slot_find_declined (slot, server->card_id)) != NULL)
    g_string_append_printf (text, C_("desk", "(%s %s)"), words, lp_duty_get_declined_words (duty));
}

static void
lp_desk_cell_show_lack (LpDeskCell *self,
                        const char *lack,
                        gboolean    missing)
{
  if (self->missing == NULL && lack == NULL)
    return;
  if (self->missing == NULL)
    {
      self->missing = lp_desk_cell_add_label (self, NULL);
      gtk_widget_insert_after (self->missing, GTK_WIDGET (self), self->text);
    }
  gtk_label_set_text (GTK_LABEL (self->missing), lack != NULL ? lack : "");
  gtk_widget_set_css_classes (self->missing, (const char *[]) { missing ? "tone-error" : "dim-label", NULL });
  gtk_widget_set_visible (self->missing, lack != NULL);
}

static void
lp_desk_cell_show_draft (LpDeskCell *self,
                         gboolean    draft)
{
  if (self->draft == NULL && !draft)
    return;
  if (self->draft == NULL)
    {
      self->draft = lp_desk_cell_add_label (self, "roster-draft");
      gtk_label_set_text (GTK_LABEL (self->draft), C_("desk", "Draft"));
    }
  gtk_widget_set_visible (self->draft, draft);
}

/* How a cell looks beyond its text, and what is said of it. */
static void
lp_desk_cell_finish (LpDeskCell *self,
                     GPtrArray  *slots,
                     int         missing,
                     int         welcome,
                     const char *name_of_line,
                     const char *day)
{
  gboolean draft = FALSE, cancelled = slots->len > 0;
  g_autofree char *lack = missing > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "▲ %d missing", "▲ %d missing", (gulong) missing), missing)
                          : welcome > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "room for %d", "room for %d", (gulong) welcome), welcome) : NULL;
  g_autofree char *name = NULL;
  const char *text = gtk_label_get_text (GTK_LABEL (self->text));

  for (guint i = 0; i < slots->len; i++)
    {
      const LpSlot *slot = g_ptr_array_index (slots, i);

      draft = draft || (!slot->published && !slot->cancelled);
      cancelled = cancelled && slot->cancelled;
    }
  lp_desk_cell_show_lack (self, lack, missing > 0);
  lp_desk_cell_show_draft (self, draft);
  gtk_widget_set_visible (self->text, *text != '\0');
  lp_desk_cell_mark (self, "draft", draft);
  lp_desk_cell_mark (self, "cancelled", cancelled);
  lp_desk_cell_mark (self, "missing", missing > 0);
  lp_desk_cell_mark (self, "empty", slots->len == 0);
  name = g_strdup_printf ("%s, %s: %s %s %s", name_of_line, day, *text != '\0' ? text : slots->len == 0 ? C_("desk", "no shift") : C_("desk", "nobody"),
                          lack != NULL ? lack : "", draft ? C_("desk", "Draft") : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, g_strchomp (name), -1);
}

void
lp_desk_cell_show (LpDeskCell       *self,
                   LinliContext     *context,
                   const LpDeskLine *line,
                   int               weekday,
                   const char       *name_of_line,
                   const char       *day)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *slots = line->cells[weekday];
  int missing = 0, welcome = 0;

  g_array_set_size (self->places, 0);
  g_array_set_size (self->duties, 0);
  for (guint i = 0; i < slots->len; i++)
    {
      const LpSlot *slot = g_ptr_array_index (slots, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      if (line->server != NULL)
        {
          lp_desk_cell_add_shift (self, line->server, text, slot);
          continue;
        }
      lp_desk_cell_add_people (self, context, text, slot);
      missing += lp_slot_count_missing (slot);
      welcome += slot->cancelled ? 0 : MAX (slot->ideal - (int) slot->duties->len, 0);
    }
  gtk_label_set_text (GTK_LABEL (self->text), text->str);
  lp_desk_cell_finish (self, slots, missing, welcome, name_of_line, day);
}

gint64
lp_desk_cell_find_duty (LpDeskCell *self,
                        double      x,
                        double      y)
{
  double at_x, at_y;
  int left, top, index, trailing;

  if (self->duties->len == 1)
    return g_array_index (self->duties, gint64, 0);
  if (self->duties->len == 0 || !gtk_widget_translate_coordinates (GTK_WIDGET (self), self->text, x, y, &at_x, &at_y))
    return 0;
  gtk_label_get_layout_offsets (GTK_LABEL (self->text), &left, &top);
  if (!pango_layout_xy_to_index (gtk_label_get_layout (GTK_LABEL (self->text)), (int) ((at_x - left) * PANGO_SCALE), (int) ((at_y - top) * PANGO_SCALE), &index,
                                 &trailing))
    return 0;
  for (guint i = 0; i < self->places->len; i++)
    {
      const LpDeskPlace *place = &g_array_index (self->places, LpDeskPlace, i);

      if ((guint) index >= place->from && (guint) index < place->to)
        return place->id;
    }
  return 0;
}

const GArray *
lp_desk_cell_get_duties (LpDeskCell *self)
{
  return self->duties;
}

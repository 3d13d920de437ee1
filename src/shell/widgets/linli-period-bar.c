/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliPeriodBar: which days are asked about. */

#include "config.h"

#include "linli-period-bar-private.h"

#include <glib/gi18n-lib.h>

struct _LinliPeriodBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *kind;
  GtkWidget *earlier;
  GtkWidget *words;
  GtkWidget *later;
  GtkWidget *days; /* the two entries */
  GtkWidget *first;
  GtkWidget *last;
  GtkWidget *wrong;
  GArray *kinds; /* of LinliPeriodKind: the choices of the menu */
  gboolean busy;
  gboolean known; /* whether the period is one */
  LinliPeriod period;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LinliPeriodBar, linli_period_bar, GTK_TYPE_WIDGET)

static void
linli_period_bar_show (LinliPeriodBar *self)
{
  g_autofree char *words = linli_period_dup_words (&self->period);
  g_autofree char *first = linli_date_to_string (&self->period.first);
  g_autofree char *last = linli_date_to_string (&self->period.last);

  self->busy = TRUE;
  self->known = TRUE;
  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_editable_set_text (GTK_EDITABLE (self->first), first);
  gtk_editable_set_text (GTK_EDITABLE (self->last), last);
  gtk_widget_set_visible (self->wrong, FALSE);
  self->busy = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
linli_period_bar_kind_cb (LinliPeriodBar *self)
{
  LinliPeriodKind kind = g_array_index (self->kinds, LinliPeriodKind, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind)));
  LinliDate today;

  linli_date_today (&today);
  if (kind == LINLI_PERIOD_DAYS)
    self->period.kind = kind;
  else
    self->period = linli_period_of (kind, &today);
  gtk_widget_set_visible (self->days, kind == LINLI_PERIOD_DAYS);
  gtk_widget_set_visible (self->words, kind != LINLI_PERIOD_DAYS);
  linli_period_bar_show (self);
}

static void
linli_period_bar_earlier_cb (LinliPeriodBar *self)
{
  self->period = linli_period_move (&self->period, -1);
  linli_period_bar_show (self);
}

static void
linli_period_bar_later_cb (LinliPeriodBar *self)
{
  self->period = linli_period_move (&self->period, 1);
  linli_period_bar_show (self);
}

static void
linli_period_bar_typed_cb (LinliPeriodBar *self)
{
  LinliDate first, last;
  gboolean read = linli_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->first)), &first, NULL) && linli_date_is_whole (&first) &&
                  linli_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->last)), &last, NULL) && linli_date_is_whole (&last);

  if (self->busy)
    return;
  self->known = read && linli_date_compare (&first, &last) <= 0;
  gtk_label_set_text (GTK_LABEL (self->wrong), read ? _("The last day is before the first") : _("A day is written like 2026-11-03"));
  gtk_widget_set_visible (self->wrong, !self->known);
  if (self->known)
    self->period = (LinliPeriod) { LINLI_PERIOD_DAYS, first, last };
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
linli_period_bar_dispose (GObject *object)
{
  LinliPeriodBar *self = LINLI_PERIOD_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->kinds, g_array_unref);

  G_OBJECT_CLASS (linli_period_bar_parent_class)->dispose (object);
}

static void
linli_period_bar_class_init (LinliPeriodBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_period_bar_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  /**
   * LinliPeriodBar::changed:
   * @self: the bar
   *
   * Another period was chosen, or one is typed that is none yet.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
linli_period_bar_add_button (LinliPeriodBar *self,
                                  const char         *icon,
                                  const char         *name,
                                  GCallback           clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static GtkWidget *
linli_period_bar_add_day (LinliPeriodBar *self,
                               const char         *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (entry, name);
  g_signal_connect_object (entry, "changed", G_CALLBACK (linli_period_bar_typed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->days), entry);
  return entry;
}

static void
linli_period_bar_init (LinliPeriodBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->kind = gtk_drop_down_new_from_strings ((const char * const[]) { NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which time"), -1);
  gtk_box_append (GTK_BOX (self->box), self->kind);
  self->earlier = linli_period_bar_add_button (self, "go-previous-symbolic", C_("period", "Earlier"), G_CALLBACK (linli_period_bar_earlier_cb));
  self->words = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->words, "heading");
  gtk_box_append (GTK_BOX (self->box), self->words);
  self->days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->first = linli_period_bar_add_day (self, C_("period", "First day"));
  gtk_box_append (GTK_BOX (self->days), gtk_label_new ("–"));
  self->last = linli_period_bar_add_day (self, C_("period", "Last day"));
  gtk_box_append (GTK_BOX (self->box), self->days);
  self->later = linli_period_bar_add_button (self, "go-next-symbolic", C_("period", "Later"), G_CALLBACK (linli_period_bar_later_cb));
  self->wrong = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->wrong, "linli-field-error");
  gtk_box_append (GTK_BOX (self->box), self->wrong);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * linli_period_bar_new:
 * @kinds: which kinds are offered: the sum of 1 << kind
 * @first: the kind that is chosen at first
 *
 * Returns: (transfer floating): a bar that begins with the period of today
 */
GtkWidget *
linli_period_bar_new (guint           kinds,
                      LinliPeriodKind first)
{
  const char * const names[] = { C_("period", "Day"), C_("period", "Week"), C_("period", "Month"), C_("period", "Quarter"), C_("period", "Year"),
                                 C_("period", "From – to") };
  LinliPeriodBar *self;
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;

  g_return_val_if_fail ((kinds & 1u << first) != 0, NULL);

  self = g_object_new (LINLI_TYPE_PERIOD_BAR, NULL);
  self->kinds = g_array_new (FALSE, FALSE, sizeof (LinliPeriodKind));
  for (LinliPeriodKind kind = LINLI_PERIOD_DAY; kind <= LINLI_PERIOD_DAYS; kind++)
    if ((kinds & 1u << kind) != 0)
      {
        if (kind == first)
          selected = self->kinds->len;
        g_array_append_val (self->kinds, kind);
        gtk_string_list_append (model, names[kind]);
      }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->kind), G_LIST_MODEL (model));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), selected);
  linli_period_bar_kind_cb (self);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (linli_period_bar_kind_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
_linli_period_bar_set (LinliPeriodBar    *self,
                       const LinliPeriod *period)
{
  g_assert (LINLI_IS_PERIOD_BAR (self));

  for (guint i = 0; i < self->kinds->len; i++)
    if (g_array_index (self->kinds, LinliPeriodKind, i) == period->kind)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), i);
  self->period = *period;
  linli_period_bar_show (self);
}

/**
 * linli_period_bar_get:
 * @self: a bar
 * @period: (out): what is chosen
 *
 * Returns: %FALSE while a day that was typed cannot be read or the last day is before the first, which the bar says then
 */
gboolean
linli_period_bar_get (LinliPeriodBar *self,
                      LinliPeriod    *period)
{
  g_return_val_if_fail (LINLI_IS_PERIOD_BAR (self) && period != NULL, FALSE);

  *period = self->period;
  return self->known;
}

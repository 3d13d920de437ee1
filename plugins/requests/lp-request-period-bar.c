/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpRequestPeriodBar: which days are asked about. */

#include "lp-request-period-bar.h"

#include <glib/gi18n-lib.h>

struct _LpRequestPeriodBar
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
  gboolean by_days;
  gboolean busy;
  gboolean known; /* whether the period is one */
  LpRequestPeriod period;
};

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LpRequestPeriodBar, lp_request_period_bar, GTK_TYPE_WIDGET)

static void
lp_request_period_bar_show (LpRequestPeriodBar *self)
{
  g_autofree char *words = lp_request_period_dup_words (&self->period);
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

/* The last choice of the menu is from a day to a day. */
static gboolean
lp_request_period_bar_is_free (LpRequestPeriodBar *self)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind)) == (self->by_days ? 2 : 3);
}

/* Monday to Sunday. */
static LpRequestPeriod
lp_request_period_bar_make_week (const LinliDate *day)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (day->year, day->month, day->day, 0, 0, 0);
  gint64 monday = linli_date_to_day_number (day) - g_date_time_get_day_of_week (date) + 1;
  LpRequestPeriod week = { LP_REQUEST_PERIOD_DAYS };

  linli_date_from_day_number (monday, &week.first);
  linli_date_from_day_number (monday + 6, &week.last);
  return week;
}

static void
lp_request_period_bar_kind_cb (LpRequestPeriodBar *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  gboolean is_free = lp_request_period_bar_is_free (self);
  LinliDate today;

  linli_date_today (&today);
  if (is_free)
    self->period.kind = LP_REQUEST_PERIOD_DAYS;
  else if (!self->by_days)
    self->period = lp_request_period_of (chosen, &today);
  else
    self->period = chosen == 1 ? lp_request_period_bar_make_week (&today) : lp_request_period_of (LP_REQUEST_PERIOD_DAYS, &today);
  gtk_widget_set_visible (self->days, is_free);
  gtk_widget_set_visible (self->words, !is_free);
  lp_request_period_bar_show (self);
}

static void
lp_request_period_bar_earlier_cb (LpRequestPeriodBar *self)
{
  self->period = lp_request_period_move (&self->period, -1);
  lp_request_period_bar_show (self);
}

static void
lp_request_period_bar_later_cb (LpRequestPeriodBar *self)
{
  self->period = lp_request_period_move (&self->period, 1);
  lp_request_period_bar_show (self);
}

static void
lp_request_period_bar_typed_cb (LpRequestPeriodBar *self)
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
    self->period = (LpRequestPeriod) { LP_REQUEST_PERIOD_DAYS, first, last };
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
lp_request_period_bar_dispose (GObject *object)
{
  LpRequestPeriodBar *self = LP_REQUEST_PERIOD_BAR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lp_request_period_bar_parent_class)->dispose (object);
}

static void
lp_request_period_bar_class_init (LpRequestPeriodBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_request_period_bar_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
lp_request_period_bar_add_button (LpRequestPeriodBar *self,
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
lp_request_period_bar_add_day (LpRequestPeriodBar *self,
                               const char         *name)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 10);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (entry, name);
  g_signal_connect_object (entry, "changed", G_CALLBACK (lp_request_period_bar_typed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->days), entry);
  return entry;
}

static void
lp_request_period_bar_init (LpRequestPeriodBar *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->kind = gtk_drop_down_new_from_strings ((const char * const[]) { NULL });
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which time"), -1);
  gtk_box_append (GTK_BOX (self->box), self->kind);
  self->earlier = lp_request_period_bar_add_button (self, "go-previous-symbolic", C_("period", "Earlier"), G_CALLBACK (lp_request_period_bar_earlier_cb));
  self->words = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->words, "heading");
  gtk_box_append (GTK_BOX (self->box), self->words);
  self->days = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  self->first = lp_request_period_bar_add_day (self, C_("period", "First day"));
  gtk_box_append (GTK_BOX (self->days), gtk_label_new ("–"));
  self->last = lp_request_period_bar_add_day (self, C_("period", "Last day"));
  gtk_box_append (GTK_BOX (self->box), self->days);
  self->later = lp_request_period_bar_add_button (self, "go-next-symbolic", C_("period", "Later"), G_CALLBACK (lp_request_period_bar_later_cb));
  self->wrong = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->wrong, "linli-field-error");
  gtk_box_append (GTK_BOX (self->box), self->wrong);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
lp_request_period_bar_new (gboolean days)
{
  const char * const by_days[] = { C_("period", "Day"), C_("period", "Week"), C_("period", "From – to"), NULL };
  const char * const by_months[] = { C_("period", "Month"), C_("period", "Quarter"), C_("period", "Year"), C_("period", "From – to"), NULL };
  LpRequestPeriodBar *self = g_object_new (LP_TYPE_REQUEST_PERIOD_BAR, NULL);
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (days ? by_days : by_months);

  self->by_days = days;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->kind), G_LIST_MODEL (kinds));
  lp_request_period_bar_kind_cb (self);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (lp_request_period_bar_kind_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gboolean
lp_request_period_bar_get (LpRequestPeriodBar *self,
                           LpRequestPeriod    *period)
{
  *period = self->period;
  return self->known;
}

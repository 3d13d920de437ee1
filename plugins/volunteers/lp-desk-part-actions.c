/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpDeskPart: the actions "desk.…". */

#include "lp-desk-part-private.h"

#include <glib/gi18n-lib.h>

#include "lp-changes-dialog.h"
#include "lp-desk-papers.h"
#include "lp-exception-dialog.h"
#include "lp-falls-dialog.h"
#include "lp-fill-dialog.h"
#include "lp-post-dialog.h"
#include "lp-publish-store.h"
#include "lp-roster-facts-store.h"
#include "lp-slot-dialog.h"
#include "lp-template-dialog.h"
#include "lp-week-dialog.h"

static void
lp_desk_part_previous_cb (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  LpDeskPart *self = LP_DESK_PART (widget);
  g_autofree char *monday = lp_day_dup_after (self->monday, -LP_WEEK_DAYS);

  lp_desk_part_turn (self, monday);
}

static void
lp_desk_part_next_cb (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  LpDeskPart *self = LP_DESK_PART (widget);
  g_autofree char *monday = lp_day_dup_after (self->monday, LP_WEEK_DAYS);

  lp_desk_part_turn (self, monday);
}

static void
lp_desk_part_today_cb (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  LinliDate today;
  g_autofree char *day = NULL, *monday = NULL;

  linli_date_today (&today);
  day = linli_date_to_string (&today);
  monday = lp_week_dup_monday (day);
  lp_desk_part_turn (LP_DESK_PART (widget), monday);
}

static void
lp_desk_part_publish_cb (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  LpDeskPart *self = LP_DESK_PART (widget);
  g_autofree char *sunday = lp_day_dup_after (self->monday, LP_WEEK_DAYS - 1);

  linli_act (widget, self->context, _("Roster of the week published"), lp_publish, lp_publish_new (self->monday, sunday), lp_publish_free);
}

static void
lp_desk_part_changes_cb (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  LpDeskPart *self = LP_DESK_PART (widget);
  g_autofree char *sunday = lp_day_dup_after (self->monday, LP_WEEK_DAYS - 1);

  lp_changes_dialog_show (widget, self->context, self->monday, sunday);
}

static void
lp_desk_part_away_cb (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  lp_exception_dialog_ask (widget, LP_DESK_PART (widget)->context, NULL, NULL);
}

static void
lp_desk_part_falls_cb (GtkWidget  *widget,
                       const char *name,
                       GVariant   *parameter)
{
  LpDeskPart *self = LP_DESK_PART (widget);
  int monday = lp_roster_day_from_text (self->monday);

  lp_falls_dialog_show (widget, self->context, monday, monday + LP_WEEK_DAYS - 1, 0);
}

static void
lp_desk_part_fill_cb (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  LpDeskPart *self = LP_DESK_PART (widget);
  int monday = lp_roster_day_from_text (self->monday);

  lp_fill_dialog_show (widget, self->context, monday, monday + LP_WEEK_DAYS - 1);
}

static void
lp_desk_part_make_cb (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  lp_week_dialog_show (widget, LP_DESK_PART (widget)->context, LP_DESK_PART (widget)->monday, FALSE);
}

static void
lp_desk_part_copy_cb (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  lp_week_dialog_show (widget, LP_DESK_PART (widget)->context, LP_DESK_PART (widget)->monday, TRUE);
}

static void
lp_desk_part_new_slot_cb (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  LpDeskPart *self = LP_DESK_PART (widget);
  LpSlot slot = { 0 };

  slot.day = self->monday;
  slot.from = 8 * 60;
  slot.to = 10 * 60;
  slot.minimum = 1;
  slot.ideal = 2;
  lp_slot_dialog_show (widget, self->context, &slot);
}

static void
lp_desk_part_new_post_cb (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  lp_post_dialog_show (widget, LP_DESK_PART (widget)->context, NULL);
}

static void
lp_desk_part_new_template_cb (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  lp_template_dialog_show (widget, LP_DESK_PART (widget)->context, NULL);
}

void
lp_desk_part_install_actions (GtkWidgetClass *widget_class)
{
  static const struct {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "desk.previous", lp_desk_part_previous_cb },
    { "desk.next", lp_desk_part_next_cb },
    { "desk.today", lp_desk_part_today_cb },
    { "desk.publish", lp_desk_part_publish_cb },
    { "desk.changes", lp_desk_part_changes_cb },
    { "desk.away", lp_desk_part_away_cb },
    { "desk.falls", lp_desk_part_falls_cb },
    { "desk.fill", lp_desk_part_fill_cb },
    { "desk.make", lp_desk_part_make_cb },
    { "desk.copy", lp_desk_part_copy_cb },
    { "desk.new-slot", lp_desk_part_new_slot_cb },
    { "desk.new-post", lp_desk_part_new_post_cb },
    { "desk.new-template", lp_desk_part_new_template_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
  lp_desk_papers_install_actions (widget_class);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpDeskPart: what is handed out of the week that is shown: the roster for the wall, slips, text for the chat. */

#include "lp-desk-papers.h"

#include <glib/gi18n-lib.h>

#include "lp-chat-dialog.h"
#include "lp-desk-part-private.h"
#include "lp-roster-paper.h"
#include "lp-slip-paper.h"

static void
lp_desk_papers_posts_cb (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  lp_roster_paper_show (widget, LP_DESK_PART (widget)->context, LP_DESK_PART (widget)->monday, FALSE);
}

static void
lp_desk_papers_people_cb (GtkWidget  *widget,
                          const char *name,
                          GVariant   *parameter)
{
  lp_roster_paper_show (widget, LP_DESK_PART (widget)->context, LP_DESK_PART (widget)->monday, TRUE);
}

static void
lp_desk_papers_slips_cb (GtkWidget  *widget,
                         const char *name,
                         GVariant   *parameter)
{
  lp_slip_paper_show_week (widget, LP_DESK_PART (widget)->context, LP_DESK_PART (widget)->monday);
}

static void
lp_desk_papers_chat_cb (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  lp_chat_dialog_show (widget, LP_DESK_PART (widget)->context, LP_DESK_PART (widget)->monday);
}

void
lp_desk_papers_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "desk.print-posts", NULL, lp_desk_papers_posts_cb);
  gtk_widget_class_install_action (widget_class, "desk.print-people", NULL, lp_desk_papers_people_cb);
  gtk_widget_class_install_action (widget_class, "desk.print-slips", NULL, lp_desk_papers_slips_cb);
  gtk_widget_class_install_action (widget_class, "desk.chat", NULL, lp_desk_papers_chat_cb);
}

void
lp_desk_papers_add_menu (GMenu *menu)
{
  g_autoptr (GMenu) papers = g_menu_new ();

  g_menu_append (papers, C_("desk", "_Print by Post…"), "desk.print-posts");
  g_menu_append (papers, C_("desk", "Print by P_erson…"), "desk.print-people");
  g_menu_append (papers, C_("desk", "Print _Slips…"), "desk.print-slips");
  g_menu_append (papers, C_("desk", "_Text for the Chat…"), "desk.chat");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (papers));
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What volunteers add to a document. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-attendance-today.h"
#include "lp-card-details.h"
#include "lp-card-dialog.h"
#include "lp-changes-dialog.h"
#include "lp-changes-today.h"
#include "lp-event-helpers.h"
#include "lp-event-slot-store.h"
#include "lp-exception-dialog.h"
#include "lp-fill-dialog.h"
#include "lp-volunteer-brief-store.h"
#include "lp-volunteer-preferences.h"
#include "lp-volunteers-page.h"
#include "lp-volunteers.h"

#define LP_TYPE_VOLUNTEERS (lp_volunteers_get_type ())
G_DECLARE_FINAL_TYPE (LpVolunteers, lp_volunteers, LP, VOLUNTEERS, GObject)

struct _LpVolunteers
{
  GObject parent_instance;
};

static void lp_volunteers_implement (LinliActivatableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LpVolunteers, lp_volunteers, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LINLI_TYPE_ACTIVATABLE, lp_volunteers_implement))

/* Who volunteers. */
static void
lp_volunteers_add_cards (LinliRegistrar *registrar)
{
  static const char * const subjects[] = { "person", NULL };
  static const char * const changes[] = { LP_CARD_TABLE, LP_TIME_TABLE, LP_EXCEPTION_TABLE, LP_CARD_SKILL_TABLE, LP_DUTY_TABLE, LP_SLOT_TABLE,
                                          LP_NOTE_TABLE, LP_REVIEW_TABLE, LP_OBJECTION_TABLE, LP_CERTIFICATE_TABLE, NULL };

  linli_registrar_add (registrar, lp_attendance_card_new ());
  linli_registrar_add (registrar, linli_window_action_new ("volunteers-new", _("New Volunteer…"), "linli-person-symbolic", lp_card_dialog_show_new, NULL));
  linli_registrar_add (registrar, linli_record_action_new ("volunteers-card", _("Volunteer's Card…"), "linli-person-symbolic", subjects,
                                                           lp_card_dialog_show_about));
  linli_registrar_add (registrar, linli_details_section_new ("volunteers-card", _("Volunteer's card"), subjects, lp_card_details_new, changes));
}

/* Shifts of events, where a plugin brings those. */
static void
lp_volunteers_add_events (LinliRegistrar *registrar)
{
  static const char * const events[] = { "matter:" LP_EVENT_KIND, NULL };
  static const char * const changes[] = { LP_SLOT_TABLE, LP_DUTY_TABLE, LP_POST_TABLE, LP_CARD_TABLE, "matter", "person", NULL };

  linli_registrar_add (registrar, linli_details_section_new ("volunteers-event", C_("desk", "Volunteers for it"), events, lp_event_helpers_new, changes));
  linli_registrar_add (registrar, linli_occasion_source_new (lp_event_slot_list_occasions));
  linli_registrar_add (registrar, linli_occasion_follower_new (LP_EVENT_KIND, lp_event_slot_follow));
}

static gboolean
lp_volunteers_activate (LinliActivatable  *activatable,
                        LinliRegistrar    *registrar,
                        GError           **error)
{
  static const char * const tables[] = { LP_POST_TABLE, LP_POST_SKILL_TABLE, LP_CARD_TABLE, LP_CARD_SKILL_TABLE, LP_CARD_POST_TABLE, LP_TIME_TABLE,
                                         LP_EXCEPTION_TABLE, LP_PAIR_TABLE, LP_TEMPLATE_TABLE, LP_TEMPLATE_LINE_TABLE, LP_SLOT_TABLE, LP_DUTY_TABLE,
                                         LP_CERTIFICATE_TABLE, LP_REVIEW_TABLE, LP_OBJECTION_TABLE, LP_NOTE_TABLE, LP_VOLUNTEERS_SETTING_TABLE,
                                         NULL };

  if (!linli_registrar_add_schema (registrar, LP_VOLUNTEERS_STEPS, tables, error))
    return FALSE;
  lp_volunteers_add_cards (registrar);
  lp_volunteers_add_events (registrar);
  linli_registrar_add (registrar, linli_page_new (LP_VOLUNTEERS_PAGE, C_("volunteers", "Volunteers"), "linli-person-symbolic", LINLI_PAGE_WORK,
                                                  lp_volunteers_page_new));
  linli_registrar_add (registrar, linli_window_action_new ("volunteers-away", _("Volunteer Cannot Come…"), "linli-person-symbolic", lp_exception_dialog_ask,
                                                           NULL));
  linli_registrar_add (registrar, linli_preferences_section_new ("volunteers", C_("volunteers", "Volunteers"), lp_volunteer_preferences_new));
  linli_registrar_add (registrar, lp_changes_card_new ());
  linli_registrar_add (registrar, linli_window_action_new (LP_CHANGES_ACTION, C_("desk", "Roster Changes to Tell…"), "linli-person-symbolic",
                                                           lp_changes_dialog_show_coming, NULL));
  linli_registrar_add (registrar, linli_window_action_new ("volunteers-fill", _("Fill the Roster…"), "linli-person-symbolic", lp_fill_dialog_ask, NULL));
  linli_registrar_add (registrar, lp_volunteer_brief_source_new ());
  return TRUE;
}

static void
lp_volunteers_implement (LinliActivatableInterface *interface)
{
  interface->activate = lp_volunteers_activate;
}

static void
lp_volunteers_class_init (LpVolunteersClass *klass)
{
}

static void
lp_volunteers_init (LpVolunteers *self)
{
}

LINLI_PLUGIN_DEFINE (lp_volunteers_get_type)

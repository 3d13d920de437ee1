/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What parking adds to a document. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-agreement-details.h"
#include "lp-agreement-dialog.h"
#include "lp-agreement-kind.h"
#include "lp-lot-details.h"
#include "lp-lot-dialog.h"
#include "lp-lot-store.h"
#include "lp-need-details.h"
#include "lp-need-dialog.h"
#include "lp-need-store.h"
#include "lp-parking-brief-store.h"
#include "lp-parking-page.h"
#include "lp-parking-preferences.h"
#include "lp-parking.h"
#include "lp-plan-map-store.h"
#include "lp-plan-tool.h"

#define LP_TYPE_PARKING (lp_parking_get_type ())
G_DECLARE_FINAL_TYPE (LpParking, lp_parking, LP, PARKING, GObject)

struct _LpParking
{
  GObject parent_instance;
};

static void lp_parking_implement (LinliActivatableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LpParking, lp_parking, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LINLI_TYPE_ACTIVATABLE, lp_parking_implement))

/* Cars that wait for somebody to find them a bay. */
static guint
lp_parking_count (LinliContext *context)
{
  return lp_need_count (linli_context_get_database (context), LP_NEED_LIST_WAITING);
}

static void
lp_parking_add_needs (LinliRegistrar *registrar)
{
  static const char * const kinds[] = { "matter:" LP_NEED_KIND, NULL };
  static const char * const subjects[] = { "household", "person", "dwelling", "vehicle", NULL };
  static const char * const changes[] = { "matter", LP_NEED_TABLE, LP_USE_TABLE, LP_REFUSAL_TABLE, LP_LOT_TABLE, NULL };

  linli_registrar_add (registrar, lp_need_kind_new ());
  linli_registrar_add (registrar, linli_window_action_new ("parking-new-need", _("New Parking Need…"), "linli-vehicle-symbolic", lp_need_dialog_show_new,
                                                           NULL));
  linli_registrar_add (registrar, linli_record_action_new ("parking-need", _("New Parking Need…"), "linli-vehicle-symbolic", subjects,
                                                           lp_need_dialog_show_about));
  linli_registrar_add (registrar, linli_details_section_new ("parking-need", C_("parking", "Car and bay"), kinds, lp_need_details_new, changes));
  linli_registrar_add (registrar, linli_details_section_new ("parking-use", C_("parking", "Parks in"), subjects, lp_use_details_new, changes));
  linli_registrar_add (registrar, lp_need_card_new ());
}

/* What two compounds agree on. */
static void
lp_parking_add_agreements (LinliRegistrar *registrar)
{
  static const char * const kinds[] = { "matter:" LP_AGREEMENT_KIND, NULL };
  static const char * const changes[] = { "matter", LP_AGREEMENT_TABLE, LP_VOTE_TABLE, LP_USE_TABLE, LP_SETTING_TABLE,
                                          LP_INCOME_TABLE, NULL };

  linli_registrar_add (registrar, lp_agreement_kind_new ());
  linli_registrar_add (registrar, linli_window_action_new ("parking-new-agreement", _("New Parking Agreement…"), "linli-vehicle-symbolic",
                                                           lp_agreement_dialog_show_new, NULL));
  linli_registrar_add (registrar, linli_details_section_new (LP_AGREEMENT_KIND, C_("agreement", "Terms and votes"), kinds, lp_agreement_details_new,
                                                             changes));
}

/* Lots on the map, which is for other work on most days. */
static void
lp_parking_add_map (LinliRegistrar *registrar)
{
  static const char * const kinds[] = { LP_LOT_TABLE, NULL };
  static const char * const changes[] = { LP_LOT_TABLE, LP_BAYS_TABLE, LP_USE_TABLE, LP_INCOME_TABLE, "compound", NULL };
  LinliMapLayer *layer = lp_lots_map_layer_new ();

  linli_map_layer_set_hidden_at_first (layer, TRUE);
  linli_registrar_add (registrar, layer);
  linli_registrar_add (registrar, linli_details_section_new ("parking-lot", C_("parking", "Parking lot"), kinds, lp_lot_details_new, changes));
}

static gboolean
lp_parking_activate (LinliActivatable  *activatable,
                     LinliRegistrar    *registrar,
                     GError           **error)
{
  static const char * const tables[] = { LP_LOT_TABLE, LP_BAYS_TABLE, LP_ENTRANCE_TABLE, LP_HOURS_TABLE, LP_FEE_TABLE, LP_NEED_TABLE,
                                         LP_REFUSAL_TABLE, LP_USE_TABLE, LP_AGREEMENT_TABLE, LP_VOTE_TABLE, LP_SETTING_TABLE, LP_INCOME_TABLE, NULL };
  static const char * const counted[] = { "matter", NULL };
  LinliPage *page;

  if (!linli_registrar_add_schema (registrar, LP_PARKING_STEPS, tables, error))
    return FALSE;
  lp_parking_add_needs (registrar);
  lp_parking_add_agreements (registrar);
  lp_parking_add_map (registrar);
  page = linli_page_new (LP_PARKING_PAGE, C_("parking", "Parking"), "linli-vehicle-symbolic", LINLI_PAGE_WORK, lp_parking_page_new);
  linli_page_set_counter (page, lp_parking_count, counted);
  linli_registrar_add (registrar, page);
  linli_registrar_add (registrar, linli_window_action_new ("parking-new-lot", _("New Parking Lot…"), "linli-vehicle-symbolic", lp_lot_dialog_show_new,
                                                           NULL));
  linli_registrar_add (registrar, linli_preferences_section_new ("parking", C_("parking", "Parking"), lp_parking_preferences_new));
  linli_registrar_add (registrar, linli_tool_command_new ("parking-plan", _("Who could park where, one need a line: its number, the lot, minutes on foot,"
                                                          " main roads, fen a month, why; nobody is named, nothing is changed"), lp_plan_tool_print));
  linli_registrar_add (registrar, lp_parking_brief_source_new ());
  return TRUE;
}

static void
lp_parking_implement (LinliActivatableInterface *interface)
{
  interface->activate = lp_parking_activate;
}

static void
lp_parking_class_init (LpParkingClass *klass)
{
}

static void
lp_parking_init (LpParking *self)
{
}

LINLI_PLUGIN_DEFINE (lp_parking_get_type)

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What parking adds to a document. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-lot-dialog.h"
#include "lp-lot-store.h"
#include "lp-parking-page.h"
#include "lp-parking.h"

#define LP_TYPE_PARKING (lp_parking_get_type ())
G_DECLARE_FINAL_TYPE (LpParking, lp_parking, LP, PARKING, GObject)

struct _LpParking
{
  GObject parent_instance;
};

static void lp_parking_implement (LinliActivatableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LpParking, lp_parking, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LINLI_TYPE_ACTIVATABLE, lp_parking_implement))

static gboolean
lp_parking_activate (LinliActivatable  *activatable,
                     LinliRegistrar    *registrar,
                     GError           **error)
{
  static const char * const tables[] = { LP_LOT_TABLE, LP_BAYS_TABLE, LP_ENTRANCE_TABLE, LP_HOURS_TABLE, LP_FEE_TABLE, LP_NEED_TABLE,
                                         LP_REFUSAL_TABLE, LP_USE_TABLE, LP_AGREEMENT_TABLE, LP_VOTE_TABLE, LP_SETTING_TABLE, NULL };

  if (!linli_registrar_add_schema (registrar, LP_PARKING_STEPS, tables, error))
    return FALSE;
  linli_registrar_add (registrar, linli_page_new ("parking", C_("parking", "Parking"), "linli-vehicle-symbolic", LINLI_PAGE_WORK, lp_parking_page_new));
  linli_registrar_add (registrar, linli_window_action_new ("parking-new-lot", _("New Parking Lot…"), "linli-vehicle-symbolic", lp_lot_dialog_show_new,
                                                           NULL));
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

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What hazards add to a document. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-hazard-brief-store.h"
#include "lp-hazard-details.h"
#include "lp-hazard-kind.h"
#include "lp-hazard-map-store.h"
#include "lp-hazard-muster-dialog.h"
#include "lp-hazard-page.h"
#include "lp-hazard-preferences.h"
#include "lp-hazard-report-dialog.h"
#include "lp-hazard-setting-store.h"
#include "lp-hazard-store.h"

#define LP_TYPE_HAZARDS (lp_hazards_get_type ())
G_DECLARE_FINAL_TYPE (LpHazards, lp_hazards, LP, HAZARDS, GObject)

struct _LpHazards
{
  GObject parent_instance;
};

static void lp_hazards_implement (LinliActivatableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LpHazards, lp_hazards, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LINLI_TYPE_ACTIVATABLE, lp_hazards_implement))

static gboolean
lp_hazards_activate (LinliActivatable  *activatable,
                     LinliRegistrar    *registrar,
                     GError           **error)
{
  static const char * const tables[] = { LP_HAZARD_TABLE_NAME, LP_HAZARD_ACTOR_TABLE, LP_HAZARD_PAPER_TABLE, LP_HAZARD_CALL_TABLE,
                                         LP_HAZARD_SETTING_TABLE, NULL };
  static const char * const counted[] = { "matter", NULL };
  static const char * const kinds[] = { "matter:hazards", NULL };
  static const char * const changes[] = { "matter", LP_HAZARD_TABLE_NAME, LP_HAZARD_ACTOR_TABLE, LP_HAZARD_PAPER_TABLE, LP_HAZARD_SETTING_TABLE, NULL };
  LinliPage *page;

  if (!linli_registrar_add_schema (registrar, "/io/github/linli/hazards/migrations", tables, error))
    return FALSE;
  linli_registrar_add (registrar, lp_hazard_kind_new ());
  page = linli_page_new ("hazards", _("Hazards"), "linli-due-symbolic", LINLI_PAGE_WORK, lp_hazard_page_new);
  linli_page_set_counter (page, lp_hazard_store_count, counted);
  linli_registrar_add (registrar, page);
  linli_registrar_add (registrar, linli_window_action_new ("hazards-report", _("Report a Hazard…"), "linli-due-symbolic",
                                                           lp_hazard_report_dialog_show, NULL));
  linli_registrar_add (registrar, linli_details_section_new ("hazards", _("Hands and papers"), kinds, lp_hazard_details_new, changes));
  linli_registrar_add (registrar, linli_record_action_new ("hazards-muster", _("Muster"), "linli-person-symbolic", kinds, lp_hazard_muster_show));
  linli_registrar_add (registrar, lp_hazard_map_layer_new ());
  linli_registrar_add (registrar, lp_hazard_map_theme_new ());
  linli_registrar_add (registrar, linli_preferences_section_new ("hazards", _("Hazards"), lp_hazard_preferences_new));
  linli_registrar_add (registrar, linli_data_check_new (_("Hazards"), lp_hazard_store_check));
  linli_registrar_add (registrar, lp_hazard_brief_source_new ());
  return TRUE;
}

static void
lp_hazards_implement (LinliActivatableInterface *interface)
{
  interface->activate = lp_hazards_activate;
}

static void
lp_hazards_class_init (LpHazardsClass *klass)
{
}

static void
lp_hazards_init (LpHazards *self)
{
}

LINLI_PLUGIN_DEFINE (lp_hazards_get_type)

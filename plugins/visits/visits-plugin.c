/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the plugin adds to a document, and nothing else. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-campaign-store.h"
#include "lp-care-part.h"
#include "lp-home-visit-store.h"
#include "lp-visit-actions.h"
#include "lp-visit-brief-store.h"
#include "lp-visit-page.h"

#define LP_TYPE_VISITS_PLUGIN (lp_visits_plugin_get_type ())
G_DECLARE_FINAL_TYPE (LpVisitsPlugin, lp_visits_plugin, LP, VISITS_PLUGIN, GObject)

struct _LpVisitsPlugin
{
  GObject parent_instance;
};

static void lp_visits_plugin_implement (LinliActivatableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LpVisitsPlugin, lp_visits_plugin, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LINLI_TYPE_ACTIVATABLE, lp_visits_plugin_implement))

static gboolean
lp_visits_plugin_activate (LinliActivatable  *activatable,
                    LinliRegistrar    *registrar,
                    GError           **error)
{
  static const char * const counted[] = {
    LP_VISIT_CALL, LP_VISIT_CADENCE, LP_VISIT_SURGE, LP_VISIT_CHANGE, LP_VISIT_POINT, LP_VISIT_PATROL, LP_VISIT_TICK, "person", "household", "tag", "matter", NULL,
  };
  LinliPage *page;

  if (!linli_registrar_add_schema (registrar, LP_VISIT_STEPS, lp_visit_tables, error))
    return FALSE;
  linli_registrar_add (registrar, lp_campaign_kind_new ());
  linli_registrar_add (registrar, lp_home_visit_kind_new ());
  page = linli_page_new (LP_VISITS, _("Visits"), "linli-household-symbolic", LINLI_PAGE_WORK, lp_visit_page_new);
  linli_page_set_counter (page, lp_visit_page_count, counted);
  linli_registrar_add (registrar, page);
  linli_registrar_add (registrar, linli_window_action_new ("visits-care", _("Households to Visit"), "linli-household-symbolic", lp_visit_page_show_care,
                                                           NULL));
  linli_registrar_add (registrar, linli_preferences_section_new (LP_VISITS, _("Visits"), lp_care_preferences_new));
  lp_visit_actions_add (registrar);
  lp_visit_sections_add (registrar);
  lp_visit_themes_add (registrar);
  linli_registrar_add (registrar, lp_visit_brief_source_new ());
  return TRUE;
}

static void
lp_visits_plugin_implement (LinliActivatableInterface *interface)
{
  interface->activate = lp_visits_plugin_activate;
}

static void
lp_visits_plugin_class_init (LpVisitsPluginClass *klass)
{
}

static void
lp_visits_plugin_init (LpVisitsPlugin *self)
{
}

LINLI_PLUGIN_DEFINE (lp_visits_plugin_get_type)

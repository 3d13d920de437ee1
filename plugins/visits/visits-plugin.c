/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the plugin adds to a document, and nothing else. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-campaign-store.h"

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
  if (!linli_registrar_add_schema (registrar, LP_VISIT_STEPS, lp_visit_tables, error))
    return FALSE;
  linli_registrar_add (registrar, lp_campaign_kind_new ());
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

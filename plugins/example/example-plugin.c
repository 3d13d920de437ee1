/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the plugin adds to a document, and nothing else. The host makes an object of this type for each open document, and takes back
 * everything that was added when the plugin is switched off. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-lamp-exchange.h"
#include "lp-lamp-extras.h"
#include "lp-lamp-map.h"
#include "lp-lamp-page.h"
#include "lp-lamp-store.h"
#include "lp-lamp-tool.h"

#define LP_TYPE_EXAMPLE (lp_example_get_type ())
G_DECLARE_FINAL_TYPE (LpExample, lp_example, LP, EXAMPLE, GObject)

struct _LpExample
{
  GObject parent_instance;
};

static void lp_example_implement (LinliActivatableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LpExample, lp_example, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LINLI_TYPE_ACTIVATABLE, lp_example_implement))

/* Tables first: without them nothing of the rest could work. The extensions after that are data, so their order does not matter. */
static gboolean
lp_example_activate (LinliActivatable  *activatable,
                     LinliRegistrar    *registrar,
                     GError           **error)
{
  static const char * const tables[] = { LP_LAMP_TABLE, NULL };
  static const char * const lists[] = { "*.lamps.csv", NULL };
  static const char * const counted[] = { "matter", NULL };
  static const char * const homes[] = { "dwelling", NULL };
  LinliPage *page;
  LinliDetailsSection *section;
  LinliRecordAction *action;

  if (!linli_registrar_add_schema (registrar, "/io/github/linli/example/migrations", tables, error))
    return FALSE;
  linli_registrar_add (registrar, lp_lamp_kind_new ());
  linli_registrar_add (registrar, linli_data_check_new (_("Stair lamps"), lp_lamp_check));
  linli_registrar_add (registrar, lp_lamp_map_layer_new ());
  linli_registrar_add (registrar, lp_lamp_map_theme_new ());
  linli_registrar_add (registrar, linli_search_provider_new ("example", _("Stair Lamps"), "linli-matter-symbolic", lp_lamp_search));
  linli_registrar_add (registrar, linli_tool_command_new ("example", _("[STATE] – lists the stair lamps that are open"), lp_lamp_tool_list));
  linli_registrar_add (registrar, linli_importer_new ("example", _("Stair Lamps"), lists, lp_lamp_import));
  linli_registrar_add (registrar, linli_exporter_new ("example", _("Stair Lamps"), "lamps.csv", lp_lamp_export));
  page = linli_page_new ("example", _("Stair Lamps"), "linli-matter-symbolic", LINLI_PAGE_WORK, lp_lamp_page_new);
  linli_page_set_counter (page, lp_lamp_count, counted);
  linli_registrar_add (registrar, page);
  linli_registrar_add (registrar, linli_window_action_new ("example-report", _("Report a Lamp…"), "linli-note-symbolic", lp_lamp_page_report,
                                                           NULL));
  section = linli_details_section_new ("example-stairs", _("Lamps on These Stairs"), homes, lp_lamp_section_new, counted);
  linli_details_section_set_several (section, TRUE);
  linli_registrar_add (registrar, section);
  action = linli_record_action_new ("example-report-at", _("Report a Lamp…"), "linli-note-symbolic", homes, lp_lamp_report_at);
  linli_record_action_set_key (action, "l");
  linli_registrar_add (registrar, action);
  linli_registrar_add (registrar, linli_today_card_new ("example-mended", _("Lamps to Look At"), "linli-matter-symbolic", lp_lamp_load_card,
                                                        counted));
  linli_registrar_add (registrar, linli_preferences_section_new ("example", _("Stair Lamps"), lp_lamp_preferences_new));
  return TRUE;
}

static void
lp_example_implement (LinliActivatableInterface *interface)
{
  interface->activate = lp_example_activate;
}

static void
lp_example_class_init (LpExampleClass *klass)
{
}

static void
lp_example_init (LpExample *self)
{
}

LINLI_PLUGIN_DEFINE (lp_example_get_type)

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The pages that come with the shell, in the order of the navigation. A page that is added needs one line here. */

#include "config.h"

#include "linli-bundled-pages.h"

#include <glib/gi18n-lib.h>

#include "linli-brief-page-private.h"
#include "linli-households-page.h"
#include "linli-import-page.h"
#include "linli-map-page.h"
#include "linli-page.h"
#include "linli-plugins-page.h"
#include "linli-sheet-page.h"
#include "linli-today-page.h"

typedef struct
{
  const char *id;
  const char *title;
  const char *icon_name;
  LinliPageSection section;
  LinliPageNewFunc create;
  LinliPageCountFunc counter;
  const char *kinds[4];
} LinliBundledPage;

static const LinliBundledPage bundled[] = {
  { "today", N_("Today"), "linli-today-symbolic", LINLI_PAGE_BASE, linli_today_page_new, linli_today_page_count,
    { "due", "matter" } },
  { "map", N_("Map"), "linli-map-symbolic", LINLI_PAGE_BASE, linli_map_page_new },
  { "households", N_("Residents"), "linli-household-symbolic", LINLI_PAGE_BASE, linli_households_page_new },
  { "sheet", N_("Building Sheet"), "linli-sheet-symbolic", LINLI_PAGE_BASE, linli_sheet_page_new },
  { "brief", N_("Monthly Brief"), "linli-brief-symbolic", LINLI_PAGE_BASE, _linli_brief_page_new },
  { "import", N_("Import"), "linli-import-symbolic", LINLI_PAGE_TOOLS, linli_import_page_new },
  { "plugins", N_("Plugins"), "linli-plugin-symbolic", LINLI_PAGE_TOOLS, linli_plugins_page_new },
};

/**
 * linli_bundled_pages_add:
 * @pages: a list of #LinliPage
 *
 * Appends the shell's own pages.
 */
void
linli_bundled_pages_add (GListStore *pages)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bundled); i++)
    {
      const LinliBundledPage *page = &bundled[i];
      g_autoptr (LinliPage) added =
        linli_page_new (page->id, g_dgettext (GETTEXT_PACKAGE, page->title), page->icon_name, page->section, page->create);

      if (page->counter != NULL)
        linli_page_set_counter (added, page->counter, (const char * const *) page->kinds);
      g_list_store_append (pages, added);
    }
}

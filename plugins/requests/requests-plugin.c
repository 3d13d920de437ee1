/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What requests add to a document. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-notebook-dialog.h"
#include "lp-notebook-store.h"
#include "lp-request-brief-store.h"
#include "lp-request-details.h"
#include "lp-request-diary-dialog.h"
#include "lp-request-kind.h"
#include "lp-request-list-store.h"
#include "lp-request-new.h"
#include "lp-request-page.h"
#include "lp-request-preferences.h"
#include "lp-request-similar.h"
#include "lp-request-store.h"
#include "lp-request-today.h"

#define LP_TYPE_REQUESTS (lp_requests_get_type ())
G_DECLARE_FINAL_TYPE (LpRequests, lp_requests, LP, REQUESTS, GObject)

struct _LpRequests
{
  GObject parent_instance;
};

static void lp_requests_implement (LinliActivatableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LpRequests, lp_requests, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LINLI_TYPE_ACTIVATABLE, lp_requests_implement))

/* What waits for who sits here. */
static guint
lp_requests_count (LinliContext *context)
{
  return lp_request_count_for (linli_context_get_database (context), linli_store_get_actor (linli_context_get_store (context)));
}

static gboolean
lp_requests_activate (LinliActivatable  *activatable,
                      LinliRegistrar    *registrar,
                      GError           **error)
{
  static const char * const tables[] = { LP_REQUEST_TABLE_NAME, LP_REQUEST_RESIDENT_TABLE, LP_REQUEST_CALLBACK_TABLE, LP_REQUEST_SETTING_TABLE,
                                         LP_NOTEBOOK_TABLE, LP_NOTEBOOK_LINE_TABLE, NULL };
  static const char * const counted[] = { "matter", NULL };
  static const char * const kinds[] = { "matter:requests", NULL };
  static const char * const subjects[] = { "dwelling", "person", NULL };
  static const char * const changes[] = { "matter", LP_REQUEST_TABLE_NAME, LP_REQUEST_RESIDENT_TABLE, LP_REQUEST_CALLBACK_TABLE,
                                          LP_NOTEBOOK_TABLE, LP_NOTEBOOK_LINE_TABLE, NULL };
  LinliPage *page;

  if (!linli_registrar_add_schema (registrar, "/io/github/linli/requests/migrations", tables, error))
    return FALSE;
  linli_registrar_add (registrar, lp_request_kind_new ());
  page = linli_page_new (LP_REQUEST_KIND, _("Requests"), "linli-note-symbolic", LINLI_PAGE_WORK, lp_request_page_new);
  linli_page_set_counter (page, lp_requests_count, counted);
  linli_registrar_add (registrar, page);
  linli_registrar_add (registrar, linli_window_action_new ("requests-new", _("New Request…"), "linli-note-symbolic", lp_request_new_show, NULL));
  linli_registrar_add (registrar, linli_window_action_new ("requests-diary", _("Diary of the People's Wishes…"), "linli-note-symbolic",
                                                           lp_request_diary_dialog_show, NULL));
  linli_registrar_add (registrar, linli_window_action_new ("requests-notebook", _("Notebook Pages…"), "linli-note-symbolic", lp_notebook_dialog_show,
                                                           NULL));
  linli_registrar_add (registrar, linli_record_action_new ("requests-about", _("New Request…"), "linli-note-symbolic", subjects,
                                                           lp_request_new_show_about));
  linli_registrar_add (registrar, linli_details_section_new (LP_REQUEST_KIND, _("Hands and residents"), kinds, lp_request_details_new, changes));
  linli_registrar_add (registrar, linli_details_section_new ("requests-similar", _("Similar requests and who helped"), kinds, lp_request_similar_new,
                                                             changes));
  linli_registrar_add (registrar, lp_request_today_card_new ());
  linli_registrar_add (registrar, lp_request_today_repeated_card_new ());
  linli_registrar_add (registrar, linli_preferences_section_new (LP_REQUEST_KIND, _("Requests"), lp_request_preferences_new));
  linli_registrar_add (registrar, lp_request_brief_source_new ());
  return TRUE;
}

static void
lp_requests_implement (LinliActivatableInterface *interface)
{
  interface->activate = lp_requests_activate;
}

static void
lp_requests_class_init (LpRequestsClass *klass)
{
}

static void
lp_requests_init (LpRequests *self)
{
}

LINLI_PLUGIN_DEFINE (lp_requests_get_type)

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What requests add to a document. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-request-kind.h"
#include "lp-request-store.h"

#define LP_TYPE_REQUESTS (lp_requests_get_type ())
G_DECLARE_FINAL_TYPE (LpRequests, lp_requests, LP, REQUESTS, GObject)

struct _LpRequests
{
  GObject parent_instance;
};

static void lp_requests_implement (LinliActivatableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LpRequests, lp_requests, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LINLI_TYPE_ACTIVATABLE, lp_requests_implement))

static gboolean
lp_requests_activate (LinliActivatable  *activatable,
                      LinliRegistrar    *registrar,
                      GError           **error)
{
  static const char * const tables[] = { LP_REQUEST_TABLE_NAME, LP_REQUEST_RESIDENT_TABLE, LP_REQUEST_CALLBACK_TABLE, LP_REQUEST_SETTING_TABLE, NULL };

  if (!linli_registrar_add_schema (registrar, "/io/github/linli/requests/migrations", tables, error))
    return FALSE;
  linli_registrar_add (registrar, lp_request_kind_new ());
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

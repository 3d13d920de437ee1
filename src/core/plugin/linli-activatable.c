/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliActivatable: the interface that a plugin's own object has. Called by the host alone, on the thread of the document. */

#include "config.h"

#include "linli-activatable.h"

G_DEFINE_INTERFACE (LinliActivatable, linli_activatable, G_TYPE_OBJECT)

static void
linli_activatable_default_init (LinliActivatableInterface *interface)
{
}

/**
 * linli_activatable_activate:
 * @self: a plugin's object
 * @registrar: takes what it adds
 * @error: return location for the plugin's own error
 *
 * Returns: whether it works with the document now
 */
gboolean
linli_activatable_activate (LinliActivatable  *self,
                            LinliRegistrar    *registrar,
                            GError           **error)
{
  g_return_val_if_fail (LINLI_IS_ACTIVATABLE (self) && LINLI_IS_REGISTRAR (registrar), FALSE);
  g_return_val_if_fail (LINLI_ACTIVATABLE_GET_IFACE (self)->activate != NULL, FALSE);

  return LINLI_ACTIVATABLE_GET_IFACE (self)->activate (self, registrar, error);
}

/**
 * linli_activatable_deactivate:
 * @self: a plugin's object that was activated
 *
 * Called once, before the host takes the registrations back.
 */
void
linli_activatable_deactivate (LinliActivatable *self)
{
  g_return_if_fail (LINLI_IS_ACTIVATABLE (self));

  if (LINLI_ACTIVATABLE_GET_IFACE (self)->deactivate != NULL)
    LINLI_ACTIVATABLE_GET_IFACE (self)->deactivate (self);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliDataCheck: a function and its name. Not changed once it is made; run on any thread. */

#include "config.h"

#include "linli-data-check.h"

struct _LinliDataCheck {
  GObject parent_instance;
  char *title;
  LinliDataCheckFunc func;
};

G_DEFINE_FINAL_TYPE (LinliDataCheck, linli_data_check, G_TYPE_OBJECT)

static void
linli_data_check_finalize (GObject *object)
{
  g_free (LINLI_DATA_CHECK (object)->title);
  G_OBJECT_CLASS (linli_data_check_parent_class)->finalize (object);
}

static void
linli_data_check_class_init (LinliDataCheckClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_data_check_finalize;
}

static void
linli_data_check_init (LinliDataCheck *self)
{
}

/**
 * linli_data_check_new:
 * @title: what is checked, translated
 * @func: (scope forever): checks it
 *
 * Returns: (transfer full): a check
 */
LinliDataCheck *
linli_data_check_new (const char         *title,
                      LinliDataCheckFunc  func)
{
  LinliDataCheck *self;

  g_return_val_if_fail (title != NULL && func != NULL, NULL);

  self = g_object_new (LINLI_TYPE_DATA_CHECK, NULL);
  self->title = g_strdup (title);
  self->func = func;
  return self;
}

/**
 * linli_data_check_get_title:
 *
 * Returns: (transfer none): what @self checks, translated
 */
const char *
linli_data_check_get_title (LinliDataCheck *self)
{
  g_return_val_if_fail (LINLI_IS_DATA_CHECK (self), NULL);

  return self->title;
}

/**
 * linli_data_check_run:
 * @self: a check
 * @database: a connection of this thread
 * @findings: (element-type LinliFinding): takes what is found
 * @cancellable: (nullable): stops it
 * @error: return location for the check's own error
 *
 * Returns: whether it could be done
 */
gboolean
linli_data_check_run (LinliDataCheck  *self,
                      LinliDatabase   *database,
                      GPtrArray       *findings,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_return_val_if_fail (LINLI_IS_DATA_CHECK (self) && database != NULL && findings != NULL, FALSE);

  return self->func (database, findings, cancellable, error);
}

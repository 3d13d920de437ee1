/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* One plugin for many tests: built several times, each with another fault (see meson.build). */

#include <linli-core.h>
#include <stdlib.h>

typedef struct {
  GObject parent_instance;
  LinliRegistrar *registrar;
  guint later;
} TestPlugin;

typedef struct {
  GObjectClass parent_class;
} TestPluginClass;

static void test_plugin_implement (LinliActivatableInterface *interface);
static GType test_plugin_get_type (void);

G_DEFINE_TYPE_WITH_CODE (TestPlugin, test_plugin, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LINLI_TYPE_ACTIVATABLE, test_plugin_implement))

#ifdef STEPS
static const char * const tables[] = { NAME "_thing", NULL };

static void
test_plugin_changed_cb (LinliContext *context,
                        LinliChanges *changes,
                        gpointer      data)
{
  TestPlugin *self = data;

  linli_registrar_add (self->registrar, g_simple_action_new ("changed", NULL));
}
#endif

#ifdef LATE
static gboolean
test_plugin_later_cb (gpointer data)
{
  TestPlugin *self = data;

  linli_registrar_add (self->registrar, g_menu_new ());
  self->later = 0;
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}
#endif

#ifdef REMOVES
/* Keeps the first of three; what is not there cannot be taken back. */
static gboolean
test_plugin_remove (LinliRegistrar  *registrar,
                    GError         **error)
{
  GMenu *menu = g_menu_new (), *other = g_menu_new ();
  g_autoptr (GMenu) never = g_menu_new ();

  linli_registrar_add (registrar, menu);
  linli_registrar_add (registrar, other);
  if (linli_registrar_remove (registrar, menu) && linli_registrar_remove (registrar, other) && !linli_registrar_remove (registrar, never))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "It was not taken back");
  return FALSE;
}
#endif

#ifdef NOTES
static void
test_plugin_add_kind (LinliRegistrar *registrar,
                      const char     *id,
                      gboolean        takes_notes)
{
  LinliMatterKind *kind = linli_matter_kind_new (id, "Thing", "linli-matter-symbolic");

  linli_matter_kind_add_state (kind, "new", "New", LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_category (kind, "water", "Water", 3, NULL);
  linli_matter_kind_set_takes_notes (kind, takes_notes);
  linli_registrar_add (registrar, kind);
}
#endif

#ifdef SEARCH
#include "search.h"
#endif

#ifdef EXCHANGE
#include "exchange.h"

static const char * const patterns[] = { "*.slow.csv", NULL };
#endif

static gboolean
test_plugin_activate (LinliActivatable  *activatable,
                      LinliRegistrar    *registrar,
                      GError           **error)
{
  TestPlugin *self = (TestPlugin *) activatable;

#ifdef CRASH_IN_ACTIVATE
  _Exit (3);
#endif
  self->registrar = g_object_ref (registrar);
  linli_registrar_add (registrar, g_menu_new ());
#ifdef STEPS
  if (!linli_registrar_add_schema (registrar, "/test/" STEPS, tables, error))
    return FALSE;
  linli_registrar_watch (registrar, tables, test_plugin_changed_cb, self);
#endif
#ifdef SEARCH
  linli_registrar_add (registrar, linli_search_provider_new (G_STRINGIFY (SEARCH), "Things", "linli-matter-symbolic", SEARCH));
#endif
#ifdef EXCHANGE
  linli_registrar_add (registrar, linli_importer_new ("slow", "Slow Things", patterns, take_in));
  linli_registrar_add (registrar, linli_exporter_new ("slow", "Slow Things", "slow.csv", give_out));
#endif
#ifdef REMOVES
  if (!test_plugin_remove (registrar, error))
    return FALSE;
#endif
#ifdef NOTES
  test_plugin_add_kind (registrar, "notes-other", FALSE);
  test_plugin_add_kind (registrar, "notes", TRUE);
#endif
#ifdef LATE
  self->later = g_idle_add (test_plugin_later_cb, g_object_ref (self));
#endif
#ifdef REFUSE
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "There is no printer");
  return FALSE;
#endif
  return TRUE;
}

static void
test_plugin_finalize (GObject *object)
{
  g_clear_object (&((TestPlugin *) object)->registrar);
  G_OBJECT_CLASS (test_plugin_parent_class)->finalize (object);
}

static void
test_plugin_class_init (TestPluginClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_plugin_finalize;
#ifdef CRASH_IN_REGISTER
  _Exit (3);
#endif
}

static void
test_plugin_init (TestPlugin *self)
{
}

static void
test_plugin_implement (LinliActivatableInterface *interface)
{
  interface->activate = test_plugin_activate;
}

#ifdef MISSING_SYMBOL
void linli_of_another_time (void);

LINLI_EXPORT GType test_of_another_time (void);
GType
test_of_another_time (void)
{
  linli_of_another_time ();
  return test_plugin_get_type ();
}
#endif

#if defined WRONG_ABI
LINLI_EXPORT extern const LinliPluginEntry linli_plugin;
const LinliPluginEntry linli_plugin = { LINLI_PLUGIN_ABI + 1, LINLI_PLUGIN_API, test_plugin_get_type };
#elif defined NO_PLUGIN
static GType
test_plain_get_type (void)
{
  return test_plugin_get_type () != 0 ? G_TYPE_OBJECT : 0;
}
LINLI_PLUGIN_DEFINE (test_plain_get_type)
#elif defined NO_ENTRY
LINLI_EXPORT GType test_entry (void);
GType
test_entry (void)
{
  return test_plugin_get_type ();
}
#else
LINLI_PLUGIN_DEFINE (test_plugin_get_type)
#endif

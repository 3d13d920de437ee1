/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliPlugin: what stands in a .plugin file, and the state that the host gave it. Owned by the host's list. */

#include "config.h"

#include "linli-plugin-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-plugin-module-private.h"

#define GROUP "Linli Plugin"

struct _LinliPlugin {
  GObject parent_instance;
  char *path;
  LinliPluginOrigin origin;
  char *id;
  char *name;
  char *description;
  char *version;
  char *license;
  char *module;
  char **authors;
  char **depends;
  guint abi;
  guint api;
  gboolean complete; /* the description says all that is needed */
  LinliPluginState state;
  char *reason;
};

G_DEFINE_FINAL_TYPE (LinliPlugin, linli_plugin, G_TYPE_OBJECT)

enum { PROP_0, PROP_STATE, N_PROPERTIES };

static GParamSpec *properties[N_PROPERTIES];

static void
linli_plugin_finalize (GObject *object)
{
  LinliPlugin *self = LINLI_PLUGIN (object);

  g_free (self->path);
  g_free (self->id);
  g_free (self->name);
  g_free (self->description);
  g_free (self->version);
  g_free (self->license);
  g_free (self->module);
  g_strfreev (self->authors);
  g_strfreev (self->depends);
  g_free (self->reason);
  G_OBJECT_CLASS (linli_plugin_parent_class)->finalize (object);
}

static void
linli_plugin_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (id == PROP_STATE)
    g_value_set_uint (value, LINLI_PLUGIN (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
linli_plugin_class_init (LinliPluginClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_plugin_finalize;
  G_OBJECT_CLASS (klass)->get_property = linli_plugin_get_property;

  /**
   * LinliPlugin:state:
   *
   * A #LinliPluginState; told about whenever it or its reason is set.
   */
  properties[PROP_STATE] = g_param_spec_uint ("state", NULL, NULL, 0, LINLI_PLUGIN_FAILED, LINLI_PLUGIN_FOUND,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
}

static void
linli_plugin_init (LinliPlugin *self)
{
}

static char *
linli_plugin_dup_string (GKeyFile   *file,
                         const char *key)
{
  g_autofree char *value = g_key_file_get_locale_string (file, GROUP, key, NULL, NULL);

  return value != NULL && *g_strstrip (value) != '\0' ? g_steal_pointer (&value) : NULL;
}

static char **
linli_plugin_dup_list (GKeyFile   *file,
                       const char *key)
{
  char **values = g_key_file_get_string_list (file, GROUP, key, NULL, NULL);

  return values != NULL ? values : g_new0 (char *, 1);
}

static guint
linli_plugin_get_number (GKeyFile   *file,
                         const char *key)
{
  return (guint) CLAMP (g_key_file_get_integer (file, GROUP, key, NULL), 0, G_MAXINT);
}

/* What a plugin must say of itself, in words for its author; NULL when it says all. */
static char *
linli_plugin_find_gap (LinliPlugin *self)
{
  const struct {
    const char *key;
    gboolean there;
  } needed[] = {
    { "Id", self->id != NULL },
    { "Name", self->name != NULL },
    { "Version", self->version != NULL },
    { "Module", self->module != NULL },
    { "ABI", self->abi != 0 },
    { "API", self->api != 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!needed[i].there)
      return g_strdup_printf (_("Its description lacks “%s”"), needed[i].key);
  if (!linli_schema_is_owner (self->id))
    return g_strdup_printf (_("“%s” is no name for a plugin: small letters and digits only"), self->id);
  if (strchr (self->module, G_DIR_SEPARATOR) != NULL)
    return g_strdup_printf (_("Its module must lie beside its description, not at “%s”"), self->module);
  return NULL;
}

/* A file that cannot be read at all is a plugin too, whose reason the user can see. */
LinliPlugin *
_linli_plugin_new (const char        *path,
                   LinliPluginOrigin  origin)
{
  LinliPlugin *self = g_object_new (LINLI_TYPE_PLUGIN, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  char *gap;

  self->path = g_strdup (path);
  self->origin = origin;
  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error))
    _linli_plugin_set_state (self, LINLI_PLUGIN_BLOCKED, g_strdup_printf (_("Its description cannot be read: %s"), error->message));
  self->id = linli_plugin_dup_string (file, "Id");
  self->name = linli_plugin_dup_string (file, "Name");
  self->description = linli_plugin_dup_string (file, "Description");
  self->version = linli_plugin_dup_string (file, "Version");
  self->license = linli_plugin_dup_string (file, "License");
  self->module = linli_plugin_dup_string (file, "Module");
  self->authors = linli_plugin_dup_list (file, "Authors");
  self->depends = linli_plugin_dup_list (file, "Depends");
  self->abi = linli_plugin_get_number (file, "ABI");
  self->api = linli_plugin_get_number (file, "API");
  gap = error == NULL ? linli_plugin_find_gap (self) : NULL;
  if (gap != NULL)
    _linli_plugin_set_state (self, LINLI_PLUGIN_BLOCKED, gap);
  self->complete = error == NULL && gap == NULL;
  if (self->id == NULL)
    self->id = g_path_get_basename (path);
  if (self->name == NULL)
    self->name = g_strdup (self->id);
  return self;
}

gboolean
_linli_plugin_is_complete (LinliPlugin *self)
{
  return self->complete;
}

guint
_linli_plugin_get_abi (LinliPlugin *self)
{
  return self->abi;
}

guint
_linli_plugin_get_api (LinliPlugin *self)
{
  return self->api;
}

char *
_linli_plugin_dup_folder (LinliPlugin *self)
{
  return g_path_get_dirname (self->path);
}

void
_linli_plugin_set_state (LinliPlugin      *self,
                         LinliPluginState  state,
                         char             *reason)
{
  g_free (self->reason);
  self->state = state;
  self->reason = reason;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

LinliActivatable *
_linli_plugin_load (LinliPlugin *self)
{
  g_autofree char *folder = _linli_plugin_dup_folder (self);
  g_autofree char *path = g_build_filename (folder, self->module, NULL);
  char *reason = NULL;
  const LinliPluginEntry *entry = _linli_plugin_module_load (path, &reason);

  if (entry != NULL)
    return g_object_new (entry->get_type (), NULL);
  _linli_plugin_set_state (self, LINLI_PLUGIN_FAILED, reason);
  return NULL;
}

/**
 * linli_plugin_get_id:
 *
 * Returns: (transfer none): the id of @self, which its tables and settings are named by
 */
const char *
linli_plugin_get_id (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), NULL);

  return self->id;
}

/**
 * linli_plugin_get_name:
 *
 * Returns: (transfer none): the name of @self in the user's language
 */
const char *
linli_plugin_get_name (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), NULL);

  return self->name;
}

/**
 * linli_plugin_get_description:
 *
 * Returns: (transfer none) (nullable): what @self is for, in the user's language
 */
const char *
linli_plugin_get_description (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), NULL);

  return self->description;
}

/**
 * linli_plugin_get_version:
 *
 * Returns: (transfer none) (nullable): the version of @self, as its author counts
 */
const char *
linli_plugin_get_version (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), NULL);

  return self->version;
}

/**
 * linli_plugin_get_authors:
 *
 * Returns: (transfer none) (array zero-terminated=1): who wrote @self
 */
const char * const *
linli_plugin_get_authors (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), NULL);

  return (const char * const *) self->authors;
}

/**
 * linli_plugin_get_license:
 *
 * Returns: (transfer none) (nullable): the licence of @self, as SPDX writes it
 */
const char *
linli_plugin_get_license (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), NULL);

  return self->license;
}

/**
 * linli_plugin_get_depends:
 *
 * Returns: (transfer none) (array zero-terminated=1): ids of the plugins that @self needs
 */
const char * const *
linli_plugin_get_depends (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), NULL);

  return (const char * const *) self->depends;
}

/**
 * linli_plugin_get_path:
 *
 * Returns: (transfer none): the path of the file that describes @self
 */
const char *
linli_plugin_get_path (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), NULL);

  return self->path;
}

/**
 * linli_plugin_get_origin:
 *
 * Returns: where @self comes from
 */
LinliPluginOrigin
linli_plugin_get_origin (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), LINLI_PLUGIN_OUTSIDE);

  return self->origin;
}

/**
 * linli_plugin_get_state:
 *
 * Returns: how @self stands with the document
 */
LinliPluginState
linli_plugin_get_state (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), LINLI_PLUGIN_FAILED);

  return self->state;
}

/**
 * linli_plugin_get_reason:
 *
 * Returns: (transfer none) (nullable): why @self does not work, in the user's words
 */
const char *
linli_plugin_get_reason (LinliPlugin *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN (self), NULL);

  return self->reason;
}

/**
 * linli_plugin_state_get_name:
 * @state: a state
 *
 * Returns: (transfer none): the name of @state for programs: "found", "disabled", "blocked", "active", "failed"
 */
const char *
linli_plugin_state_get_name (LinliPluginState state)
{
  static const char * const names[] = { "found", "disabled", "blocked", "active", "failed" };

  g_return_val_if_fail (state < G_N_ELEMENTS (names), NULL);

  return names[state];
}

/**
 * linli_plugin_state_get_label:
 * @state: a state
 *
 * Returns: (transfer none): the word for @state in the user's language
 */
const char *
linli_plugin_state_get_label (LinliPluginState state)
{
  static const char * const labels[] = {
    NC_("plugin", "Found"), NC_("plugin", "Off"), NC_("plugin", "Blocked"), NC_("plugin", "On"), NC_("plugin", "Failed")
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (labels), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "plugin", labels[state]);
}

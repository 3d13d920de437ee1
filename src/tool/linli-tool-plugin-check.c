/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command that says what is wrong with a plugin: what it says of itself, the file of its module, and how it lives. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-tool-plugin-private.h"

#define GROUP "Linli Plugin"
#define SUFFIX ".plugin"

void
tool_fault_free (gpointer data)
{
  ToolFault *fault = data;

  g_free (fault->code);
  g_free (fault->message);
  g_free (fault);
}

/* Takes @message. */
void
tool_faults_take (GPtrArray  *faults,
                  gboolean    grave,
                  const char *code,
                  char       *message)
{
  ToolFault *fault = g_new (ToolFault, 1);

  *fault = (ToolFault) { grave, g_strdup (code), message };
  g_ptr_array_add (faults, fault);
}

static void
check_needed (GKeyFile  *file,
              GPtrArray *faults)
{
  static const char * const needed[] = { "Id", "Name", "Version", "Module", "ABI", "API" };
  static const char * const wanted[] = { "Name[zh_CN]", "Description", "Authors", "License" };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *value = g_key_file_get_string (file, GROUP, needed[i], NULL);

      if (value == NULL || *g_strstrip (value) == '\0')
        tool_faults_take (faults, TRUE, "key-missing", g_strdup_printf (_("The description lacks “%s”"), needed[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!g_key_file_has_key (file, GROUP, wanted[i], NULL))
      tool_faults_take (faults, FALSE, "key-wanted", g_strdup_printf (_("The description would better say “%s”"), wanted[i]));
}

static void
check_known (GKeyFile  *file,
             GPtrArray *faults)
{
  static const char * const known[] = { "Id", "Name", "Description", "Version", "Authors", "License", "Module", "ABI", "API", "Depends", NULL };
  g_auto (GStrv) keys = g_key_file_get_keys (file, GROUP, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (keys[i], strcspn (keys[i], "["));
      g_autofree char *value = g_key_file_get_value (file, GROUP, keys[i], NULL);

      if (!g_strv_contains (known, name))
        tool_faults_take (faults, FALSE, "key-unknown", g_strdup_printf (_("The description says “%s”, which nobody understands"), keys[i]));
    }
}

static void
check_number (GKeyFile   *file,
              const char *key,
              int         most,
              gboolean    exactly,
              GPtrArray  *faults)
{
  g_autoptr (GError) error = NULL;
  int number = g_key_file_get_integer (file, GROUP, key, &error);

  if (g_error_matches (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_KEY_NOT_FOUND))
    return;
  if (error != NULL || number < 1)
    tool_faults_take (faults, TRUE, "number", g_strdup_printf (_("“%s” of the description is no number from 1 on"), key));
  else if (exactly ? number != most : number > most)
    tool_faults_take (faults, TRUE, exactly ? "abi" : "api",
                      exactly ? g_strdup_printf (_("It is made for interface %d; this is Linli with interface %d"), number, most)
                              : g_strdup_printf (_("It needs API %d; this Linli has %d"), number, most));
}

static void
check_names (GKeyFile  *file,
             GPtrArray *faults)
{
  g_autofree char *id = g_key_file_get_string (file, GROUP, "Id", NULL);
  g_autofree char *module = g_key_file_get_string (file, GROUP, "Module", NULL);
  g_auto (GStrv) depends = g_key_file_get_string_list (file, GROUP, "Depends", NULL, NULL);

  if (id != NULL && !linli_schema_is_owner (id))
    tool_faults_take (faults, TRUE, "id", g_strdup_printf (_("“%s” is no name for a plugin: a small letter, then small letters and digits"), id));
  if (module != NULL && strchr (module, G_DIR_SEPARATOR) != NULL)
    tool_faults_take (faults, TRUE, "module", g_strdup_printf (_("The module must lie beside the description, not at “%s”"), module));
  for (gsize i = 0; depends != NULL && depends[i] != NULL; i++)
    if (!linli_schema_is_owner (depends[i]) || g_strcmp0 (depends[i], id) == 0)
      tool_faults_take (faults, TRUE, "depends", g_strdup_printf (_("It cannot need a plugin “%s”"), depends[i]));
}

/* Returns the path of the module, or NULL when the description cannot be read or names none. */
static char *
check_description (const char *path,
                   GPtrArray  *faults)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *module = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, &error))
    tool_faults_take (faults, TRUE, "description", g_strdup_printf (_("The description cannot be read: %s"), error->message));
  else if (!g_utf8_validate (text, (gssize) length, NULL))
    tool_faults_take (faults, TRUE, "text", g_strdup (_("The description is not written in UTF-8")));
  else if (!g_key_file_load_from_data (file, text, length, G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    tool_faults_take (faults, TRUE, "description", g_strdup_printf (_("The description cannot be read: %s"), error->message));
  else if (!g_key_file_has_group (file, GROUP))
    tool_faults_take (faults, TRUE, "description", g_strdup_printf (_("The description has no part “[%s]”"), GROUP));
  else
    {
      check_needed (file, faults);
      check_known (file, faults);
      check_names (file, faults);
      check_number (file, "ABI", LINLI_PLUGIN_ABI, TRUE, faults);
      check_number (file, "API", LINLI_PLUGIN_API, FALSE, faults);
      module = g_key_file_get_string (file, GROUP, "Module", NULL);
    }
  return module != NULL && *module != '\0' ? g_build_filename (folder, module, NULL) : NULL;
}

/* The description beside a module that names it, or NULL. */
static char *
find_description (const char *module)
{
  g_autofree char *folder = g_path_get_dirname (module);
  g_autofree char *name = g_path_get_basename (module);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *found;

  while (files != NULL && (found = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, found, NULL);
      g_autoptr (GKeyFile) file = g_key_file_new ();
      g_autofree char *named = NULL;

      if (!g_str_has_suffix (found, SUFFIX) || !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
        continue;
      named = g_key_file_get_string (file, GROUP, "Module", NULL);
      if (g_strcmp0 (named, name) == 0)
        return g_steal_pointer (&path);
    }
  return NULL;
}

static gboolean
has_grave (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    if (((ToolFault *) g_ptr_array_index (faults, i))->grave)
      return TRUE;
  return FALSE;
}

/* Other exports do not keep a module from being loaded. */
static gboolean
can_be_tried (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      ToolFault *fault = g_ptr_array_index (faults, i);

      if (fault->grave && !g_str_equal (fault->code, "export"))
        return FALSE;
    }
  return TRUE;
}

/* The module is loaded only when what can be seen from outside is right. */
static void
check_plugin (const char *path,
              GPtrArray  *faults)
{
  gboolean described = g_str_has_suffix (path, SUFFIX);
  g_autofree char *description = described ? g_strdup (path) : find_description (path);
  g_autofree char *module = description != NULL ? check_description (description, faults) : g_strdup (path);

  if (description == NULL)
    tool_faults_take (faults, TRUE, "description", g_strdup (_("No description (.plugin) beside the module names it")));
  if (module != NULL && tool_plugin_check_module (module, faults) && description != NULL && can_be_tried (faults))
    tool_plugin_check_life (description, faults);
}

ToolExit
tool_plugin_check (int    argc,
                   char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (tool_fault_free);
  ToolListing *listing;

  if (!tool_parse (entries, "FILE", 1, &argc, &argv))
    return TOOL_USAGE;
  if (!g_file_test (argv[1], G_FILE_TEST_IS_REGULAR))
    {
      g_printerr (_("There is no file “%s”.\n"), argv[1]);
      return TOOL_FAILED;
    }
  check_plugin (argv[1], faults);
  listing = tool_listing_new (json);
  for (guint i = 0; i < faults->len; i++)
    {
      ToolFault *fault = g_ptr_array_index (faults, i);

      tool_listing_begin_row (listing);
      tool_listing_add_text (listing, "severity", fault->grave ? "error" : "hint");
      tool_listing_add_text (listing, "code", fault->code);
      tool_listing_add_text (listing, "message", fault->message);
      tool_listing_end_row (listing);
    }
  tool_listing_finish (listing);
  return has_grave (faults) ? TOOL_FINDINGS : TOOL_DONE;
}

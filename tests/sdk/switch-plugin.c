/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* switch-plugin FOLDER ID WORK: switches the plugin on and off ten times in a document in WORK, each time using what it adds; then starts
 * without it. Under AddressSanitizer whatever is left over is told at the end. */

#include <glib/gstdio.h>
#include <linli-shell.h>

#define ROUNDS 10

static LinliPluginHost *
start (LinliContext *context,
       const char   *memory,
       const char   *folder)
{
  LinliPluginHost *host = linli_plugin_host_new (context, memory, LINLI_PLUGIN_HOST_DEFAULT);

  if (folder != NULL)
    linli_plugin_host_add_folder (host, folder, LINLI_PLUGIN_OUTSIDE);
  linli_plugin_host_start (host);
  return host;
}

static void
stop (LinliPluginHost *host)
{
  linli_plugin_host_close (host);
  g_assert_finalize_object (host);
}

/* How many things of all kinds are added. */
static guint
count_added (LinliContext *context)
{
  const GType types[] = { LINLI_TYPE_PAGE, LINLI_TYPE_WINDOW_ACTION, LINLI_TYPE_MATTER_KIND, LINLI_TYPE_TODAY_CARD, LINLI_TYPE_MAP_LAYER,
                          LINLI_TYPE_TOOL_COMMAND };
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    n += g_list_model_get_n_items (linli_extensions_get_list (linli_context_get_extensions (context), types[i]));
  return n;
}

static gboolean
report (LinliTransaction  *transaction,
        gpointer           kind,
        GError           **error)
{
  g_autoptr (LinliRecord) matter = linli_matter_new (linli_matter_kind_get_id (kind), "A bench is broken");
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s_report (id) VALUES (?)", linli_matter_kind_get_id (kind));

  linli_record_set_text (matter, "category", "usual");
  linli_record_set_double (matter, "x", 104.07);
  linli_record_set_double (matter, "y", 30.66);
  return linli_matter_kind_open (kind, matter, transaction, NULL, error) &&
         linli_database_run (database, error, sql, "i", linli_record_get_id (matter));
}

static gpointer
dup_added (LinliContext *context,
           GType         type)
{
  gpointer added = g_list_model_get_item (linli_extensions_get_list (linli_context_get_extensions (context), type), 0);

  g_assert_nonnull (added);
  return added;
}

static void
refuse_failure_cb (LinliMapLayers *layers,
                   LinliMapLayer  *layer,
                   GError         *error,
                   gpointer        data)
{
  g_assert_no_error (error);
}

/* Its layer, read by a worker: every report stands somewhere. */
static void
lay_over_map (LinliContext *context)
{
  LinliMapLayers *layers = linli_map_layers_new (context);
  const gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  g_signal_connect (layers, "failed", G_CALLBACK (refuse_failure_cb), NULL);
  g_assert_cmpuint (linli_map_layers_get_size (layers), ==, 1);
  while (linli_map_layers_is_loading (layers) && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_false (linli_map_layers_is_loading (layers));
  g_assert_cmpuint (linli_map_layer_data_count (linli_map_layers_get_data (layers, 0), 0), ==,
                    linli_matter_count_open (linli_context_get_database (context), NULL));
  g_assert_finalize_object (layers);
}

/* Its command, whose output names each report. */
static void
run_command (LinliContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliToolCommand) command = dup_added (context, LINLI_TYPE_TOOL_COMMAND);
  const char * const words[] = { linli_tool_command_get_id (command), NULL };
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();

  g_assert_cmpint (linli_tool_command_run (command, context, 1, words, output, &error), ==, LINLI_TOOL_COMMAND_DONE);
  g_assert_no_error (error);
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (output)), >, 0);
}

/* Its page in a window, drawn once, and what its card says of a day when everything is due. */
static void
look (LinliContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPage) page = dup_added (context, LINLI_TYPE_PAGE);
  g_autoptr (LinliTodayCard) card = dup_added (context, LINLI_TYPE_TODAY_CARD);
  g_autoptr (LinliSelection) selection = linli_selection_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) later = g_date_time_add_days (now, 30);
  g_autoptr (GPtrArray) lines = linli_today_card_load (card, linli_context_get_database (context), later, &error);
  GtkWidget *window = gtk_window_new ();

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, >=, 1);
  gtk_window_set_child (GTK_WINDOW (window), linli_page_create (page, context, selection));
  gtk_window_present (GTK_WINDOW (window));
  for (int turn = 0; turn < 20; turn++)
    g_main_context_iteration (NULL, FALSE);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
use (LinliContext *context,
     const char   *id)
{
  g_autoptr (GError) error = NULL;
  LinliMatterKind *kind = linli_context_find_matter_kind (context, id);

  g_assert_nonnull (kind);
  linli_store_act (linli_context_get_store (context), "Report", report, kind, NULL, &error);
  g_assert_no_error (error);
}

static void
switch_often (LinliContext *context,
              const char   *memory,
              const char   *folder,
              const char   *id)
{
  g_autoptr (GError) error = NULL;
  LinliPluginHost *host = start (context, memory, folder);
  LinliPlugin *plugin = linli_plugin_host_find (host, id);

  g_assert_nonnull (plugin);
  for (int round = 0; round < ROUNDS; round++)
    {
      g_assert_cmpuint (count_added (context), ==, 0);
      linli_plugin_host_set_enabled (host, plugin, TRUE, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (linli_plugin_get_reason (plugin), ==, NULL);
      g_assert_cmpuint (count_added (context), ==, 6);
      use (context, id);
      look (context);
      lay_over_map (context);
      run_command (context);
      linli_plugin_host_set_enabled (host, plugin, FALSE, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_added (context), ==, 0);
  stop (host);
}

/* The plugin is gone; the host of the same document says whose rows there are. */
static void
start_without (LinliContext *context,
               const char   *memory,
               const char   *id)
{
  g_autoptr (GError) error = NULL;
  LinliPluginHost *host = start (context, memory, NULL);
  g_autoptr (GPtrArray) absent = linli_plugin_host_list_absent (host, &error);
  LinliSchemaOwner *owner;

  g_assert_no_error (error);
  g_assert_null (linli_plugin_host_find (host, id));
  g_assert_cmpuint (absent->len, ==, 1);
  owner = g_ptr_array_index (absent, 0);
  g_assert_cmpstr (owner->owner, ==, id);
  g_assert_cmpint (owner->n_rows, ==, ROUNDS);
  g_assert_cmpint (linli_matter_count_open (linli_context_get_database (context), id), ==, ROUNDS);
  g_clear_pointer (&absent, g_ptr_array_unref);
  stop (host);
}

static LinliContext *
open_document (const char      *path,
               LinliStoreFlags  flags)
{
  g_autoptr (GError) error = NULL;
  LinliContext *context = linli_context_open (path, flags | LINLI_STORE_NO_BACKUP, &error);

  g_assert_no_error (error);
  return context;
}

static void
close_document (LinliContext *context)
{
  linli_context_close (context);
  g_assert_finalize_object (context);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *path = NULL;
  LinliContext *context;

  if (argc != 4 || g_mkdir_with_parents (argv[3], 0700) != 0)
    return 2;
  adw_init ();
  path = g_build_filename (argv[3], "a.linli", NULL);
  context = open_document (path, LINLI_STORE_CREATE);
  switch_often (context, argv[3], argv[1], argv[2]);
  close_document (context);
  context = open_document (path, LINLI_STORE_DEFAULT);
  start_without (context, argv[3], argv[2]);
  close_document (context);
  return 0;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The host: descriptions, order, switching on and off, and plugins that are hostile or broken. Each ends in a reason, and the document is
 * as it was. */

#include <glib/gstdio.h>

#include "plugin-desk.h"

static void
test_on_and_off (Fixture       *fixture,
                 gconstpointer  data)
{
  lay (fixture, "plain", "plain", "Authors=A;B;\nLicense=MIT\nDescription=Nothing much\n");
  start (fixture);
  expect (fixture, "plain", LINLI_PLUGIN_ACTIVE, NULL);
  g_assert_cmpstr (linli_plugin_get_license (linli_plugin_host_find (fixture->host, "plain")), ==, "MIT");
  g_assert_cmpstr (linli_plugin_get_authors (linli_plugin_host_find (fixture->host, "plain"))[1], ==, "B");
  for (guint i = 0; i < 10; i++)
    {
      g_assert_cmpuint (count_added (fixture, G_TYPE_MENU), ==, 1);
      switch_to (fixture, "plain", FALSE);
      expect (fixture, "plain", LINLI_PLUGIN_DISABLED, NULL);
      g_assert_cmpuint (count_added (fixture, G_TYPE_MENU), ==, 0);
      switch_to (fixture, "plain", TRUE);
    }
  switch_to (fixture, "plain", FALSE);
  restart (fixture);
  expect (fixture, "plain", LINLI_PLUGIN_DISABLED, NULL);
}

static void
test_from_outside (Fixture       *fixture,
                   gconstpointer  data)
{
  lay (fixture, "plain", "plain", "");
  start_as (fixture, LINLI_PLUGIN_OUTSIDE, LINLI_PLUGIN_HOST_DEFAULT);
  expect (fixture, "plain", LINLI_PLUGIN_DISABLED, NULL);
  g_assert_false (linli_plugin_host_is_enabled (fixture->host, linli_plugin_host_find (fixture->host, "plain")));
  switch_to (fixture, "plain", TRUE);
  expect (fixture, "plain", LINLI_PLUGIN_ACTIVE, NULL);
  close_document (fixture);
  open_document (fixture);
  start_as (fixture, LINLI_PLUGIN_OUTSIDE, LINLI_PLUGIN_HOST_DEFAULT);
  expect (fixture, "plain", LINLI_PLUGIN_ACTIVE, NULL);
}

static void
test_safe_mode (Fixture       *fixture,
                gconstpointer  data)
{
  lay (fixture, "plain", "plain", "");
  start_as (fixture, LINLI_PLUGIN_BUNDLED, LINLI_PLUGIN_HOST_SAFE_MODE);
  expect (fixture, "plain", LINLI_PLUGIN_DISABLED, "safe mode");
  assert_unharmed (fixture);
}

/* z needs y needs x; they start in that order and stop in the other. */
static void
test_needed (Fixture       *fixture,
             gconstpointer  data)
{
  lay (fixture, "a", "plain", "Depends=b;\n");
  lay (fixture, "b", "plain", "Depends=c;\n");
  lay (fixture, "c", "plain", "");
  lay (fixture, "lonely", "plain", "Depends=nobody;\n");
  start (fixture);
  expect (fixture, "a", LINLI_PLUGIN_ACTIVE, NULL);
  expect (fixture, "lonely", LINLI_PLUGIN_BLOCKED, "nobody");
  switch_to (fixture, "c", FALSE);
  expect (fixture, "a", LINLI_PLUGIN_BLOCKED, "插件b");
  expect (fixture, "b", LINLI_PLUGIN_BLOCKED, "插件c");
  assert_unharmed (fixture);
  switch_to (fixture, "c", TRUE);
  expect (fixture, "a", LINLI_PLUGIN_ACTIVE, NULL);
  g_assert_cmpuint (count_added (fixture, G_TYPE_MENU), ==, 3);
}

static void
test_circle (Fixture       *fixture,
             gconstpointer  data)
{
  lay (fixture, "a", "plain", "Depends=b;\n");
  lay (fixture, "b", "plain", "Depends=c;\n");
  lay (fixture, "c", "plain", "Depends=b;\n");
  lay (fixture, "self", "plain", "Depends=self;\n");
  start (fixture);
  expect (fixture, "b", LINLI_PLUGIN_BLOCKED, "b → c → b");
  expect (fixture, "c", LINLI_PLUGIN_BLOCKED, "b → c → b");
  expect (fixture, "a", LINLI_PLUGIN_BLOCKED, "插件b");
  expect (fixture, "self", LINLI_PLUGIN_BLOCKED, "self → self");
  assert_unharmed (fixture);
}

static void
test_descriptions (Fixture       *fixture,
                   gconstpointer  data)
{
  lay (fixture, "first", "plain", "");
  describe (fixture, "second", "[Linli Plugin]\nId=first\nName=Twin\nVersion=1\nModule=libplain.so\nABI=1\nAPI=1\n");
  describe (fixture, "empty", "");
  describe (fixture, "binary", "\001\002\377 no key file");
  describe (fixture, "newer", "[Linli Plugin]\nId=newer\nName=N\nVersion=1\nModule=libplain.so\nABI=1\nAPI=99\n");
  describe (fixture, "other", "[Linli Plugin]\nId=other\nName=O\nVersion=1\nModule=libplain.so\nABI=2\nAPI=1\n");
  describe (fixture, "climber", "[Linli Plugin]\nId=climber\nName=C\nVersion=1\nModule=../libplain.so\nABI=1\nAPI=1\n");
  describe (fixture, "shouting", "[Linli Plugin]\nId=Not_A_Name\nName=S\nVersion=1\nModule=libplain.so\nABI=1\nAPI=1\n");
  describe (fixture, "absent", "[Linli Plugin]\nId=absent\nName=A\nVersion=1\nModule=libabsent.so\nABI=1\nAPI=1\n");
  start (fixture);
  expect (fixture, "first", LINLI_PLUGIN_ACTIVE, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (linli_plugin_host_get_plugins (fixture->host)); i++)
    {
      g_autoptr (LinliPlugin) plugin = g_list_model_get_item (linli_plugin_host_get_plugins (fixture->host), i);

      if (g_str_equal (linli_plugin_get_name (plugin), "Twin"))
        expect_of (plugin, LINLI_PLUGIN_BLOCKED, "first.plugin");
    }
  expect (fixture, "empty.plugin", LINLI_PLUGIN_BLOCKED, "Id");
  expect (fixture, "binary.plugin", LINLI_PLUGIN_BLOCKED, "cannot be read");
  expect (fixture, "newer", LINLI_PLUGIN_BLOCKED, "newer Linli");
  expect (fixture, "other", LINLI_PLUGIN_BLOCKED, "interface 2");
  expect (fixture, "climber", LINLI_PLUGIN_BLOCKED, "../libplain.so");
  expect (fixture, "Not_A_Name", LINLI_PLUGIN_BLOCKED, "Not_A_Name");
  expect (fixture, "absent", LINLI_PLUGIN_FAILED, "libabsent.so");
  switch_to (fixture, "first", FALSE);
  assert_unharmed (fixture);
}

static void
test_modules (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *whole = g_build_filename (g_getenv ("LINLI_TEST_MODULES"), "libplain.so", NULL);
  g_autofree char *part = g_build_filename (fixture->plugins, "libtruncated.so", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  lay (fixture, "wrongabi", "wrongabi", "");
  lay (fixture, "noentry", "noentry", "");
  lay (fixture, "noplugin", "noplugin", "");
  lay (fixture, "missingsymbol", "missingsymbol", "");
  lay (fixture, "refuse", "refuse", "");
  g_assert_true (g_file_get_contents (whole, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (part, bytes, size / 3, NULL));
  describe (fixture, "truncated", "[Linli Plugin]\nId=truncated\nName=T\nVersion=1\nModule=libtruncated.so\nABI=1\nAPI=1\n");
  start (fixture);
  expect (fixture, "wrongabi", LINLI_PLUGIN_FAILED, "interface 2");
  expect (fixture, "noentry", LINLI_PLUGIN_FAILED, "linli_plugin");
  expect (fixture, "noplugin", LINLI_PLUGIN_FAILED, "no plugin");
  expect (fixture, "missingsymbol", LINLI_PLUGIN_FAILED, "linli_of_another_time");
  expect (fixture, "truncated", LINLI_PLUGIN_FAILED, "libtruncated.so");
  expect (fixture, "refuse", LINLI_PLUGIN_FAILED, "There is no printer");
  assert_unharmed (fixture);
}

static gboolean
add_thing (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO good_thing (id, name) VALUES (?, 'kept')", "i",
                             linli_transaction_new_id (transaction));
}

/* Makes the tables of the plugin and one row. */
static void
use_good (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  lay (fixture, "good", "good", "");
  start (fixture);
  expect (fixture, "good", LINLI_PLUGIN_ACTIVE, NULL);
  linli_store_act (linli_context_get_store (fixture->context), "Add a thing", add_thing, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Its data stays when it is gone, and the host says so; its watches go. */
static void
test_tables_stay (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) absent = NULL;
  g_autoptr (GPtrArray) present = NULL;
  g_autoptr (GError) error = NULL;
  LinliSchemaOwner *owner;

  use_good (fixture);
  present = linli_plugin_host_list_absent (fixture->host, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (present->len, ==, 0);
  g_assert_cmpuint (count_added (fixture, G_TYPE_SIMPLE_ACTION), ==, 1);
  switch_to (fixture, "good", FALSE);
  g_assert_cmpuint (count_added (fixture, G_TYPE_SIMPLE_ACTION), ==, 0);
  linli_store_act (linli_context_get_store (fixture->context), "Add a thing", add_thing, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_added (fixture, G_TYPE_SIMPLE_ACTION), ==, 0);
  absent = linli_plugin_host_list_absent (fixture->host, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (absent->len, ==, 1);
  owner = g_ptr_array_index (absent, 0);
  g_assert_cmpstr (owner->owner, ==, "good");
  g_assert_cmpint (owner->n_rows, ==, 2);
  assert_unharmed (fixture);
}

/* The module is exchanged between two starts. */
static void
exchange (Fixture    *fixture,
          const char *module)
{
  close_document (fixture);
  lay (fixture, "good", module, "");
  open_document (fixture);
  start (fixture);
}

static void
test_newer_tables (Fixture       *fixture,
                   gconstpointer  data)
{
  use_good (fixture);
  exchange (fixture, "older");
  expect (fixture, "good", LINLI_PLUGIN_FAILED, "newer Linli");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM good_thing WHERE name = 'kept'"), ==, 1);
  assert_unharmed (fixture);
}

static void
test_fails_half_way (Fixture       *fixture,
                     gconstpointer  data)
{
  lay (fixture, "good", "older", "");
  start (fixture);
  expect (fixture, "good", LINLI_PLUGIN_ACTIVE, NULL);
  linli_store_act (linli_context_get_store (fixture->context), "Add a thing", add_thing, NULL, NULL, NULL);
  exchange (fixture, "halfway");
  expect (fixture, "good", LINLI_PLUGIN_FAILED, "good_nothing");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM good_thing WHERE name = 'kept'"), ==, 1);
  assert_unharmed (fixture);
  exchange (fixture, "good");
  expect (fixture, "good", LINLI_PLUGIN_ACTIVE, NULL);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM good_thing WHERE name = 'kept' AND colour IS NULL"), ==, 1);
}

static void
test_foreign_tables (Fixture       *fixture,
                     gconstpointer  data)
{
  lay (fixture, "foreign", "foreign", "");
  start (fixture);
  expect (fixture, "foreign", LINLI_PLUGIN_FAILED, "write to person");
  assert_unharmed (fixture);
}

static void
test_late (Fixture       *fixture,
           gconstpointer  data)
{
  lay (fixture, "late", "late", "");
  start (fixture);
  switch_to (fixture, "late", FALSE);
  expect (fixture, "late", LINLI_PLUGIN_DISABLED, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  expect (fixture, "late", LINLI_PLUGIN_FAILED, "after it was switched off");
  assert_unharmed (fixture);
}

/* What a plugin took back itself is gone at once; the rest goes with it. */
static void
test_takes_back (Fixture       *fixture,
                 gconstpointer  data)
{
  lay (fixture, "removes", "removes", "");
  start (fixture);
  expect (fixture, "removes", LINLI_PLUGIN_ACTIVE, NULL);
  g_assert_cmpuint (count_added (fixture, G_TYPE_MENU), ==, 1);
  switch_to (fixture, "removes", FALSE);
  g_assert_cmpuint (count_added (fixture, G_TYPE_MENU), ==, 0);
  assert_unharmed (fixture);
}

/* A program of its own dies; the next start leaves the plugin off, until the user wants it again. */
static void
test_crash (gconstpointer data)
{
  const char *module = data;
  const char *folder = g_getenv ("LINLI_TEST_CRASH");
  g_autofree char *made = folder == NULL ? g_dir_make_tmp ("linli-crash-XXXXXX", NULL) : NULL;
  Fixture fixture = { NULL };

  set_up (&fixture, folder != NULL ? folder : made);
  lay (&fixture, module, module, "");
  lay (&fixture, "plain", "plain", "");
  if (g_test_subprocess ())
    {
      start (&fixture);
      g_assert_not_reached ();
    }
  close_document (&fixture);
  g_setenv ("LINLI_TEST_CRASH", made, TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_unsetenv ("LINLI_TEST_CRASH");
  g_test_trap_assert_failed ();
  open_document (&fixture);
  start (&fixture);
  expect (&fixture, module, LINLI_PLUGIN_DISABLED, "ended unexpectedly");
  expect (&fixture, "plain", LINLI_PLUGIN_ACTIVE, NULL);
  switch_to (&fixture, "plain", FALSE);
  assert_unharmed (&fixture);
  restart (&fixture);
  expect (&fixture, module, LINLI_PLUGIN_DISABLED, "ended unexpectedly");
  tear_down (&fixture, made);
  remove_folder (made);
}

/* What is written with the quick note belongs to a plugin as long as it is on. */
static void
test_takes_notes (Fixture       *fixture,
                  gconstpointer  data)
{
  LinliMatterKind *kind;

  lay (fixture, "notes", "notes", "");
  g_assert_null (linli_context_find_note_kind (fixture->context));
  start (fixture);
  expect (fixture, "notes", LINLI_PLUGIN_ACTIVE, NULL);
  kind = linli_context_find_note_kind (fixture->context);
  g_assert_nonnull (kind);
  g_assert_cmpstr (linli_matter_kind_get_id (kind), ==, "notes");
  g_assert_false (linli_matter_kind_get_takes_notes (linli_context_find_matter_kind (fixture->context, "notes-other")));
  switch_to (fixture, "notes", FALSE);
  g_assert_null (linli_context_find_note_kind (fixture->context));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name) g_test_add ("/plugin-host/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (on_and_off);
  ADD (from_outside);
  ADD (safe_mode);
  ADD (needed);
  ADD (circle);
  ADD (descriptions);
  ADD (modules);
  ADD (tables_stay);
  ADD (newer_tables);
  ADD (fails_half_way);
  ADD (foreign_tables);
  ADD (late);
  ADD (takes_back);
  ADD (takes_notes);
#undef ADD
  g_test_add_data_func ("/plugin-host/crash_in_register", "crashinregister", test_crash);
  g_test_add_data_func ("/plugin-host/crash_in_activate", "crashinactivate", test_crash);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A workbook that is a department's form: understood, filled, kept with the community's file, called back, filled again, and forgotten. What was
 * filled can be read. Beyond the parts, the last byte of an input says what a row is. */

#include "community.h"
#include "fuzz.h"
#include "pack.h"
#include "read.h"

static LinliContext *context;
static GPtrArray *matter_kinds;

static gboolean
matter_cb (LinliTransaction  *transaction,
           gpointer           unused,
           GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction),
                                 "INSERT INTO matter (kind, title, state, opened_at, dwelling_id) SELECT 'hazards', 'Things on the stairs', 'found',"
                                 " '2026-08-03T01:02:03.000Z', min (id) FROM dwelling", error);
}

void
fuzz_set_up (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  LinliMatterKind *hazards;

  community_make ();
  path = community_copy ();
  context = linli_context_open (path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  hazards = linli_matter_kind_new ("hazards", "隐患", "dialog-warning-symbolic");
  linli_matter_kind_add_state (hazards, "found", "Found", LINLI_MATTER_STATE_OPEN);
  matter_kinds = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (matter_kinds, hazards);
  linli_store_act (linli_context_get_store (context), "Matter", matter_cb, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
keep_cb (LinliTransaction  *transaction,
         gpointer           filling,
         GError           **error)
{
  return linli_office_form_filling_keep (filling, TRUE, transaction, error);
}

static gboolean
forget_cb (LinliTransaction  *transaction,
           gpointer           id,
           GError           **error)
{
  return linli_office_form_forget (transaction, *(gint64 *) id, error);
}

/* Fills it, and reads what was filled. Returns: (transfer full) (nullable): what it was filled with */
static LinliOfficeFormFilling *
fill (LinliOfficeForm *form,
      gboolean         masked)
{
  g_autoptr (LinliOfficeFormFilling) filling = linli_office_form_filling_new (form);
  g_autofree char *path = g_build_filename (fuzz_get_folder (), "filled.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) filled = NULL;

  fuzz_judge (linli_office_form_filling_load (filling, linli_context_get_database (context), NULL, &error), &error);
  if (error != NULL)
    return NULL;
  fuzz_judge (linli_office_form_filling_write (filling, path, masked, FALSE, NULL, &error), &error);
  if (error != NULL)
    return NULL;
  filled = linli_table_open (path, NULL, &error);
  g_assert_no_error (error);
  read_table (filled);
  return g_steal_pointer (&filling);
}

/* Next month. */
static void
fill_again (void)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kept = linli_office_form_list_kept (database, &error);
  LinliKeptOfficeForm *first;
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, 1);
  first = g_ptr_array_index (kept, 0);
  form = linli_office_form_recall (first->id, database, matter_kinds, NULL, &error);
  g_assert_no_error (error);
  filling = fill (form, TRUE);
  linli_store_act (linli_context_get_store (context), "Forget", forget_cb, &first->id, NULL, &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *path = pack_workbook (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliOfficeForm) form = linli_office_form_open (path, NULL, linli_context_get_database (context), matter_kinds, NULL, &error);
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  const LinliOfficeFormKind *kinds;
  guint n_kinds;

  fuzz_judge (form != NULL, &error);
  if (form == NULL)
    return 0;
  kinds = linli_office_form_get_kinds (form, &n_kinds);
  if (size > 0 && data[size - 1] % 4 == 0)
    linli_office_form_set_kind (form, kinds[data[size - 1] / 4 % n_kinds].id);
  filling = fill (form, FALSE);
  if (filling == NULL)
    return 0;
  linli_store_act (linli_context_get_store (context), "Keep", keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  fill_again ();
  return 0;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of LinliKind and the lists of codes that need no file. */

#include "config.h"

#include <string.h>

#include "linli-codes.h"
#include "linli-kind.h"

static const LinliField *
get_field (const char *kind,
           const char *field)
{
  const LinliKind *found = linli_kind_lookup (kind);
  int n = linli_kind_find_field (found, field);

  g_assert_cmpint (n, >=, 0);
  return &found->fields[n];
}

static void
test_list (void)
{
  guint n_kinds;
  const LinliKind * const *kinds = linli_kind_list (&n_kinds);

  g_assert_cmpuint (n_kinds, ==, 24);
  for (guint i = 0; i < n_kinds; i++)
    {
      g_assert_true (linli_kind_lookup (kinds[i]->name) == kinds[i]);
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          const LinliField *field = &kinds[i]->fields[j];

          g_assert_cmpint (linli_kind_find_field (kinds[i], field->name), ==, j);
          g_assert_true ((field->type == LINLI_FIELD_CODE) == (field->codes != NULL));
          g_assert_true ((field->type == LINLI_FIELD_REFERENCE) == (field->reference != NULL));
          if (field->reference != NULL)
            g_assert_nonnull (linli_kind_lookup (field->reference));
        }
    }
  g_assert_null (linli_kind_lookup ("spaceship"));
  g_assert_cmpint (linli_kind_find_field (linli_kind_lookup ("person"), "wings"), ==, -1);
}

/* A word that two entries of one list claim would make an import guess. */
static void
test_words_are_unambiguous (void)
{
  guint n_kinds;
  const LinliKind * const *kinds = linli_kind_list (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const LinliField *field = &kinds[i]->fields[j];

        for (const LinliCode *code = field->codes; code != NULL && code->code != NULL; code++)
          {
            g_auto (GStrv) words = g_strsplit (code->synonyms, " ", -1);

            g_assert_cmpstr (linli_field_find_code (field, code->code), ==, code->code);
            g_assert_cmpstr (linli_field_find_code (field, code->label), ==, code->code);
            for (gsize k = 0; words[k] != NULL; k++)
              g_assert_cmpstr (linli_field_find_code (field, words[k]), ==, code->code);
          }
      }
}

static void
test_written_forms (void)
{
  const LinliField *sex = get_field ("person", "sex");
  const LinliField *relation = get_field ("person", "relation_to_head");
  const LinliField *ethnicity = get_field ("person", "ethnicity");

  g_assert_cmpstr (linli_field_find_code (sex, " 女 "), ==, LINLI_CODE_SEX_FEMALE);
  g_assert_cmpstr (linli_field_find_code (sex, "２"), ==, LINLI_CODE_SEX_FEMALE);
  g_assert_cmpstr (linli_field_find_code (sex, "1-男"), ==, LINLI_CODE_SEX_MALE);
  g_assert_cmpstr (linli_field_find_code (sex, "1女"), ==, NULL);
  g_assert_cmpstr (linli_field_find_code (sex, "女士们"), ==, NULL);
  g_assert_cmpstr (linli_field_find_code (sex, ""), ==, NULL);
  g_assert_cmpstr (linli_field_find_code (relation, "户 主"), ==, LINLI_CODE_RELATION_HEAD);
  g_assert_cmpstr (linli_field_find_code (relation, "2"), ==, LINLI_CODE_RELATION_HEAD);
  g_assert_cmpstr (linli_field_find_code (relation, "儿子"), ==, "20");
  g_assert_cmpstr (linli_field_find_code (relation, "32长女"), ==, "32");
  g_assert_cmpstr (linli_field_find_code (ethnicity, "汉"), ==, "01");
  g_assert_cmpstr (linli_field_find_code (ethnicity, "基诺族"), ==, "56");
  g_assert_cmpstr (linli_field_find_code (get_field ("person", "education"), "大专"), ==, "30");
  g_assert_cmpstr (linli_field_find_code (get_field ("person", "residence_status"), "人户分离"), ==, LINLI_CODE_RESIDENCE_APART);
  g_assert_null (linli_field_get_code_label (sex, "7"));
  g_assert_nonnull (linli_field_get_code_label (sex, "1"));
}

static void
test_standards (void)
{
  const LinliField *ethnicity = get_field ("person", "ethnicity");
  const LinliField *relation = get_field ("person", "relation_to_owner");
  guint n = 0;

  for (const LinliCode *code = ethnicity->codes; code->code != NULL; code++)
    n += atoi (code->code) <= 56;
  g_assert_cmpuint (n, ==, 56);
  for (const LinliCode *code = relation->codes; code->code != NULL; code++)
    g_assert_cmpuint (strlen (code->code), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/list", test_list);
  g_test_add_func ("/kind/words-are-unambiguous", test_words_are_unambiguous);
  g_test_add_func ("/kind/written-forms", test_written_forms);
  g_test_add_func ("/kind/standards", test_standards);
  return g_test_run ();
}

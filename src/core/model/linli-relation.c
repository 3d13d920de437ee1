/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Relations to the head of a household (GB/T 4761-2008), and what becomes of them when somebody else is the head. */

#include "config.h"

#include "linli-relation.h"

#include <string.h>

#include "linli-codes.h"

#define HEADS LINLI_CODE_RELATION_SELF " " LINLI_CODE_RELATION_HEAD
#define SPOUSES "10 11 12"
#define CHILDREN "20 21 22 23 24 25 26 29 30 31 32 33 34 35 36 39"
#define STEPCHILDREN "27 37"
#define CHILDREN_IN_LAW "28 38"
#define GRANDCHILDREN "40 41 42 43 44 45 46 47 48 49"
#define SIBLINGS "70 71 73 75 77 79"
#define PARENTS "50 51 52"

/* What the old head, by sex, is to whoever was this to the old head. */
static const struct
{
  const char *codes;
  const char *male;
  const char *female;
  const char *unknown;
} mirrors[] = {
  { SPOUSES, LINLI_CODE_RELATION_SPOUSE, LINLI_CODE_RELATION_SPOUSE, LINLI_CODE_RELATION_SPOUSE },
  { CHILDREN, "51", "52", "50" },
  { STEPCHILDREN, "57", "58", "59" },
  { "28", "55", "56", NULL },
  { "38", "53", "54", NULL },
  { "41 42", "61", "62", "60" },
  { "43 44", "63", "64", "60" },
  { "40 49", "60", "60", "60" },
  { PARENTS, LINLI_CODE_RELATION_SON, LINLI_CODE_RELATION_DAUGHTER, NULL },
  { "53 54", NULL, "38", NULL },
  { "55 56", "28", NULL, NULL },
  { "57 58", "27", "37", NULL },
  { "60 61 62 63 64", "40", "40", "40" },
  { SIBLINGS, "70", "70", "70" },
  { LINLI_CODE_RELATION_NOT_RELATED, LINLI_CODE_RELATION_NOT_RELATED, LINLI_CODE_RELATION_NOT_RELATED, LINLI_CODE_RELATION_NOT_RELATED },
};

/* All codes have two digits, so that one is found in a list as a text in a text. */
static gboolean
linli_relation_is (const char *code,
                   const char *codes)
{
  return strlen (code) == 2 && strstr (codes, code) != NULL;
}

static const char *
linli_relation_by_sex (const char *sex,
                       const char *male,
                       const char *female,
                       const char *unknown)
{
  if (g_strcmp0 (sex, LINLI_CODE_SEX_MALE) == 0)
    return male;

  return g_strcmp0 (sex, LINLI_CODE_SEX_FEMALE) == 0 ? female : unknown;
}

static const char *
linli_relation_mirror (const char *of_new_head,
                       const char *sex)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mirrors); i++)
    if (linli_relation_is (of_new_head, mirrors[i].codes))
      return linli_relation_by_sex (sex, mirrors[i].male, mirrors[i].female, mirrors[i].unknown);

  return NULL;
}

/* The parents of one spouse are the other's in-laws. */
static const char *
linli_relation_from_spouse (const char *sex_of_new_head,
                            const char *relation)
{
  static const struct
  {
    const char *relation, *of_husband, *of_wife;
  } parents[] = {
    { "51", "55", "53" }, { "52", "56", "54" }, { "53", NULL, "51" }, { "54", NULL, "52" }, { "55", "51", NULL }, { "56", "52", NULL },
  };

  if (linli_relation_is (relation, CHILDREN) || linli_relation_is (relation, CHILDREN_IN_LAW) || linli_relation_is (relation, GRANDCHILDREN))
    return relation;
  for (gsize i = 0; i < G_N_ELEMENTS (parents); i++)
    if (strcmp (relation, parents[i].relation) == 0)
      return linli_relation_by_sex (sex_of_new_head, parents[i].of_husband, parents[i].of_wife, NULL);

  return NULL;
}

/**
 * linli_relation_turn:
 * @of_new_head: (nullable): what the new head was to the old one, a code of GB/T 4761-2008
 * @sex_of_new_head: (nullable): the new head's sex, a code of GB/T 2261.1
 * @relation: (nullable): what the person was to the old head
 * @sex: (nullable): the person's sex
 *
 * What a member of a household is to its new head, as far as it follows from what both were to the old one. That children are those
 * of both spouses is taken for granted, of stepchildren it is not; whoever can ask should let it be looked at.
 *
 * Returns: (nullable): a code, static or @relation itself; %NULL where nothing follows
 */
const char *
linli_relation_turn (const char *of_new_head,
                     const char *sex_of_new_head,
                     const char *relation,
                     const char *sex)
{
  gboolean spouse, child;

  if (of_new_head == NULL || relation == NULL)
    return NULL;
  /* Somebody who was written down as head already: the others' relations are to that person. */
  if (linli_relation_is (of_new_head, HEADS))
    return linli_relation_is (relation, HEADS) ? NULL : relation;
  if (linli_relation_is (relation, HEADS))
    return linli_relation_mirror (of_new_head, sex);
  if (linli_relation_is (of_new_head, SPOUSES))
    return linli_relation_from_spouse (sex_of_new_head, relation);

  spouse = linli_relation_is (relation, SPOUSES);
  child = linli_relation_is (relation, CHILDREN);
  if (linli_relation_is (of_new_head, CHILDREN))
    return spouse ? linli_relation_mirror (of_new_head, sex) : child || linli_relation_is (relation, STEPCHILDREN) ? "70" : NULL;
  if (linli_relation_is (of_new_head, PARENTS))
    return spouse ? linli_relation_by_sex (sex, "28", "38", NULL) : child ? "40" : NULL;

  return NULL;
}

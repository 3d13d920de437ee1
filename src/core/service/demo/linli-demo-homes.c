/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Fills the buildings: dwellings, households, their people, tags and vehicles. */

#include "config.h"

#include "linli-demo-maker-private.h"

#include "linli-codes.h"

#define RENTED 0.22
#define WITH_CAR 0.42

static const char * const ethnic_han = "01";

static gboolean
add_tag (LinliDemoMaker  *maker,
         gint64           person,
         const char      *code,
         GError         **error)
{
  g_autofree char *since = g_strdup_printf ("%d-%02d-01", maker->year - g_rand_int_range (maker->rand, 0, 4), g_rand_int_range (maker->rand, 1, 13));

  return linli_database_run (maker->database, error,
                             "INSERT INTO tag (id, subject_kind, subject_id, code, since, source) VALUES (?, 'person', ?, ?, ?, ?)", "iisss",
                             linli_transaction_new_id (maker->transaction), person, code, since, "入户核实");
}

static gboolean
add_tags (LinliDemoMaker         *maker,
          const LinliDemoPerson  *person,
          gint64                  id,
          guint                   n_people,
          gboolean                only_elders,
          GError                **error)
{
  int age = maker->year - person->birth_year;
  GRand *rand = maker->rand;

  if (age >= 60 && n_people == 1 && !add_tag (maker, id, "alone", error))
    return FALSE;
  if (age >= 60 && n_people > 1 && only_elders && !add_tag (maker, id, "empty_nest", error))
    return FALSE;
  if (age >= 80 && !add_tag (maker, id, "aged", error))
    return FALSE;
  if (age >= 70 && g_rand_double (rand) < 0.06 && !add_tag (maker, id, "dependent", error))
    return FALSE;
  if (g_rand_double (rand) < 0.015 && !add_tag (maker, id, "disabled", error))
    return FALSE;
  if (g_rand_double (rand) < 0.008 && !add_tag (maker, id, "low_income", error))
    return FALSE;
  if (age >= 24 && g_rand_double (rand) < 0.08 && !add_tag (maker, id, "party", error))
    return FALSE;
  if (age >= 50 && age < 75 && g_rand_double (rand) < 0.07 && !add_tag (maker, id, "volunteer", error))
    return FALSE;
  return !(person->female && age >= 24 && age < 38 && g_rand_double (rand) < 0.02) || add_tag (maker, id, "maternity", error);
}

/* A home's tenants came together, in one of the last six years; who was born later is there since then. */
static char *
dup_arrival (LinliDemoMaker         *maker,
             const LinliDemoPerson  *person,
             gint64                  household)
{
  g_autofree char *day = g_strdup_printf ("%04d-%02d-%02d", maker->year - 1 - (int) (household % 6), (int) (household % 12) + 1, (int) (household % 28) + 1);

  return g_strdup (strcmp (day, person->birth_date) > 0 ? day : person->birth_date);
}

static gboolean
add_person (LinliDemoMaker         *maker,
            const LinliDemoPerson  *person,
            gint64                  household,
            gint64                  id,
            gboolean                tenant,
            GError                **error)
{
  static const char * const educations[] = { "80", "70", "70", "60", "40", "30", "30", "20", "20", "10" };
  GRand *rand = maker->rand;
  int age = maker->year - person->birth_year;
  g_autofree char *phone = age >= 12 ? _linli_demo_phone (rand) : NULL;
  gboolean apart = !tenant && g_rand_double (rand) < 0.12;
  g_autofree char *since = tenant ? dup_arrival (maker, person, household) : NULL;
  const char *education = age < 7 ? NULL : age < 13 ? "80" : _linli_demo_pick (rand, educations, G_N_ELEMENTS (educations));

  return linli_database_run (maker->database, error,
                             "INSERT INTO person (id, household_id, name, sex, birth_date, identity_type, identity_number, phone, ethnicity, education,"
                             " relation_to_head, relation_to_owner, population_type, residence_status, moved_in_on)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", "iisssssssssssss",
                             id, household, person->name, person->female ? LINLI_CODE_SEX_FEMALE : LINLI_CODE_SEX_MALE, person->birth_date,
                             LINLI_CODE_IDENTITY_RESIDENT, person->identity, phone, ethnic_han, education, person->relation, person->owner_relation,
                             tenant ? LINLI_CODE_POPULATION_FLOATING : LINLI_CODE_POPULATION_REGISTERED,
                             tenant || apart ? LINLI_CODE_RESIDENCE_APART : LINLI_CODE_RESIDENCE_TOGETHER, since);
}

static gboolean
add_vehicle (LinliDemoMaker  *maker,
             gint64           household,
             gint64           person,
             GError         **error)
{
  static const char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ";
  static const char * const colours[] = { "白", "黑", "银灰", "红", "蓝" };
  gboolean electric = g_rand_double (maker->rand) < 0.3;
  g_autofree char *plate = NULL;

  /* 川P is given to no city. */
  do
    {
      g_free (plate);
      if (electric)
        plate = g_strdup_printf ("川PD%05d", g_rand_int_range (maker->rand, 0, 100000));
      else
        plate = g_strdup_printf ("川P%c%04d", letters[g_rand_int_range (maker->rand, 0, sizeof letters - 1)], g_rand_int_range (maker->rand, 0, 10000));
    }
  while (!g_hash_table_add (maker->taken, g_strdup (plate)));
  return linli_database_run (maker->database, error,
                             "INSERT INTO vehicle (id, plate, kind, energy, colour, household_id, person_id) VALUES (?, ?, 'car', ?, ?, ?, ?)", "isssii",
                             linli_transaction_new_id (maker->transaction), plate, electric ? "electric" : "petrol",
                             _linli_demo_pick (maker->rand, colours, G_N_ELEMENTS (colours)), household, person);
}

static gboolean
only_elders (LinliDemoMaker *maker,
             GArray         *people)
{
  for (guint i = 0; i < people->len; i++)
    if (maker->year - g_array_index (people, LinliDemoPerson, i).birth_year < 60)
      return FALSE;
  return TRUE;
}

/* Somebody between fifty and seventy may look after the grid; remembered for the duties. */
static void
remember_candidate (LinliDemoMaker        *maker,
                    const LinliDemoPerson *person,
                    gint64                 id)
{
  int age = maker->year - person->birth_year;

  if (age < 50 || age > 70 || maker->n_candidates >= G_N_ELEMENTS (maker->candidates))
    return;
  maker->candidates[maker->n_candidates].id = id;
  g_strlcpy (maker->candidates[maker->n_candidates].name, person->name, sizeof maker->candidates[0].name);
  maker->n_candidates++;
}

static gboolean
add_household (LinliDemoMaker  *maker,
               gint64           dwelling,
               gboolean         rented,
               GError         **error)
{
  g_autoptr (GArray) people = _linli_demo_people_new (maker->rand, rented ? LINLI_DEMO_TENANTS : LINLI_DEMO_OWNERS, maker->year);
  gint64 household = linli_transaction_new_id (maker->transaction);
  gint64 head = linli_transaction_new_id (maker->transaction);
  gboolean elders = only_elders (maker, people);
  g_autofree char *number = g_strdup_printf ("H%06u", ++maker->n_households);

  if (!linli_database_run (maker->database, error, "INSERT INTO household (id, dwelling_id, head_id, number, kind) VALUES (?, ?, ?, ?, ?)", "iiiss",
                           household, dwelling, head, number, rented ? "tenants" : "family"))
    return FALSE;
  for (guint i = 0; i < people->len; i++)
    {
      LinliDemoPerson *person = &g_array_index (people, LinliDemoPerson, i);
      gint64 id = i == 0 ? head : linli_transaction_new_id (maker->transaction);

      while (!g_hash_table_add (maker->taken, g_strdup (person->identity)))
        _linli_demo_person_renumber (maker->rand, person);
      if (!add_person (maker, person, household, id, rented, error) ||
          !add_tags (maker, person, id, people->len, elders, error) ||
          (rented && !add_tag (maker, id, "tenant", error)))
        return FALSE;
      remember_candidate (maker, person, id);
    }
  maker->last_dwelling = dwelling;
  return g_rand_double (maker->rand) >= WITH_CAR || add_vehicle (maker, household, head, error);
}

/* One home and, as long as the community is not full, those who live in it. */
gboolean
_linli_demo_add_home (LinliDemoMaker  *maker,
                      const char      *room,
                      guint            floor,
                      double           u,
                      double           v,
                      GError         **error)
{
  g_autoptr (GBytes) point = _linli_demo_town_point (maker->town, u, v);
  gint64 id = linli_transaction_new_id (maker->transaction);
  /* As many as wanted, spread evenly over the homes that are still to come. */
  gboolean vacant = g_rand_double (maker->rand) * maker->n_homes_left-- >= maker->most_households - maker->n_households;
  gboolean rented = !vacant && g_rand_double (maker->rand) < RENTED;
  double area = g_rand_int_range (maker->rand, 48, 132);
  g_autofree char *owner = _linli_demo_name (maker->rand, _linli_demo_surname (maker->rand), g_rand_boolean (maker->rand), 1970);

  return linli_database_run (maker->database, error,
                             "INSERT INTO dwelling (id, geom, compound_id, building_id, unit_id, floor, room, use, tenure, owner_name, area, has_gas)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, 'residence', ?, ?, ?, 1)", "ibiiiisssd",
                             id, point, maker->compound, maker->building, maker->unit, (gint64) floor, room,
                             vacant ? "vacant" : rented ? "rented" : "owner", rented || vacant ? owner : NULL, area) &&
         (vacant || add_household (maker, id, rented, error));
}

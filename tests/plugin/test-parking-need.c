/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Cars that need a bay, and cars that have one: what is kept of them, and what happens to them. People and places are invented. */

#include "lp-lot-close-store.h"
#include "lp-lot-store.h"
#include "lp-need-store.h"
#include "lp-queue-store.h"
#include "lp-use-store.h"
#include "lp-user-store.h"
#include "parking-file.h"

static LinliMatterKind *kind;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  parking_file_set_up (fixture, unused);
  kind = lp_need_kind_new ();
  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (1, '金沙时代城'), (2, '群康路40号院');"
               "INSERT INTO building (id, compound_id, name) VALUES (1, 1, '1栋');"
               "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (1, 1, 1, '101'), (2, 1, 1, '102'), (3, 1, 1, '103');"
               "INSERT INTO household (id, dwelling_id, head_id) VALUES (1, 1, 1), (2, 2, 3), (3, 3, 4);"
               "INSERT INTO person (id, household_id, name, phone, birth_date) VALUES (1, 1, '钱一', '13800000001', '1980-01-01'),"
               " (2, 1, '钱小', NULL, date ('now', '-1 year')), (3, 2, '孙二', '13800000002', '1940-05-05'), (4, 3, '李三', '13800000003', '1979-01-01');"
               "INSERT INTO vehicle (id, plate, household_id) VALUES (1, '川A11111', 1), (2, '川A22222', 2), (3, '川A33333', 3), (4, '川A33334', 3);"
               "INSERT INTO parking_lot (id, name, kind, outsiders, compound_id) VALUES (1, '金沙时代城地下室', 'basement', 'no', 1),"
               " (2, '群康路40号院', 'courtyard', 'yes', 2);"
               "INSERT INTO parking_bays (id, lot_id, kind, total, free_day, free_night, counted_on, night_counted_on)"
               " VALUES (1, 2, 'plain', 3, 1, 2, '2026-06-01', '2026-06-01');");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&kind);
  fixture_tear_down (fixture, unused);
}

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static LpNeed *
load (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GError) error = NULL;
  LpNeed *need = lp_need_load (reader (fixture), kind, id, &error);

  g_assert_no_error (error);
  return need;
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

/* The action is refused, with words of the plugin, and changes nothing. */
static void
expect_refusal (Fixture         *fixture,
                LinliActionFunc  func,
                gpointer         data)
{
  g_autoptr (GError) error = NULL;
  gint64 uses = fixture_get (fixture, "SELECT count (*) FROM parking_use");

  g_assert_false (linli_store_act (fixture->store, "test", func, data, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_use"), ==, uses);
}

static gint64
add_need (Fixture      *fixture,
          gint64        vehicle,
          LpParkWindow  span)
{
  LpNeed *need = lp_need_new (kind);
  g_autoptr (GError) error = NULL;
  gint64 id;

  need->vehicle_id = vehicle;
  need->span = span;
  lp_need_fill (need, reader (fixture), &error);
  g_assert_no_error (error);
  fixture_act (fixture, lp_need_save, need);
  id = need->id;
  lp_need_free (need);
  return id;
}

static void
act_on (Fixture         *fixture,
        LinliActionFunc  func,
        gint64           need,
        gint64           lot)
{
  LpNeedLot *deed = lp_need_lot_new (kind, need, lot);

  deed->fen = 15000;
  fixture_act (fixture, func, deed);
  lp_need_lot_free (deed);
}

typedef struct {
  gint64 id;
  const char *step;
} Step;

static gboolean
step_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  const Step *step = data;

  return linli_matter_kind_step (kind, transaction, step->id, step->step, "原因", error);
}

static void
step (Fixture    *fixture,
      gint64      id,
      const char *name)
{
  Step taken = { id, name };

  fixture_act (fixture, step_cb, &taken);
}

/* Everything that a need has is read as it was written, and taken back in one step. */
static void
test_save (Fixture       *fixture,
           gconstpointer  unused)
{
  LpNeed *need = lp_need_new (kind), *read;
  gint64 refused = 1, id;

  need->household_id = 1;
  need->plate = g_strdup ("川a·99999");
  need->span = LP_PARK_NIGHT;
  need->bays = LP_BAYS_CHARGING;
  need->car = 2;
  need->most_walk = 8;
  need->most_fen = 12050;
  need->rank = LP_PLAN_INFANT;
  need->before_fen = 30000;
  need->lost_lot_id = 1;
  need->pinned_lot_id = 2;
  need->since = g_strdup ("2026-03-04");
  need->dwelling_id = 1;
  need->contact_name = g_strdup ("钱一");
  need->contact_phone = g_strdup ("13800000001");
  need->note = g_strdup ("车高2.1米");
  g_array_append_val (need->refused, refused);
  g_assert_null (lp_need_find_fault (need));
  fixture_act (fixture, lp_need_save, need);
  id = need->id;
  lp_need_free (need);
  read = load (fixture, id);
  g_assert_cmpstr (read->plate, ==, "川A99999");
  g_assert_cmpint (read->span, ==, LP_PARK_NIGHT);
  g_assert_cmpint (read->bays, ==, LP_BAYS_CHARGING);
  g_assert_cmpint (read->car, ==, 2);
  g_assert_cmpint (read->most_walk, ==, 8);
  g_assert_cmpint (read->most_fen, ==, 12050);
  g_assert_cmpint (read->rank, ==, LP_PLAN_INFANT);
  g_assert_cmpint (read->before_fen, ==, 30000);
  g_assert_cmpstr (read->lost_lot, ==, "金沙时代城地下室");
  g_assert_cmpstr (read->pinned_lot, ==, "群康路40号院");
  g_assert_cmpstr (read->since, ==, "2026-03-04");
  g_assert_cmpint (read->compound_id, ==, 1);
  g_assert_cmpstr (read->contact_phone, ==, "13800000001");
  g_assert_cmpstr (read->note, ==, "车高2.1米");
  g_assert_cmpstr (read->state, ==, LP_NEED_WAITING);
  g_assert_cmpuint (read->refused->len, ==, 1);
  g_assert_cmpint (g_array_index (read->refused, gint64, 0), ==, 1);
  read->most_fen = LP_NOT_KNOWN;
  read->most_walk = 0;
  g_array_set_size (read->refused, 0);
  fixture_act (fixture, lp_need_save, read);
  lp_need_free (read);
  g_assert_cmpint (fixture_get (fixture, "SELECT most_fen IS NULL AND most_walk = 0 FROM parking_need"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_refusal WHERE deleted_at IS NULL"), ==, 0);
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_refusal WHERE deleted_at IS NULL"), ==, 1);
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_need WHERE deleted_at IS NULL"), ==, 0);
}

/* What the file knows of a household: an infant, an old person; its home, and the phone of its head. */
static void
test_fill (Fixture       *fixture,
           gconstpointer  unused)
{
  LpNeed *first = load (fixture, add_need (fixture, 1, LP_PARK_ALL_DAY)), *second = load (fixture, add_need (fixture, 2, LP_PARK_ALL_DAY));

  g_assert_cmpint (first->rank, ==, LP_PLAN_INFANT);
  g_assert_cmpint (first->household_id, ==, 1);
  g_assert_cmpint (first->dwelling_id, ==, 1);
  g_assert_cmpstr (first->contact_name, ==, "钱一");
  g_assert_cmpstr (first->plate, ==, "川A11111");
  g_assert_cmpint (second->rank, ==, LP_PLAN_ELDER);
  g_assert_cmpstr (second->contact_phone, ==, "13800000002");
  lp_need_free (first);
  lp_need_free (second);
  fixture_run (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code, since, until) VALUES (1, 'person', 3, 'disabled', '2020-01-01', NULL)");
  g_assert_cmpint (lp_need_guess_rank (reader (fixture), 2), ==, LP_PLAN_DISABLED);
  fixture_run (fixture, "UPDATE tag SET until = '2021-01-01'; UPDATE person SET moved_out_on = '2026-01-01' WHERE id = 2");
  g_assert_cmpint (lp_need_guess_rank (reader (fixture), 2), ==, LP_PLAN_ELDER);
  g_assert_cmpint (lp_need_guess_rank (reader (fixture), 1), ==, LP_PLAN_OTHERS);
}

static gboolean
open_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  return linli_matter_kind_open (kind, data, transaction, NULL, error);
}

/* Another plugin opens one, as requests do when one becomes a need: its row is there, and says which car when there is but one. */
static void
test_foreign (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LinliRecord) one = linli_matter_new (LP_NEED_KIND, "想停车"), two = linli_matter_new (LP_NEED_KIND, "想停车"),
                          nowhere = linli_matter_new (LP_NEED_KIND, "有人想停车");
  LpNeed *need;

  linli_record_set_int64 (one, "dwelling_id", 2);
  fixture_act (fixture, open_cb, one);
  need = load (fixture, linli_record_get_id (one));
  g_assert_cmpstr (need->plate, ==, "川A22222");
  g_assert_cmpint (need->rank, ==, LP_PLAN_ELDER);
  g_assert_cmpint (need->span, ==, LP_PARK_ALL_DAY);
  lp_need_free (need);
  linli_record_set_text (two, "subject_kind", "person");
  linli_record_set_int64 (two, "subject_id", 4);
  fixture_act (fixture, open_cb, two);
  need = load (fixture, linli_record_get_id (two));
  g_assert_cmpint (need->household_id, ==, 3);
  g_assert_null (need->plate);
  g_assert_cmpint (need->dwelling_id, ==, 3);
  lp_need_free (need);
  fixture_act (fixture, open_cb, nowhere);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_need WHERE household_id IS NULL AND rank = 'others'"), ==, 1);
}

/* By rank, then by who waits longest. */
static void
test_order (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 late = add_need (fixture, 3, LP_PARK_ALL_DAY), infant = add_need (fixture, 1, LP_PARK_ALL_DAY), early = add_need (fixture, 4, LP_PARK_ALL_DAY),
         elder = add_need (fixture, 2, LP_PARK_ALL_DAY);
  const gint64 expected[] = { elder, infant, early, late };
  LpNeed *need = load (fixture, early);
  g_autoptr (GPtrArray) needs = NULL;
  g_autoptr (GError) error = NULL;

  g_free (need->since);
  need->since = g_strdup ("2026-01-01");
  fixture_act (fixture, lp_need_save, need);
  lp_need_free (need);
  needs = lp_need_list (reader (fixture), kind, LP_NEED_LIST_WAITING, LP_NEED_MOST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (needs->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < needs->len; i++)
    g_assert_cmpint (((LpNeed *) g_ptr_array_index (needs, i))->id, ==, expected[i]);
  step (fixture, infant, LP_NEED_WITHDRAW);
  g_assert_cmpuint (lp_need_count (reader (fixture), LP_NEED_LIST_OPEN), ==, 3);
}

/* Who waits for long, and where the cars of a household park: asked for by its home, its people and its car. */
static void
test_about (Fixture       *fixture,
            gconstpointer  unused)
{
  static const struct {
    const char *kind;
    gint64 id;
    guint n;
  } subjects[] = { { "household", 1, 1 }, { "person", 2, 1 }, { "dwelling", 1, 1 }, { "vehicle", 1, 1 }, { "household", 2, 0 }, { "vehicle", 2, 0 } };
  LpNeed *need = load (fixture, add_need (fixture, 1, LP_PARK_NIGHT));
  g_autoptr (GPtrArray) needs = NULL;
  g_autoptr (GError) error = NULL;

  add_need (fixture, 2, LP_PARK_NIGHT);
  g_free (need->since);
  need->since = g_strdup ("2026-01-31");
  fixture_act (fixture, lp_need_save, need);
  act_on (fixture, lp_need_offer, need->id, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      g_autoptr (GPtrArray) uses = lp_use_list_about (reader (fixture), subjects[i].kind, subjects[i].id, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (uses->len, ==, subjects[i].n);
    }
  step (fixture, need->id, LP_NEED_RELEASE);
  needs = lp_need_list_long (reader (fixture), kind, "2026-01-31", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (needs->len, ==, 1);
  g_assert_cmpint (((LpNeed *) g_ptr_array_index (needs, 0))->id, ==, need->id);
  lp_need_free (need);
}

/* A bay is kept, then used, and given up when the need comes again. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 id = add_need (fixture, 1, LP_PARK_NIGHT);
  Step early = { id, LP_NEED_OFFER };

  expect_refusal (fixture, step_cb, &early);
  act_on (fixture, lp_need_offer, id, 2);
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE kind = 'parking'", LP_NEED_OFFERED);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_use WHERE since IS NULL AND span = 'night' AND fen = 15000 AND lot_id = 2"), ==, 1);
  step (fixture, id, LP_NEED_RELEASE);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_use WHERE deleted_at IS NULL"), ==, 0);
  undo (fixture);
  step (fixture, id, LP_NEED_PLACE);
  g_assert_cmpint (fixture_get (fixture, "SELECT since = date ('now', 'localtime') FROM parking_use WHERE deleted_at IS NULL"), ==, 1);
  step (fixture, id, LP_NEED_REOPEN);
  g_assert_cmpint (fixture_get (fixture, "SELECT until = since FROM parking_use WHERE deleted_at IS NULL"), ==, 1);
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE kind = 'parking'", LP_NEED_WAITING);
}

static void
test_wishes (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 id = add_need (fixture, 1, LP_PARK_NIGHT);
  LpNeed *need;

  act_on (fixture, lp_need_pin, id, 2);
  act_on (fixture, lp_need_refuse, id, 2);
  act_on (fixture, lp_need_refuse, id, 2);
  need = load (fixture, id);
  g_assert_cmpint (need->pinned_lot_id, ==, 0);
  g_assert_cmpuint (need->refused->len, ==, 1);
  lp_need_free (need);
  act_on (fixture, lp_need_pin, id, 2);
  need = load (fixture, id);
  g_assert_cmpint (need->pinned_lot_id, ==, 2);
  g_assert_cmpuint (need->refused->len, ==, 0);
  lp_need_free (need);
  act_on (fixture, lp_need_pin, id, 0);
  g_assert_cmpint (fixture_get (fixture, "SELECT pinned_lot_id IS NULL FROM parking_need"), ==, 1);
}

static LpUse *
use_new (gint64        lot,
         gint64        vehicle,
         LpParkWindow  span,
         const char   *since)
{
  LpUse *use = lp_use_new (lot);

  use->vehicle_id = vehicle;
  use->span = span;
  use->since = g_strdup (since);
  return use;
}

/* Halves of the day are counted apart, from the day of the count on. */
static void
test_free (Fixture       *fixture,
           gconstpointer  unused)
{
  LpUse *there = use_new (2, 1, LP_PARK_ALL_DAY, "2026-06-01"), *came = use_new (2, 2, LP_PARK_NIGHT, "2026-06-02"),
        *same = use_new (2, 2, LP_PARK_ALL_DAY, "2026-06-03"), *nobody = lp_use_new (2);
  LpUseEnd *end = lp_use_end_new (kind, "2026-06-30", "搬走");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  int day, night;

  fixture_act (fixture, lp_use_add, there);
  lp_use_load_free (reader (fixture), 2, LP_BAYS_PLAIN, &day, &night, &error);
  g_assert_no_error (error);
  g_assert_cmpint (day, ==, 1);
  g_assert_cmpint (night, ==, 2);
  fixture_act (fixture, lp_use_add, came);
  expect_refusal (fixture, lp_use_add, same);
  expect_refusal (fixture, lp_use_add, nobody);
  lp_use_load_free (reader (fixture), 2, LP_BAYS_PLAIN, &day, &night, &error);
  g_assert_cmpint (day, ==, 1);
  g_assert_cmpint (night, ==, 1);
  lp_use_load_free (reader (fixture), 2, LP_BAYS_LARGE, &day, &night, &error);
  g_assert_cmpint (day, ==, LP_NOT_KNOWN);
  g_assert_cmpuint (lp_use_count (reader (fixture), 2), ==, 2);
  uses = lp_use_list (reader (fixture), 2, LP_USE_MOST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (uses->len, ==, 2);
  g_assert_nonnull (strstr (((LpUse *) g_ptr_array_index (uses, 0))->address, "1栋"));
  g_assert_cmpstr (((LpUse *) g_ptr_array_index (uses, 0))->plate, ==, "川A11111");
  g_array_append_val (end->ids, there->id);
  fixture_act (fixture, lp_use_end, end);
  lp_use_load_free (reader (fixture), 2, LP_BAYS_PLAIN, &day, &night, &error);
  g_assert_cmpint (day, ==, 2);
  g_assert_cmpint (night, ==, 2);
  g_assert_cmpuint (lp_use_count (reader (fixture), 2), ==, 1);
  fixture_assert_text (fixture, "SELECT ended_why FROM parking_use WHERE until IS NOT NULL", "搬走");
  lp_use_end_free (end);
  end = lp_use_end_new (kind, "2999-01-01", "搬走");
  g_array_append_val (end->ids, came->id);
  expect_refusal (fixture, lp_use_end, end);
  lp_use_end_free (end);
  lp_use_free (there);
  lp_use_free (came);
  lp_use_free (same);
  lp_use_free (nobody);
}

static gint64
add_use (Fixture      *fixture,
         gint64        lot,
         gint64        vehicle,
         LpParkWindow  span)
{
  LpUse *use = use_new (lot, vehicle, span, "2026-05-01");
  gint64 id;

  use->fen = 30000;
  fixture_act (fixture, lp_use_add, use);
  id = use->id;
  lp_use_free (use);
  return id;
}

/* A lot closes: all that parked there need a bay, with what they paid and who goes first, and one step takes it back. */
static void
test_closing (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  LpLotClosing *closing;
  LpUse *late, *outsider = lp_use_new (1);
  LpNeed *need;
  gint64 waiting = add_need (fixture, 4, LP_PARK_ALL_DAY), kept = add_need (fixture, 3, LP_PARK_DAY);

  add_use (fixture, 1, 1, LP_PARK_ALL_DAY);
  add_use (fixture, 1, 2, LP_PARK_NIGHT);
  add_use (fixture, 1, 4, LP_PARK_NIGHT);
  act_on (fixture, lp_need_offer, kept, 1);
  closing = lp_lot_closing_load (reader (fixture), kind, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (closing->losses->len, ==, 4);
  outsider->plate = g_strdup ("川B00001");
  outsider->since = g_strdup ("2026-05-01");
  fixture_act (fixture, lp_use_add, outsider); /* while the list is looked at */
  closing->day = g_strdup ("2026-06-15");
  expect_refusal (fixture, lp_lot_close, closing);
  closing->why = g_strdup ("商业改造");
  for (guint i = 0; i < closing->losses->len; i++)
    {
      LpLoss *loss = g_ptr_array_index (closing->losses, i);

      if (loss->use->vehicle_id == 1)
        {
          g_assert_cmpint (loss->rank, ==, LP_PLAN_INFANT);
          loss->rank = LP_PLAN_DISABLED;
        }
    }
  fixture_act (fixture, lp_lot_close, closing);
  g_assert_cmpuint (closing->n_needs, ==, 3); /* 1, 2 and the outsider: 3 was only kept a bay, and 4 waits already */
  fixture_assert_text (fixture, "SELECT closed_on || closed_why FROM parking_lot WHERE id = 1", "2026-06-15商业改造");
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_use WHERE lot_id = 1 AND deleted_at IS NULL AND until = '2026-06-14'"), ==, 4);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_need n JOIN matter m ON m.id = n.id WHERE lost_lot_id = 1 AND state = 'waiting'"), ==, 3);
  need = load (fixture, fixture_get (fixture, "SELECT id FROM parking_need WHERE plate = '川A11111'"));
  g_assert_cmpint (need->rank, ==, LP_PLAN_DISABLED);
  g_assert_cmpint (need->before_fen, ==, 30000);
  g_assert_cmpstr (need->contact_name, ==, "钱一");
  g_assert_cmpint (need->dwelling_id, ==, 1);
  lp_need_free (need);
  need = load (fixture, kept);
  g_assert_cmpstr (need->state, ==, LP_NEED_WAITING);
  lp_need_free (need);
  late = use_new (1, 1, LP_PARK_ALL_DAY, "2026-07-01");
  expect_refusal (fixture, lp_use_add, late);
  lp_use_free (late);
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_use WHERE lot_id = 1 AND deleted_at IS NULL AND until IS NULL"), ==, 5);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_lot WHERE closed_on IS NOT NULL"), ==, 0);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM matter WHERE kind = 'parking' AND deleted_at IS NULL"), ==, 2);
  need = load (fixture, waiting);
  g_assert_cmpstr (need->state, ==, LP_NEED_WAITING);
  lp_need_free (need);
  lp_lot_closing_free (closing);
  lp_use_free (outsider);
}

/* It opens again: a bay is kept for who lost it and waits still. */
static void
test_reopening (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  LpLotClosing *closing;

  add_use (fixture, 1, 1, LP_PARK_ALL_DAY);
  add_use (fixture, 1, 2, LP_PARK_NIGHT);
  closing = lp_lot_closing_load (reader (fixture), kind, 1, &error);
  closing->day = g_strdup ("2026-06-15");
  closing->why = g_strdup ("商业改造");
  fixture_act (fixture, lp_lot_close, closing);
  lp_lot_closing_free (closing);
  closing = lp_lot_closing_load_lost (reader (fixture), kind, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (closing->losses->len, ==, 2);
  ((LpLoss *) g_ptr_array_index (closing->losses, 0))->wanted = FALSE;
  fixture_act (fixture, lp_lot_reopen, closing);
  g_assert_cmpuint (closing->n_needs, ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_use WHERE lot_id = 1 AND since IS NULL AND fen = 30000 AND deleted_at IS NULL"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT closed_on IS NULL FROM parking_lot WHERE id = 1"), ==, 1);
  lp_lot_closing_free (closing);
}

static LpUseEnd *
end_new (gint64 use)
{
  LpUseEnd *end = lp_use_end_new (kind, "2026-06-30", "搬走");

  g_array_append_val (end->ids, use);
  return end;
}

/* Who is offered the bay of a use that ends: its plate, or nothing. */
static void
expect_next (Fixture    *fixture,
             const char *plate)
{
  g_autofree char *found = linli_database_dup_text (reader (fixture), "SELECT group_concat (plate) FROM (SELECT plate FROM parking_use"
                                                    " WHERE since IS NULL AND deleted_at IS NULL ORDER BY plate)", NULL);

  g_assert_cmpstr (found, ==, plate);
}

/* A bay that becomes free goes to the first of the queue who can have it, in the same action: whose rank is higher, whose limits hold, who has not
 * refused it, whose half of the day it is. */
static void
test_next (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 use = add_use (fixture, 2, 4, LP_PARK_NIGHT);
  gint64 all_day = add_need (fixture, 2, LP_PARK_ALL_DAY), infant = add_need (fixture, 1, LP_PARK_NIGHT), other = add_need (fixture, 3, LP_PARK_NIGHT);
  LpUseEnd *end = end_new (use);

  fixture_act (fixture, lp_use_end, end);
  g_assert_cmpuint (end->n_offered, ==, 1);
  expect_next (fixture, "川A11111"); /* the elder needs the whole day, and only the night became free */
  undo (fixture);
  expect_next (fixture, NULL);
  act_on (fixture, lp_need_refuse, infant, 2);
  fixture_act (fixture, lp_use_end, end);
  expect_next (fixture, "川A33333");
  undo (fixture);
  fixture_run (fixture, "UPDATE parking_need SET most_fen = 10000 WHERE plate = '川A33333';"
               "INSERT INTO parking_fee (id, lot_id, unit, car, fen) VALUES (1, 2, 'month', 1, 12000)");
  fixture_act (fixture, lp_use_end, end);
  g_assert_cmpuint (end->n_offered, ==, 0);
  expect_next (fixture, NULL);
  undo (fixture);
  act_on (fixture, lp_need_pin, other, 2);
  fixture_act (fixture, lp_use_end, end);
  expect_next (fixture, "川A33333"); /* decided by people, whatever it costs */
  undo (fixture);
  fixture_run (fixture, "UPDATE parking_lot SET outsiders = 'no' WHERE id = 2; UPDATE parking_need SET pinned_lot_id = NULL");
  fixture_act (fixture, lp_use_end, end);
  g_assert_cmpuint (end->n_offered, ==, 0);
  undo (fixture);
  fixture_run (fixture, "UPDATE parking_lot SET outsiders = 'yes' WHERE id = 2; UPDATE parking_need SET most_fen = NULL;"
               "UPDATE parking_bays SET free_night = 0, night_counted_on = '2026-07-01'");
  fixture_act (fixture, lp_use_end, end); /* counted since: none is free */
  g_assert_cmpuint (end->n_offered, ==, 0);
  undo (fixture);
  fixture_run (fixture, "UPDATE parking_bays SET free_night = 2, night_counted_on = '2026-06-01'");
  end->hold = TRUE;
  fixture_act (fixture, lp_use_end, end);
  g_assert_cmpuint (end->n_offered, ==, 0);
  g_assert_cmpint (all_day, !=, 0);
  lp_use_end_free (end);
}

/* A whole day that becomes free is shared by a car of the day and one of the night; who gives a kept bay up hands it on. */
static void
test_halves (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 use = add_use (fixture, 2, 4, LP_PARK_ALL_DAY);
  gint64 night = add_need (fixture, 1, LP_PARK_NIGHT), next = add_need (fixture, 2, LP_PARK_NIGHT), day = add_need (fixture, 3, LP_PARK_DAY);
  LpUseEnd *end = end_new (use);

  fixture_act (fixture, lp_use_end, end);
  g_assert_cmpuint (end->n_offered, ==, 2);
  expect_next (fixture, "川A22222,川A33333");
  step (fixture, next, LP_NEED_RELEASE);
  expect_next (fixture, "川A11111,川A33333");
  step (fixture, day, LP_NEED_WITHDRAW);
  expect_next (fixture, "川A11111");
  g_assert_cmpint (night, !=, 0);
  lp_use_end_free (end);
}

/* A walk is estimated where no network is asked; where nobody knows the way, a limit is not kept. */
static void
test_fit (Fixture       *fixture,
          gconstpointer  unused)
{
  LpNeed *need = lp_need_new (kind);
  LpLot *lot = lp_lot_new ();
  g_autoptr (LpWalk) walk = lp_walk_new (NULL, 0);
  LpWalkWay way;

  lot->id = 2;
  lot->outsiders = LP_OUTSIDERS_YES;
  need->most_walk = 5;
  g_assert_cmpint (lp_queue_fit (need, lot, walk, &way), ==, LP_QUEUE_TOO_FAR);
  need->located = TRUE;
  need->x = 104.0;
  need->y = 30.66;
  g_ptr_array_add (lot->entrances, lp_entrance_new (NULL, 104.0, 30.662)); /* 222 m, times 1.3, at 1.2 m/s: four minutes */
  g_assert_cmpint (lp_queue_fit (need, lot, walk, &way), ==, LP_QUEUE_FITS);
  g_assert_cmpint (way.seconds, >=, 239);
  g_assert_cmpint (way.seconds, <=, 242);
  g_assert_true (way.estimated);
  need->most_walk = 3;
  g_assert_cmpint (lp_queue_fit (need, lot, walk, &way), ==, LP_QUEUE_TOO_FAR);
  lot->outsiders = LP_OUTSIDERS_UNKNOWN;
  g_assert_cmpint (lp_queue_fit (need, lot, walk, &way), ==, LP_QUEUE_NO_OUTSIDERS);
  lot->compound_id = need->compound_id = 1;
  g_assert_cmpint (lp_queue_fit (need, lot, walk, &way), ==, LP_QUEUE_TOO_FAR);
  lot->fen[LP_FEE_MONTH][0] = 10000;
  lot->fen[LP_FEE_MONTH_NIGHT][0] = 6000;
  lot->fen[LP_FEE_MONTH][2] = 20000;
  g_assert_cmpint (lp_lot_get_month_fen (lot, LP_PARK_NIGHT, 2), ==, 6000);
  g_assert_cmpint (lp_lot_get_month_fen (lot, LP_PARK_DAY, 2), ==, 10000);
  g_assert_cmpint (lp_lot_get_month_fen (lot, LP_PARK_ALL_DAY, 7), ==, 20000);
  lp_need_free (need);
  lp_lot_free (lot);
}

/* A list as somebody has it: what is sure, what is not, and what cannot be; nothing is dropped silently. */
static void
test_paste (Fixture       *fixture,
            gconstpointer  unused)
{
  static const struct {
    const char *line;
    LpUserFinding finding;
    const char *plate;
    gint64 household;
  } lines[] = {
    { "川A11111", LP_USER_SURE, "川A11111", 1 },
    { "川Ａ·２２２２２\t1栋102", LP_USER_SURE, "川A22222", 2 },
    { "张三，川A55555，1栋101", LP_USER_BY_ROOM, "川A55555", 1 },
    { "川B66666", LP_USER_UNKNOWN, "川B66666", 0 },
    { "川A33333 1栋101", LP_USER_CONFLICT, "川A33333", 3 },
    { "川A33334 9栋909", LP_USER_NO_ROOM, "川A33334", 3 },
    { "川A11111", LP_USER_TWICE, "川A11111", 1 },
    { "车牌待补 1栋103", LP_USER_NO_PLATE, NULL, 0 },
  };
  g_autoptr (GString) text = g_string_new ("\n");
  g_autoptr (GPtrArray) users = NULL, uses = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    g_string_append_printf (text, "%s\r\n", lines[i].line);
  users = lp_user_list_text (reader (fixture), 1, text->str);
  g_assert_cmpuint (users->len, ==, G_N_ELEMENTS (lines));
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      LpUser *found = NULL;

      for (guint j = 0; j < users->len; j++)
        {
          LpUser *user = g_ptr_array_index (users, j);

          if (g_str_equal (user->line, lines[i].line) && user->finding == lines[i].finding)
            found = user;
        }
      g_test_message ("%s", lines[i].line);
      g_assert_nonnull (found);
      g_assert_cmpstr (found->use->plate, ==, lines[i].plate);
      g_assert_cmpint (found->use->household_id, ==, lines[i].household);
      if (lp_user_is_likely (found))
        {
          found->use->since = g_strdup ("2026-06-01");
          g_ptr_array_add (uses, found->use);
        }
    }
  g_assert_cmpint (((LpUser *) g_ptr_array_index (users, 0))->finding, ==, LP_USER_CONFLICT);
  g_assert_cmpuint (uses->len, ==, 5);
  fixture_act (fixture, lp_user_add_all, uses);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_use WHERE lot_id = 1"), ==, 5);
  g_clear_pointer (&users, g_ptr_array_unref);
  users = lp_user_list_text (reader (fixture), 2, "川B66666");
  g_assert_cmpint (((LpUser *) g_ptr_array_index (users, 0))->finding, ==, LP_USER_HAS_BAY);
  g_assert_cmpstr (((LpUser *) g_ptr_array_index (users, 0))->where, ==, "金沙时代城地下室");
  g_clear_pointer (&users, g_ptr_array_unref);
  users = lp_user_list_compound (reader (fixture), 1, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (users->len, ==, 4);
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM parking_use WHERE deleted_at IS NULL"), ==, 0);
}

static void
test_prices (void)
{
  static const struct {
    const char *text;
    gboolean is_price;
    gint64 fen;
  } prices[] = {
    { "", TRUE, LP_NOT_KNOWN }, { "0", TRUE, 0 },       { " 80 ", TRUE, 8000 },  { "１２０元", TRUE, 12000 }, { "12.5", TRUE, 1250 },
    { "12.05", TRUE, 1205 },    { "12.", FALSE, 0 },    { "12.005", FALSE, 0 }, { "-3", FALSE, 0 },          { "便宜", FALSE, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (prices); i++)
    {
      gint64 fen;

      g_assert_cmpint (lp_fen_from_text (prices[i].text, &fen), ==, prices[i].is_price);
      if (prices[i].is_price)
        g_assert_cmpint (fen, ==, prices[i].fen);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/parking-need/prices", test_prices);
  g_test_add ("/parking-need/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/parking-need/fill", Fixture, NULL, set_up, test_fill, tear_down);
  g_test_add ("/parking-need/foreign", Fixture, NULL, set_up, test_foreign, tear_down);
  g_test_add ("/parking-need/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/parking-need/about", Fixture, NULL, set_up, test_about, tear_down);
  g_test_add ("/parking-need/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/parking-need/wishes", Fixture, NULL, set_up, test_wishes, tear_down);
  g_test_add ("/parking-need/free", Fixture, NULL, set_up, test_free, tear_down);
  g_test_add ("/parking-need/paste", Fixture, NULL, set_up, test_paste, tear_down);
  g_test_add ("/parking-need/closing", Fixture, NULL, set_up, test_closing, tear_down);
  g_test_add ("/parking-need/reopening", Fixture, NULL, set_up, test_reopening, tear_down);
  g_test_add ("/parking-need/next", Fixture, NULL, set_up, test_next, tear_down);
  g_test_add ("/parking-need/halves", Fixture, NULL, set_up, test_halves, tear_down);
  g_test_add ("/parking-need/fit", Fixture, NULL, set_up, test_fit, tear_down);
  return g_test_run ();
}

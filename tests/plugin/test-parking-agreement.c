/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Agreements: what is kept for cars becomes an agreement in talks, is voted on, signed, renewed and ended; each step takes the cars with it, and
 * is taken back whole. People and plates are invented. */

#include "lp-agreement-store.h"
#include "lp-consent-store.h"
#include "lp-gate-store.h"
#include "lp-lot-close-store.h"
#include "lp-use-store.h"
#include "parking-file.h"

static const char ground[] =
  "INSERT INTO compound (id, name) VALUES (1, '金沙时代城'), (2, '群康路40号院');"
  "INSERT INTO dwelling (id, compound_id, room) VALUES (1, 1, '301'), (2, 1, '302'), (3, 2, '101');"
  "INSERT INTO grid (id, name, level, kind) VALUES (1, '金沙一组', 'micro', 'courtyard'), (2, '群康一组', 'micro', 'courtyard');"
  "INSERT INTO household (id, dwelling_id) VALUES (1, 1), (2, 2), (3, 3);"
  "INSERT INTO grid_duty (id, grid_id, role, name, phone) VALUES (1, 1, 'head', '李网格', '13900000001'), (2, 2, 'head', '周网格', '13900000002');"
  "INSERT INTO parking_lot (id, name, kind, outsiders, compound_id) VALUES (1, '群康路40号院', 'courtyard', 'yes', 2);"
  "INSERT INTO parking_fee (id, lot_id, unit, car, fen) VALUES (1, 1, 'month', 1, 12000);"
  "INSERT INTO matter (id, kind, title, state, dwelling_id, opened_at) VALUES (11, 'parking', '停车', 'offered', 1, '2026-01-01T00:00:00Z'),"
  " (12, 'parking', '停车', 'offered', 2, '2026-01-01T00:00:00Z');"
  "INSERT INTO parking_need (id, household_id, plate, span) VALUES (11, 1, '川A12345', 'night'), (12, 2, '川A67890', 'night');"
  "INSERT INTO parking_use (id, lot_id, need_id, household_id, plate, span) VALUES (21, 1, 11, 1, '川A12345', 'night'), (22, 1, 12, 2, '川A67890', 'night');"
  "INSERT INTO parking_use (id, lot_id, household_id, plate, span, since) VALUES (23, 1, 3, '川A11111', 'all-day', '2020-01-01');";

static const char standing[] =
  "INSERT OR REPLACE INTO dwelling_standing (dwelling_id, address, sort_key, grid_id) VALUES"
  " (1, '金沙时代城301', x'01', 1), (2, '金沙时代城302', x'02', 1), (3, '群康路40号院101', x'03', 2);";

static LinliMatterKind *kind;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  parking_file_set_up (fixture, unused);
  fixture_run (fixture, ground);
  fixture_run (fixture, standing);
  kind = lp_agreement_kind_new ();
  linli_store_set_actor (fixture->store, "王书记");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (g_steal_pointer (&kind));
  fixture_tear_down (fixture, unused);
}

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static void
assert_refused (Fixture    *fixture,
                gint64      id,
                const char *name,
                const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fixture_try_step (fixture, kind, id, name, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

/* What is proposed for the cars that wait, opened. */
static gint64
open_wanted (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) wanted = lp_agreement_list_wanted (reader (fixture), &error);
  LpAgreementDeed *deed;
  gint64 id;

  g_assert_no_error (error);
  g_assert_cmpuint (wanted->len, ==, 1);
  deed = lp_agreement_deed_new (kind, g_ptr_array_steal_index (wanted, 0));
  g_assert_null (lp_agreement_find_fault (deed->agreement));
  fixture_act (fixture, lp_agreement_open, deed);
  id = deed->agreement->id;
  lp_agreement_deed_free (deed);
  return id;
}

static LpAgreement *
load (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GError) error = NULL;
  LpAgreement *agreement = lp_agreement_load (reader (fixture), id, &error);

  g_assert_no_error (error);
  return agreement;
}

/* What is set holds for the next agreement and not for those that there are; what cannot be is refused. */
static void
test_reminder (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 id = open_wanted (fixture);
  g_autoptr (LpAgreement) old = load (fixture, id);
  g_autoptr (LpAgreement) next = NULL;
  g_autoptr (GError) error = NULL;
  int days = 45, wrong = 0;

  g_assert_cmpint (old->remind_days, ==, LP_AGREEMENT_REMIND_DAYS);
  fixture_act (fixture, lp_reminder_save, &days);
  next = lp_agreement_propose (reader (fixture), old->lot_id, old->guest_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (next->remind_days, ==, 45);
  g_clear_pointer (&old, lp_agreement_free);
  old = load (fixture, id);
  g_assert_cmpint (old->remind_days, ==, LP_AGREEMENT_REMIND_DAYS);
  g_assert_false (linli_store_act (fixture->store, "wrong", lp_reminder_save, &wrong, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

static void
set_days (Fixture    *fixture,
          gint64      id,
          const char *starts_on,
          const char *ends_on)
{
  g_autoptr (LpAgreement) agreement = load (fixture, id);

  g_free (agreement->starts_on);
  g_free (agreement->ends_on);
  agreement->starts_on = g_strdup (starts_on);
  agreement->ends_on = g_strdup (ends_on);
  fixture_act (fixture, lp_agreement_save, agreement);
}

static void
vote (Fixture *fixture,
      gint64   id,
      gint64   compound,
      int      votes_for)
{
  LpVote vote = { 0, id, compound, (char *) "群康路40号院", (char *) "2026-11-20", (char *) "meeting", 60, votes_for, MIN (2, 60 - votes_for), 0, NULL };

  g_assert_null (lp_vote_find_fault (&vote));
  fixture_act (fixture, lp_vote_add, &vote);
}

/* Brings an agreement into force from today on. */
static gint64
sign (Fixture *fixture)
{
  gint64 id = open_wanted (fixture);

  set_days (fixture, id, "2026-01-01", "2099-12-31");
  fixture_step (fixture, kind, id, "vote", NULL);
  vote (fixture, id, 2, 55);
  fixture_step (fixture, kind, id, LP_AGREEMENT_CONSENT, NULL);
  fixture_step (fixture, kind, id, LP_AGREEMENT_SIGN, NULL);
  return id;
}

/* The heads of both micro-grids, the price and the cars are filled in; what is in talks is not wanted again. */
static void
test_wanted (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 id = open_wanted (fixture);
  g_autoptr (LpAgreement) agreement = load (fixture, id);
  g_autoptr (GPtrArray) wanted = lp_agreement_list_wanted (reader (fixture), NULL);

  g_assert_cmpuint (wanted->len, ==, 0);
  g_assert_cmpstr (agreement->state, ==, LP_AGREEMENT_TALKS);
  g_assert_cmpstr (agreement->host_name, ==, "周网格");
  g_assert_cmpstr (agreement->guest_phone, ==, "13900000001");
  g_assert_cmpint (agreement->fen, ==, 12000);
  g_assert_cmpint (agreement->bays, ==, 2);
  g_assert_cmpstr (agreement->span, ==, "night");
  g_assert_cmpuint (agreement->n_kept, ==, 2);
  g_assert_cmpuint (agreement->n_parked, ==, 0);
}

static void
test_consent (Fixture       *fixture,
              gconstpointer  unused)
{
  gint64 id = open_wanted (fixture);

  fixture_step (fixture, kind, id, "vote", NULL);
  assert_refused (fixture, id, LP_AGREEMENT_CONSENT, "群康路40号院");
  vote (fixture, id, 1, 60); /* those who come do not decide for those whose lot it is */
  assert_refused (fixture, id, LP_AGREEMENT_CONSENT, "群康路40号院");
  vote (fixture, id, 2, 47); /* 78.3 of a hundred */
  assert_refused (fixture, id, LP_AGREEMENT_CONSENT, "47");
  vote (fixture, id, 2, 48); /* 80 */
  fixture_step (fixture, kind, id, LP_AGREEMENT_CONSENT, NULL);
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE kind = 'parking-agreement'", LP_AGREEMENT_AGREED);
}

static void
test_sign (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 id = open_wanted (fixture);
  g_autoptr (LpAgreement) agreement = NULL;
  g_autoptr (GError) error = NULL;

  fixture_step (fixture, kind, id, "vote", NULL);
  vote (fixture, id, 2, 60);
  fixture_step (fixture, kind, id, LP_AGREEMENT_CONSENT, NULL);
  assert_refused (fixture, id, LP_AGREEMENT_SIGN, "from when until when");
  set_days (fixture, id, "2026-01-01", "2099-12-31");
  fixture_step (fixture, kind, id, LP_AGREEMENT_SIGN, NULL);
  agreement = load (fixture, id);
  g_assert_cmpstr (agreement->state, ==, LP_AGREEMENT_IN_FORCE);
  g_assert_nonnull (agreement->signed_on);
  g_assert_cmpuint (agreement->n_kept, ==, 0);
  g_assert_cmpuint (agreement->n_parked, ==, 2); /* not the car of the hosts */
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'placed' AND closed_at IS NOT NULL"), ==, 2);
  fixture_assert_text (fixture, "SELECT due_at FROM matter WHERE kind = 'parking-agreement'", "2099-12-01");
  fixture_assert_text (fixture, "SELECT fen || since FROM parking_use WHERE id = 21", "120002026-01-01");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM parking_use WHERE since IS NULL"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'offered' AND closed_at IS NULL"), ==, 2);
}

/* An agreement about one bay is not signed for two cars. */
static void
test_too_many (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 id = open_wanted (fixture);
  g_autoptr (LpAgreement) agreement = load (fixture, id);

  agreement->bays = 1;
  agreement->starts_on = g_strdup ("2026-01-01");
  agreement->ends_on = g_strdup ("2099-12-31");
  fixture_act (fixture, lp_agreement_save, agreement);
  fixture_step (fixture, kind, id, "vote", NULL);
  vote (fixture, id, 2, 60);
  fixture_step (fixture, kind, id, LP_AGREEMENT_CONSENT, NULL);
  assert_refused (fixture, id, LP_AGREEMENT_SIGN, "for 2 cars");
}

static void
assert_last_day (Fixture    *fixture,
                 const char *plate,
                 const char *day)
{
  g_autoptr (GPtrArray) cars = lp_gate_find (reader (fixture), plate, NULL);

  g_assert_cmpuint (cars->len, ==, 1);
  g_assert_cmpstr (((LpGateCar *) g_ptr_array_index (cars, 0))->until, ==, day);
}

/* By the agreement it has a bay: not another one elsewhere. When nobody renews it, the guard lets it in no more. */
static void
test_has_bay (Fixture       *fixture,
              gconstpointer  unused)
{
  gint64 id = sign (fixture);
  LpUse *use = lp_use_new (2);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) listed = lp_gate_list (reader (fixture), 1, NULL), later = NULL;
  g_autofree char *over = g_strdup_printf ("UPDATE parking_agreement SET starts_on = '2025-01-01', ends_on = '2025-12-31' WHERE id = %" G_GINT64_FORMAT, id);

  fixture_run (fixture, "INSERT INTO parking_lot (id, name, kind, outsiders) VALUES (2, '路边', 'street', 'yes')");
  use->plate = g_strdup ("川A12345");
  g_assert_false (linli_store_act (fixture->store, "test", lp_use_add, use, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS);
  lp_use_free (use);
  g_assert_cmpuint (listed->len, ==, 3);
  fixture_run (fixture, over);
  later = lp_gate_list (reader (fixture), 1, NULL);
  g_assert_cmpuint (later->len, ==, 1);
}

static void
test_renew (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 id = sign (fixture);
  g_autoptr (LpAgreement) agreement = load (fixture, id);

  g_free (agreement->ends_on);
  agreement->ends_on = g_strdup ("2100-12-31");
  fixture_act (fixture, lp_agreement_renew, agreement);
  assert_last_day (fixture, "67890", "2100-12-31");
  fixture_assert_text (fixture, "SELECT due_at FROM matter WHERE kind = 'parking-agreement'", "2100-12-01");
  assert_last_day (fixture, "11111", NULL);
}

/* Who parks there by it needs a bay again; the hosts' own car stays. */
static void
test_end (Fixture       *fixture,
          gconstpointer  unused)
{
  gint64 id = sign (fixture);

  fixture_step (fixture, kind, id, LP_AGREEMENT_END, "院内停车紧张");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM parking_use WHERE deleted_at IS NULL AND until IS NULL"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'waiting' AND closed_at IS NULL"), ==, 2);
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE kind = 'parking-agreement'", LP_AGREEMENT_ENDED);
}

/* What the guests leave is kept for the next of the queue who is none of them; one step takes both back. */
static void
test_end_queue (Fixture       *fixture,
                gconstpointer  unused)
{
  gint64 id = sign (fixture);
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "INSERT INTO matter (id, kind, title, state, dwelling_id, opened_at) VALUES"
               " (13, 'parking', '停车', 'waiting', 1, '2026-01-01T00:00:00Z'), (14, 'parking', '停车', 'waiting', 3, '2026-02-01T00:00:00Z');"
               "INSERT INTO parking_need (id, household_id, plate, span) VALUES (13, 1, '川A33333', 'night'), (14, 3, '川A44444', 'night')");
  fixture_step (fixture, kind, id, LP_AGREEMENT_END, "院内停车紧张");
  fixture_assert_text (fixture, "SELECT group_concat (plate) FROM parking_use WHERE since IS NULL AND deleted_at IS NULL", "川A44444");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'waiting'"), ==, 3);
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM parking_use WHERE since IS NULL AND deleted_at IS NULL"), ==, 0);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM parking_use WHERE since IS NOT NULL AND until IS NULL"), ==, 3);
}

static LpLotClosing *
close_lot (Fixture    *fixture,
           gint64      lot,
           const char *day)
{
  g_autoptr (LinliMatterKind) needs = lp_need_kind_new ();
  g_autoptr (GError) error = NULL;
  LpLotClosing *closing = lp_lot_closing_load (reader (fixture), needs, lot, &error);

  g_assert_no_error (error);
  closing->day = g_strdup (day);
  closing->why = g_strdup ("大门改造");
  fixture_act (fixture, lp_lot_close, closing);
  return closing;
}

/* The lot of an agreement closes: it ends, its cars need a bay, both heads have to tell their residents, and one step takes all of it back. */
static void
test_lot_lost (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 id = sign (fixture);
  LpLotClosing *closing = close_lot (fixture, 1, "2026-06-15");
  g_autoptr (LpAgreement) agreement = load (fixture, id), again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (closing->touched->len, ==, 1);
  g_assert_cmpuint (closing->n_ended, ==, 1);
  g_assert_cmpuint (closing->n_needs, ==, 3); /* the hosts' own car, too */
  g_assert_cmpstr (agreement->state, ==, LP_AGREEMENT_ENDED);
  g_assert_cmpstr (agreement->ends_on, ==, "2026-06-14");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'waiting' AND closed_at IS NULL"), ==, 3);
  fixture_assert_text (fixture, "SELECT group_concat (for_whom) FROM (SELECT for_whom FROM due WHERE done_at IS NULL AND at = date ('now', 'localtime')"
                       " ORDER BY id)", "周网格,李网格");
  fixture_assert_text (fixture, "SELECT text FROM timeline WHERE to_state = 'ended'", "群康路40号院 takes no cars from 2026-06-15 on: 大门改造");
  g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  again = load (fixture, id);
  g_assert_cmpstr (again->state, ==, LP_AGREEMENT_IN_FORCE);
  g_assert_cmpstr (again->ends_on, ==, "2099-12-31");
  g_assert_cmpuint (again->n_parked, ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM due WHERE deleted_at IS NULL"), ==, 0);
  lp_lot_closing_free (closing);
}

/* It closes later: the agreement holds until then, and is due that day. */
static void
test_lot_lost_later (Fixture       *fixture,
                     gconstpointer  unused)
{
  gint64 id = sign (fixture);
  LpLotClosing *closing = close_lot (fixture, 1, "2098-06-15");
  g_autoptr (LpAgreement) agreement = load (fixture, id);

  g_assert_cmpstr (agreement->state, ==, LP_AGREEMENT_IN_FORCE);
  g_assert_cmpstr (agreement->ends_on, ==, "2098-06-14");
  fixture_assert_text (fixture, "SELECT due_at FROM matter WHERE kind = 'parking-agreement'", "2098-06-15");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM due WHERE at = '2098-06-14'"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM parking_use WHERE until = '2098-06-14'"), ==, 3);
  lp_lot_closing_free (closing);
}

/* Talks about a lot that closes are given up; an agreement by which its compound parks elsewhere stays, with a line. */
static void
test_lot_lost_talks (Fixture       *fixture,
                     gconstpointer  unused)
{
  gint64 id = open_wanted (fixture);
  LpLotClosing *closing;

  fixture_run (fixture, "INSERT INTO parking_lot (id, name, kind, outsiders, compound_id) VALUES (2, '金沙地下室', 'basement', 'no', 1)");
  closing = close_lot (fixture, 2, "2026-06-15");
  g_assert_cmpuint (closing->touched->len, ==, 1);
  g_assert_cmpuint (closing->n_ended, ==, 0);
  lp_lot_closing_free (closing);
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE kind = 'parking-agreement'", LP_AGREEMENT_TALKS);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM timeline t JOIN parking_agreement a ON a.id = t.matter_id WHERE text LIKE '%金沙地下室%'"), ==, 1);
  closing = close_lot (fixture, 1, "2026-06-15");
  g_assert_cmpuint (closing->n_ended, ==, 1);
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE kind = 'parking-agreement'", LP_AGREEMENT_FAILED);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'waiting' AND closed_at IS NULL"), ==, 3);
  lp_lot_closing_free (closing);
  g_assert_cmpint (id, !=, 0);
}

static void
test_fail (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 id = open_wanted (fixture);
  g_autoptr (GPtrArray) wanted = NULL;

  fixture_step (fixture, kind, id, LP_AGREEMENT_FAIL, "院里不同意");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM parking_use WHERE deleted_at IS NULL AND until IS NULL"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM matter WHERE kind = 'parking' AND state = 'waiting'"), ==, 2);
  wanted = lp_agreement_list_wanted (reader (fixture), NULL);
  g_assert_cmpuint (wanted->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/parking-agreement/wanted", Fixture, NULL, set_up, test_wanted, tear_down);
  g_test_add ("/parking-agreement/consent", Fixture, NULL, set_up, test_consent, tear_down);
  g_test_add ("/parking-agreement/sign", Fixture, NULL, set_up, test_sign, tear_down);
  g_test_add ("/parking-agreement/too-many", Fixture, NULL, set_up, test_too_many, tear_down);
  g_test_add ("/parking-agreement/has-bay", Fixture, NULL, set_up, test_has_bay, tear_down);
  g_test_add ("/parking-agreement/reminder", Fixture, NULL, set_up, test_reminder, tear_down);
  g_test_add ("/parking-agreement/renew", Fixture, NULL, set_up, test_renew, tear_down);
  g_test_add ("/parking-agreement/end", Fixture, NULL, set_up, test_end, tear_down);
  g_test_add ("/parking-agreement/end-queue", Fixture, NULL, set_up, test_end_queue, tear_down);
  g_test_add ("/parking-agreement/lot-lost", Fixture, NULL, set_up, test_lot_lost, tear_down);
  g_test_add ("/parking-agreement/lot-lost-later", Fixture, NULL, set_up, test_lot_lost_later, tear_down);
  g_test_add ("/parking-agreement/lot-lost-talks", Fixture, NULL, set_up, test_lot_lost_talks, tear_down);
  g_test_add ("/parking-agreement/fail", Fixture, NULL, set_up, test_fail, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The tables of events in a file of a test. */

#include "events-file.h"

#include "lp-events.h"

/* Up to the step that added what people were told, which is the last one by now. */
#define MEETINGS 5

void
events_file_migrate_to (Fixture *fixture,
                        guint    n_steps)
{
  static const char * const tables[] = { LP_SERIES_TABLE, LP_EVENT_TABLE, LP_ATTENDEE_TABLE, LP_FEEDBACK_TABLE, LP_TOPIC_TABLE, LP_SPEECH_TABLE,
                                         LP_TOLD_TABLE, LP_LEFT_TABLE, NULL };
  static const char * const names[] = { "/0001-events.sql", "/0002-notice.sql", "/0003-written.sql", "/0004-people.sql", "/0005-meetings.sql" };
  static const char * const old_tables[] = { LP_SERIES_TABLE, LP_EVENT_TABLE, LP_ATTENDEE_TABLE, LP_FEEDBACK_TABLE, LP_TOPIC_TABLE, LP_SPEECH_TABLE, NULL };
  char *steps[G_N_ELEMENTS (names)];
  LinliSchema schema = { "events", (const char * const *) steps, n_steps, n_steps < MEETINGS ? old_tables : tables };
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n_steps, <=, G_N_ELEMENTS (names));
  for (gsize i = 0; i < n_steps; i++)
    {
      g_autofree char *path = g_strconcat (LP_EVENTS_STEPS, names[i], NULL);
      g_autoptr (GBytes) step = g_resources_lookup_data (path, 0, &error);

      g_assert_no_error (error);
      steps[i] = g_strndup (g_bytes_get_data (step, NULL), g_bytes_get_size (step));
    }
  linli_store_migrate (fixture->store, &schema, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < n_steps; i++)
    g_free (steps[i]);
}

void
events_file_migrate (Fixture *fixture)
{
  events_file_migrate_to (fixture, MEETINGS);
}

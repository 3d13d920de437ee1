/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The tables of events in a file of a test. */

#include "events-file.h"

#include "lp-events.h"

void
events_file_migrate (Fixture *fixture)
{
  static const char * const tables[] = { LP_SERIES_TABLE, LP_EVENT_TABLE, LP_ATTENDEE_TABLE, LP_FEEDBACK_TABLE, LP_TOPIC_TABLE, LP_SPEECH_TABLE, NULL };
  g_autoptr (GBytes) step = g_resources_lookup_data (LP_EVENTS_STEPS "/0001-events.sql", 0, NULL);
  g_autofree char *script = g_strndup (g_bytes_get_data (step, NULL), g_bytes_get_size (step));
  const char * const steps[] = { script, NULL };
  LinliSchema schema = { "events", steps, 1, tables };
  g_autoptr (GError) error = NULL;

  linli_store_migrate (fixture->store, &schema, &error);
  g_assert_no_error (error);
}

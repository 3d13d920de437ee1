/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What events add to a document. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-event-kind.h"
#include "lp-event-project-kind.h"
#include "lp-event-topic-kind.h"
#include "lp-events-page.h"
#include "lp-topic-details.h"

#define LP_TYPE_EVENTS (lp_events_get_type ())
G_DECLARE_FINAL_TYPE (LpEvents, lp_events, LP, EVENTS, GObject)

struct _LpEvents
{
  GObject parent_instance;
};

static void lp_events_implement (LinliActivatableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LpEvents, lp_events, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (LINLI_TYPE_ACTIVATABLE, lp_events_implement))

/* Courtyard meetings: their topics, what these become, and what was said. */
static void
lp_events_add_topics (LinliRegistrar *registrar)
{
  static const char * const meetings[] = { "matter:" LP_EVENT_KIND, NULL };
  static const char * const topics[] = { "matter:" LP_TOPIC_KIND, NULL };
  static const char * const changes[] = { "matter", LP_EVENT_TABLE, LP_TOPIC_TABLE, LP_SPEECH_TABLE, NULL };

  linli_registrar_add (registrar, lp_topic_kind_new ());
  linli_registrar_add (registrar, lp_project_kind_new ());
  linli_registrar_add (registrar, linli_details_section_new ("events-meeting", C_("topic", "Courtyard meeting"), meetings, lp_meeting_details_new, changes));
  linli_registrar_add (registrar, linli_details_section_new (LP_TOPIC_KIND, C_("topic", "Meeting and course"), topics, lp_topic_details_new, changes));
}

static gboolean
lp_events_activate (LinliActivatable  *activatable,
                    LinliRegistrar    *registrar,
                    GError           **error)
{
  static const char * const tables[] = { LP_SERIES_TABLE, LP_EVENT_TABLE, LP_ATTENDEE_TABLE, LP_FEEDBACK_TABLE, LP_TOPIC_TABLE, LP_SPEECH_TABLE, NULL };

  if (!linli_registrar_add_schema (registrar, LP_EVENTS_STEPS, tables, error))
    return FALSE;
  linli_registrar_add (registrar, lp_event_kind_new ());
  lp_events_add_topics (registrar);
  linli_registrar_add (registrar, linli_page_new (LP_EVENTS_PAGE, C_("events", "Events"), "linli-today-symbolic", LINLI_PAGE_WORK,
                                                  lp_events_page_new));
  return TRUE;
}

static void
lp_events_implement (LinliActivatableInterface *interface)
{
  interface->activate = lp_events_activate;
}

static void
lp_events_class_init (LpEventsClass *klass)
{
}

static void
lp_events_init (LpEvents *self)
{
}

LINLI_PLUGIN_DEFINE (lp_events_get_type)

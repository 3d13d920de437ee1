/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What events add to a document. */

#include <glib/gi18n-lib.h>
#include <linli-shell.h>

#include "lp-event-brief-store.h"
#include "lp-event-details.h"
#include "lp-event-form.h"
#include "lp-event-kind.h"
#include "lp-event-project-kind.h"
#include "lp-event-store.h"
#include "lp-event-tool.h"
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
  static const char * const changes[] = { "matter", LP_EVENT_TABLE, LP_TOPIC_TABLE, LP_SPEECH_TABLE, LP_TOLD_TABLE, LP_LEFT_TABLE, NULL };

  linli_registrar_add (registrar, lp_topic_kind_new ());
  linli_registrar_add (registrar, lp_project_kind_new ());
  linli_registrar_add (registrar, linli_details_section_new ("events-meeting", C_("topic", "Courtyard meeting"), meetings, lp_meeting_details_new, changes));
  linli_registrar_add (registrar, linli_details_section_new (LP_TOPIC_KIND, C_("topic", "Meeting and course"), topics, lp_topic_details_new, changes));
}

/* What is ahead. */
static guint
lp_events_count (LinliContext *context)
{
  return lp_event_count_ahead (linli_context_get_database (context));
}

static gboolean
lp_events_activate (LinliActivatable  *activatable,
                    LinliRegistrar    *registrar,
                    GError           **error)
{
  static const char * const tables[] = { LP_SERIES_TABLE, LP_EVENT_TABLE, LP_ATTENDEE_TABLE, LP_FEEDBACK_TABLE, LP_TOPIC_TABLE, LP_SPEECH_TABLE,
                                         LP_TOLD_TABLE, LP_LEFT_TABLE, NULL };
  static const char * const counted[] = { "matter", NULL };
  static const char * const kinds[] = { "matter:" LP_EVENT_KIND, NULL };
  static const char * const origins[] = { "matter:requests", "matter:visits-home", "matter:note", "matter:" LP_TOPIC_KIND, NULL };
  static const char * const changes[] = { "matter", LP_EVENT_TABLE, LP_SERIES_TABLE, LP_ATTENDEE_TABLE, LP_FEEDBACK_TABLE, NULL };
  LinliPage *page;

  if (!linli_registrar_add_schema (registrar, LP_EVENTS_STEPS, tables, error))
    return FALSE;
  linli_registrar_add (registrar, lp_event_kind_new ());
  linli_registrar_add (registrar, linli_occasion_source_new (lp_event_list_occasions));
  lp_events_add_topics (registrar);
  page = linli_page_new (LP_EVENTS_PAGE, C_("events", "Events"), "linli-today-symbolic", LINLI_PAGE_WORK, lp_events_page_new);
  linli_page_set_counter (page, lp_events_count, counted);
  linli_registrar_add (registrar, page);
  linli_registrar_add (registrar, linli_window_action_new ("events-new", C_("event", "New Event…"), "linli-today-symbolic", lp_event_form_show_new, NULL));
  linli_registrar_add (registrar, linli_record_action_new ("events-about", C_("event", "Hold an Event…"), "linli-today-symbolic", origins,
                                                           lp_event_form_show_about));
  linli_registrar_add (registrar, linli_details_section_new (LP_EVENT_KIND, C_("event", "Time, place and people"), kinds, lp_event_details_new, changes));
  linli_registrar_add (registrar, linli_tool_command_new ("events", C_("event", "Events, one a line: number, day, state, series, people, mean score"),
                                                          lp_event_tool_list));
  linli_registrar_add (registrar, lp_event_brief_source_new ());
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

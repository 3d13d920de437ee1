/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A matter of a kind in the details pane: how far it got, what can be done next, and what its kind knows of it. The particulars that stand
 * here are taken out of the dossier, so that nothing is said twice. */

#include "config.h"

#include "linli-details-page-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-button.h"
#include "linli-chip.h"
#include "linli-details-attached-private.h"
#include "linli-details-sections-private.h"
#include "linli-message.h"
#include "linli-moment.h"
#include "linli-toast.h"
#include "linli-wrap-box.h"

static const char * const told_here[] = { "category", "due_at", "place_text", "assignee", NULL };

/* The matter that is chosen, with its kind, if a plugin that is on knows it. */
static LinliRecord *
linli_details_steps_load (LinliDetailsPage  *self,
                          LinliMatterKind  **kind)
{
  gint64 id = linli_selection_get_id (self->selection);
  g_autoptr (LinliRecord) matter = NULL;

  if (id == 0 || g_strcmp0 (linli_selection_get_kind (self->selection), "matter") != 0)
    return NULL;
  matter = linli_record_load (linli_context_get_database (self->context), linli_kind_lookup ("matter"), id, NULL);
  if (matter == NULL || linli_record_is_deleted (matter))
    return NULL;
  *kind = linli_context_find_matter_kind (self->context, linli_record_get_text (matter, "kind"));

  return *kind != NULL ? g_steal_pointer (&matter) : NULL;
}

/* The ways on for which there are buttons; those that need more than words are their plugin's to offer. */
static GPtrArray *
linli_details_steps_list (LinliMatterKind *kind,
                          LinliRecord     *matter)
{
  GPtrArray *steps = linli_matter_kind_list_steps (kind, linli_record_get_text (matter, "state"));

  for (guint i = steps->len; i > 0; i--)
    if ((((LinliMatterStep *) g_ptr_array_index (steps, i - 1))->flags & LINLI_MATTER_STEP_ASKED) != 0)
      g_ptr_array_remove_index (steps, i - 1);
  return steps;
}

/* A step that is taken, with the words that it asks for. */
typedef struct
{
  LinliDetailsPage *page;
  LinliMatterKind *kind;
  gint64 id;
  char *step;
  char *label;
  char *text;
} LinliMatterWay;

static void
linli_matter_way_free (gpointer data)
{
  LinliMatterWay *way = data;

  g_object_unref (way->page);
  g_object_unref (way->kind);
  g_free (way->step);
  g_free (way->label);
  g_free (way->text);
  g_free (way);
}

static LinliMatterWay *
linli_matter_way_new (LinliDetailsPage *page,
                      LinliMatterKind  *kind,
                      gint64            id,
                      const char       *step,
                      const char       *label,
                      const char       *text)
{
  LinliMatterWay *way = g_new0 (LinliMatterWay, 1);

  way->page = g_object_ref (page);
  way->kind = g_object_ref (kind);
  way->id = id;
  way->step = g_strdup (step);
  way->label = g_strdup (label);
  way->text = g_strdup (text);

  return way;
}

static gboolean
linli_details_steps_take_on_writer (LinliTransaction  *transaction,
                                    gpointer           data,
                                    GError           **error)
{
  LinliMatterWay *way = data;

  return linli_matter_kind_step (way->kind, transaction, way->id, way->step, way->text, error);
}

static void
linli_details_steps_taken_cb (GObject      *object,
                              GAsyncResult *result,
                              gpointer      data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (object), result, &error) || gtk_widget_get_root (self) == NULL)
    return;
  if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID))
    linli_message_show (self, _("This Step Is Not Possible"), error->message);
  else
    linli_toast_show_error (self, _("It could not be stored"), error);
}

static void
linli_details_steps_take (LinliMatterWay *way)
{
  LinliContext *context = way->page->context;
  LinliDetailsPage *page = way->page;
  g_autofree char *matter = linli_dossier_dup_title (linli_context_get_database (context), linli_context_get_privacy (context), "matter",
                                                     way->id);
  /* translators: a step of a matter in the list of what was done, and the matter */
  g_autofree char *title = g_strdup_printf (_("%s: %s"), way->label, matter);

  linli_store_act_async (linli_context_get_store (context), title, linli_details_steps_take_on_writer, way, linli_matter_way_free, NULL,
                         linli_details_steps_taken_cb, g_object_ref (page));
}

static void
linli_details_steps_words_cb (const char *text,
                              gpointer    data)
{
  LinliMatterWay *way = data;

  linli_details_steps_take (linli_matter_way_new (way->page, way->kind, way->id, way->step, way->label, text));
}

/* Who may not do the step is told why, and nothing is asked of him before that. */
void
_linli_details_page_step_action (GtkWidget  *widget,
                                 const char *name,
                                 GVariant   *parameter)
{
  LinliDetailsPage *self = LINLI_DETAILS_PAGE (widget);
  LinliMatterKind *kind = NULL;
  g_autoptr (LinliRecord) matter = linli_details_steps_load (self, &kind);
  g_autoptr (GPtrArray) steps = NULL;
  const char *id = g_variant_get_string (parameter, NULL);
  const LinliMatterStep *step = NULL;
  g_autoptr (GError) error = NULL;
  LinliMatterWay *way;

  if (matter == NULL)
    return;
  steps = linli_details_steps_list (kind, matter);
  for (guint i = 0; i < steps->len && step == NULL; i++)
    if (g_str_equal (((LinliMatterStep *) g_ptr_array_index (steps, i))->id, id))
      step = g_ptr_array_index (steps, i);
  if (step == NULL)
    return;
  if (!linli_matter_kind_may_step (kind, linli_context_get_database (self->context), linli_record_get_id (matter), id,
                                   linli_store_get_actor (linli_context_get_store (self->context)), &error))
    {
      linli_message_show (widget, _("This Step Is Not Possible"), error->message);
      return;
    }
  way = linli_matter_way_new (self, kind, linli_record_get_id (matter), id, step->label, NULL);
  if ((step->flags & LINLI_MATTER_STEP_NEEDS_WORDS) != 0)
    linli_message_ask_text (widget, step->label, _("What you write stands in the timeline of the matter."), _("A few words: why, or what was found"),
                            step->label, linli_details_steps_words_cb, way, linli_matter_way_free);
  else
    linli_details_steps_take (way);
}

/* The next step of the loop is the first that the kind names; after it the others. */
static void
linli_details_steps_add_buttons (LinliDetailsPage *self,
                                 GtkBox           *box,
                                 LinliMatterKind  *kind,
                                 LinliRecord      *matter)
{
  g_autoptr (GPtrArray) all = linli_matter_kind_list_steps (kind, linli_record_get_text (matter, "state"));
  g_autoptr (GPtrArray) steps = linli_details_steps_list (kind, matter);
  gboolean next = steps->len > 0 && g_ptr_array_index (steps, 0) == g_ptr_array_index (all, 0); /* else the plugin offers it */
  const char *actor = linli_store_get_actor (linli_context_get_store (self->context));
  GtkWidget *bar = linli_wrap_box_new (6, 6);

  if (steps->len == 0)
    return;
  gtk_box_append (box, bar);
  for (guint i = 0; i < steps->len; i++)
    {
      const LinliMatterStep *step = g_ptr_array_index (steps, i);
      GtkWidget *button = linli_button_new (step->label, NULL);
      g_autoptr (GError) error = NULL;

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", step->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "details.step");
      if (i == 0 && !linli_record_is_null (matter, "closed_at"))
        gtk_widget_add_css_class (button, "flat");
      else if (i == 0 && next)
        gtk_widget_add_css_class (button, "suggested-action");
      linli_wrap_box_append (LINLI_WRAP_BOX (bar), button);
      if (linli_matter_kind_may_step (kind, linli_context_get_database (self->context), linli_record_get_id (matter), step->id, actor, &error))
        continue;
      gtk_widget_remove_css_class (button, "suggested-action");
      gtk_box_append (box, _linli_details_new_small (error->message));
    }
}

static void
linli_details_steps_add_due (GtkWidget   *list,
                             LinliRecord *matter)
{
  g_autofree char *day = linli_record_dup_display (matter, "due_at");
  int days = 0;
  g_autofree char *due = linli_moment_dup_due (linli_record_get_text (matter, "due_at"), &days);
  g_autofree char *left = days > 1 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", (gulong) days), days)
                                   : g_strdup (due);
  g_autofree char *words = NULL;
  GtkWidget *value;

  if (linli_record_is_null (matter, "due_at"))
    return;
  words = left != NULL && linli_record_is_null (matter, "closed_at") ? g_strdup_printf ("%s · %s", day, left) : g_strdup (day);
  value = _linli_details_add_fact (list, _("Due on"), words);
  if (days < 0 && linli_record_is_null (matter, "closed_at"))
    gtk_widget_add_css_class (value, linli_tone_get_css_class (LINLI_TONE_ERROR));
}

/* Where it is: the home or the stair that it is about, else the words for the place, else the point on the map. */
static char *
linli_details_steps_dup_place (LinliDetailsPage *self,
                               LinliRecord      *matter)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  LinliPrivacy *privacy = linli_context_get_privacy (self->context);
  const char *subject = linli_record_get_text (matter, "subject_kind");

  if (!linli_record_is_null (matter, "dwelling_id"))
    return linli_dossier_dup_title (database, privacy, "dwelling", linli_record_get_int64 (matter, "dwelling_id"));
  if (subject != NULL && linli_kind_lookup (subject) != NULL && !linli_record_is_null (matter, "subject_id"))
    return linli_dossier_dup_title (database, privacy, subject, linli_record_get_int64 (matter, "subject_id"));
  if (!linli_record_is_null (matter, "place_text"))
    return linli_privacy_dup_field (privacy, matter, "place_text");
  if (!linli_record_is_null (matter, "x") && !linli_record_is_null (matter, "y"))
    return g_strdup (_("A point on the map"));

  return NULL;
}

static void
linli_details_steps_add_facts (LinliDetailsPage *self,
                               GtkBox           *box,
                               LinliMatterKind  *kind,
                               LinliRecord      *matter)
{
  g_autoptr (LinliMatterCategory) category =
    linli_matter_kind_load_category (kind, linli_context_get_database (self->context), linli_record_get_text (matter, "category"));
  g_autofree char *name = linli_matter_words_dup_category (self->context, matter);
  g_autofree char *place = linli_details_steps_dup_place (self, matter);
  const char *assignee = linli_record_get_text (matter, "assignee");
  GtkWidget *list;

  if (name == NULL && place == NULL && assignee == NULL && linli_record_is_null (matter, "due_at"))
    return;
  list = _linli_details_add_section (box, linli_matter_kind_get_label (kind));
  if (name != NULL)
    _linli_details_add_fact (list, _("Category"), name);
  linli_details_steps_add_due (list, matter);
  if (category != NULL && category->closed_when != NULL)
    _linli_details_add_fact (list, _("Closed when"), category->closed_when);
  if (place != NULL)
    _linli_details_add_fact (list, _("Location"), place);
  if (assignee != NULL)
    _linli_details_add_fact (list, _("Assignee"), assignee);
}

static void
linli_details_steps_take_facts (LinliDossier *dossier)
{
  for (guint i = dossier->facts->len; i > 0; i--)
    {
      LinliDossierFact *fact = g_ptr_array_index (dossier->facts, i - 1);

      if (fact->field != NULL && g_strv_contains (told_here, fact->field))
        g_ptr_array_remove_index (dossier->facts, i - 1);
    }
}

/* Whether the chosen record is a matter of a kind, so that steps end it; their section takes over some of @dossier's facts then. */
gboolean
_linli_details_name_matter (LinliDetailsPage *self,
                            LinliDossier     *dossier)
{
  LinliMatterKind *kind = NULL;
  g_autoptr (LinliRecord) matter = linli_details_steps_load (self, &kind);

  if (matter == NULL)
    return FALSE;
  linli_details_steps_take_facts (dossier);

  return TRUE;
}

void
_linli_details_add_steps (LinliDetailsPage *self,
                          GtkBox           *box)
{
  LinliMatterKind *kind = NULL;
  g_autoptr (LinliRecord) matter = linli_details_steps_load (self, &kind);
  const char *state, *label;
  gboolean closed;
  int days = 0;
  g_autofree char *due = NULL;
  GtkWidget *line;

  if (matter == NULL)
    return;
  state = linli_record_get_text (matter, "state");
  label = linli_matter_kind_get_state_label (kind, state);
  closed = !linli_record_is_null (matter, "closed_at");
  due = closed ? NULL : linli_moment_dup_due (linli_record_get_text (matter, "due_at"), &days);
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (line), linli_chip_new (label != NULL ? label : _("State unknown"),
                                                  closed ? LINLI_TONE_SUCCESS : LINLI_TONE_ACCENT));
  if (days < 0)
    gtk_box_append (GTK_BOX (line), linli_chip_new (due, LINLI_TONE_ERROR));
  gtk_box_append (box, line);
  if (!linli_store_is_read_only (linli_context_get_store (self->context)))
    linli_details_steps_add_buttons (self, box, kind, matter);
  linli_details_steps_add_facts (self, box, kind, matter);
}

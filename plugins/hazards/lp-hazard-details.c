/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpHazardDetails: what is special to a hazard, in the details pane. Made anew after each change; asks a few indexed questions. */

#include "lp-hazard-details.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-actor-store.h"
#include "lp-hazard-issue-dialog.h"
#include "lp-hazard-level-dialog.h"
#include "lp-hazard-muster-dialog.h"
#include "lp-hazard-paper-store.h"
#include "lp-hazard-paper.h"
#include "lp-hazard-report-store.h"
#include "lp-hazard-store.h"

#define LP_TYPE_HAZARD_DETAILS (lp_hazard_details_get_type ())
G_DECLARE_FINAL_TYPE (LpHazardDetails, lp_hazard_details, LP, HAZARD_DETAILS, GtkWidget)

struct _LpHazardDetails
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  LpHazard *hazard;
  GtkWidget *box;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LpHazardDetails, lp_hazard_details, GTK_TYPE_WIDGET)

static void
lp_hazard_details_dispose (GObject *object)
{
  LpHazardDetails *self = LP_HAZARD_DETAILS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  g_clear_object (&self->hazard);

  G_OBJECT_CLASS (lp_hazard_details_parent_class)->dispose (object);
}

static void
lp_hazard_details_class_init (LpHazardDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_hazard_details_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_hazard_details_add_row (LpHazardDetails *self,
                           const char      *title,
                           const char      *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static GtkWidget *
lp_hazard_details_add_button (LpHazardDetails *self,
                              GtkWidget       *row,
                              const char      *label,
                              GCallback        clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
lp_hazard_details_get_window (LpHazardDetails *self)
{
  return GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
lp_hazard_details_level_cb (LpHazardDetails *self)
{
  lp_hazard_level_dialog_show (lp_hazard_details_get_window (self), self->context, self->hazard->id);
}

static void
lp_hazard_details_add_level (LpHazardDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpHazardLevel) level = lp_hazard_level_load (linli_context_get_database (self->context), self->hazard->id, &error);
  gboolean major = lp_hazard_is_major (self->hazard);
  guint missing = 0;
  g_autofree char *words = NULL;
  GtkWidget *row;

  if (level == NULL)
    {
      linli_trouble_add (self->list, _("Level and plan could not be read"), error);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (level->plan); i++)
    missing += level->plan[i] == NULL || *level->plan[i] == '\0';
  if (major)
    words = missing > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u part of the plan is missing", "%u parts of the plan are missing", missing), missing)
                        : g_strdup (_("The plan is complete"));
  row = lp_hazard_details_add_row (self, major ? _("Major hazard") : _("Ordinary hazard"), words);
  lp_hazard_details_add_button (self, row, _("Level and Plan…"), G_CALLBACK (lp_hazard_details_level_cb));
}

/* What outlives the pane, which is made anew while the user types. */
typedef struct {
  GtkWidget *window;
  LinliContext *context;
  gint64 matter_id;
  const char *role;
} LpActorQuestion;

static void
lp_actor_question_free (gpointer data)
{
  LpActorQuestion *question = data;

  g_object_unref (question->window);
  g_object_unref (question->context);
  g_free (question);
}

static void
lp_actor_question_named_cb (const char *name,
                            gpointer    data)
{
  LpActorQuestion *question = data;

  linli_act (question->window, question->context, lp_hazard_actor_get_role_label (question->role), lp_hazard_actor_add,
             lp_hazard_actor_new (question->matter_id, question->role, 0, name, NULL), lp_hazard_actor_free);
}

static void
lp_hazard_details_ask_name_cb (GtkWidget       *button,
                               LpHazardDetails *self)
{
  LpActorQuestion *question = g_new (LpActorQuestion, 1);

  *question = (LpActorQuestion) { g_object_ref (lp_hazard_details_get_window (self)), g_object_ref (self->context), self->hazard->id,
                                  g_object_get_data (G_OBJECT (button), "role") };
  linli_message_ask_text (question->window, lp_hazard_actor_get_role_label (question->role), _("It is noted on the timeline."), _("Name, or name and phone"),
                          _("_Add Name"), lp_actor_question_named_cb, question, lp_actor_question_free);
}

static void
lp_hazard_details_remove_cb (GtkWidget       *button,
                             LpHazardDetails *self)
{
  LpHazardActor *actor = g_object_get_data (G_OBJECT (button), "actor");
  LpHazardActor *copy = lp_hazard_actor_new (actor->matter_id, actor->role, actor->person_id, actor->name, NULL);

  copy->id = actor->id;
  linli_act (GTK_WIDGET (self), self->context, _("Taken out"), lp_hazard_actor_remove, copy, lp_hazard_actor_free);
}

static void
lp_hazard_details_add_actor (LpHazardDetails *self,
                             LpHazardActor   *actor)
{
  gboolean seen = linli_privacy_is_revealed (linli_context_get_privacy (self->context), "matter", self->hazard->id);
  g_autofree char *numbers = linli_mask_numbers (actor->name);
  g_autofree char *masked = g_strcmp0 (actor->role, LP_HAZARD_RESPONSIBLE) == 0 ? linli_mask_name (actor->name) : g_strdup (numbers);
  GtkWidget *row = lp_hazard_details_add_row (self, seen ? actor->name : masked, lp_hazard_actor_get_role_label (actor->role));
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_("Take out: %s"), masked);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
  g_object_set_data_full (G_OBJECT (button), "actor", actor, lp_hazard_actor_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (lp_hazard_details_remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
lp_hazard_details_add_actors (LpHazardDetails *self)
{
  static const char * const roles[] = { LP_HAZARD_RESPONSIBLE, LP_HAZARD_HANDLER, LP_HAZARD_HELPER };
  const char * const labels[] = { _("+ Answers for it"), _("+ Puts it right"), _("+ Helps") };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actors = lp_hazard_actor_list (linli_context_get_database (self->context), self->hazard->id, &error);
  GtkWidget *buttons = linli_wrap_box_new (6, 6);

  if (actors != NULL)
    g_ptr_array_set_free_func (actors, NULL); /* each row takes its own */
  else
    linli_trouble_add (self->list, _("Who has to do with it could not be read"), error);
  for (guint i = 0; actors != NULL && i < actors->len; i++)
    lp_hazard_details_add_actor (self, g_ptr_array_index (actors, i));
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (labels[i]);

      gtk_widget_add_css_class (button, "linli-inline");
      g_object_set_data (G_OBJECT (button), "role", (gpointer) roles[i]);
      g_signal_connect_object (button, "clicked", G_CALLBACK (lp_hazard_details_ask_name_cb), self, 0);
      linli_wrap_box_append (LINLI_WRAP_BOX (buttons), button);
    }
  gtk_box_append (GTK_BOX (self->box), buttons);
}

static void
lp_hazard_details_issue_cb (LpHazardDetails *self)
{
  lp_hazard_issue_dialog_show (lp_hazard_details_get_window (self), self->context, self->hazard->id);
}

static void
lp_hazard_details_paper_cb (GtkWidget       *button,
                            LpHazardDetails *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  lp_hazard_paper_show (GTK_WIDGET (self), self->context, self->hazard->id, *id);
}

static void
lp_hazard_details_add_papers (LpHazardDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = lp_hazard_issue_list (linli_context_get_database (self->context), self->hazard->id, &error);
  GtkWidget *row;

  if (issues == NULL)
    {
      linli_trouble_add (self->list, _("The papers could not be read"), error);
      return;
    }
  for (guint i = 0; i < issues->len; i++)
    {
      LpHazardIssue *issue = g_ptr_array_index (issues, i);
      g_autofree char *number = lp_hazard_issue_dup_number (issue);
      g_autofree char *title = g_strdup_printf ("%s %s", lp_hazard_issue_get_kind_label (issue->kind), number);

      GtkWidget *show = gtk_button_new_with_label (_("Show Paper"));

      row = lp_hazard_details_add_row (self, title, issue->issued_on);
      g_object_set_data_full (G_OBJECT (show), "id", g_memdup2 (&issue->id, sizeof issue->id), g_free);
      gtk_widget_add_css_class (show, "linli-inline");
      gtk_widget_set_valign (show, GTK_ALIGN_CENTER);
      g_signal_connect_object (show, "clicked", G_CALLBACK (lp_hazard_details_paper_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), show);
    }
  row = lp_hazard_details_add_row (self, _("Papers"), issues->len > 0 ? NULL : _("None issued"));
  lp_hazard_details_add_button (self, row, _("Issue…"), G_CALLBACK (lp_hazard_details_issue_cb));
}

static void
lp_hazard_details_same_cb (GtkWidget       *button,
                           LpHazardDetails *self)
{
  gint64 *of = g_object_get_data (G_OBJECT (button), "id");
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_HAZARD_KIND);
  LpHazardSame *same;

  if (kind == NULL)
    return;
  same = g_new (LpHazardSame, 1);
  *same = (LpHazardSame) { kind, self->hazard->id, *of };
  linli_act (GTK_WIDGET (self), self->context, _("Closed as duplicate"), lp_hazard_same_join, same, g_free);
}

static void
lp_hazard_details_open_cb (GtkWidget       *row,
                           LpHazardDetails *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  linli_selection_open (self->selection, "matter", *id);
}

static void
lp_hazard_details_add_twins (LpHazardDetails *self)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  LpHazardSpot spot;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) twins = NULL;

  if (!lp_hazard_is_open (self->hazard))
    return;
  if (lp_hazard_spot_find_matter (database, self->hazard->id, &spot, &error))
    twins = lp_hazard_twins_find (database, &spot, self->hazard->category, self->hazard->id, &error);
  if (twins == NULL)
    {
      linli_trouble_add (self->list, _("Whether it was reported before could not be read"), error);
      return;
    }
  for (guint i = 0; i < MIN (twins->len, 3); i++)
    {
      LpHazardTwin *twin = g_ptr_array_index (twins, i);
      g_autofree char *masked = linli_title_mask_words (database, "matter", twin->id, twin->title);
      g_autofree char *title = g_strdup_printf (_("Perhaps the same: %s %s"), twin->number, masked);
      GtkWidget *row = lp_hazard_details_add_row (self, title, twin->near);
      GtkWidget *button = gtk_button_new_with_label (_("Is the Same"));

      g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&twin->id, sizeof twin->id), g_free);
      g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&twin->id, sizeof twin->id), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (lp_hazard_details_open_cb), self, 0);
      gtk_widget_add_css_class (button, "linli-inline");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_object (button, "clicked", G_CALLBACK (lp_hazard_details_same_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
}

static void
lp_actor_question_photo_read_cb (GObject      *file,
                                 GAsyncResult *result,
                                 gpointer      data)
{
  LpActorQuestion *question = data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes_finish (G_FILE (file), result, NULL, &error);

  if (bytes == NULL)
    linli_message_show (question->window, _("The photo could not be read"), error->message);
  else
    {
      LpHazardPhoto *photo = g_new (LpHazardPhoto, 1);

      *photo = (LpHazardPhoto) { question->matter_id, question->role, bytes };
      linli_act (question->window, question->context, lp_hazard_photo_get_label (question->role), lp_hazard_photo_add, photo, lp_hazard_photo_free);
    }
  lp_actor_question_free (question);
}

static void
lp_actor_question_photo_cb (GFile    *file,
                            gpointer  data)
{
  const LpActorQuestion *question = data;
  LpActorQuestion *copy = g_new (LpActorQuestion, 1);

  *copy = (LpActorQuestion) { g_object_ref (question->window), g_object_ref (question->context), question->matter_id, question->role };
  g_file_load_bytes_async (file, NULL, lp_actor_question_photo_read_cb, copy);
}

static void
lp_hazard_details_ask_photo_cb (GtkWidget       *button,
                                LpHazardDetails *self)
{
  static const char * const suffixes[] = { "jpg", "jpeg", "png", NULL };
  LpActorQuestion *question = g_new (LpActorQuestion, 1);

  *question = (LpActorQuestion) { g_object_ref (lp_hazard_details_get_window (self)), g_object_ref (self->context), self->hazard->id,
                                  g_object_get_data (G_OBJECT (button), "role") };
  linli_file_request_open (question->window, _("Photo of the Hazard"), _("Pictures"), suffixes, lp_actor_question_photo_cb, question,
                           lp_actor_question_free);
}

static void
lp_hazard_details_add_photos (LpHazardDetails *self)
{
  static const char * const roles[] = { "before", "after" };
  const char * const labels[] = { _("Photo Before…"), _("Photo After…") };
  GtkWidget *buttons = linli_wrap_box_new (6, 6);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (labels[i]);

      gtk_widget_add_css_class (button, "linli-inline");
      g_object_set_data (G_OBJECT (button), "role", (gpointer) roles[i]);
      g_signal_connect_object (button, "clicked", G_CALLBACK (lp_hazard_details_ask_photo_cb), self, 0);
      linli_wrap_box_append (LINLI_WRAP_BOX (buttons), button);
    }
  gtk_box_append (GTK_BOX (self->box), buttons);
}

static void
lp_hazard_details_muster_cb (LpHazardDetails *self)
{
  lp_hazard_muster_show (lp_hazard_details_get_window (self), self->context, "matter", &self->hazard->id, 1);
}

static void
lp_hazard_details_init (LpHazardDetails *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Hazard"), -1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
lp_hazard_details_fill (LpHazardDetails *self)
{
  g_autofree char *recurrence = lp_hazard_dup_recurrence (self->hazard);
  GtkWidget *muster = gtk_button_new_with_mnemonic (_("_Muster: Who Can Come…"));

  if (recurrence != NULL)
    gtk_widget_add_css_class (lp_hazard_details_add_row (self, recurrence, self->hazard->place), "tone-warning");
  lp_hazard_details_add_level (self);
  lp_hazard_details_add_twins (self);
  lp_hazard_details_add_papers (self);
  lp_hazard_details_add_actors (self);
  lp_hazard_details_add_photos (self);
  linli_button_name_once (muster);
  g_signal_connect_object (muster, "clicked", G_CALLBACK (lp_hazard_details_muster_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), muster);
}

GtkWidget *
lp_hazard_details_new (LinliContext   *context,
                       LinliSelection *selection,
                       const char     *kind,
                       gint64          id)
{
  g_autoptr (GError) error = NULL;
  LpHazard *hazard = lp_hazard_store_load (linli_context_get_database (context), id, &error);
  LpHazardDetails *self;

  if (hazard == NULL && g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND))
    return NULL; /* removed meanwhile */
  self = g_object_new (LP_TYPE_HAZARD_DETAILS, NULL);
  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->hazard = hazard;
  if (hazard != NULL)
    lp_hazard_details_fill (self);
  else
    linli_trouble_add (self->list, _("The hazard could not be read"), error);
  return GTK_WIDGET (self);
}

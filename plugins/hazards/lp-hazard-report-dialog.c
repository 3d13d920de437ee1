/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpHazardReportDialog: a hazard in one line, with place, category, level and photos. The line is read while it is typed: a place or a
 * category that stands in it is proposed until the user chooses another. What may be the same shows below. */

#include "lp-hazard-report-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-kind.h"
#include "lp-hazard-report-store.h"

#define MOST_PLACES 12

typedef struct {
  char *kind;
  gint64 id;
  char *title;
} LpPlace;

#define LP_TYPE_HAZARD_REPORT_DIALOG (lp_hazard_report_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LpHazardReportDialog, lp_hazard_report_dialog, LP, HAZARD_REPORT_DIALOG, GtkWidget)

struct _LpHazardReportDialog
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  LinliMatterKind *kind;
  GtkWidget *over;
  GtkWidget *box;
  GtkWidget *line;
  GtkWidget *place;
  GtkWidget *words;
  GtkWidget *category;
  GtkWidget *major;
  GtkWidget *photos_row;
  GtkWidget *twins_group;
  GtkWidget *twins;
  GtkWidget *trouble; /* why it was not stored */
  GtkWidget *report;
  GPtrArray *categories; /* of LinliMatterCategory */
  GPtrArray *places;     /* of LpPlace, beside the rows of the menu */
  GPtrArray *photos;     /* of GBytes */
  GCancellable *search;
  guint delay;
  gboolean busy;
  gboolean storing; /* until the answer comes, nothing is reported twice */
  gboolean chose_place;
  gboolean chose_category;
};

G_DEFINE_FINAL_TYPE (LpHazardReportDialog, lp_hazard_report_dialog, GTK_TYPE_WIDGET)

static void
lp_place_free (gpointer data)
{
  LpPlace *place = data;

  g_free (place->kind);
  g_free (place->title);
  g_free (place);
}

static void
lp_hazard_report_dialog_dispose (GObject *object)
{
  LpHazardReportDialog *self = LP_HAZARD_REPORT_DIALOG (object);

  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->photos, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  g_clear_object (&self->kind);
  g_clear_object (&self->over);

  G_OBJECT_CLASS (lp_hazard_report_dialog_parent_class)->dispose (object);
}

static void
lp_hazard_report_dialog_class_init (LpHazardReportDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_hazard_report_dialog_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static LpPlace *
lp_hazard_report_dialog_get_place (LpHazardReportDialog *self)
{
  guint n = adw_combo_row_get_selected (ADW_COMBO_ROW (self->place));

  return n < self->places->len ? g_ptr_array_index (self->places, n) : NULL;
}

static const char *
lp_hazard_report_dialog_get_category (LpHazardReportDialog *self)
{
  guint n = adw_combo_row_get_selected (ADW_COMBO_ROW (self->category));

  return n < self->categories->len ? ((LinliMatterCategory *) g_ptr_array_index (self->categories, n))->code : NULL;
}

/* What may be the same. */
typedef struct {
  char *kind;
  gint64 id;
  char *category;
} LpTwinQuestion;

static void
lp_twin_question_free (gpointer data)
{
  LpTwinQuestion *question = data;

  g_free (question->kind);
  g_free (question->category);
  g_free (question);
}

static gpointer
lp_hazard_report_dialog_find_twins (LinliDatabase  *reader,
                                    gpointer        data,
                                    GCancellable   *cancellable,
                                    GError        **error)
{
  LpTwinQuestion *question = data;
  LpHazardSpot spot = lp_hazard_spot_find (reader, question->kind, question->id);

  return lp_hazard_twins_find (reader, &spot, question->category, 0, error);
}

static void
lp_hazard_report_dialog_twin_cb (GtkListBox           *list,
                                 GtkListBoxRow        *row,
                                 LpHazardReportDialog *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  linli_selection_open (self->selection, "matter", *id);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
lp_hazard_report_dialog_show_twins (LpHazardReportDialog *self,
                                    GPtrArray            *twins)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->twins), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->twins), GTK_WIDGET (row));
  for (guint i = 0; i < twins->len; i++)
    {
      LpHazardTwin *twin = g_ptr_array_index (twins, i);
      GtkWidget *line = adw_action_row_new ();
      const char *state = linli_matter_kind_get_state_label (self->kind, twin->state);
      g_autofree char *masked = linli_mask_numbers (twin->title);
      g_autofree char *title = g_strdup_printf ("%s %s", twin->number, masked);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", twin->near, state != NULL ? state : twin->state);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (line), subtitle);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
      g_object_set_data_full (G_OBJECT (line), "id", g_memdup2 (&twin->id, sizeof twin->id), g_free);
      gtk_list_box_append (GTK_LIST_BOX (self->twins), line);
    }
  gtk_widget_set_visible (self->twins_group, twins->len > 0);
}

static void
lp_hazard_report_dialog_found_cb (GObject      *source,
                                  GAsyncResult *result,
                                  gpointer      data)
{
  LpHazardReportDialog *self = LP_HAZARD_REPORT_DIALOG (source);
  g_autoptr (GPtrArray) twins = g_task_propagate_pointer (G_TASK (result), NULL);

  if (twins != NULL && self->box != NULL)
    lp_hazard_report_dialog_show_twins (self, twins);
}

static void
lp_hazard_report_dialog_look (LpHazardReportDialog *self)
{
  LpPlace *place = lp_hazard_report_dialog_get_place (self);
  LpTwinQuestion *question;
  g_autoptr (GTask) task = NULL;

  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  gtk_widget_set_visible (self->twins_group, FALSE);
  if (place == NULL)
    return;
  self->search = g_cancellable_new ();
  question = g_new (LpTwinQuestion, 1);
  *question = (LpTwinQuestion) { g_strdup (place->kind), place->id, g_strdup (lp_hazard_report_dialog_get_category (self)) };
  task = g_task_new (self, self->search, lp_hazard_report_dialog_found_cb, NULL);
  g_task_set_task_data (task, question, lp_twin_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_hazard_report_dialog_find_twins, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_hazard_report_dialog_add_place (LpHazardReportDialog *self,
                                   const char           *kind,
                                   gint64                id)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  LpPlace *place;

  for (guint i = 0; i < self->places->len; i++)
    if (((LpPlace *) g_ptr_array_index (self->places, i))->id == id && g_str_equal (((LpPlace *) g_ptr_array_index (self->places, i))->kind, kind))
      return;
  if (id == 0 || self->places->len >= MOST_PLACES)
    return;
  place = g_new (LpPlace, 1);
  *place = (LpPlace) { g_strdup (kind), id, linli_title_dup_masked (database, kind, id) };
  g_ptr_array_add (self->places, place);
  if (g_str_equal (kind, "dwelling")) /* what is wrong may be on its stairs */
    lp_hazard_report_dialog_add_place (self, "unit", lp_hazard_spot_find (database, kind, id).unit_id);
}

static gboolean
lp_hazard_report_dialog_is_place (const char *kind)
{
  static const char * const kinds[] = { "dwelling", "unit", "building", "place", NULL };

  return kind != NULL && g_strv_contains (kinds, kind);
}

/* The places of the line, then what is chosen in the window; "elsewhere" is the last row. */
static void
lp_hazard_report_dialog_find_places (LpHazardReportDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->line));
  g_autoptr (GPtrArray) parts = linli_note_parse (linli_context_get_database (self->context), text, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->places, 0);
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      LinliNotePart *part = g_ptr_array_index (parts, i);

      for (guint j = 0; part->type == LINLI_NOTE_PLACE && lp_hazard_report_dialog_is_place (part->kind) && j < MIN (part->ids->len, 5); j++)
        lp_hazard_report_dialog_add_place (self, part->kind, g_array_index (part->ids, gint64, j));
    }
  if (lp_hazard_report_dialog_is_place (linli_selection_get_kind (self->selection)))
    lp_hazard_report_dialog_add_place (self, linli_selection_get_kind (self->selection), linli_selection_get_id (self->selection));
  for (guint i = 0; i < self->places->len; i++)
    gtk_string_list_append (names, ((LpPlace *) g_ptr_array_index (self->places, i))->title);
  gtk_string_list_append (names, _("Somewhere else"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->place), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->place), 0);
}

static void
lp_hazard_report_dialog_guess_category (LpHazardReportDialog *self)
{
  const LpHazardCategory *guess = lp_hazard_categories_guess (gtk_editable_get_text (GTK_EDITABLE (self->line)));

  for (guint i = 0; guess != NULL && i < self->categories->len; i++)
    if (g_strcmp0 (((LinliMatterCategory *) g_ptr_array_index (self->categories, i))->code, guess->code) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->category), i);
}

static gboolean
lp_hazard_report_dialog_read_cb (gpointer data)
{
  LpHazardReportDialog *self = data;

  self->delay = 0;
  self->busy = TRUE;
  if (!self->chose_category)
    lp_hazard_report_dialog_guess_category (self);
  if (!self->chose_place)
    lp_hazard_report_dialog_find_places (self);
  self->busy = FALSE;
  lp_hazard_report_dialog_look (self);
  return G_SOURCE_REMOVE;
}

static void
lp_hazard_report_dialog_typed_cb (LpHazardReportDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->line))));

  gtk_widget_set_sensitive (self->report, *text != '\0' && !self->storing);
  g_clear_handle_id (&self->delay, g_source_remove);
  self->delay = g_timeout_add (180, lp_hazard_report_dialog_read_cb, self);
}

/* The closing condition of the category stands under it. */
static void
lp_hazard_report_dialog_show_condition (LpHazardReportDialog *self)
{
  guint n = adw_combo_row_get_selected (ADW_COMBO_ROW (self->category));
  LinliMatterCategory *category = n < self->categories->len ? g_ptr_array_index (self->categories, n) : NULL;
  g_autofree char *days = NULL;
  g_autofree char *words = NULL;

  if (category == NULL)
    return;
  days = category->days < 0 ? g_strdup (_("No deadline"))
                            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Within %d day", "Within %d days", category->days), category->days);
  words = category->closed_when != NULL ? g_strdup_printf (_("%s. Closed when: %s"), days, category->closed_when) : g_strdup (days);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->category), words);
}

static void
lp_hazard_report_dialog_category_cb (LpHazardReportDialog *self)
{
  lp_hazard_report_dialog_show_condition (self);
  if (self->busy)
    return;
  self->chose_category = TRUE;
  lp_hazard_report_dialog_look (self);
}

static void
lp_hazard_report_dialog_place_cb (LpHazardReportDialog *self)
{
  gtk_widget_set_visible (self->words, lp_hazard_report_dialog_get_place (self) == NULL);
  if (self->busy)
    return;
  self->chose_place = TRUE;
  lp_hazard_report_dialog_look (self);
}

static void
lp_hazard_report_dialog_photo_read_cb (GObject      *file,
                                       GAsyncResult *result,
                                       gpointer      data)
{
  g_autoptr (LpHazardReportDialog) self = data;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_file_load_bytes_finish (G_FILE (file), result, NULL, &error);
  g_autofree char *words = NULL;

  if (self->box == NULL || bytes == NULL)
    {
      if (self->box != NULL)
        linli_message_show (GTK_WIDGET (self), _("The photo could not be read"), error->message);
      g_clear_pointer (&bytes, g_bytes_unref);
      return;
    }
  g_ptr_array_add (self->photos, bytes);
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u photo", "%u photos", self->photos->len), self->photos->len);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->photos_row), words);
}

static void
lp_hazard_report_dialog_photo_cb (GFile    *file,
                                  gpointer  data)
{
  g_file_load_bytes_async (file, NULL, lp_hazard_report_dialog_photo_read_cb, g_object_ref (data));
}

static void
lp_hazard_report_dialog_add_photo_cb (LpHazardReportDialog *self)
{
  static const char * const suffixes[] = { "jpg", "jpeg", "png", NULL };

  linli_file_request_open (GTK_WIDGET (self), _("Photo of the Hazard"), _("Pictures"), suffixes, lp_hazard_report_dialog_photo_cb, g_object_ref (self),
                           g_object_unref);
}

/* What stands in the dialog. */
static LpHazardReport *
lp_hazard_report_dialog_make_report (LpHazardReportDialog *self,
                                     const char           *text)
{
  LpPlace *place = lp_hazard_report_dialog_get_place (self);
  LpHazardReport *report = lp_hazard_report_new (self->kind, text);

  report->category = g_strdup (lp_hazard_report_dialog_get_category (self));
  report->level = g_strdup (gtk_switch_get_active (GTK_SWITCH (self->major)) ? LP_HAZARD_MAJOR : LP_HAZARD_ORDINARY);
  report->place_kind = place != NULL ? g_strdup (place->kind) : NULL;
  report->place_id = place != NULL ? place->id : 0;
  if (place == NULL && *gtk_editable_get_text (GTK_EDITABLE (self->words)) != '\0')
    report->place_text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words)));
  for (guint i = 0; i < self->photos->len; i++)
    g_ptr_array_add (report->photos, g_bytes_ref (g_ptr_array_index (self->photos, i)));
  return report;
}

/* It closes once the hazard is in the file; until then what was typed stays, with the reason under it. */
static void
lp_hazard_report_dialog_stored_cb (GObject      *store,
                                   GAsyncResult *result,
                                   gpointer      data)
{
  g_autoptr (LpHazardReportDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean stored = linli_store_act_finish (LINLI_STORE (store), result, &error);
  g_autofree char *why = stored ? NULL : linli_error_dup_words (error);
  g_autofree char *words = stored ? NULL : g_strdup_printf (_("Not stored yet: %s"), why);

  self->storing = FALSE;
  if (self->box == NULL) /* closed by the user meanwhile */
    {
      if (!stored)
        linli_message_show (self->over, _("The hazard was not stored"), why);
      return;
    }
  if (stored)
    {
      gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
      return;
    }
  gtk_label_set_text (GTK_LABEL (self->trouble), words);
  gtk_widget_set_visible (self->trouble, TRUE);
  gtk_widget_set_sensitive (self->report, TRUE);
  gtk_widget_grab_focus (self->line);
}

static void
lp_hazard_report_dialog_report_cb (LpHazardReportDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->line))));
  g_autofree char *masked = linli_mask_numbers (text);
  g_autofree char *title = g_strdup_printf (_("Hazard reported: %s"), masked);

  if (*text == '\0' || self->storing)
    return;
  if (self->delay != 0) /* the last keys count too */
    {
      g_clear_handle_id (&self->delay, g_source_remove);
      lp_hazard_report_dialog_read_cb (self);
    }
  self->storing = TRUE;
  gtk_widget_set_visible (self->trouble, FALSE);
  gtk_widget_set_sensitive (self->report, FALSE);
  linli_store_act_async (linli_context_get_store (self->context), title, lp_hazard_report, lp_hazard_report_dialog_make_report (self, text),
                         lp_hazard_report_free, NULL, lp_hazard_report_dialog_stored_cb, g_object_ref (self));
}

static GtkWidget *
lp_hazard_report_dialog_add_entry (GtkWidget  *list,
                                   const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
lp_hazard_report_dialog_add_menu (GtkWidget  *list,
                                  const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
lp_hazard_report_dialog_add_row (GtkWidget  *list,
                                 const char *title,
                                 const char *subtitle,
                                 GtkWidget  *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
lp_hazard_report_dialog_new_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static void
lp_hazard_report_dialog_init (LpHazardReportDialog *self)
{
  GtkWidget *list = lp_hazard_report_dialog_new_list (_("Report a Hazard"));
  GtkWidget *photo = gtk_button_new_with_label (_("Add…"));
  GtkWidget *heading = gtk_label_new (_("Perhaps the same, reported already"));

  self->places = g_ptr_array_new_with_free_func (lp_place_free);
  self->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->line = lp_hazard_report_dialog_add_entry (list, _("What is wrong, and where"));
  self->place = lp_hazard_report_dialog_add_menu (list, _("Location"));
  self->words = lp_hazard_report_dialog_add_entry (list, _("The place in words"));
  self->category = lp_hazard_report_dialog_add_menu (list, _("Category"));
  self->major = gtk_switch_new ();
  lp_hazard_report_dialog_add_row (list, _("Major hazard"), _("Needs a plan: duty, measures, money, time limit, emergency"), self->major);
  self->photos_row = lp_hazard_report_dialog_add_row (list, _("Photos before"), _("None yet"), photo);
  g_signal_connect_swapped (photo, "clicked", G_CALLBACK (lp_hazard_report_dialog_add_photo_cb), self);
  self->twins = lp_hazard_report_dialog_new_list (_("Perhaps the same, reported already"));
  g_signal_connect (self->twins, "row-activated", G_CALLBACK (lp_hazard_report_dialog_twin_cb), self);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "linli-section-title");
  self->twins_group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (self->twins_group), heading);
  gtk_box_append (GTK_BOX (self->twins_group), self->twins);
  gtk_widget_set_visible (self->twins_group, FALSE);
  self->trouble = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->trouble), 0);
  gtk_label_set_wrap (GTK_LABEL (self->trouble), TRUE);
  gtk_widget_add_css_class (self->trouble, "error");
  gtk_widget_set_visible (self->trouble, FALSE);
  self->report = gtk_button_new_with_mnemonic (_("_Report Hazard"));
  linli_button_name_once (self->report);
  gtk_widget_add_css_class (self->report, "suggested-action");
  gtk_widget_set_halign (self->report, GTK_ALIGN_END);
  gtk_widget_set_sensitive (self->report, FALSE);
  g_signal_connect_swapped (self->report, "clicked", G_CALLBACK (lp_hazard_report_dialog_report_cb), self);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->box, "linli-dialog-body");
  gtk_box_append (GTK_BOX (self->box), list);
  gtk_box_append (GTK_BOX (self->box), self->twins_group);
  gtk_box_append (GTK_BOX (self->box), self->trouble);
  gtk_box_append (GTK_BOX (self->box), self->report);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
lp_hazard_report_dialog_fill (LpHazardReportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint other = 0;

  self->categories = linli_matter_kind_load_categories (self->kind, linli_context_get_database (self->context), NULL);
  if (self->categories == NULL)
    self->categories = g_ptr_array_new ();
  for (guint i = 0; i < self->categories->len; i++)
    {
      LinliMatterCategory *category = g_ptr_array_index (self->categories, i);

      gtk_string_list_append (names, category->label);
      if (g_strcmp0 (category->code, "other") == 0)
        other = i;
    }
  self->busy = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->category), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->category), other);
  lp_hazard_report_dialog_find_places (self);
  self->busy = FALSE;
  lp_hazard_report_dialog_show_condition (self);
  lp_hazard_report_dialog_place_cb (self);
  self->chose_place = FALSE;
}

void
lp_hazard_report_dialog_show (GtkWidget      *window,
                              LinliContext   *context,
                              LinliSelection *selection,
                              gpointer        data)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_HAZARD_KIND);
  LpHazardReportDialog *self;
  GtkWidget *dialog;

  if (kind == NULL) /* switched off meanwhile */
    return;
  self = g_object_new (LP_TYPE_HAZARD_REPORT_DIALOG, NULL);
  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->kind = g_object_ref (kind);
  self->over = g_object_ref (window);
  lp_hazard_report_dialog_fill (self);
  g_signal_connect_swapped (self->line, "changed", G_CALLBACK (lp_hazard_report_dialog_typed_cb), self);
  g_signal_connect_swapped (self->line, "entry-activated", G_CALLBACK (lp_hazard_report_dialog_report_cb), self);
  g_signal_connect_swapped (self->place, "notify::selected", G_CALLBACK (lp_hazard_report_dialog_place_cb), self);
  g_signal_connect_swapped (self->category, "notify::selected", G_CALLBACK (lp_hazard_report_dialog_category_cb), self);
  dialog = linli_dialog_new (GTK_WINDOW (window), _("Report a Hazard"), GTK_WIDGET (self), 560, -1);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (self->line);
}

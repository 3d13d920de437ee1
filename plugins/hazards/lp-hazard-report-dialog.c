/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpHazardReportDialog: a hazard in one line, with place, point on the map, category, level and photos. The line is read while it is typed: a
 * place or a category that stands in it is proposed until the user chooses another. What may be the same shows below. */

#include "lp-hazard-report-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "lp-hazard-kind.h"
#include "lp-hazard-places.h"
#include "lp-hazard-report-store.h"
#include "lp-hazard-twins.h"
#include "lp-hazard.h"

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
  GtkWidget *list;
  GtkWidget *line;
  GtkWidget *place;
  GtkWidget *words;
  GtkWidget *category;
  GtkWidget *condition; /* of the category, which has no room for it beside its name */
  GtkWidget *major;
  GtkWidget *photos_row;
  GtkWidget *point_row;
  GtkWidget *drop_point;
  LpHazardTwins *twins;
  GtkWidget *trouble; /* why it was not stored */
  GtkWidget *report;
  GPtrArray *categories; /* of LinliMatterCategory */
  GPtrArray *places;     /* of LpPlace, beside the rows of the menu */
  GPtrArray *photos;     /* of GBytes */
  guint delay;
  gboolean busy;
  gboolean storing; /* until the answer comes, nothing is reported twice */
  gboolean on_map; /* a point of its own: longitude and latitude, in degrees */
  double x;
  double y;
  gboolean chose_place;
  gboolean chose_category;
};

G_DEFINE_FINAL_TYPE (LpHazardReportDialog, lp_hazard_report_dialog, GTK_TYPE_WIDGET)

static void
lp_hazard_report_dialog_dispose (GObject *object)
{
  LpHazardReportDialog *self = LP_HAZARD_REPORT_DIALOG (object);

  g_clear_handle_id (&self->delay, g_source_remove);
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
  report->on_map = self->on_map;
  report->x = self->x;
  report->y = self->y;
  if (place == NULL && *gtk_editable_get_text (GTK_EDITABLE (self->words)) != '\0')
    report->place_text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words)));
  for (guint i = 0; i < self->photos->len; i++)
    g_ptr_array_add (report->photos, g_bytes_ref (g_ptr_array_index (self->photos, i)));
  return report;
}

static void
lp_hazard_report_dialog_look (LpHazardReportDialog *self)
{
  lp_hazard_twins_look (self->twins, lp_hazard_report_dialog_make_report (self, gtk_editable_get_text (GTK_EDITABLE (self->line))));
}

static void
lp_hazard_report_dialog_tell (LpHazardReportDialog *self,
                              const char           *what,
                              const GError         *error)
{
  g_autofree char *why = linli_error_dup_words (error);
  g_autofree char *words = g_strdup_printf (_("%s: %s"), what, why);

  gtk_label_set_text (GTK_LABEL (self->trouble), words);
  gtk_widget_set_visible (self->trouble, TRUE);
}

/* The places of the line, then what is chosen in the window; "elsewhere" is the last row. */
static void
lp_hazard_report_dialog_find_places (LpHazardReportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *places = lp_hazard_places_find (linli_context_get_database (self->context), gtk_editable_get_text (GTK_EDITABLE (self->line)),
                                             linli_selection_get_kind (self->selection), linli_selection_get_id (self->selection), &error);

  if (places == NULL)
    lp_hazard_report_dialog_tell (self, _("The places could not be read"), error);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = places != NULL ? places : g_ptr_array_new ();
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
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->condition), words);
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

/* Where the point lies, in words. */
static void
lp_hazard_report_dialog_show_point (LpHazardReportDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *point = self->on_map ? lp_hazard_dup_point (self->x, self->y) : g_strdup (_("None: it is where its location is"));
  g_autofree char *grid = NULL;
  g_autofree char *words = NULL;
  LpHazardSpot spot = { 0 };

  if (self->on_map && !lp_hazard_spot_set_point (linli_context_get_database (self->context), &spot, self->x, self->y, &error))
    lp_hazard_report_dialog_tell (self, _("The grid of the point could not be read"), error);
  if (spot.grid_id != 0)
    grid = linli_title_dup_masked (linli_context_get_database (self->context), "grid", spot.grid_id);
  words = grid != NULL ? g_strdup_printf ("%s · %s", point, grid) : g_strdup (point);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->point_row), words);
  gtk_widget_set_visible (self->drop_point, self->on_map);
}

static void
lp_hazard_report_dialog_picked_cb (double   longitude,
                                   double   latitude,
                                   gpointer data)
{
  LpHazardReportDialog *self = data;

  if (self->box == NULL) /* closed meanwhile */
    return;
  self->on_map = TRUE;
  self->x = longitude;
  self->y = latitude;
  lp_hazard_report_dialog_show_point (self);
  lp_hazard_report_dialog_look (self);
}

static void
lp_hazard_report_dialog_drop_point_cb (LpHazardReportDialog *self)
{
  self->on_map = FALSE;
  gtk_widget_grab_focus (self->point_row);
  lp_hazard_report_dialog_show_point (self);
  lp_hazard_report_dialog_look (self);
}

/* The map begins at the point, or where the place is. */
static void
lp_hazard_report_dialog_pick_cb (LpHazardReportDialog *self)
{
  LpPlace *place = lp_hazard_report_dialog_get_place (self);
  g_autoptr (GError) error = NULL;
  LpHazardSpot spot = { 0 };

  if (self->on_map)
    spot = (LpHazardSpot) { .x = self->x, .y = self->y, .located = TRUE };
  else if (place != NULL && !lp_hazard_spot_find (linli_context_get_database (self->context), place->kind, place->id, &spot, &error))
    lp_hazard_report_dialog_tell (self, _("Where the location is could not be read"), error);
  linli_position_request_pick (GTK_WIDGET (self), self->context, _("Where Is the Hazard?"), spot.located ? spot.x : NAN, spot.located ? spot.y : NAN,
                               lp_hazard_report_dialog_picked_cb, g_object_ref (self), g_object_unref);
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
  lp_hazard_report_dialog_tell (self, _("Not stored yet"), error);
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

static void
lp_hazard_report_dialog_add_point (LpHazardReportDialog *self)
{
  GtkWidget *pick = gtk_button_new_with_label (_("Pick on the Map…"));

  self->point_row = lp_hazard_report_dialog_add_row (self->list, _("On the map"), _("None: it is where its location is"), pick);
  g_signal_connect_swapped (pick, "clicked", G_CALLBACK (lp_hazard_report_dialog_pick_cb), self);
  self->drop_point = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_add_css_class (self->drop_point, "flat");
  gtk_widget_set_valign (self->drop_point, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->drop_point, _("Without this point"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_point), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Without this point"), -1);
  gtk_widget_set_visible (self->drop_point, FALSE);
  g_signal_connect_swapped (self->drop_point, "clicked", G_CALLBACK (lp_hazard_report_dialog_drop_point_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->point_row), self->drop_point);
}

static void
lp_hazard_report_dialog_init (LpHazardReportDialog *self)
{
  GtkWidget *photo = gtk_button_new_with_label (_("Add…"));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Report a Hazard"), -1);
  self->places = g_ptr_array_new ();
  self->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->line = lp_hazard_report_dialog_add_entry (self->list, _("What is wrong, and where"));
  self->place = lp_hazard_report_dialog_add_menu (self->list, _("Location"));
  self->words = lp_hazard_report_dialog_add_entry (self->list, _("The place in words"));
  lp_hazard_report_dialog_add_point (self);
  self->category = lp_hazard_report_dialog_add_menu (self->list, _("Category"));
  self->condition = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->condition), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->condition);
  self->major = gtk_switch_new ();
  lp_hazard_report_dialog_add_row (self->list, _("Major hazard"), _("Needs a plan: duty, measures, money, time limit, emergency"), self->major);
  self->photos_row = lp_hazard_report_dialog_add_row (self->list, _("Photos before"), _("None yet"), photo);
  g_signal_connect_swapped (photo, "clicked", G_CALLBACK (lp_hazard_report_dialog_add_photo_cb), self);
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
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_box_append (GTK_BOX (self->box), self->trouble);
  gtk_box_append (GTK_BOX (self->box), self->report);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
lp_hazard_report_dialog_fill (LpHazardReportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  guint other = 0;

  self->categories = linli_matter_kind_load_categories (self->kind, linli_context_get_database (self->context), &error);
  if (self->categories == NULL)
    {
      lp_hazard_report_dialog_tell (self, _("The categories could not be read"), error);
      self->categories = g_ptr_array_new ();
    }
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
  self->twins = LP_HAZARD_TWINS (lp_hazard_twins_new (context, selection, kind));
  gtk_box_insert_child_after (GTK_BOX (self->box), GTK_WIDGET (self->twins), self->list);
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

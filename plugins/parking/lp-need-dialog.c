/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form for a need: who, when and how far, and which lots. What it holds is freed with its window; nothing is written before it is kept. */

#include "lp-need-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-car-list.h"
#include "lp-lot-forms.h"
#include "lp-need-words.h"
#include "lp-user-store.h"

typedef struct {
  LinliContext *context;
  LpNeed *need;     /* as it is in the file, or new */
  GPtrArray *lots;  /* of LpLot */
  GPtrArray *cars;  /* of LpUser: those of the household; NULL before one is found */
  GtkWidget *window; /* borrowed: it owns this */
  GtkWidget *who;    /* whom it is for, in words */
  GtkWidget *car_row;
  GtkWidget *car_choice;
  GtkWidget *plate;
  GtkWidget *name;
  GtkWidget *phone;
  GtkWidget *span;
  GtkWidget *bays;
  GtkWidget *car;
  GtkWidget *most_walk;
  GtkWidget *most_fen;
  GtkWidget *rank;
  GtkWidget *since;
  GtkWidget *before;
  GtkWidget *pinned;
  GPtrArray *refused; /* of GtkCheckButton, borrowed: one a lot */
  GtkWidget *note;
  GtkWidget *fault;
} LpNeedDialog;

static void
lp_need_dialog_free (gpointer data)
{
  LpNeedDialog *self = data;

  g_object_unref (self->context);
  lp_need_free (self->need);
  g_ptr_array_unref (self->lots);
  g_clear_pointer (&self->cars, g_ptr_array_unref);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

static char *
lp_need_dialog_dup_text (GtkWidget *entry)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static void
lp_need_dialog_set_text (GtkWidget  *entry,
                         const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

/* What the file knows of people is not shown in the form of a new need, and stays unless something else is typed. */
static void
lp_need_dialog_read_personal (LpNeedDialog  *self,
                              GtkWidget     *entry,
                              char         **text)
{
  char *typed = lp_need_dialog_dup_text (entry);

  if (typed == NULL && self->need->id == 0)
    return;
  g_free (*text);
  *text = typed;
}

static void
lp_need_dialog_read_lots (LpNeedDialog *self,
                          LpNeed       *need)
{
  guint pinned = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->pinned));

  need->pinned_lot_id = pinned > 0 ? ((LpLot *) g_ptr_array_index (self->lots, pinned - 1))->id : 0;
  g_array_set_size (need->refused, 0);
  for (guint i = 0; i < self->refused->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->refused, i)))
      g_array_append_val (need->refused, ((LpLot *) g_ptr_array_index (self->lots, i))->id);
}

/* What is wrong, and where. */
static const char *
lp_need_dialog_point (GtkWidget  *where,
                      const char *fault)
{
  gtk_widget_grab_focus (where);
  return fault;
}

/* Takes what was typed into @need; what is wrong in words, or NULL. */
static const char *
lp_need_dialog_read (LpNeedDialog *self,
                     LpNeed       *need)
{
  g_autofree char *since = lp_parking_read_day (gtk_editable_get_text (GTK_EDITABLE (self->since)));

  lp_need_dialog_read_personal (self, self->plate, &need->plate);
  lp_need_dialog_read_personal (self, self->name, &need->contact_name);
  lp_need_dialog_read_personal (self, self->phone, &need->contact_phone);
  g_free (need->note);
  need->note = lp_need_dialog_dup_text (self->note);
  need->span = lp_span_nth (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->span)));
  need->bays = (LpBaysKind) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->bays));
  need->rank = lp_rank_nth (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rank)));
  lp_need_dialog_read_lots (self, need);
  if (!lp_number_from_text (gtk_editable_get_text (GTK_EDITABLE (self->car)), 20, &need->car) || need->car < 1)
    return lp_need_dialog_point (self->car, _("A car is the first, second, third … of its household"));
  if (!lp_number_from_text (gtk_editable_get_text (GTK_EDITABLE (self->most_walk)), 600, &need->most_walk))
    return lp_need_dialog_point (self->most_walk, _("The longest walk is a number of minutes; leave it empty for any"));
  if (!lp_fen_from_text (gtk_editable_get_text (GTK_EDITABLE (self->most_fen)), &need->most_fen))
    return lp_need_dialog_point (self->most_fen, _("Prices are yuan, as 120 or 12.50; leave empty what is not known"));
  if (!lp_fen_from_text (gtk_editable_get_text (GTK_EDITABLE (self->before)), &need->before_fen))
    return lp_need_dialog_point (self->before, _("Prices are yuan, as 120 or 12.50; leave empty what is not known"));
  if (since == NULL)
    return lp_need_dialog_point (self->since, _("The day is not understood; write it as 2026-12-31"));
  g_free (need->since);
  need->since = g_steal_pointer (&since);
  return lp_need_find_fault (need);
}

/* A plate that was typed over that of a car of the file is another car. */
static void
lp_need_dialog_part_from_vehicle (LpNeed     *need,
                                  const char *known)
{
  g_autofree char *typed = linli_plate_normalise (need->plate);

  if (need->vehicle_id != 0 && g_strcmp0 (typed, known) != 0)
    need->vehicle_id = 0;
}

static void
lp_need_dialog_keep_cb (LpNeedDialog *self)
{
  LpNeed *need = lp_need_copy (self->need);
  const char *fault;

  fault = lp_need_dialog_read (self, need);
  if (fault != NULL)
    {
      lp_parking_fault_show (self->fault, fault);
      lp_need_free (need);
      return;
    }
  lp_need_dialog_part_from_vehicle (need, self->need->plate);
  linli_act_and_close (self->window, self->context, self->need->id == 0 ? _("New parking need") : _("Parking need changed"), lp_need_save, need, lp_need_free);
}

/* Whom it is for. */
static void
lp_need_dialog_show_who (LpNeedDialog *self)
{
  g_autofree char *car = lp_need_dup_car (self->need), *home = lp_need_dup_home (self->need), *words = g_strdup_printf ("%s · %s", car, home);

  gtk_label_set_text (GTK_LABEL (self->who), words);
  lp_need_dialog_set_text (self->plate, self->need->id != 0 ? self->need->plate : NULL);
  lp_need_dialog_set_text (self->name, self->need->id != 0 ? self->need->contact_name : NULL);
  lp_need_dialog_set_text (self->phone, self->need->id != 0 ? self->need->contact_phone : NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->rank), lp_rank_get_position (self->need->rank));
}

/* What the file knows of the household fills the form; what was typed for somebody else goes. */
static void
lp_need_dialog_fill (LpNeedDialog *self,
                     const LpUse  *car)
{
  LpNeed *need = self->need;
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;

  g_clear_pointer (&need->plate, g_free);
  g_clear_pointer (&need->contact_name, g_free);
  g_clear_pointer (&need->contact_phone, g_free);
  g_clear_pointer (&need->address, g_free);
  g_clear_pointer (&need->head, g_free);
  need->vehicle_id = car->vehicle_id;
  need->household_id = car->household_id;
  need->dwelling_id = 0;
  need->car = 1;
  need->plate = g_strdup (car->plate);
  need->address = g_strdup (car->address);
  need->head = g_strdup (car->head);
  if (!lp_need_fill (need, linli_context_get_database (self->context), &error))
    linli_act_show_error (self->window, error);
  number = g_strdup_printf ("%d", need->car);
  lp_need_dialog_set_text (self->car, number);
  lp_need_dialog_show_who (self);
}

static void
lp_need_dialog_car_cb (LpNeedDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->car_choice));

  if (self->cars != NULL && chosen < self->cars->len)
    lp_need_dialog_fill (self, ((LpUser *) g_ptr_array_index (self->cars, chosen))->use);
}

/* A household with several cars has one of them to be chosen. */
static void
lp_need_dialog_take_household (LpNeedDialog *self,
                               gint64        vehicle,
                               gint64        household)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *cars = lp_user_list_found (linli_context_get_database (self->context), 0, vehicle, household, &error);
  g_autoptr (GtkStringList) plates = gtk_string_list_new (NULL);

  if (cars == NULL)
    {
      linli_act_show_error (self->window, error);
      return;
    }
  for (guint i = 0; i < cars->len; i++)
    {
      const LpUse *car = ((LpUser *) g_ptr_array_index (cars, i))->use;
      g_autofree char *plate = car->plate != NULL ? linli_mask_plate (car->plate) : g_strdup (C_("parking", "Plate not known"));

      gtk_string_list_append (plates, plate);
    }
  g_clear_pointer (&self->cars, g_ptr_array_unref);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->car_choice), G_LIST_MODEL (plates));
  self->cars = cars;
  gtk_widget_set_visible (self->car_row, cars->len > 1);
  if (cars->len > 0)
    lp_need_dialog_fill (self, ((LpUser *) g_ptr_array_index (cars, 0))->use);
}

static void
lp_need_dialog_take (LpNeedDialog *self,
                     const char   *kind,
                     gint64        id)
{
  LinliResidence residence = { 0 };

  if (g_str_equal (kind, "vehicle"))
    lp_need_dialog_take_household (self, id, 0);
  else if (g_str_equal (kind, "household"))
    lp_need_dialog_take_household (self, 0, id);
  else
    {
      linli_residency_read (linli_context_get_database (self->context), kind, id, &residence);
      if (residence.household != 0)
        lp_need_dialog_take_household (self, 0, residence.household);
      else
        lp_parking_fault_show (self->fault, _("Nobody lives there"));
    }
}

static void
lp_need_dialog_found_cb (LinliRecordFinder *finder,
                         const char        *kind,
                         gint64             id,
                         const char        *title,
                         LpNeedDialog      *self)
{
  lp_need_dialog_take (self, kind, id);
  linli_record_finder_clear (finder);
  gtk_widget_grab_focus (self->plate);
}

static GtkWidget *
lp_need_dialog_new_group (GtkWidget  *box,
                          const char *title,
                          const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static GtkWidget *
lp_need_dialog_add_entry (GtkWidget  *group,
                          const char *label,
                          const char *text)
{
  GtkWidget *row = lp_parking_entry_new (label, text);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
lp_need_dialog_add_who (LpNeedDialog *self,
                        GtkWidget    *box)
{
  static const char * const kinds[] = { "vehicle", "household", "dwelling", "person", NULL };
  GtkWidget *finder = linli_record_finder_new (self->context, C_("parking", "Plate, household, room or name"), kinds), *group;

  self->who = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->who), 0);
  gtk_label_set_wrap (GTK_LABEL (self->who), TRUE);
  gtk_widget_add_css_class (self->who, "title-4");
  gtk_box_append (GTK_BOX (box), finder);
  gtk_box_append (GTK_BOX (box), self->who);
  g_object_set_data (G_OBJECT (box), "finder", finder);
  g_signal_connect (finder, "found", G_CALLBACK (lp_need_dialog_found_cb), self);
  group = lp_need_dialog_new_group (box, C_("parking", "Who"), self->need->id == 0 ? _("What the file knows is taken from it; type only what is to be different.") : NULL);
  self->car_choice = gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  self->car_row = linli_plain_row_new_for (C_("parking", "Which of its cars"), self->car_choice);
  gtk_widget_set_visible (self->car_row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->car_row);
  self->plate = lp_need_dialog_add_entry (group, C_("parking", "Number plate"), NULL);
  self->name = lp_need_dialog_add_entry (group, C_("parking", "Contact"), NULL);
  self->phone = lp_need_dialog_add_entry (group, C_("parking", "Telephone"), NULL);
}

/* An empty text for what is not known. */
static char *
lp_need_dialog_dup_fen (gint64 fen)
{
  return fen != LP_NOT_KNOWN ? lp_fen_to_text (fen) : NULL;
}

static void
lp_need_dialog_add_wishes (LpNeedDialog *self,
                           GtkWidget    *box)
{
  const LpNeed *need = self->need;
  GtkWidget *group = lp_need_dialog_new_group (box, C_("parking", "What it needs"), NULL);
  g_autofree char *car = g_strdup_printf ("%d", need->car), *walk = need->most_walk != LP_NOT_KNOWN ? g_strdup_printf ("%d", need->most_walk) : NULL;
  g_autofree char *fen = lp_need_dialog_dup_fen (need->most_fen), *before = lp_need_dialog_dup_fen (need->before_fen), *today = lp_parking_dup_today ();
  g_autofree char *why = g_strdup_printf (_("Judged by tags (disabled, needs care) and birth dates (%d and older, younger than %d); no rule says so: correct it "
                                            "where it is wrong."), LP_NEED_ELDER_AGE, LP_NEED_INFANT_AGE);
  GtkWidget *row;

  self->span = lp_span_choice_new (need->span);
  self->bays = lp_bays_choice_new (need->bays);
  self->rank = lp_rank_choice_new (need->rank);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_plain_row_new_for (C_("parking", "When"), self->span));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_plain_row_new_for (C_("parking", "Kind of bay"), self->bays));
  row = linli_plain_row_new_for (C_("parking", "Priority"), self->rank);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->car = lp_need_dialog_add_entry (group, C_("parking", "Which car of the household (1, 2, 3 …)"), car);
  self->most_walk = lp_need_dialog_add_entry (group, C_("parking", "Longest walk in minutes (empty: any)"), walk);
  self->most_fen = lp_need_dialog_add_entry (group, C_("parking", "Most yuan a month (empty: any)"), fen);
  self->before = lp_need_dialog_add_entry (group, C_("parking", "Yuan a month before (empty: not known)"), before);
  self->since = lp_need_dialog_add_entry (group, C_("parking", "Waits since"), need->since != NULL ? need->since : today);
  self->note = lp_need_dialog_add_entry (group, _("Note"), need->note);
}

static gboolean
lp_need_dialog_refuses (LpNeedDialog *self,
                        gint64        lot)
{
  for (guint i = 0; i < self->need->refused->len; i++)
    if (g_array_index (self->need->refused, gint64, i) == lot)
      return TRUE;
  return FALSE;
}

static void
lp_need_dialog_add_lots (LpNeedDialog *self,
                         GtkWidget    *box)
{
  GtkWidget *group = lp_need_dialog_new_group (box, C_("parking", "Lots"), NULL), *expander = adw_expander_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, C_("parking", "Any lot"));
  for (guint i = 0; i < self->lots->len; i++)
    gtk_string_list_append (names, ((LpLot *) g_ptr_array_index (self->lots, i))->name);
  self->pinned = linli_name_chooser_new (C_("parking", "Shall have"), names);
  gtk_widget_set_size_request (self->pinned, 240, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), C_("parking", "Shall not have"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Shall not have"), -1); /* for the list in it, which has none */
  for (guint i = 0; i < self->lots->len; i++)
    {
      const LpLot *lot = g_ptr_array_index (self->lots, i);
      GtkWidget *tick = gtk_check_button_new (), *row = linli_plain_row_new_for (lot->name, tick);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), lp_need_dialog_refuses (self, lot->id));
      g_ptr_array_add (self->refused, tick);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
      if (lot->id == self->need->pinned_lot_id)
        linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->pinned), i + 1);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_plain_row_new_for (C_("parking", "Shall have"), self->pinned));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), expander);
}

static GtkWidget *
lp_need_dialog_new_content (LpNeedDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *keep = linli_button_new (_("_Keep"), NULL);

  lp_need_dialog_add_who (self, box);
  lp_need_dialog_add_wishes (self, box);
  lp_need_dialog_add_lots (self, box);
  lp_need_dialog_show_who (self);
  g_signal_connect_swapped (self->car_choice, "notify::selected", G_CALLBACK (lp_need_dialog_car_cb), self);
  gtk_widget_add_css_class (keep, "suggested-action");
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (lp_need_dialog_keep_cb), self);
  g_object_set_data (G_OBJECT (self->window), "finder", g_object_get_data (G_OBJECT (box), "finder"));
  return lp_parking_content_new (box, &self->fault, keep);
}

/* Takes @need. NULL when the lots could not be read, which was told then. */
static LpNeedDialog *
lp_need_dialog_open (GtkWidget    *over,
                     LinliContext *context,
                     LpNeed       *need)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lots = lp_lot_list (linli_context_get_database (context), &error);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  LpNeedDialog *self;

  if (lots == NULL)
    {
      lp_need_free (need);
      g_object_unref (g_object_ref_sink (content));
      linli_toast_show_error (over, _("The parking lots could not be read"), error);
      return NULL;
    }
  self = g_new0 (LpNeedDialog, 1);
  self->context = g_object_ref (context);
  self->need = need;
  self->lots = g_steal_pointer (&lots);
  self->refused = g_ptr_array_new ();
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), C_("parking", "Parking Need"), content, 680, 600);
  gtk_box_append (GTK_BOX (content), lp_need_dialog_new_content (self));
  g_object_set_data_full (G_OBJECT (self->window), "need", self, lp_need_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (need->id != 0 ? self->plate : g_object_get_data (G_OBJECT (self->window), "finder"));
  return self;
}

void
lp_need_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     gint64        id)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_NEED_KIND);
  g_autoptr (GError) error = NULL;
  LpNeed *need = kind != NULL ? lp_need_load (linli_context_get_database (context), kind, id, &error) : NULL;

  if (need != NULL)
    lp_need_dialog_open (over, context, need);
  else if (error != NULL)
    linli_toast_show_error (over, _("The parking need could not be read"), error);
}

void
lp_need_dialog_show_new (GtkWidget      *window,
                         LinliContext   *context,
                         LinliSelection *selection,
                         gpointer        data)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_NEED_KIND);

  if (kind != NULL)
    lp_need_dialog_open (window, context, lp_need_new (kind));
}

void
lp_need_dialog_show_about (GtkWidget    *window,
                           LinliContext *context,
                           const char   *kind,
                           const gint64 *ids,
                           gsize         n_ids)
{
  LinliMatterKind *needs = linli_context_find_matter_kind (context, LP_NEED_KIND);
  LpNeedDialog *dialog = needs != NULL ? lp_need_dialog_open (window, context, lp_need_new (needs)) : NULL;

  if (dialog != NULL)
    lp_need_dialog_take (dialog, kind, ids[0]);
}

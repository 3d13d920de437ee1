/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Cars that park in a lot: one that is searched for, all of a compound, or a list that is pasted. Who is concerned is shown, with a tick each,
 * before anything is written. What the dialog holds is freed with its window. */

#include <glib/gi18n-lib.h>

#include "lp-car-list.h"
#include "lp-user-store.h"
#include "lp-users-dialog.h"

typedef struct {
  LinliContext *context;
  LpLot *lot;
  GPtrArray *users;     /* of LpUser: those in the list */
  GPtrArray *compounds; /* of LpCompound; NULL where none is chosen */
  GtkWidget *window;    /* borrowed: it owns this */
  GtkWidget *cars;
  GtkWidget *span;
  GtkWidget *bays;
  GtkWidget *since;
  GtkWidget *fen;
  GtkWidget *compound;
  GtkWidget *text;
  GtkWidget *finder;
  GtkWidget *fault;
} LpUsersAdd;

static void
lp_users_add_free (gpointer data)
{
  LpUsersAdd *self = data;

  g_object_unref (self->context);
  lp_lot_free (self->lot);
  g_clear_pointer (&self->users, g_ptr_array_unref);
  g_clear_pointer (&self->compounds, g_ptr_array_unref);
  g_free (self);
}

/* What the file says of the car, for its row. */
static char *
lp_users_add_dup_finding (const LpUser *user)
{
  switch (user->finding)
    {
    case LP_USER_CONFLICT:
      return g_strdup (_("The room in the list is another household's than the car's; not chosen"));
    case LP_USER_NO_PLATE:
      return g_strdup (_("No number plate in this line"));
    case LP_USER_TWICE:
      return g_strdup (_("Stands in the list twice"));
    case LP_USER_HAS_BAY:
      return g_strdup_printf (_("Has a bay already: %s"), user->where);
    case LP_USER_NO_ROOM:
      return g_strdup (_("The room was not found; the car's household is known"));
    case LP_USER_NO_CAR:
      return g_strdup (_("The file knows no car of this household; it is noted without a plate"));
    case LP_USER_UNKNOWN:
      return g_strdup (_("Nobody in the file has this car; it is noted by its plate alone"));
    case LP_USER_BY_ROOM:
      return g_strdup (_("The car is not in the file; it is noted for the household of the room"));
    case LP_USER_SURE:
    default:
      return g_strdup (_("Known"));
    }
}

static LinliTone
lp_users_add_get_tone (const LpUser *user)
{
  if (user->finding == LP_USER_SURE)
    return LINLI_TONE_SUCCESS;
  return lp_user_can_be (user) ? LINLI_TONE_WARNING : LINLI_TONE_NEUTRAL;
}

/* A line without a plate is told by its number in the list; what stands in it is masked. */
static char *
lp_users_add_dup_title (const LpUser *user)
{
  g_autofree char *masked = NULL;

  if (user->use->plate != NULL || user->line == NULL)
    return lp_use_dup_title (user->use);
  masked = linli_mask_other (user->line);
  return g_strdup_printf (C_("parking", "Line %u: %s"), user->line_number, masked);
}

static void
lp_users_add_show_users (LpUsersAdd *self)
{
  lp_car_list_clear (self->cars);
  for (guint i = 0; i < self->users->len; i++)
    {
      const LpUser *user = g_ptr_array_index (self->users, i);
      g_autofree char *title = lp_users_add_dup_title (user);
      g_autofree char *words = lp_users_add_dup_finding (user);
      GtkWidget *chip = linli_chip_new (user->finding == LP_USER_SURE ? C_("parking", "Sure") : lp_user_can_be (user) ? C_("parking", "Not sure") : C_("parking", "Left out"),
                                        lp_users_add_get_tone (user));

      lp_car_list_add (self->cars, title, words, lp_user_is_likely (user), lp_user_can_be (user), chip);
    }
}

/* Takes @users. */
static void
lp_users_add_take (LpUsersAdd *self,
                   GPtrArray  *users)
{
  g_clear_pointer (&self->users, g_ptr_array_unref);
  self->users = users;
  lp_users_add_show_users (self);
}

/* The ticked ones, with what holds for all of them. */
static GPtrArray *
lp_users_add_collect (LpUsersAdd *self,
                      const char *since,
                      gint64      fen)
{
  GPtrArray *uses = g_ptr_array_new_with_free_func (lp_use_free);

  for (guint i = 0; i < self->users->len; i++)
    {
      LpUse *use;

      if (!lp_car_list_is_ticked (self->cars, i))
        continue;
      use = lp_use_copy (((LpUser *) g_ptr_array_index (self->users, i))->use);
      use->span = lp_span_nth (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->span)));
      use->bays = (LpBaysKind) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->bays));
      use->since = g_strdup (since);
      use->fen = fen;
      g_ptr_array_add (uses, use);
    }
  return uses;
}

static void
lp_users_add_do_cb (LpUsersAdd *self)
{
  g_autofree char *since = lp_parking_read_day (gtk_editable_get_text (GTK_EDITABLE (self->since)));
  const char *fault = NULL;
  gint64 fen;

  if (lp_car_list_count (self->cars) == 0)
    fault = _("No car is chosen");
  else if (since == NULL)
    fault = _("The day is not understood; write it as 2026-12-31");
  else if (!lp_fen_from_text (gtk_editable_get_text (GTK_EDITABLE (self->fen)), &fen))
    fault = _("Prices are yuan, as 120 or 12.50; leave empty what is not known");
  if (fault != NULL)
    {
      lp_parking_fault_show (self->fault, fault);
      return;
    }
  linli_act_and_close (self->window, self->context, _("Cars noted in a lot"), lp_user_add_all, lp_users_add_collect (self, since, fen),
                       (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_users_add_compound_cb (LpUsersAdd *self)
{
  guint chosen = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->compound));
  g_autoptr (GError) error = NULL;
  GPtrArray *users;

  if (chosen == 0)
    {
      lp_users_add_take (self, g_ptr_array_new_with_free_func (lp_user_free));
      return;
    }
  users = lp_user_list_compound (linli_context_get_database (self->context), self->lot->id,
                                 ((LpCompound *) g_ptr_array_index (self->compounds, chosen - 1))->id, &error);
  if (users != NULL)
    lp_users_add_take (self, users);
  else
    linli_act_show_error (self->window, error);
}

static void
lp_users_add_match_cb (LpUsersAdd *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter begin, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  text = gtk_text_buffer_get_text (buffer, &begin, &end, FALSE);
  lp_users_add_take (self, lp_user_list_text (linli_context_get_database (self->context), self->lot->id, text));
}

/* A plate that is typed stands for itself, be it of the file or not. */
static void
lp_users_add_plate_cb (LpUsersAdd *self)
{
  lp_users_add_take (self, lp_user_list_text (linli_context_get_database (self->context), self->lot->id,
                                              gtk_editable_get_text (GTK_EDITABLE (self->text))));
}

static gint64
lp_users_add_find_household (LpUsersAdd *self,
                             const char *kind,
                             gint64      id)
{
  LinliResidence residence = { 0 };

  if (g_str_equal (kind, "household"))
    return id;
  linli_residency_read (linli_context_get_database (self->context), kind, id, &residence);
  return residence.household;
}

/* A household without a car in the file parks one of which nobody knows the plate. */
static void
lp_users_add_found_cb (LinliRecordFinder *finder,
                       const char        *kind,
                       gint64             id,
                       const char        *title,
                       LpUsersAdd        *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *users;

  users = lp_user_list_found (linli_context_get_database (self->context), self->lot->id, g_str_equal (kind, "vehicle") ? id : 0,
                              g_str_equal (kind, "vehicle") ? 0 : lp_users_add_find_household (self, kind, id), &error);
  if (users != NULL)
    lp_users_add_take (self, users);
  else
    linli_act_show_error (self->window, error);
}

static void
lp_users_add_conditions (LpUsersAdd *self,
                         GtkWidget  *box)
{
  GtkWidget *list;
  g_autofree char *today = lp_parking_dup_today ();
  LpBaysSum sum;
  const char *counted;

  lp_lot_sum (self->lot, &sum);
  counted = sum.counted_on != NULL ? sum.counted_on : sum.night_counted_on;
  self->span = lp_span_choice_new (LP_PARK_ALL_DAY);
  self->bays = lp_bays_choice_new (LP_BAYS_PLAIN);
  self->since = lp_parking_entry_new (C_("parking", "Parks there since"), counted != NULL ? counted : today);
  self->fen = lp_parking_entry_new (C_("parking", "Yuan a month (empty: not known)"), NULL);
  if (counted != NULL)
    linli_plain_label_add (box, _("Who was there on the day of the count takes none of the bays that were free then."), "dim-label");
  list = linli_plain_list_add (box, C_("parking", "How they park"));
  gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new_for (C_("parking", "When"), self->span));
  gtk_list_box_append (GTK_LIST_BOX (list), linli_plain_row_new_for (C_("parking", "Kind of bay"), self->bays));
  gtk_list_box_append (GTK_LIST_BOX (list), self->since);
  gtk_list_box_append (GTK_LIST_BOX (list), self->fen);
}

/* @head is what leads to the cars. */
static void
lp_users_add_open (LpUsersAdd *self,
                   GtkWidget  *over,
                   const char *title,
                   GtkWidget  *head)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *button = linli_button_new (C_("parking", "_Note Them"), NULL);

  self->users = g_ptr_array_new_with_free_func (lp_user_free);
  gtk_box_append (GTK_BOX (box), head);
  self->cars = lp_car_list_new (C_("parking", "Cars that will be noted"));
  gtk_box_append (GTK_BOX (box), self->cars);
  lp_users_add_conditions (self, box);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (lp_users_add_do_cb), self);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, lp_parking_content_new (box, &self->fault, button), 700, 600);
  g_object_set_data_full (G_OBJECT (self->window), "add", self, lp_users_add_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
}

static LpUsersAdd *
lp_users_add_new (LinliContext *context,
                  const LpLot  *lot)
{
  LpUsersAdd *self = g_new0 (LpUsersAdd, 1);

  self->context = g_object_ref (context);
  self->lot = lp_lot_copy (lot);
  return self;
}

void
lp_users_add_show (GtkWidget    *over,
                   LinliContext *context,
                   const LpLot  *lot)
{
  static const char * const kinds[] = { "vehicle", "household", "dwelling", "person", NULL };
  LpUsersAdd *self = lp_users_add_new (context, lot);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->finder = linli_record_finder_new (context, C_("parking", "Plate, household, room or name"), kinds);
  g_signal_connect (self->finder, "found", G_CALLBACK (lp_users_add_found_cb), self);
  self->text = lp_parking_entry_new (C_("parking", "Or a plate that is not in the file"), NULL);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->text), TRUE);
  g_signal_connect_swapped (self->text, "apply", G_CALLBACK (lp_users_add_plate_cb), self);
  gtk_box_append (GTK_BOX (head), self->finder);
  gtk_list_box_append (GTK_LIST_BOX (linli_plain_list_add (head, C_("parking", "Number plate"))), self->text);
  lp_users_add_open (self, over, C_("parking", "A Car Parks Here"), head);
  gtk_widget_grab_focus (self->finder);
}

void
lp_users_compound_show (GtkWidget    *over,
                        LinliContext *context,
                        const LpLot  *lot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) compounds = lp_compound_list (linli_context_get_database (context), &error);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  LpUsersAdd *self;
  GtkWidget *head;

  if (compounds == NULL)
    {
      linli_act_show_error (over, error);
      return;
    }
  self = lp_users_add_new (context, lot);
  self->compounds = g_steal_pointer (&compounds);
  gtk_string_list_append (names, C_("parking", "Choose a compound"));
  for (guint i = 0; i < self->compounds->len; i++)
    gtk_string_list_append (names, ((LpCompound *) g_ptr_array_index (self->compounds, i))->name);
  self->compound = linli_name_chooser_new (C_("parking", "Compound"), names);
  gtk_widget_set_size_request (self->compound, 260, -1);
  head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_list_box_append (GTK_LIST_BOX (linli_plain_list_add (head, C_("parking", "Compound"))), linli_plain_row_new_for (C_("parking", "Cars of the households of"), self->compound));
  lp_users_add_open (self, over, C_("parking", "A Compound's Cars Park Here"), head);
  g_signal_connect_swapped (self->compound, "changed", G_CALLBACK (lp_users_add_compound_cb), self);
  for (guint i = 0; i < self->compounds->len; i++)
    if (((LpCompound *) g_ptr_array_index (self->compounds, i))->id == lot->compound_id)
      linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (self->compound), i + 1);
}

void
lp_users_paste_show (GtkWidget    *over,
                     LinliContext *context,
                     const LpLot  *lot)
{
  LpUsersAdd *self = lp_users_add_new (context, lot);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (_("One car a line: its plate, and its room if you have it.")), *match;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  self->text = gtk_text_view_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->text), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "List of cars"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->text);
  gtk_widget_set_size_request (scroller, -1, 120);
  gtk_widget_add_css_class (scroller, "card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  match = linli_button_new (C_("parking", "_Look Them Up"), NULL);
  gtk_widget_set_halign (match, GTK_ALIGN_START);
  g_signal_connect_swapped (match, "clicked", G_CALLBACK (lp_users_add_match_cb), self);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), scroller);
  gtk_box_append (GTK_BOX (head), match);
  lp_users_add_open (self, over, C_("parking", "A List of Cars"), head);
  gtk_widget_grab_focus (self->text);
}

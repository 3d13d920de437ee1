/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form for a volunteer's card. What it holds is freed with its window; nothing is written before it is kept. */

#include "lp-card-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-card-limits.h"
#include "lp-card-pairs.h"
#include "lp-card-store.h"
#include "lp-dialog.h"
#include "lp-post-store.h"
#include "lp-roster-facts-store.h"

typedef struct {
  LinliContext *context;
  LinliForm *form;
  LpCard *card;     /* as it is in the file, or new */
  GPtrArray *posts; /* of LpPost: with those that were removed and stand on the card, or that would open to every post when it is kept */
  GtkWidget *who;
  GtkWidget *number, *joined_on, *left_on, *skills, *times, *newcomer;
  GtkWidget *limits[LP_CARD_N_LIMITS];
  GtkWidget *heat, *heights, *nights;
  GtkWidget *pairs;
  GtkWidget *contact_name, *contact_phone, *note;
  GPtrArray *likings; /* of GtkDropDown, borrowed: one a post */
} LpCardDialog;

static void
lp_card_dialog_free (gpointer data)
{
  LpCardDialog *self = data;

  g_object_unref (self->context);
  lp_card_free (self->card);
  g_ptr_array_unref (self->posts);
  g_ptr_array_unref (self->likings);
  g_free (self);
}

/* The order of a menu of three: as the office says, may, may not. */
static int
lp_card_dialog_get_may (GtkWidget *menu)
{
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (menu));

  return chosen == 1 ? 1 : chosen == 2 ? 0 : LP_CARD_NOT_SET;
}

static gboolean
lp_card_dialog_read_times (LpCardDialog *self,
                           LpCard       *card)
{
  g_autoptr (GError) error = NULL;
  GArray *times = lp_times_read (gtk_editable_get_text (GTK_EDITABLE (self->times)), &error);

  if (times == NULL)
    {
      linli_form_complain (self->form, error->message, self->times);
      return FALSE;
    }
  g_array_unref (card->times);
  card->times = times;
  return TRUE;
}

static void
lp_card_dialog_read_skills (LpCardDialog *self,
                            LpCard       *card)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->skills)));
  static const char * const marks[] = { "、", "，", "；", ",", ";" };
  g_autoptr (GString) words = g_string_new (text);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (words, marks[i], " ", 0);
  g_strfreev (card->skills);
  card->skills = g_strsplit (words->str, " ", -1);
}

static void
lp_card_dialog_read_posts (LpCardDialog *self,
                           LpCard       *card)
{
  static const int likings[] = { 0, 0, 1, -1 };

  g_array_set_size (card->posts, 0);
  for (guint i = 0; i < self->likings->len; i++)
    {
      guint chosen = gtk_drop_down_get_selected (g_ptr_array_index (self->likings, i));
      LpCardPost post = { ((LpPost *) g_ptr_array_index (self->posts, i))->id, likings[MIN (chosen, 3)] };

      if (chosen > 0)
        g_array_append_val (card->posts, post);
    }
}

static LpCard *
lp_card_dialog_read (LpCardDialog *self)
{
  LpCard *card = lp_card_new (self->card->person_id);

  card->id = self->card->id;
  card->number = linli_form_dup_text (self->number);
  card->contact_name = linli_form_dup_text (self->contact_name);
  card->contact_phone = linli_form_dup_text (self->contact_phone);
  card->note = linli_form_dup_text (self->note);
  card->newcomer = gtk_switch_get_active (GTK_SWITCH (self->newcomer));
  card->heat = lp_card_dialog_get_may (self->heat);
  card->heights = lp_card_dialog_get_may (self->heights);
  card->nights = lp_card_dialog_get_may (self->nights);
  lp_card_pairs_get (self->pairs, card->pairs);
  lp_card_dialog_read_skills (self, card);
  lp_card_dialog_read_posts (self, card);
  if (lp_card_dialog_read_times (self, card) && linli_form_read_day (self->form, self->joined_on, &card->joined_on) &&
      linli_form_read_day (self->form, self->left_on, &card->left_on) && lp_card_limits_read (self->form, self->limits, card))
    return card;
  lp_card_free (card);
  return NULL;
}

static void
lp_card_dialog_keep_cb (LpCardDialog *self)
{
  LpCard *card;

  if (self->card->person_id == 0)
    {
      linli_form_complain (self->form, _("Search for the person first; somebody who is not in the file yet is entered under Households"), NULL);
      return;
    }
  card = lp_card_dialog_read (self);
  if (card != NULL)
    linli_act_and_close (self->form->window, self->context, card->id == 0 ? _("New volunteer") : _("Volunteer's card changed"), lp_card_keep, card, lp_card_free);
}

static void
lp_card_dialog_found_cb (LinliRecordFinder *finder,
                         const char        *kind,
                         gint64             id,
                         const char        *title,
                         LpCardDialog      *self)
{
  LpCard *card = lp_card_new_for (linli_context_get_database (self->context), id);
  g_autofree char *masked = linli_mask_name (card->name != NULL ? card->name : "");

  lp_card_free (card);
  self->card->person_id = id;
  gtk_label_set_text (GTK_LABEL (self->who), masked);
  gtk_widget_set_visible (self->who, TRUE);
  linli_record_finder_clear (finder);
  gtk_widget_grab_focus (self->times);
}

static GtkWidget *
lp_card_dialog_add_finder (LpCardDialog *self)
{
  GtkWidget *finder;

  gtk_list_box_append (GTK_LIST_BOX (self->form->list),
                       lp_finder_row_new (self->context, C_("volunteers", "Name of the volunteer"), "heading", &finder, &self->who));
  g_signal_connect (finder, "found", G_CALLBACK (lp_card_dialog_found_cb), self);
  return finder;
}

static guint
lp_card_dialog_find_liking (const LpCard *card,
                            gint64        post)
{
  for (guint i = 0; i < card->posts->len; i++)
    {
      const LpCardPost *known = &g_array_index (card->posts, LpCardPost, i);

      if (known->post_id == post)
        return known->liking > 0 ? 2 : known->liking < 0 ? 3 : 1;
    }
  return 0;
}

static void
lp_card_dialog_add_posts (LpCardDialog *self)
{
  const char *labels[] = { C_("liking", "Not"), C_("liking", "Yes"), C_("liking", "Gladly"), C_("liking", "If it must be"), NULL };
  GtkWidget *expander = adw_expander_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), C_("volunteers", "Posts"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("volunteers", "Posts"), -1); /* for the list in it, which has none */
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), self->posts->len == 0 ? _("No posts yet; they are set up under “Posts and Templates”")
                                                                                    : _("With none of them: all that need no skill"));
  for (guint i = 0; i < self->posts->len; i++)
    {
      const LpPost *post = g_ptr_array_index (self->posts, i);
      GtkWidget *menu = gtk_drop_down_new_from_strings (labels);
      g_autofree char *title = post->removed ? g_strdup_printf (C_("volunteers", "%s (removed)"), post->name) : g_strdup (post->name);

      gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), lp_card_dialog_find_liking (self->card, post->id));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), linli_plain_row_new_for (title, menu));
      g_ptr_array_add (self->likings, menu);
    }
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), expander);
}

static GtkWidget *
lp_card_dialog_add_may (LpCardDialog *self,
                        const char   *title,
                        int           may)
{
  const char *labels[] = { _("As for the age"), C_("volunteers", "May"), C_("volunteers", "May not"), NULL };

  return linli_form_add_choice (self->form, title, labels, may == LP_CARD_NOT_SET ? 0 : may != 0 ? 1 : 2);
}

static void
lp_card_dialog_fill (LpCardDialog          *self,
                     const LpRosterSetting *office)
{
  const LpCard *card = self->card;
  g_autofree char *skills = g_strjoinv ("、", card->skills), *times = lp_times_dup_text (card->times);
  LinliDate date;
  g_autofree char *today = NULL;

  linli_date_today (&date);
  today = linli_date_to_string (&date);
  self->times = linli_form_add_entry (self->form, _("Has time every week"), times);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->times), C_("volunteers", "Weekdays and hours, such as 8:00-11:00"));
  gtk_editable_set_width_chars (GTK_EDITABLE (self->times), 32);
  self->skills = linli_form_add_entry (self->form, _("Skills"), skills);
  lp_card_dialog_add_posts (self);
  lp_card_limits_add (self->form, card, office, self->limits);
  self->pairs = lp_card_pairs_new (self->context, card);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), self->pairs);
  self->heat = lp_card_dialog_add_may (self, _("In the heat"), card->heat);
  self->heights = lp_card_dialog_add_may (self, _("At heights"), card->heights);
  self->nights = lp_card_dialog_add_may (self, _("At night"), card->nights);
  self->newcomer = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->newcomer), card->newcomer);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), linli_plain_row_new_for (_("Newcomer, serves beside somebody experienced"), self->newcomer));
  self->number = linli_form_add_entry (self->form, _("Volunteer's number"), card->number);
  self->joined_on = linli_form_add_entry (self->form, _("Joined on"), card->id == 0 ? today : card->joined_on);
  self->contact_name = linli_form_add_entry (self->form, _("Emergency contact"), card->contact_name);
  self->contact_phone = linli_form_add_entry (self->form, _("Phone of the emergency contact"), card->contact_phone);
  self->left_on = linli_form_add_entry (self->form, C_("volunteers", "Serves until (that day still counts)"), card->left_on);
  self->note = linli_form_add_entry (self->form, _("Note"), card->note);
}

/* Takes @card. */
static void
lp_card_dialog_open (GtkWidget    *over,
                     LinliContext *context,
                     LpCard       *card)
{
  LpCardDialog *self = g_new0 (LpCardDialog, 1);
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) error = NULL;
  LpRosterSetting office;
  GtkWidget *finder = NULL;
  g_autofree char *name = card->name != NULL ? linli_mask_name (card->name) : NULL;
  g_autofree char *title = name != NULL ? g_strdup_printf (_("Volunteer: %s"), name) : g_strdup (_("New Volunteer"));

  self->context = g_object_ref (context);
  self->card = card;
  self->likings = g_ptr_array_new ();
  self->posts = lp_post_list_of_card (database, card->id, &error);
  if (self->posts == NULL || !lp_roster_setting_load (database, &office, &error))
    {
      linli_act_show_error (over, error);
      g_clear_pointer (&self->posts, g_ptr_array_unref);
      self->posts = g_ptr_array_new ();
      lp_card_dialog_free (self);
      return;
    }
  self->form = linli_form_new (over, title, C_("volunteers", "_Keep"));
  if (card->person_id == 0)
    finder = lp_card_dialog_add_finder (self);
  lp_card_dialog_fill (self, &office);
  linli_form_show (self->form, G_CALLBACK (lp_card_dialog_keep_cb), self, lp_card_dialog_free);
  gtk_widget_grab_focus (finder != NULL ? finder : self->times);
}

void
lp_card_dialog_show_new (GtkWidget      *over,
                         LinliContext   *context,
                         LinliSelection *selection,
                         gpointer        unused)
{
  lp_card_dialog_open (over, context, lp_card_new (0));
}

/* A card whose form is wanted, until it is revealed. */
typedef struct {
  GtkWidget *over;
  LinliContext *context;
  gint64 id;
} LpCardWish;

static void
lp_card_wish_free (gpointer data)
{
  LpCardWish *wish = data;

  g_object_unref (wish->over);
  g_object_unref (wish->context);
  g_free (wish);
}

static void
lp_card_dialog_revealed_cb (gpointer data)
{
  const LpCardWish *wish = data;
  g_autoptr (GError) error = NULL;
  LpCard *card = lp_card_load (linli_context_get_database (wish->context), wish->id, &error);

  if (card != NULL)
    lp_card_dialog_open (wish->over, wish->context, card);
  else
    linli_act_show_error (wish->over, error);
}

void
lp_card_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     gint64        person_id)
{
  LinliDatabase *database = linli_context_get_database (context);
  gint64 id = lp_card_find (database, person_id);
  LpCardWish *wish;

  if (id == 0)
    {
      lp_card_dialog_open (over, context, lp_card_new_for (database, person_id));
      return;
    }
  wish = g_new (LpCardWish, 1);
  *wish = (LpCardWish) { GTK_WIDGET (g_object_ref (gtk_widget_get_root (over))), g_object_ref (context), id };
  linli_reveal_ask (over, context, "person", person_id, lp_card_dialog_revealed_cb, wish, lp_card_wish_free);
}

void
lp_card_dialog_show_about (GtkWidget    *window,
                           LinliContext *context,
                           const char   *kind,
                           const gint64 *ids,
                           gsize         n_ids)
{
  if (n_ids > 0)
    lp_card_dialog_show (window, context, ids[0]);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpFillResult: a roster before it is accepted. On the left what stays empty and what changes, day by day; on the right why the chosen place is empty, and
 * the nearest fix. A place is explained when it is chosen, for that takes time. Borrows the roster; freed with its dialog. */

#include "lp-fill-result.h"

#include <glib/gi18n-lib.h>

#include "lp-desk-person.h"
#include "lp-fix-row.h"

#define MOST_LINES 400 /* shown; the figures count all */
#define MOST_EMPTY 60

struct _LpFillResult
{
  GtkWidget parent_instance;

  LinliContext *context;
  const LpRosterFacts *facts; /* NULL while nothing is shown */
  const LpRoster *roster;
  GArray *empty; /* of guint: slots, in the order of the rows */
  GtkWidget *box;
  GtkWidget *figures;
  GtkWidget *empty_title, *empty_list;
  GtkWidget *changes;
  GtkWidget *pane;
};

G_DEFINE_FINAL_TYPE (LpFillResult, lp_fill_result, GTK_TYPE_WIDGET)

static void
lp_fill_result_clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static char *
lp_fill_result_dup_change (LpFillResult         *self,
                           const LpRosterChange *change)
{
  const LpRosterCard *card = lp_roster_card (self->facts, change->card);
  g_autofree char *name = lp_desk_dup_name (self->context, card->person, card->name), *from = NULL;
  g_autofree char *shift = lp_roster_shift_dup_words (self->facts, change->slot);

  if (change->kind == LP_ROSTER_ADDED)
    return g_strdup_printf (C_("roster", "+ %s: %s"), shift, name);
  if (change->kind == LP_ROSTER_TAKEN_OFF)
    return g_strdup_printf (C_("roster", "− %s: %s is taken off"), shift, name);
  from = lp_roster_shift_dup_words (self->facts, change->from); /* of the same day */
  return g_strdup_printf (C_("roster", "→ %s: %s, before %s"), shift, name, from);
}

static void
lp_fill_result_add_figure (LpFillResult *self,
                           const char   *title,
                           const char   *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  linli_plain_label_add (box, title, "caption");
  linli_plain_label_add (box, value, "heading");
  gtk_box_append (GTK_BOX (self->figures), box);
}

static void
lp_fill_result_add_figures (LpFillResult             *self,
                            const LpRosterDifference *difference)
{
  const LpRosterFigures *b = &difference->before, *a = &difference->after;
  g_autofree char *least = lp_roster_dup_minutes (a->least_minutes), *most = lp_roster_dup_minutes (a->most_minutes);
  g_autofree char *least_before = lp_roster_dup_minutes (b->least_minutes), *most_before = lp_roster_dup_minutes (b->most_minutes);
  g_autofree char *filled = g_strdup_printf (C_("roster", "%u of %u (before %u)"), a->n_filled, a->n_places, b->n_filled);
  g_autofree char *missing = g_strdup_printf (C_("roster", "%u (before %u)"), a->n_short, b->n_short);
  g_autofree char *fair = g_strdup_printf (C_("roster", "%s to %s (before %s to %s)"), least, most, least_before, most_before);
  g_autofree char *wishes = g_strdup_printf (C_("roster", "%u gladly, %u only because it must be, of %u"), a->n_glad, a->n_unwilling, a->n_duties);

  lp_fill_result_add_figure (self, C_("roster", "Places filled"), filled);
  lp_fill_result_add_figure (self, C_("roster", "Places short of the minimum"), missing);
  lp_fill_result_add_figure (self, C_("roster", "Hours a person, with the past months"), fair);
  lp_fill_result_add_figure (self, C_("roster", "Wishes"), wishes);
}

static void
lp_fill_result_end_day (LpFillResult *self,
                        GString      *lines)
{
  if (lines->len == 0)
    return;
  gtk_widget_add_css_class (linli_plain_label_add (self->changes, lines->str, "body"), "roster-lines");
  g_string_set_size (lines, 0);
}

/* One heading and one text a day: a month has hundreds of lines, and a widget for each would hold up the frame. */
static void
lp_fill_result_add_changes (LpFillResult *self,
                            const GArray *changes)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  int day = -1;

  for (guint i = 0; i < MIN (changes->len, MOST_LINES); i++)
    {
      const LpRosterChange *change = &g_array_index (changes, LpRosterChange, i);
      g_autofree char *words = lp_fill_result_dup_change (self, change);

      if (lp_roster_slot (self->facts, change->slot)->day != day)
        {
          g_autofree char *title = NULL;

          lp_fill_result_end_day (self, lines);
          day = lp_roster_slot (self->facts, change->slot)->day;
          title = lp_roster_day_dup_words (day);
          linli_plain_label_add (self->changes, title, "heading");
        }
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", words);
    }
  lp_fill_result_end_day (self, lines);
  if (changes->len > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (C_("roster", "and %u more"), changes->len - MOST_LINES);

      linli_plain_label_add (self->changes, more, "dim-label");
    }
}

/* Whether a slot that is asked for is not filled as far as it should be at best. */
static gboolean
lp_fill_result_is_short (LpFillResult *self,
                         guint         slot,
                         int           from_day)
{
  return lp_roster_facts_is_asked (self->facts, slot) && lp_roster_slot (self->facts, slot)->day >= from_day &&
         (int) lp_roster_get_cards (self->roster, slot)->len < MAX (lp_roster_slot (self->facts, slot)->minimum, lp_roster_slot (self->facts, slot)->ideal);
}

static void
lp_fill_result_add_place (LpFillResult *self,
                          guint         slot)
{
  const LpRosterSlot *where = lp_roster_slot (self->facts, slot);
  int n = (int) lp_roster_get_cards (self->roster, slot)->len, short_of = where->minimum - n;
  g_autofree char *title = lp_roster_slot_dup_words (self->facts, slot);
  g_autofree char *lack = short_of > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "▲ %d missing", "▲ %d missing", (gulong) short_of), short_of)
                          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "room for %d", "room for %d", (gulong) (where->ideal - n)), where->ideal - n);
  GtkWidget *row = linli_plain_row_new (title, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), linli_chip_new (lack, short_of > 0 ? LINLI_TONE_ERROR : LINLI_TONE_NEUTRAL));
  gtk_list_box_append (GTK_LIST_BOX (self->empty_list), row);
}

/* What is short of the minimum first. */
static void
lp_fill_result_add_empty (LpFillResult *self,
                          int           from_day)
{
  guint n = 0;

  for (int pass = 0; pass < 2; pass++)
    for (guint slot = 0; slot < self->facts->slots->len; slot++)
      {
        gboolean missing = (int) lp_roster_get_cards (self->roster, slot)->len < lp_roster_slot (self->facts, slot)->minimum;

        if (!lp_fill_result_is_short (self, slot, from_day) || missing != (pass == 0))
          continue;
        if (n++ >= MOST_EMPTY)
          continue;
        g_array_append_val (self->empty, slot);
        lp_fill_result_add_place (self, slot);
      }
  gtk_widget_set_visible (self->empty_list, n > 0);
  gtk_widget_set_visible (self->empty_title, n > 0);
  gtk_widget_set_visible (self->pane, n > 0);
  if (n > MOST_EMPTY)
    {
      g_autofree char *more = g_strdup_printf (C_("roster", "What stays empty: the first %u of %u places"), MOST_EMPTY, n);

      gtk_label_set_text (GTK_LABEL (self->empty_title), more);
    }
  else
    gtk_label_set_text (GTK_LABEL (self->empty_title), C_("roster", "What stays empty"));
}

/* Why the place of a row is empty. */
static void
lp_fill_result_explain (LpFillResult  *self,
                        GtkListBoxRow *row)
{
  LpExplanation explanation;
  g_auto (GStrv) reasons = NULL;
  g_autofree char *title = NULL, *lack = NULL;
  g_autoptr (LpFixOffer) fix = NULL;
  GtkWidget *phone;
  guint slot;

  lp_fill_result_clear_box (self->pane);
  if (row == NULL || self->facts == NULL)
    return;
  slot = g_array_index (self->empty, guint, gtk_list_box_row_get_index (row));
  lp_roster_explain (self->facts, self->roster, slot, &explanation);
  reasons = lp_explanation_list_reasons (&explanation);
  title = lp_roster_slot_dup_words (self->facts, slot);
  lack = lp_explanation_dup_lack (&explanation);
  fix = lp_fix_offer_new (self->facts, &explanation);
  gtk_widget_set_margin_top (linli_plain_label_add (self->pane, title, "heading"), 12); /* what the body of a dialog lacks at its top, where no title is */
  linli_plain_label_add (self->pane, lack, "body");
  linli_plain_label_add (self->pane, C_("roster", "Why it stays empty"), "heading");
  for (guint i = 0; reasons[i] != NULL; i++)
    linli_plain_label_add (self->pane, reasons[i], "body");
  linli_plain_label_add (self->pane, C_("roster", "What would be nearest"), "heading");
  linli_plain_label_add (self->pane, fix != NULL ? lp_fix_offer_get_words (self->context, fix)
                                     : C_("roster", "Nothing small helps; find more volunteers for these hours"), "body");
  if (fix == NULL)
    return;
  phone = lp_desk_new_phone (self->context, fix->person_id, fix->phone);
  gtk_widget_set_halign (phone, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->pane), phone);
  linli_plain_label_add (self->pane, C_("roster", "Accept the roster first; then the shift itself offers to do this"), "dim-label");
}

void
lp_fill_result_clear (LpFillResult *self)
{
  self->facts = NULL;
  self->roster = NULL;
  gtk_widget_set_visible (self->box, FALSE);
  linli_plain_list_clear (self->empty_list);
  g_array_set_size (self->empty, 0);
  lp_fill_result_clear_box (self->figures);
  lp_fill_result_clear_box (self->changes);
  lp_fill_result_clear_box (self->pane);
}

void
lp_fill_result_show (LpFillResult             *self,
                     const LpRosterFacts      *facts,
                     const LpRoster           *roster,
                     const LpRosterDifference *difference,
                     int                       from_day)
{
  lp_fill_result_clear (self);
  self->facts = facts;
  self->roster = roster;
  lp_fill_result_add_figures (self, difference);
  lp_fill_result_add_empty (self, from_day);
  lp_fill_result_add_changes (self, difference->changes);
  gtk_widget_set_visible (self->box, TRUE);
  gtk_list_box_select_row (GTK_LIST_BOX (self->empty_list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->empty_list), 0));
}

static void
lp_fill_result_dispose (GObject *object)
{
  LpFillResult *self = LP_FILL_RESULT (object);

  self->facts = NULL;
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->empty, g_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_fill_result_parent_class)->dispose (object);
}

static void
lp_fill_result_class_init (LpFillResultClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_fill_result_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_fill_result_new_scroller (GtkWidget *box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
lp_fill_result_init (LpFillResult *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *scroller;

  self->empty = g_array_new (FALSE, FALSE, sizeof (guint));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->figures = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->figures), TRUE);
  gtk_box_append (GTK_BOX (self->box), self->figures);
  self->empty_title = linli_plain_label_add (left, "", "heading");
  self->empty_list = linli_plain_list_add (left, C_("roster", "What stays empty"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->empty_list), GTK_SELECTION_BROWSE);
  g_signal_connect_swapped (self->empty_list, "row-selected", G_CALLBACK (lp_fill_result_explain), self);
  self->changes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (left), self->changes);
  scroller = lp_fill_result_new_scroller (left);
  gtk_widget_set_focusable (scroller, TRUE); /* so that keys scroll it where nothing in it has the focus */
  gtk_accessible_update_property (GTK_ACCESSIBLE (scroller), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("roster", "What changes"), -1);
  gtk_widget_set_hexpand (scroller, TRUE);
  self->pane = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_size_request (self->pane, 340, -1);
  gtk_widget_set_hexpand (self->pane, FALSE);
  gtk_widget_set_valign (self->pane, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->pane, "card");
  gtk_widget_add_css_class (self->pane, "linli-dialog-body");
  gtk_box_append (GTK_BOX (both), scroller);
  gtk_box_append (GTK_BOX (both), self->pane);
  gtk_box_append (GTK_BOX (self->box), both);
  gtk_widget_set_visible (self->box, FALSE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
lp_fill_result_new (LinliContext *context)
{
  LpFillResult *self = g_object_new (LP_TYPE_FILL_RESULT, NULL);

  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

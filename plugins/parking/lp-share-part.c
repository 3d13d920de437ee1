/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpSharePart: bays that two cars share by day and by night, and cars that could swap. Swaps are looked for on a worker when the user asks. Freed
 * with its page. */

#include "lp-share-part.h"

#include <glib/gi18n-lib.h>

#include "lp-lot-store.h"
#include "lp-share-store.h"
#include "lp-swap-store.h"

#define LP_TYPE_SHARE_PART (lp_share_part_get_type ())
G_DECLARE_FINAL_TYPE (LpSharePart, lp_share_part, LP, SHARE_PART, GtkWidget)

struct _LpSharePart
{
  GtkWidget parent_instance;

  LinliContext *context;
  GCancellable *looking;
  GPtrArray *offers; /* (nullable): of LpSwapOffer, in the order of the rows */
  GtkWidget *scroller;
  GtkWidget *lots;
  GtkWidget *no_lots;
  GtkWidget *look;
  GtkWidget *answer;
  GtkWidget *swaps;
};

G_DEFINE_FINAL_TYPE (LpSharePart, lp_share_part, GTK_TYPE_WIDGET)

static char *
lp_share_part_dup_car (const char *plate,
                       const char *place)
{
  g_autofree char *masked = NULL;

  if (plate == NULL)
    return NULL;
  masked = linli_mask_plate (plate);
  return place != NULL && *place != '\0' ? g_strdup_printf ("%s (%s)", masked, place) : g_steal_pointer (&masked);
}

static GtkWidget *
lp_share_part_new_pair (const LpSharePair *pair)
{
  g_autofree char *night = lp_share_part_dup_car (pair->night_plate, pair->night_place);
  g_autofree char *day = lp_share_part_dup_car (pair->day_plate, pair->day_place);
  g_autofree char *title = g_strdup_printf (_("by night %s"), night != NULL ? night : _("nobody"));
  g_autofree char *subtitle = g_strdup_printf (_("by day %s"), day != NULL ? day : _("nobody"));

  return linli_plain_row_new (title, subtitle);
}

static GtkWidget *
lp_share_part_new_lot (const LpShareLot *lot)
{
  GtkWidget *row = adw_expander_row_new ();
  guint n_shared = MIN (lot->n_day, lot->n_night), by_day = lot->n_all_day + lot->n_day, by_night = lot->n_all_day + lot->n_night;
  g_autofree char *total = lot->total >= 0 ? g_strdup_printf (ngettext ("of %d bay", "of %d bays", (gulong) lot->total), lot->total) : g_strdup (_("number of bays not known"));
  g_autofree char *shared = g_strdup_printf (ngettext ("%u bay is shared", "%u bays are shared", n_shared), n_shared);
  g_autofree char *empty = lot->n_night > lot->n_day ? g_strdup_printf (_(" · empty by day: %u, waiting for a bay by day: %u"),
                                                                        lot->n_night - lot->n_day, lot->n_waiting) : g_strdup ("");
  g_autofree char *words = g_strdup_printf (_("By day %u, by night %u, %s · %s%s"), by_day, by_night, total, shared, empty);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lot->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  for (guint i = 0; i < lot->pairs->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), lp_share_part_new_pair (g_ptr_array_index (lot->pairs, i)));
  return row;
}

static void
lp_share_part_load (LpSharePart *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lots = lp_share_list (linli_context_get_database (self->context), &error);

  linli_plain_list_clear (self->lots);
  if (lots == NULL)
    linli_trouble_add (self->lots, _("The shared bays could not be read"), error);
  for (guint i = 0; lots != NULL && i < lots->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->lots), lp_share_part_new_lot (g_ptr_array_index (lots, i)));
  gtk_widget_set_visible (self->lots, lots == NULL || lots->len > 0);
  gtk_widget_set_visible (self->no_lots, lots != NULL && lots->len == 0);
}

static char *
lp_share_part_dup_half (const LpSwapHalf *half)
{
  g_autofree char *car = lp_share_part_dup_car (half->plate, half->place);

  return g_strdup_printf (_("%s: %d min on foot instead of %d min"), car, (half->then + 59) / 60, (half->now + 59) / 60);
}

static void
lp_share_part_swap_cb (GtkWidget   *button,
                       LpSharePart *self)
{
  guint n = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "n"));
  LpSwapOffer *offer = lp_swap_offer_copy (g_ptr_array_index (self->offers, n));

  linli_act (GTK_WIDGET (self), self->context, _("Two cars swapped their bays"), lp_swap_make, offer, lp_swap_offer_free);
}

static GtkWidget *
lp_share_part_new_swap (LpSharePart *self,
                        guint        n)
{
  const LpSwapOffer *offer = g_ptr_array_index (self->offers, n);
  g_autofree char *title = g_strdup_printf ("%s ⇄ %s", offer->halves[0].lot, offer->halves[1].lot);
  g_autofree char *one = lp_share_part_dup_half (&offer->halves[0]), *other = lp_share_part_dup_half (&offer->halves[1]);
  g_autofree char *words = g_strdup_printf ("%s\n%s", one, other);
  GtkWidget *row = linli_plain_row_new (title, words), *button = gtk_button_new_with_label (C_("parking", "Swap"));

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), "n", GUINT_TO_POINTER (n));
  g_signal_connect (button, "clicked", G_CALLBACK (lp_share_part_swap_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
lp_share_part_say (LpSharePart *self,
                   const char  *words)
{
  gtk_label_set_text (GTK_LABEL (self->answer), words);
  gtk_widget_set_visible (self->answer, *words != '\0');
}

/* What was found holds until something changes. */
static void
lp_share_part_show_swaps (LpSharePart *self,
                          GPtrArray   *offers)
{
  if (gtk_widget_get_focus_child (self->swaps) != NULL) /* it is not lost with the row */
    gtk_widget_grab_focus (self->look);
  linli_plain_list_clear (self->swaps);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = offers;
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->swaps), lp_share_part_new_swap (self, i));
  gtk_widget_set_visible (self->swaps, offers != NULL && offers->len > 0);
}

static gpointer
lp_share_part_read (LinliDatabase  *reader,
                    gpointer        data,
                    GCancellable   *cancellable,
                    GError        **error)
{
  return lp_swap_list (reader, cancellable, error);
}

static void
lp_share_part_read_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      data)
{
  LpSharePart *self = LP_SHARE_PART (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->scroller == NULL || g_task_get_cancellable (G_TASK (result)) != self->looking)
    return;
  g_clear_object (&self->looking);
  gtk_widget_set_sensitive (self->look, TRUE);
  lp_share_part_say (self, offers == NULL || offers->len > 0 ? "" : _("Nobody could swap so that both are at least a minute nearer"));
  if (offers != NULL)
    lp_share_part_show_swaps (self, g_steal_pointer (&offers));
  else
    linli_toast_show_error (GTK_WIDGET (self), _("Swaps could not be looked for"), error);
}

static void
lp_share_part_look_cb (LpSharePart *self)
{
  g_autoptr (GTask) task = NULL;

  lp_share_part_say (self, _("Measuring the ways…"));
  gtk_widget_set_sensitive (self->look, FALSE);
  self->looking = g_cancellable_new ();
  task = g_task_new (self, self->looking, lp_share_part_read_cb, NULL);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_share_part_read, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_share_part_changed_cb (LinliStore   *store,
                          LinliChanges *changes,
                          LpSharePart  *self)
{
  static const char * const kinds[] = { "matter", LP_USE_TABLE, LP_LOT_TABLE, LP_BAYS_TABLE, LP_NEED_TABLE, LP_AGREEMENT_TABLE, NULL };

  if (!linli_changes_touches_any (changes, kinds))
    return;
  lp_share_part_load (self);
  if (self->offers != NULL)
    lp_share_part_say (self, _("Something has changed since; look again"));
  lp_share_part_show_swaps (self, NULL);
}

static void
lp_share_part_dispose (GObject *object)
{
  LpSharePart *self = LP_SHARE_PART (object);

  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_share_part_parent_class)->dispose (object);
}

static void
lp_share_part_class_init (LpSharePartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_share_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_share_part_init (LpSharePart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  linli_plain_label_add (box, _("By Day and by Night"), "title-2");
  self->no_lots = linli_plain_label_add (box, _("Nobody parks by day alone, or by night alone: no bay is shared."), "dim-label");
  self->lots = linli_plain_list_add (box, _("By Day and by Night"));
  linli_plain_label_add (box, _("Who Could Swap"), "title-2");
  linli_plain_label_add (box, _("Two cars swap when both are nearer then, and both lots take them."), "dim-label");
  self->look = gtk_button_new_with_mnemonic (_("_Look for Swaps"));
  linli_button_name_once (self->look);
  gtk_widget_set_halign (self->look, GTK_ALIGN_START);
  g_signal_connect_swapped (self->look, "clicked", G_CALLBACK (lp_share_part_look_cb), self);
  gtk_box_append (GTK_BOX (box), self->look);
  self->answer = linli_plain_label_add (box, NULL, "dim-label");
  self->swaps = linli_plain_list_add (box, _("Who Could Swap"));
  gtk_widget_set_visible (self->swaps, FALSE);
  gtk_widget_set_visible (self->answer, FALSE);
  self->scroller = linli_plain_scroller_new (box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lp_share_part_new (LinliContext   *context,
                   LinliSelection *selection)
{
  LpSharePart *self = g_object_new (LP_TYPE_SHARE_PART, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_share_part_changed_cb), self, 0);
  lp_share_part_load (self);

  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Cards of plugins on the page of the day. They are read together on a worker; what was begun for an older state of the file is
 * cancelled. */

#include "config.h"

#include "linli-today-cards-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-mask.h>
#include <linli-read-task.h>
#include <linli-record.h>
#include <linli-title.h>

#include "linli-details-page-private.h"
#include "linli-moment.h"
#include "linli-today-card.h"
#include "linli-toast.h"

#define MOST_LINES 8

#define LINLI_TYPE_TODAY_CARDS (linli_today_cards_get_type ())
G_DECLARE_FINAL_TYPE (LinliTodayCards, linli_today_cards, LINLI, TODAY_CARDS, GtkWidget)

struct _LinliTodayCards
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *box;
  GPtrArray *cards;    /* of LinliTodayCard */
  GPtrArray *found;    /* for each its lines, of LinliTodayLine, or NULL */
  GHashTable *matters; /* ids of those that have a line */
  GCancellable *cancellable;
  gboolean is_stale; /* to be read again when it is looked at */
};

enum
{
  MATTERS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LinliTodayCards, linli_today_cards, GTK_TYPE_WIDGET)

/* What a worker is asked: the cards that there are, and the day. */
typedef struct
{
  GPtrArray *cards;
  GDateTime *day;
} LinliTodayQuestion;

static void
linli_today_question_free (gpointer data)
{
  LinliTodayQuestion *question = data;

  g_ptr_array_unref (question->cards);
  g_date_time_unref (question->day);
  g_free (question);
}

static void
linli_today_cards_free_lines (gpointer lines)
{
  if (lines != NULL)
    g_ptr_array_unref (lines);
}

/* For each card its lines; NULL for one that could not be read, which must not take the others with it. */
static gpointer
linli_today_cards_read (LinliDatabase  *reader,
                        gpointer        data,
                        GCancellable   *cancellable,
                        GError        **error)
{
  LinliTodayQuestion *question = data;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (linli_today_cards_free_lines);

  for (guint i = 0; i < question->cards->len; i++)
    {
      g_autoptr (GError) problem = NULL;

      g_ptr_array_add (found, linli_today_card_load (g_ptr_array_index (question->cards, i), reader, question->day, &problem));
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (problem != NULL)
        g_message ("Card %s: %s", linli_today_card_get_id (g_ptr_array_index (question->cards, i)), problem->message);
    }

  return g_steal_pointer (&found);
}

static gboolean
linli_today_cards_finish_on_writer (LinliTransaction  *transaction,
                                    gpointer           data,
                                    GError           **error)
{
  return linli_today_line_finish (data, transaction, error);
}

static void
linli_today_cards_finished_cb (GObject      *object,
                               GAsyncResult *result,
                               gpointer      data)
{
  g_autoptr (GtkWidget) self = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (object), result, &error) || gtk_widget_get_root (self) == NULL)
    return;
  if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID))
    linli_toast_show (self, error->message);
  else
    linli_toast_show_error (self, _("It could not be marked as done"), error);
  _linli_today_cards_load (self);
}

/* A stored title is masked for good; on the screen it is in full while the record is revealed. */
static char *
linli_today_cards_dup_deed (LinliTodayCards *self,
                            LinliTodayLine  *line)
{
  g_autofree char *title = linli_today_line_get_id (line) != 0
                             ? linli_title_mask_words (linli_context_get_database (self->context), linli_today_line_get_kind (line),
                                                       linli_today_line_get_id (line), linli_today_line_get_title (line))
                             : linli_mask_numbers (linli_today_line_get_title (line));

  return g_strdup_printf (_("%s: %s"), linli_today_line_get_finish_label (line), title);
}

static void
linli_today_cards_finish_cb (GtkButton      *button,
                             LinliTodayLine *line)
{
  LinliTodayCards *self = LINLI_TODAY_CARDS (gtk_widget_get_ancestor (GTK_WIDGET (button), LINLI_TYPE_TODAY_CARDS));
  g_autofree char *title = linli_today_cards_dup_deed (self, line);

  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  linli_store_act_async (linli_context_get_store (self->context), title, linli_today_cards_finish_on_writer, g_object_ref (line),
                         g_object_unref, NULL, linli_today_cards_finished_cb, g_object_ref (self));
}

static void
linli_today_cards_run (LinliTodayCards *self,
                       const char      *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, &error))
    g_message ("Line of a card: %s", error->message); /* a mistake of the plugin, none of the user */
  else
    gtk_widget_activate_action_variant (GTK_WIDGET (self), name, target);
}

static void
linli_today_cards_activated_cb (AdwActionRow   *row,
                                LinliTodayLine *line)
{
  LinliTodayCards *self = LINLI_TODAY_CARDS (gtk_widget_get_ancestor (GTK_WIDGET (row), LINLI_TYPE_TODAY_CARDS));

  if (linli_today_line_get_action (line) != NULL)
    linli_today_cards_run (self, linli_today_line_get_action (line));
  else if (linli_today_line_get_id (line) != 0)
    linli_selection_open (self->selection, linli_today_line_get_kind (line), linli_today_line_get_id (line));
}

static void
linli_today_cards_add_finish (LinliTodayCards *self,
                              GtkWidget       *row,
                              LinliTodayLine  *line)
{
  GtkWidget *button = gtk_button_new_with_label (linli_today_line_get_finish_label (line));
  g_autofree char *name = linli_today_cards_dup_deed (self, line);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (linli_today_cards_finish_cb), line);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

char *
_linli_today_cards_dup_due (LinliContext *context,
                            gint64        matter,
                            int          *days)
{
  g_autoptr (LinliRecord) record = linli_record_load (linli_context_get_database (context), linli_kind_lookup ("matter"), matter, NULL);
  const char *due = record != NULL ? linli_record_get_text (record, "due_at") : NULL;
  g_autofree char *words = due != NULL ? linli_moment_dup_due (due, days) : NULL;

  return words != NULL && *days <= 0 ? g_steal_pointer (&words) : NULL;
}

/* A matter that stands here stands nowhere else on the page, so it says here when it is due. */
static void
linli_today_cards_add_matter (LinliTodayCards *self,
                              GtkWidget       *row,
                              gint64           id)
{
  int days = 0;
  g_autofree char *words = _linli_today_cards_dup_due (self->context, id, &days);
  GtkWidget *label;

  g_hash_table_add (self->matters, g_memdup2 (&id, sizeof id));
  if (words == NULL)
    return;
  label = gtk_label_new (words);
  gtk_widget_add_css_class (label, days < 0 ? linli_tone_get_css_class (LINLI_TONE_ERROR) : "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
}

static char *
linli_today_cards_dup_prose (LinliTodayCards *self,
                             LinliTodayLine  *line,
                             const char      *text)
{
  gint64 id = linli_today_line_get_id (line);

  return id != 0 ? linli_privacy_dup_prose (linli_context_get_privacy (self->context), linli_today_line_get_kind (line), id, text)
                 : linli_mask_numbers (text);
}

static GtkWidget *
linli_today_cards_new_row (LinliTodayCards *self,
                           LinliTodayLine  *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *title = linli_today_cards_dup_prose (self, line, linli_today_line_get_title (line));
  const char *subtitle = linli_today_line_get_subtitle (line), *whom = linli_today_line_get_whom (line);
  g_autofree char *masked = subtitle != NULL ? linli_today_cards_dup_prose (self, line, subtitle) : NULL;
  g_autofree char *words = masked != NULL && whom != NULL ? g_strdup_printf ("%s · %s", masked, whom) : g_strdup (masked != NULL ? masked : whom);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words != NULL ? words : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), linli_today_line_get_id (line) != 0 || linli_today_line_get_action (line) != NULL);
  /* Nobody else keeps the line. */
  g_object_set_data_full (G_OBJECT (row), "line", g_object_ref (line), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (linli_today_cards_activated_cb), line);
  gtk_widget_add_css_class (dot, "linli-dot");
  gtk_widget_add_css_class (dot, linli_tone_get_css_class (linli_today_line_get_tone (line)));
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), dot);
  if (linli_today_line_get_id (line) != 0 && g_str_equal (linli_today_line_get_kind (line), "matter"))
    linli_today_cards_add_matter (self, row, linli_today_line_get_id (line));
  if (linli_today_line_get_action (line) != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  if (linli_today_line_get_finish_label (line) != NULL && !linli_store_is_read_only (linli_context_get_store (self->context)))
    linli_today_cards_add_finish (self, row, line);

  return row;
}

static void
linli_today_cards_add (LinliTodayCards *self,
                       LinliTodayCard  *card,
                       GPtrArray       *lines)
{
  GtkWidget *group;
  g_autofree char *title = g_markup_escape_text (linli_today_card_get_title (card), -1);

  if (lines != NULL && lines->len == 0)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), gtk_image_new_from_icon_name (linli_today_card_get_icon_name (card)));
  if (lines == NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("It could not be read"));
  for (guint i = 0; lines != NULL && i < MIN (lines->len, MOST_LINES); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_today_cards_new_row (self, g_ptr_array_index (lines, i)));
  if (lines != NULL && lines->len > MOST_LINES)
    {
      g_autofree char *more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more is not shown", "%u more are not shown",
                                                            lines->len - MOST_LINES), lines->len - MOST_LINES);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), more);
    }
  gtk_box_append (GTK_BOX (self->box), group);
}

static GHashTable *
linli_today_cards_new_set (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static gboolean
linli_today_cards_are_same (GHashTable *a,
                            GHashTable *b)
{
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (b, id))
      return FALSE;
  return TRUE;
}

static void
linli_today_cards_read_cb (GObject      *object,
                           GAsyncResult *result,
                           gpointer      data)
{
  LinliTodayCards *self = LINLI_TODAY_CARDS (object);
  LinliTodayQuestion *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GArray) focus = NULL;
  g_autoptr (GHashTable) before = NULL;
  GtkWidget *child;

  if (found == NULL || self->box == NULL)
    return;
  focus = _linli_details_focus_find (self->box);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->cards = g_ptr_array_ref (question->cards);
  self->found = g_ptr_array_ref (found);
  before = g_steal_pointer (&self->matters);
  self->matters = linli_today_cards_new_set ();
  for (guint i = 0; i < found->len; i++)
    linli_today_cards_add (self, g_ptr_array_index (question->cards, i), g_ptr_array_index (found, i));
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (self->box) != NULL);
  if (focus != NULL && gtk_widget_get_first_child (self->box) != NULL)
    _linli_details_focus_return (self->box, focus);
  if (!linli_today_cards_are_same (before, self->matters))
    g_signal_emit (self, signals[MATTERS_CHANGED], 0);
}

void
_linli_today_cards_foreach (GtkWidget          *cards,
                            LinliTodayLineFunc  func,
                            gpointer            data)
{
  LinliTodayCards *self = LINLI_TODAY_CARDS (cards);

  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    {
      GPtrArray *lines = g_ptr_array_index (self->found, i);

      for (guint j = 0; lines != NULL && j < lines->len; j++)
        func (linli_today_card_get_title (g_ptr_array_index (self->cards, i)), g_ptr_array_index (lines, j), data);
    }
}

gboolean
_linli_today_cards_have (GtkWidget *cards,
                         gint64     matter)
{
  return g_hash_table_contains (LINLI_TODAY_CARDS (cards)->matters, &matter);
}

void
_linli_today_cards_load (GtkWidget *cards)
{
  LinliTodayCards *self = LINLI_TODAY_CARDS (cards);
  LinliTodayQuestion *question = g_new0 (LinliTodayQuestion, 1);
  g_autoptr (GTask) task = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  question->cards = linli_extensions_dup_list (linli_context_get_extensions (self->context), LINLI_TYPE_TODAY_CARD);
  question->day = g_date_time_new_now_local ();
  task = g_task_new (self, self->cancellable, linli_today_cards_read_cb, NULL);
  g_task_set_task_data (task, question, linli_today_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), linli_today_cards_read, (GDestroyNotify) g_ptr_array_unref);
}

static void
linli_today_cards_changed_cb (LinliStore      *store,
                              LinliChanges    *changes,
                              LinliTodayCards *self)
{
  GListModel *cards = linli_extensions_get_list (linli_context_get_extensions (self->context), LINLI_TYPE_TODAY_CARD);

  for (guint i = 0; i < g_list_model_get_n_items (cards); i++)
    {
      g_autoptr (LinliTodayCard) card = g_list_model_get_item (cards, i);

      if (linli_today_card_depends_on (card, changes))
        {
          _linli_today_cards_load (GTK_WIDGET (self));
          return;
        }
    }
}

/* The preferences of a plugin may say what its card shows. Pages keep where they stand in the memory, too: not each of these costs a reading. */
static void
linli_today_cards_remembered_cb (LinliTodayCards *self)
{
  GtkWidget *page = gtk_widget_get_parent (GTK_WIDGET (self));

  self->is_stale = page == NULL || !gtk_widget_get_mapped (page);
  if (!self->is_stale)
    _linli_today_cards_load (GTK_WIDGET (self));
}

void
_linli_today_cards_look (GtkWidget *cards)
{
  LinliTodayCards *self = LINLI_TODAY_CARDS (cards);

  if (self->is_stale)
    _linli_today_cards_load (cards);
  self->is_stale = FALSE;
}

static void
linli_today_cards_dispose (GObject *object)
{
  LinliTodayCards *self = LINLI_TODAY_CARDS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (linli_today_cards_parent_class)->dispose (object);
}

static void
linli_today_cards_finalize (GObject *object)
{
  g_hash_table_unref (LINLI_TODAY_CARDS (object)->matters);

  G_OBJECT_CLASS (linli_today_cards_parent_class)->finalize (object);
}

static void
linli_today_cards_class_init (LinliTodayCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_today_cards_dispose;
  G_OBJECT_CLASS (klass)->finalize = linli_today_cards_finalize;

  signals[MATTERS_CHANGED] = g_signal_new ("matters-changed", LINLI_TYPE_TODAY_CARDS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
linli_today_cards_init (LinliTodayCards *self)
{
  self->matters = linli_today_cards_new_set ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
_linli_today_cards_new (LinliContext   *context,
                        LinliSelection *selection)
{
  LinliTodayCards *self = g_object_new (LINLI_TYPE_TODAY_CARDS, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (linli_today_cards_changed_cb), self, 0);
  g_signal_connect_object (linli_context_get_store (context), "remembered", G_CALLBACK (linli_today_cards_remembered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_TODAY_CARD), "items-changed",
                           G_CALLBACK (_linli_today_cards_load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (_linli_today_cards_load), self, G_CONNECT_SWAPPED);
  _linli_today_cards_load (GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

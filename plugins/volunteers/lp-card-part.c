/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpCardPart: the volunteers of the community with their hours of the last months; a row opens the person. Freed with its page. */

#include "lp-card-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-card-dialog.h"
#include "lp-card-ledger.h"
#include "lp-roster-rules.h"
#include "lp-week.h"

#define LP_TYPE_CARD_PART (lp_card_part_get_type ())
G_DECLARE_FINAL_TYPE (LpCardPart, lp_card_part, LP, CARD_PART, GtkWidget)

struct _LpCardPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *scroller;
  GtkWidget *entry;
  GtkWidget *shown;
  GtkWidget *count;
  GtkWidget *list;
  GtkWidget *empty; /* instead of both, while nobody has a card */
  LinliLedger *ledger; /* of what is shown; NULL until it is read */
  GCancellable *loading; /* of what is read on a worker */
};

G_DEFINE_FINAL_TYPE (LpCardPart, lp_card_part, GTK_TYPE_WIDGET)

/* “Joined 12 days ago, has not served yet” */
static void
lp_card_part_append_joined (GString    *words,
                            const char *joined_on)
{
  g_autofree char *today = lp_day_dup_today ();
  LinliDate day;
  int n;

  if (!linli_date_parse (joined_on, &day, NULL) || !linli_date_is_whole (&day) || strcmp (joined_on, today) > 0)
    return;
  n = lp_day_count_from (joined_on, today);
  g_string_append (words, " · ");
  g_string_append_printf (words, ngettext ("joined %d day ago, has not served yet", "joined %d days ago, has not served yet", n), n);
}

/* “This month 4 h · the month before 6 h · before that 0 min”: what was served. */
static char *
lp_card_part_dup_words (const LpCardLine *line)
{
  g_autofree char *now = lp_roster_dup_minutes (line->minutes[0]), *before = lp_roster_dup_minutes (line->minutes[1]);
  g_autofree char *earlier = lp_roster_dup_minutes (line->minutes[2]);
  g_autofree char *hours = g_strdup_printf (_("This month %s, last month %s, the month before %s"), now, before, earlier);
  g_autofree char *absent = line->n_absent > 0 ? g_strdup_printf (ngettext ("absent %d time within a year", "absent %d times within a year", line->n_absent),
                                                                  line->n_absent) : NULL;
  GString *words = g_string_new (line->grid);

  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", hours);
  if (absent != NULL)
    g_string_append_printf (words, " · %s", absent);
  if (line->last_day == NULL && line->joined_on != NULL)
    lp_card_part_append_joined (words, line->joined_on);
  if (line->times->len == 0)
    g_string_append_printf (words, "\n%s", _("No hours known; is not put on rosters"));
  return g_string_free (words, FALSE);
}

static void
lp_card_part_add_chip (GtkWidget  *row,
                       const char *words,
                       LinliTone   tone)
{
  GtkWidget *chip = linli_chip_new (words, tone);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
}

static GtkWidget *
lp_card_part_new_row (LpCardPart       *self,
                      const LpCardLine *line)
{
  LinliPrivacy *privacy = linli_context_get_privacy (self->context);
  gboolean plain = linli_privacy_is_revealed (privacy, "person", line->person_id);
  g_autofree char *name = plain ? g_strdup (line->name) : linli_mask_name (line->name), *words = lp_card_part_dup_words (line);
  GtkWidget *row = linli_plain_row_new (name, words);
  LinliTone tone;
  g_autofree char *end = lp_card_line_dup_end (line, &tone);

  if (end != NULL)
    lp_card_part_add_chip (row, end, tone);
  else if (line->times->len == 0)
    lp_card_part_add_chip (row, _("No hours known"), LINLI_TONE_WARNING);
  if (line->birth_date == NULL && line->gone == LP_CARD_HERE)
    lp_card_part_add_chip (row, _("Date of birth not known"), LINLI_TONE_WARNING);
  if (line->newcomer)
    lp_card_part_add_chip (row, _("Newcomer"), LINLI_TONE_NEUTRAL);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "person", g_memdup2 (&line->person_id, sizeof line->person_id), g_free);
  return row;
}

static void
lp_card_part_count (LpCardPart *self,
                    GPtrArray  *lines)
{
  g_autofree char *total = NULL, *mean = NULL, *words = NULL;
  int minutes = 0;

  for (guint i = 0; i < lines->len; i++)
    minutes += ((LpCardLine *) g_ptr_array_index (lines, i))->minutes[0];
  total = lp_roster_dup_minutes (minutes);
  mean = lp_roster_dup_minutes (lines->len > 0 ? minutes / (int) lines->len : 0);
  words = lines->len == 0 ? g_strdup (_("Nobody here")) : g_strdup_printf (ngettext ("%u volunteer · this month %s, on average %s",
                                                                                     "%u volunteers · this month %s, on average %s", lines->len),
                                                                           lines->len, total, mean);
  gtk_label_set_text (GTK_LABEL (self->count), words);
}

/* The list of who did not serve for long says how long that is. */
static void
lp_card_part_name_idle (LpCardPart *self)
{
  GtkStringList *shown = GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->shown)));
  int days = lp_card_get_idle_days (linli_context_get_database (self->context));
  g_autofree char *words = g_strdup_printf (ngettext ("Not served for %d day", "Not served for %d days", days), days);
  guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->shown));

  if (g_strcmp0 (gtk_string_list_get_string (shown, LP_CARDS_IDLE), words) == 0)
    return;
  gtk_string_list_splice (shown, LP_CARDS_IDLE, 1, (const char *[]) { words, NULL });
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->shown), chosen);
}

/* What a worker is asked. */
typedef struct {
  LpCardsShown shown;
  char *text; /* or NULL */
} LpCardsQuestion;

static void
lp_cards_question_free (gpointer data)
{
  LpCardsQuestion *question = data;

  g_free (question->text);
  g_free (question);
}

static gpointer
lp_card_part_read (LinliDatabase  *reader,
                   gpointer        data,
                   GCancellable   *cancellable,
                   GError        **error)
{
  const LpCardsQuestion *question = data;

  return lp_card_list (reader, question->shown, question->text, LP_CARD_LEDGER_MONTHS, error);
}

/* What was typed may be a name, and is not told. */
static void
lp_card_part_take_ledger (LpCardPart            *self,
                          GPtrArray             *lines,
                          const LpCardsQuestion *question)
{
  const char *shown = gtk_string_list_get_string (GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (self->shown))), question->shown);
  g_autofree char *period = question->text == NULL ? g_strdup (shown) : g_strdup_printf (C_("card ledger", "%s, some names alone"), shown);

  g_clear_object (&self->ledger);
  self->ledger = lp_card_ledger_new (lines, period);
}

static void
lp_card_part_show (LpCardPart            *self,
                   GPtrArray             *lines,
                   const LpCardsQuestion *question)
{
  gboolean nobody = lines->len == 0 && question->text == NULL && question->shown == LP_CARDS_SERVING;

  lp_card_part_take_ledger (self, lines, question);
  linli_plain_list_clear (self->list);
  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_card_part_new_row (self, g_ptr_array_index (lines, i)));
  gtk_widget_set_visible (self->list, lines->len > 0);
  gtk_widget_set_visible (self->empty, nobody);
  gtk_widget_set_visible (self->count, !nobody);
  lp_card_part_count (self, lines);
}

static void
lp_card_part_loaded_cb (GObject      *object,
                        GAsyncResult *result,
                        gpointer      unused)
{
  LpCardPart *self = LP_CARD_PART (object);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->scroller == NULL) /* disposed meanwhile */
    return;
  if (lines != NULL)
    lp_card_part_show (self, lines, g_task_get_task_data (G_TASK (result)));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_object (&self->ledger);
      linli_plain_list_clear (self->list);
      linli_trouble_add (self->list, _("The volunteers could not be read"), error);
    }
}

/* Only what was asked last is shown. */
static void
lp_card_part_load (LpCardPart *self)
{
  LpCardsQuestion *question = g_new0 (LpCardsQuestion, 1);
  g_autoptr (GTask) task = NULL;

  *question = (LpCardsQuestion) { (LpCardsShown) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->shown)), linli_form_dup_text (self->entry) };
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, lp_card_part_loaded_cb, NULL);
  g_task_set_task_data (task, question, lp_cards_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_card_part_read, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_card_part_changed_cb (LinliStore   *store,
                         LinliChanges *changes,
                         LpCardPart   *self)
{
  static const char * const kinds[] = { LP_CARD_TABLE, LP_TIME_TABLE, LP_DUTY_TABLE, LP_SLOT_TABLE, LP_VOLUNTEERS_SETTING_TABLE, "person", "household",
                                        NULL };

  if (linli_changes_touches (changes, LP_VOLUNTEERS_SETTING_TABLE))
    lp_card_part_name_idle (self);
  if (linli_changes_touches_any (changes, kinds))
    lp_card_part_load (self);
}

static void
lp_card_part_activated_cb (GtkListBox    *list,
                           GtkListBoxRow *row,
                           LpCardPart    *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "person");

  if (id != NULL)
    linli_selection_open (self->selection, "person", *id);
}

static void
lp_card_part_new_cb (LpCardPart *self)
{
  lp_card_dialog_show_new (GTK_WIDGET (self), self->context, self->selection, NULL);
}

/* What is exported and printed is what is shown, in its order. */
static LinliLedger *
lp_card_part_dup_shown (gpointer self)
{
  LinliLedger *ledger = LP_CARD_PART (self)->ledger;

  return ledger != NULL ? g_object_ref (ledger) : NULL;
}

static void
lp_card_part_dispose (GObject *object)
{
  LpCardPart *self = LP_CARD_PART (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->ledger);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_card_part_parent_class)->dispose (object);
}

static void
lp_card_part_class_init (LpCardPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_card_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_card_part_init (LpCardPart *self)
{
  const char *shown[] = { _("Serving"), "", _("No hours known"), _("Left, moved out or died"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("New _Volunteer…")), *first;

  linli_button_name_once (add);
  gtk_widget_add_css_class (add, "suggested-action");
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (lp_card_part_new_cb), self);
  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  g_object_set (self->entry, "placeholder-text", C_("volunteers", "Name, pinyin or initials"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("volunteers", "Name, pinyin or initials"), -1);
  self->shown = gtk_drop_down_new_from_strings (shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->shown), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Volunteers shown"), -1);
  gtk_box_append (GTK_BOX (bar), self->entry);
  gtk_box_append (GTK_BOX (bar), self->shown);
  gtk_box_append (GTK_BOX (bar), add);
  gtk_box_append (GTK_BOX (box), bar);
  self->count = linli_plain_label_add (box, NULL, "heading");
  self->list = linli_plain_list_add (box, C_("volunteers", "Volunteers"));
  g_signal_connect (self->list, "row-activated", G_CALLBACK (lp_card_part_activated_cb), self);
  self->empty = linli_empty_page_new ("linli-person-symbolic", _("No Volunteers at Present"),
                                      _("Search for residents who help, and note when they have time; only then can a roster fill itself."));
  first = linli_empty_page_add_step (LINLI_EMPTY_PAGE (self->empty), _("Enter the _First Volunteer…"), NULL, TRUE);
  g_signal_connect_swapped (first, "clicked", G_CALLBACK (lp_card_part_new_cb), self);
  gtk_widget_set_visible (self->empty, FALSE);
  gtk_box_append (GTK_BOX (box), self->empty);
  self->scroller = linli_plain_scroller_new (box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lp_card_part_new (LinliContext   *context,
                  LinliSelection *selection)
{
  LpCardPart *self = g_object_new (LP_TYPE_CARD_PART, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->shown)), linli_ledger_buttons_new (context, lp_card_part_dup_shown, self), self->shown);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (lp_card_part_load), self);
  g_signal_connect_swapped (self->shown, "notify::selected", G_CALLBACK (lp_card_part_load), self);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_card_part_changed_cb), self, 0);
  g_signal_connect_object (linli_context_get_privacy (context), "changed", G_CALLBACK (lp_card_part_load), self, G_CONNECT_SWAPPED);
  lp_card_part_name_idle (self);
  lp_card_part_load (self);

  return GTK_WIDGET (self);
}

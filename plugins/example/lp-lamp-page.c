/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The page of stair lamps: those that are open, each opened by its row. Made when it is first shown; GTK frees it with the window, or when
 * the plugin is switched off. */

#include "lp-lamp-page.h"

#include <glib/gi18n-lib.h>

#include "lp-lamp-store.h"

#define LP_TYPE_LAMP_PAGE (lp_lamp_page_get_type ())
G_DECLARE_FINAL_TYPE (LpLampPage, lp_lamp_page, LP, LAMP_PAGE, GtkWidget)

struct _LpLampPage
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *stack;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LpLampPage, lp_lamp_page, GTK_TYPE_WIDGET)

static void
lp_lamp_row_activated_cb (GtkListBoxRow  *row,
                          LinliSelection *selection)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  linli_selection_open (selection, "matter", *id);
}

GtkWidget *
lp_lamp_row_new (LinliContext   *context,
                 LinliSelection *selection,
                 LpLamp         *lamp)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_LAMP);
  const char *state = kind != NULL ? linli_matter_kind_get_state_label (kind, lamp->state) : NULL;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chip = linli_chip_new (state != NULL ? state : lamp->state,
                                    g_str_equal (lamp->state, LP_LAMP_MENDED) ? LINLI_TONE_ACCENT : LINLI_TONE_WARNING);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lamp->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), lamp->place != NULL ? lamp->place : _("No place yet"));
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&lamp->id, sizeof lamp->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (lp_lamp_row_activated_cb), selection, 0);

  return row;
}

static void
lp_lamp_page_load (LpLampPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lamps = lp_lamp_list (linli_context_get_database (self->context), &error);
  GtkListBoxRow *row;

  if (lamps == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The lamps could not be read"), error);
      return;
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < lamps->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_lamp_row_new (self->context, self->selection, g_ptr_array_index (lamps, i)));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), lamps->len > 0 ? "list" : "empty");
}

static void
lp_lamp_page_changed_cb (LinliStore   *store,
                         LinliChanges *changes,
                         LpLampPage   *self)
{
  static const char * const kinds[] = { "matter", LP_LAMP_TABLE, NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_lamp_page_load (self);
}

static void
lp_lamp_page_dispose (GObject *object)
{
  LpLampPage *self = LP_LAMP_PAGE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_lamp_page_parent_class)->dispose (object);
}

static void
lp_lamp_page_class_init (LpLampPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_lamp_page_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_lamp_page_init (LpLampPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *title = gtk_label_new (_("Stair Lamps"));
  GtkWidget *empty = linli_empty_page_new ("linli-matter-symbolic", _("Every Stair Is Lit"),
                                           _("Lamps that are reported stand here until somebody has seen that they are mended."));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Stair Lamps"), -1);
  gtk_widget_add_css_class (title, "title-2");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_add_css_class (box, "linli-page-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("_Report a Lamp"), "win.example-report", TRUE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
lp_lamp_page_new (LinliContext   *context,
                  LinliSelection *selection)
{
  LpLampPage *self = g_object_new (LP_TYPE_LAMP_PAGE, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_lamp_page_changed_cb), self, 0);
  lp_lamp_page_load (self);

  return GTK_WIDGET (self);
}

/* What stays open while the user writes. */
typedef struct
{
  GtkWidget *window;
  LinliContext *context;
  GArray *dwellings;
} LpLampQuestion;

static void
lp_lamp_question_free (gpointer data)
{
  LpLampQuestion *question = data;

  g_object_unref (question->window);
  g_object_unref (question->context);
  g_array_unref (question->dwellings);
  g_free (question);
}

static void
lp_lamp_reported_cb (GObject      *store,
                     GAsyncResult *result,
                     gpointer      data)
{
  g_autoptr (GtkWidget) window = data;
  g_autoptr (GError) error = NULL;

  if (!linli_store_act_finish (LINLI_STORE (store), result, &error))
    linli_toast_show_error (window, _("The lamp could not be reported"), error);
}

static void
lp_lamp_answered_cb (const char *text,
                     gpointer    data)
{
  LpLampQuestion *question = data;
  LinliMatterKind *kind = linli_context_find_matter_kind (question->context, LP_LAMP);
  g_autofree char *title = g_strdup_printf (_("Lamp reported: %s"), text);
  LpLampReport *report;

  if (kind == NULL) /* switched off meanwhile */
    return;
  report = lp_lamp_report_new (kind, text);
  g_array_append_vals (report->dwellings, question->dwellings->data, question->dwellings->len);
  linli_store_act_async (linli_context_get_store (question->context), title, lp_lamp_report, report, lp_lamp_report_free, NULL,
                         lp_lamp_reported_cb, g_object_ref (question->window));
}

void
lp_lamp_ask (GtkWidget    *window,
             LinliContext *context,
             const gint64 *dwellings,
             gsize         n_dwellings)
{
  LpLampQuestion *question = g_new0 (LpLampQuestion, 1);

  question->window = g_object_ref (window);
  question->context = g_object_ref (context);
  question->dwellings = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (question->dwellings, dwellings, (guint) n_dwellings);
  linli_message_ask_text (window, _("Report a Lamp"), _("It is put on the list of lamps."), _("Which lamp, and what is wrong"),
                          _("_Report"), lp_lamp_answered_cb, question, lp_lamp_question_free);
}

void
lp_lamp_page_report (GtkWidget      *window,
                     LinliContext   *context,
                     LinliSelection *selection,
                     gpointer        data)
{
  gint64 id = g_strcmp0 (linli_selection_get_kind (selection), "dwelling") == 0 ? linli_selection_get_id (selection) : 0;

  lp_lamp_ask (window, context, &id, id != 0 ? 1 : 0);
}

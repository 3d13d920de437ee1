/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The third step of importing a household list. Every count is a filter; every row says by a sign and a word what becomes of it. */

#include "config.h"

#include "linli-import-rows-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-chip.h"
#include "linli-column.h"
#include "linli-import-row-list-private.h"

#define REASON_WIDTH 44

struct _LinliImportRows {
  GtkWidget parent_instance;
  GtkWidget *filters[LINLI_IMPORT_N_SHOWN];
  GtkWidget *stack;
  GtkWidget *view;
  GtkColumnViewColumn *sheet_column;
  LinliImportRowList *list;
};

G_DEFINE_FINAL_TYPE (LinliImportRows, linli_import_rows, GTK_TYPE_WIDGET)

/* A sign, a word and a tone for every verdict: none of them is needed to understand the others. */
static const struct {
  const char *sign;
  const char *word;
  LinliTone tone;
} verdicts[] = {
  [LINLI_IMPORT_SKIPPED] = { "–", N_("Left out"), LINLI_TONE_NEUTRAL },
  [LINLI_IMPORT_NEW] = { "+", N_("New person"), LINLI_TONE_SUCCESS },
  [LINLI_IMPORT_UPDATED] = { "↻", N_("Updated"), LINLI_TONE_ACCENT },
  [LINLI_IMPORT_UNCHANGED] = { "=", N_("Unchanged"), LINLI_TONE_NEUTRAL },
  [LINLI_IMPORT_REFUSED] = { "✕", N_("Refused"), LINLI_TONE_ERROR },
};

static const char * const filter_words[LINLI_IMPORT_N_SHOWN] = {
  [LINLI_IMPORT_SHOW_ALL] = N_("All rows"),
  [LINLI_IMPORT_SHOW_NEW] = N_("+ New"),
  [LINLI_IMPORT_SHOW_UPDATED] = N_("↻ Updated"),
  [LINLI_IMPORT_SHOW_UNCHANGED] = N_("= Unchanged"),
  [LINLI_IMPORT_SHOW_REFUSED] = N_("✕ Refused"),
  [LINLI_IMPORT_SHOW_WARNED] = N_("! Warnings"),
};

static void
linli_import_rows_bind_verdict (GtkListItem *list_item)
{
  LinliImportRowItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *label = gtk_list_item_get_child (list_item);
  const char *word = g_dgettext (GETTEXT_PACKAGE, verdicts[item->verdict].word);
  /* translators: sign and word of a verdict; a warning is marked behind it */
  g_autofree char *text = g_strdup_printf (item->warned ? _("%s %s !") : _("%s %s"), verdicts[item->verdict].sign, word);

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    gtk_widget_remove_css_class (label, linli_tone_get_css_class (verdicts[i].tone));
  gtk_widget_add_css_class (label, linli_tone_get_css_class (verdicts[item->verdict].tone));
  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
linli_import_rows_bind_sheet (GtkListItem *list_item)
{
  LinliImportRowItem *item = gtk_list_item_get_item (list_item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), item->sheet_name);
}

static void
linli_import_rows_bind_row (GtkListItem *list_item)
{
  LinliImportRowItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *text = g_strdup_printf ("%u", item->row + 1);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), text);
}

static void
linli_import_rows_bind_name (GtkListItem *list_item)
{
  LinliImportRowItem *item = gtk_list_item_get_item (list_item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), item->name);
}

static void
linli_import_rows_bind_reasons (GtkListItem *list_item)
{
  LinliImportRowItem *item = gtk_list_item_get_item (list_item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (list_item)), item->reasons);
}

static void
linli_import_rows_setup_cb (GtkSignalListItemFactory *factory,
                            GtkListItem              *list_item)
{
  GtkWidget *label = gtk_label_new (NULL);
  gboolean wraps = g_object_get_data (G_OBJECT (factory), "wraps") != NULL;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  if (wraps)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label), REASON_WIDTH); /* the list makes rows as high as the narrowest label wants */
    }
  else
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, label);
}

static void
linli_import_rows_bind_cb (GtkSignalListItemFactory *factory,
                           GtkListItem              *list_item,
                           void                    (*bind) (GtkListItem *))
{
  bind (list_item);
}

static GtkColumnViewColumn *
linli_import_rows_add_column (LinliImportRows *self,
                              const char      *title,
                              int              width,
                              void           (*bind) (GtkListItem *))
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  if (width == 0)
    g_object_set_data (G_OBJECT (factory), "wraps", GINT_TO_POINTER (TRUE));
  g_signal_connect (factory, "setup", G_CALLBACK (linli_import_rows_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (linli_import_rows_bind_cb), bind);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (width > 0)
    linli_column_set_width (column, self->view, width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (GTK_COLUMN_VIEW (self->view), column);
  return column;
}

static void
linli_import_rows_filter_cb (GtkToggleButton *button,
                             LinliImportRows *self)
{
  if (!gtk_toggle_button_get_active (button) || self->list == NULL)
    return;
  for (guint i = 0; i < LINLI_IMPORT_N_SHOWN; i++)
    if (self->filters[i] == GTK_WIDGET (button))
      _linli_import_row_list_show (self->list, i);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0 ? "rows" : "none");
}

static void
linli_import_rows_dispose (GObject *object)
{
  LinliImportRows *self = LINLI_IMPORT_ROWS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->list);
  g_clear_object (&self->sheet_column);
  G_OBJECT_CLASS (linli_import_rows_parent_class)->dispose (object);
}

/* One stop for Tab among the rows, which may be tens of thousands; the arrows go on from there. */
static gboolean
linli_import_rows_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  LinliImportRows *self = LINLI_IMPORT_ROWS (widget);
  gboolean among_rows = gtk_widget_get_focus_child (self->view) != NULL;

  if (among_rows && direction == GTK_DIR_TAB_FORWARD)
    return FALSE;
  if (among_rows && direction == GTK_DIR_TAB_BACKWARD)
    return gtk_widget_child_focus (gtk_widget_get_first_child (widget), direction);
  return GTK_WIDGET_CLASS (linli_import_rows_parent_class)->focus (widget, direction);
}

static void
linli_import_rows_class_init (LinliImportRowsClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = linli_import_rows_focus;
  G_OBJECT_CLASS (klass)->dispose = linli_import_rows_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
linli_import_rows_add_filters (LinliImportRows *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < LINLI_IMPORT_N_SHOWN; i++)
    {
      self->filters[i] = gtk_toggle_button_new ();
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->filters[i]), GTK_TOGGLE_BUTTON (self->filters[0]));
      gtk_widget_add_css_class (self->filters[i], "import-filter");
      g_signal_connect (self->filters[i], "toggled", G_CALLBACK (linli_import_rows_filter_cb), self);
      gtk_box_append (GTK_BOX (box), self->filters[i]);
    }
  gtk_widget_add_css_class (box, "import-filters");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
linli_import_rows_init (LinliImportRows *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_("No such rows"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  linli_import_rows_add_filters (self);
  self->view = gtk_column_view_new (NULL);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "import-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rows of the list"), -1);
  linli_import_rows_add_column (self, _("Verdict"), 100, linli_import_rows_bind_verdict);
  self->sheet_column = g_object_ref (linli_import_rows_add_column (self, _("Sheet"), 110, linli_import_rows_bind_sheet));
  linli_import_rows_add_column (self, _("Row"), 64, linli_import_rows_bind_row);
  linli_import_rows_add_column (self, _("Name of person"), 100, linli_import_rows_bind_name);
  linli_import_rows_add_column (self, _("Why"), 0, linli_import_rows_bind_reasons);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_widget_add_css_class (none, "dim-label");
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
_linli_import_rows_new (void)
{
  return g_object_new (LINLI_TYPE_IMPORT_ROWS, NULL);
}

static void
linli_import_rows_update_filters (LinliImportRows         *self,
                                  const LinliImportCounts *counts)
{
  const guint numbers[LINLI_IMPORT_N_SHOWN] = {
    [LINLI_IMPORT_SHOW_ALL] = counts->n_rows,
    [LINLI_IMPORT_SHOW_NEW] = counts->n_new,
    [LINLI_IMPORT_SHOW_UPDATED] = counts->n_updated,
    [LINLI_IMPORT_SHOW_UNCHANGED] = counts->n_unchanged,
    [LINLI_IMPORT_SHOW_REFUSED] = counts->n_refused,
    [LINLI_IMPORT_SHOW_WARNED] = counts->n_warned,
  };

  for (guint i = 0; i < LINLI_IMPORT_N_SHOWN; i++)
    {
      /* translators: a filter and how many rows it leaves */
      g_autofree char *text = g_strdup_printf (_("%s %u"), g_dgettext (GETTEXT_PACKAGE, filter_words[i]), numbers[i]);

      gtk_button_set_label (GTK_BUTTON (self->filters[i]), text);
      gtk_widget_set_sensitive (self->filters[i], i == LINLI_IMPORT_SHOW_ALL || numbers[i] > 0);
    }
}

/* GTK 4.8 leaves room for a column that is not visible, so it is taken out. */
static void
linli_import_rows_show_sheets (LinliImportRows *self,
                               gboolean         shown)
{
  gboolean here = gtk_column_view_column_get_column_view (self->sheet_column) != NULL;

  if (shown && !here)
    gtk_column_view_insert_column (GTK_COLUMN_VIEW (self->view), 1, self->sheet_column);
  else if (!shown && here)
    gtk_column_view_remove_column (GTK_COLUMN_VIEW (self->view), self->sheet_column);
}

/* Shows what was found; %NULL while the import works, when nobody may look at it. */
void
_linli_import_rows_set_import (LinliImportRows *self,
                               LinliImport     *import)
{
  g_autoptr (GtkNoSelection) selection = NULL;
  LinliImportCounts counts;
  LinliImportShown shown;

  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), NULL);
  g_clear_object (&self->list);
  if (import == NULL)
    return;
  linli_import_get_counts (import, &counts);
  linli_import_rows_update_filters (self, &counts);
  self->list = _linli_import_row_list_new (import);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list)));
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->view), GTK_SELECTION_MODEL (selection));
  linli_import_rows_show_sheets (self, linli_table_get_n_sheets (linli_import_get_table (import)) > 1);
  shown = counts.n_refused > 0 ? LINLI_IMPORT_SHOW_REFUSED : LINLI_IMPORT_SHOW_ALL;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[shown]), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->filters[shown]), TRUE);
}

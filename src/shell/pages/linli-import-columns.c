/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The second step of importing a household list: on the left the sheets, on the right the columns of the chosen one, each with what the file
 * calls it, two of its values (masked, for they are people's), and what it becomes here. */

#include "config.h"

#include "linli-import-columns-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-chip.h"
#include "linli-import-header-private.h"

#define N_SAMPLES 2
#define SAMPLE_ROWS 200

struct _LinliImportColumns {
  GtkWidget parent_instance;
  LinliImport *import;
  GtkStringList *targets; /* the first leaves the column out */
  GtkWidget *sheets;
  GtkWidget *remembered;
  GtkWidget *header;
  GtkWidget *scroller;
  guint sheet;
  gboolean busy; /* while the controls are filled */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LinliImportColumns, linli_import_columns, GTK_TYPE_WIDGET)

static LinliSheet *
linli_import_columns_get_sheet (LinliImportColumns *self,
                                guint               sheet)
{
  return linli_table_get_sheet (linli_import_get_table (self->import), sheet);
}

/* The first different values below the header. */
static char *
linli_import_columns_dup_samples (LinliImportColumns *self,
                                  guint               column)
{
  LinliSheet *sheet = linli_import_columns_get_sheet (self, self->sheet);
  const char *target = linli_import_get_column_target (self->import, self->sheet, column);
  g_autofree LinliCell *cells = g_new0 (LinliCell, column + 1);
  g_autoptr (GPtrArray) samples = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *last = NULL;
  guint first, n_header, end;

  linli_import_get_header (self->import, self->sheet, &first, &n_header);
  end = MIN (linli_sheet_get_n_rows (sheet), first + n_header + SAMPLE_ROWS);
  for (guint row = first + n_header; row < end && samples->len < N_SAMPLES; row++)
    {
      linli_sheet_read_row (sheet, row, cells, column + 1);
      if (*cells[column].text == '\0' || g_strcmp0 (last, cells[column].text) == 0)
        continue;
      g_free (last);
      last = g_strdup (cells[column].text);
      g_ptr_array_add (samples, linli_import_mask_value (target, last));
    }
  g_ptr_array_add (samples, NULL);
  return g_strjoinv (" · ", (char **) samples->pdata);
}

static guint
linli_import_columns_find_target (LinliImportColumns *self,
                                  const char         *id)
{
  guint n_targets;
  const LinliImportTarget *targets = linli_import_get_targets (self->import, &n_targets);

  for (guint i = 0; i < n_targets; i++)
    if (g_str_equal (targets[i].id, id))
      return i + 1;
  return 0;
}

static void
linli_import_columns_mark (GtkWidget *label,
                           gboolean   left_out)
{
  if (left_out)
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

static void
linli_import_columns_chosen_cb (GtkDropDown        *chooser,
                                GParamSpec         *pspec,
                                LinliImportColumns *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "column"));
  GtkWidget *sample = g_object_get_data (G_OBJECT (chooser), "sample");
  guint selected = gtk_drop_down_get_selected (chooser);
  g_autofree char *text = NULL;
  guint n_targets;
  const LinliImportTarget *targets = linli_import_get_targets (self->import, &n_targets);

  if (self->busy || selected > n_targets)
    return;
  linli_import_set_column_target (self->import, self->sheet, column, selected == 0 ? NULL : targets[selected - 1].id);
  text = linli_import_columns_dup_samples (self, column);
  gtk_label_set_text (GTK_LABEL (sample), text);
  linli_import_columns_mark (g_object_get_data (G_OBJECT (chooser), "title"), selected == 0);
  g_signal_emit (self, changed_signal, 0);
}

static GtkWidget *
linli_import_columns_new_label (const char *text,
                                const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
linli_import_columns_add_column (LinliImportColumns *self,
                                 GtkGrid            *grid,
                                 guint               column,
                                 int                 row)
{
  const char *heading = linli_import_get_column_title (self->import, self->sheet, column);
  g_autofree char *unnamed = g_strdup_printf (_("Column %u"), column + 1);
  const char *words = heading != NULL && *heading != '\0' ? heading : unnamed;
  guint selected = linli_import_columns_find_target (self, linli_import_get_column_target (self->import, self->sheet, column));
  g_autofree char *samples = linli_import_columns_dup_samples (self, column);
  g_autofree char *name = g_strdup_printf (_("Import “%s” as"), words);
  GtkWidget *title = linli_import_columns_new_label (words, NULL);
  GtkWidget *sample = linli_import_columns_new_label (samples, "import-sample");
  GtkWidget *chooser = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->targets)),
                                          gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_widget_set_tooltip_text (title, words);
  gtk_label_set_width_chars (GTK_LABEL (title), 10);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 18);
  gtk_widget_set_hexpand (sample, TRUE);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (chooser), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), selected);
  gtk_widget_set_size_request (chooser, 220, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chooser), "column", GUINT_TO_POINTER (column));
  g_object_set_data (G_OBJECT (chooser), "sample", sample);
  g_object_set_data (G_OBJECT (chooser), "title", title);
  linli_import_columns_mark (title, selected == 0);
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (linli_import_columns_chosen_cb), self);
  gtk_grid_attach (grid, title, 0, row, 1, 1);
  gtk_grid_attach (grid, sample, 1, row, 1, 1);
  gtk_grid_attach (grid, chooser, 2, row, 1, 1);
}

static gboolean
linli_import_columns_is_blank (LinliImportColumns *self,
                               guint               column)
{
  const char *title = linli_import_get_column_title (self->import, self->sheet, column);
  g_autofree char *samples = NULL;

  if (title != NULL && *title != '\0')
    return FALSE;
  samples = linli_import_columns_dup_samples (self, column);
  return *samples == '\0';
}

static void
linli_import_columns_fill_grid (LinliImportColumns *self)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n_columns = linli_import_get_n_columns (self->import, self->sheet);
  int row = 1;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "import-grid");
  gtk_grid_attach (GTK_GRID (grid), linli_import_columns_new_label (_("In the file"), "heading"), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), linli_import_columns_new_label (_("For example"), "heading"), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), linli_import_columns_new_label (_("Import as"), "heading"), 2, 0, 1, 1);
  for (guint column = 0; column < n_columns; column++)
    if (!linli_import_columns_is_blank (self, column))
      linli_import_columns_add_column (self, GTK_GRID (grid), column, row++);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), grid);
}

static void
linli_import_columns_show (LinliImportColumns *self)
{
  guint first, n_rows;
  guint all = linli_sheet_get_n_rows (linli_import_columns_get_sheet (self, self->sheet));

  linli_import_get_header (self->import, self->sheet, &first, &n_rows);
  self->busy = TRUE;
  _linli_import_header_show (LINLI_IMPORT_HEADER (self->header), all, first, n_rows);
  gtk_widget_set_visible (self->remembered, linli_import_is_remembered (self->import, self->sheet));
  linli_import_columns_fill_grid (self);
  self->busy = FALSE;
}

static void
linli_import_columns_header_cb (LinliImportColumns *self)
{
  guint first_row, n_rows;

  _linli_import_header_read (LINLI_IMPORT_HEADER (self->header), &first_row, &n_rows);
  linli_import_set_header (self->import, self->sheet, first_row, n_rows);
  linli_import_columns_show (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
linli_import_columns_checked_cb (GtkCheckButton     *check,
                                 LinliImportColumns *self)
{
  guint sheet = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "sheet"));

  linli_import_choose_sheet (self->import, sheet, gtk_check_button_get_active (check));
  g_signal_emit (self, changed_signal, 0);
}

static void
linli_import_columns_selected_cb (GtkListBox         *list,
                                  GtkListBoxRow      *row,
                                  LinliImportColumns *self)
{
  if (row == NULL || (guint) gtk_list_box_row_get_index (row) == self->sheet)
    return;
  self->sheet = gtk_list_box_row_get_index (row);
  linli_import_columns_show (self);
}

static void
linli_import_columns_dispose (GObject *object)
{
  LinliImportColumns *self = LINLI_IMPORT_COLUMNS (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->import);
  g_clear_object (&self->targets);
  G_OBJECT_CLASS (linli_import_columns_parent_class)->dispose (object);
}

static void
linli_import_columns_class_init (LinliImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_import_columns_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/* Where the header is, which the person can put right. */
static GtkWidget *
linli_import_columns_new_header (LinliImportColumns *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->header = _linli_import_header_new ();
  g_signal_connect_swapped (self->header, "changed", G_CALLBACK (linli_import_columns_header_cb), self);
  self->remembered = linli_chip_new (_("As at the last import of this form"), LINLI_TONE_ACCENT);
  gtk_widget_set_valign (self->remembered, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->header);
  gtk_box_append (GTK_BOX (box), self->remembered);
  gtk_widget_add_css_class (box, "import-header");
  return box;
}

static void
linli_import_columns_init (LinliImportColumns *self)
{
  GtkWidget *main = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->sheets = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->sheets), GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->sheets, "navigation-sidebar");
  gtk_widget_set_size_request (self->sheets, 190, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sheets), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sheets of the file"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (main), linli_import_columns_new_header (self));
  gtk_box_append (GTK_BOX (main), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (main), self->scroller);
  gtk_widget_set_hexpand (main, TRUE);
  gtk_widget_set_parent (main, GTK_WIDGET (self));
}

static GtkWidget *
linli_import_columns_new_sheet_row (LinliImportColumns *self,
                                    guint               index)
{
  LinliSheet *sheet = linli_import_columns_get_sheet (self, index);
  guint n_rows = linli_sheet_get_n_rows (sheet);
  g_autofree char *rows = g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
  g_autofree char *hidden = linli_sheet_is_hidden (sheet) ? g_strdup_printf (_("%s, hidden"), rows) : NULL;
  g_autofree char *name = g_strdup_printf (_("Import the sheet “%s”"), linli_sheet_get_name (sheet));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *count = linli_import_columns_new_label (hidden != NULL ? hidden : rows, "dim-label");

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), linli_import_is_sheet_chosen (self->import, index));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (check), "sheet", GUINT_TO_POINTER (index));
  g_signal_connect (check, "toggled", G_CALLBACK (linli_import_columns_checked_cb), self);
  gtk_widget_add_css_class (count, "linli-small");
  gtk_box_append (GTK_BOX (words), linli_import_columns_new_label (linli_sheet_get_name (sheet), NULL));
  gtk_box_append (GTK_BOX (words), count);
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

static void
linli_import_columns_fill_sheets (LinliImportColumns *self)
{
  guint n_sheets = linli_table_get_n_sheets (linli_import_get_table (self->import));
  guint shown = n_sheets;

  for (guint i = 0; i < n_sheets; i++)
    {
      gtk_list_box_append (GTK_LIST_BOX (self->sheets), linli_import_columns_new_sheet_row (self, i));
      if (shown == n_sheets && linli_import_is_sheet_chosen (self->import, i))
        shown = i;
    }
  self->sheet = shown < n_sheets ? shown : 0;
  gtk_list_box_select_row (GTK_LIST_BOX (self->sheets), gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->sheets), self->sheet));
  g_signal_connect (self->sheets, "row-selected", G_CALLBACK (linli_import_columns_selected_cb), self);
}

static void
linli_import_columns_fill_targets (LinliImportColumns *self)
{
  guint n_targets;
  const LinliImportTarget *targets = linli_import_get_targets (self->import, &n_targets);

  self->targets = gtk_string_list_new (NULL);
  gtk_string_list_append (self->targets, _("Do not import"));
  for (guint i = 0; i < n_targets; i++)
    {
      /* translators: a field and the kind of record it belongs to */
      g_autofree char *text = g_strdup_printf (_("%s · %s"), targets[i].label, targets[i].group);

      gtk_string_list_append (self->targets, text);
    }
}

/* @import must have at least one sheet. */
GtkWidget *
_linli_import_columns_new (LinliImport *import)
{
  LinliImportColumns *self = g_object_new (LINLI_TYPE_IMPORT_COLUMNS, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->import = g_object_ref (import);
  linli_import_columns_fill_targets (self);
  linli_import_columns_fill_sheets (self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->sheets);
  gtk_widget_add_css_class (scroller, "import-sheets");
  gtk_widget_insert_after (scroller, GTK_WIDGET (self), NULL);
  gtk_widget_set_visible (scroller, linli_table_get_n_sheets (linli_import_get_table (import)) > 1);
  if (linli_table_get_n_sheets (linli_import_get_table (import)) == 1)
    linli_import_choose_sheet (import, 0, TRUE);
  linli_import_columns_show (self);
  return GTK_WIDGET (self);
}

static const char *
linli_import_columns_find_trouble (LinliImportColumns *self,
                                   guint               sheet)
{
  gboolean has_name = FALSE;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < linli_import_get_n_columns (self->import, sheet); i++)
    {
      const char *target = linli_import_get_column_target (self->import, sheet, i);

      has_name |= g_str_equal (target, "person.name");
      if (*target != '\0' && !g_str_has_prefix (target, "tag") && !g_str_equal (target, "vehicle.plate") &&
          !g_hash_table_add (seen, (gpointer) target))
        return _("Two columns are imported as the same thing");
    }
  return has_name ? NULL : _("No column is imported as the name of a person");
}

/* Whether every chosen sheet can be checked; if not, @trouble says why. */
gboolean
_linli_import_columns_is_complete (LinliImportColumns  *self,
                                   const char         **trouble)
{
  gboolean chosen = FALSE;

  *trouble = NULL;
  for (guint i = 0; *trouble == NULL && i < linli_table_get_n_sheets (linli_import_get_table (self->import)); i++)
    if (linli_import_is_sheet_chosen (self->import, i))
      {
        chosen = TRUE;
        *trouble = linli_import_columns_find_trouble (self, i);
      }
  if (!chosen)
    *trouble = _("No sheet is chosen");
  return *trouble == NULL;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The columns of a department's form: as the form calls them, what they are filled with, and a value as the first row will have it. A column
 * that nothing is known for says so. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-chip.h"
#include "linli-message.h"
#include "linli-office-form-parts-private.h"

/* Before the targets in each chooser. */
enum {
  CHOICE_EMPTY,
  CHOICE_TEXT,
  N_CHOICES,
};

struct _LinliOfficeFormColumns {
  GtkWidget parent_instance;
  LinliOfficeForm *form;
  GtkWidget *scroller;
  GtkStringList *choices;
  GPtrArray *samples; /* of GtkLabel, by the column; NULL where there is none */
  gboolean busy;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LinliOfficeFormColumns, linli_office_form_columns, GTK_TYPE_WIDGET)

static guint
linli_office_form_columns_find_choice (LinliOfficeFormColumns *self,
                                       guint                   column)
{
  const char *target = linli_office_form_get_column_target (self->form, column);
  guint n_targets;
  const LinliImportTarget *targets = linli_office_form_get_targets (self->form, &n_targets);

  if (g_str_has_prefix (target, "text:"))
    return CHOICE_TEXT;
  for (guint i = 0; i < n_targets; i++)
    if (g_str_equal (targets[i].id, target))
      return i + N_CHOICES;
  return CHOICE_EMPTY;
}

/* What the sample says when there is none: that the column stays empty is no accident. */
static void
linli_office_form_columns_mark (LinliOfficeFormColumns *self,
                                guint                   column,
                                const char             *text)
{
  GtkWidget *label = g_ptr_array_index (self->samples, column);
  gboolean empty = linli_office_form_get_column_state (self->form, column) == LINLI_OFFICE_FORM_COLUMN_EMPTY;

  if (label == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (label), empty ? _("Left empty") : text != NULL && *text != '\0' ? text : "—");
  gtk_widget_set_tooltip_text (label, gtk_label_get_text (GTK_LABEL (label)));
  if (empty)
    gtk_widget_add_css_class (label, "tone-warning");
  else
    gtk_widget_remove_css_class (label, "tone-warning");
}

typedef struct {
  LinliOfficeFormColumns *self;
  guint column;
} TextRequest;

static void
linli_office_form_columns_take (LinliOfficeFormColumns *self,
                                guint                   column,
                                const char             *target)
{
  linli_office_form_set_column_target (self->form, column, target);
  linli_office_form_columns_mark (self, column, NULL);
  g_signal_emit (self, changed_signal, 0);
}

static void
linli_office_form_columns_text_cb (const char *text,
                                   gpointer    data)
{
  TextRequest *request = data;
  g_autofree char *target = g_strconcat ("text:", text, NULL);

  linli_office_form_columns_take (request->self, request->column, target);
}

/* Also when nothing was answered: the chooser says what the column is filled with now. */
static void
linli_office_form_columns_text_freed (gpointer data)
{
  TextRequest *request = data;

  if (gtk_widget_get_root (GTK_WIDGET (request->self)) != NULL)
    _linli_office_form_columns_rebuild (request->self);
  g_object_unref (request->self);
  g_free (request);
}

static void
linli_office_form_columns_chosen_cb (GtkDropDown            *chooser,
                                     GParamSpec             *pspec,
                                     LinliOfficeFormColumns *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "column"));
  guint selected = gtk_drop_down_get_selected (chooser), n_targets;
  const LinliImportTarget *targets = linli_office_form_get_targets (self->form, &n_targets);
  TextRequest *request;

  if (self->busy || selected >= n_targets + N_CHOICES)
    return;
  if (selected != CHOICE_TEXT)
    {
      linli_office_form_columns_take (self, column, selected == CHOICE_EMPTY ? NULL : targets[selected - N_CHOICES].id);
      return;
    }
  request = g_new (TextRequest, 1);
  *request = (TextRequest) { g_object_ref (self), column };
  linli_message_ask_text (GTK_WIDGET (self), _("Fixed Text"), _("The same words in every row, such as the name of the department."), _("Words"),
                          _("_Use"), linli_office_form_columns_text_cb, request, linli_office_form_columns_text_freed);
}

static GtkWidget *
linli_office_form_columns_new_label (const char *text,
                                     int         width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  return label;
}

static GtkWidget *
linli_office_form_columns_new_chooser (LinliOfficeFormColumns *self,
                                       guint                   column,
                                       const char             *title)
{
  GtkWidget *chooser = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (self->choices)),
                                          gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  g_autofree char *name = g_strdup_printf (_("Fill “%s” with"), title);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (chooser), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), linli_office_form_columns_find_choice (self, column));
  gtk_widget_set_size_request (chooser, 170, -1);
  gtk_widget_set_hexpand (chooser, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chooser), "column", GUINT_TO_POINTER (column));
  g_signal_connect (chooser, "notify::selected", G_CALLBACK (linli_office_form_columns_chosen_cb), self);
  return chooser;
}

static void
linli_office_form_columns_add (LinliOfficeFormColumns *self,
                               GtkGrid                *grid,
                               guint                   column,
                               int                     row)
{
  const char *title = linli_office_form_get_column_title (self->form, column);
  const char *last = g_strrstr (title, " / ");
  GtkWidget *label = linli_office_form_columns_new_label (last != NULL ? last + strlen (" / ") : title, 11);
  GtkWidget *sample;

  gtk_widget_set_tooltip_text (label, title);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  if (linli_office_form_get_column_state (self->form, column) == LINLI_OFFICE_FORM_COLUMN_FORMULA)
    {
      GtkWidget *chip = linli_chip_new (_("Calculated by the form"), LINLI_TONE_NEUTRAL);

      gtk_widget_set_halign (chip, GTK_ALIGN_START);
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gtk_grid_attach (grid, chip, 1, row, 2, 1);
      return;
    }
  sample = linli_office_form_columns_new_label (NULL, 11);
  g_ptr_array_index (self->samples, column) = sample;
  gtk_grid_attach (grid, linli_office_form_columns_new_chooser (self, column, title), 1, row, 1, 1);
  gtk_grid_attach (grid, sample, 2, row, 1, 1);
  linli_office_form_columns_mark (self, column, NULL);
}

static void
linli_office_form_columns_fill_choices (LinliOfficeFormColumns *self)
{
  guint n_targets;
  const LinliImportTarget *targets = linli_office_form_get_targets (self->form, &n_targets);

  g_set_object (&self->choices, NULL);
  self->choices = gtk_string_list_new (NULL);
  gtk_string_list_append (self->choices, _("Left empty"));
  gtk_string_list_append (self->choices, _("Fixed text…"));
  for (guint i = 0; i < n_targets; i++)
    {
      /* translators: a field and the kind of record it belongs to */
      g_autofree char *text = g_strdup_printf (_("%s · %s"), targets[i].label, targets[i].group);

      gtk_string_list_append (self->choices, text);
    }
}

/* Anew from the form: other rows have other fields. */
void
_linli_office_form_columns_rebuild (LinliOfficeFormColumns *self)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n_columns = linli_office_form_get_n_columns (self->form);
  int row = 1;
  static const char * const heads[] = { N_("In the form"), N_("Filled with"), N_("For example") };

  self->busy = TRUE;
  linli_office_form_columns_fill_choices (self);
  g_ptr_array_set_size (self->samples, 0);
  g_ptr_array_set_size (self->samples, (int) n_columns);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "import-grid");
  for (int i = 0; i < (int) G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *head = gtk_label_new (_(heads[i]));

      gtk_label_set_xalign (GTK_LABEL (head), 0);
      gtk_widget_add_css_class (head, "heading");
      gtk_grid_attach (GTK_GRID (grid), head, i, 0, 1, 1);
    }
  for (guint i = 0; i < n_columns; i++)
    if (linli_office_form_get_column_state (self->form, i) != LINLI_OFFICE_FORM_COLUMN_COVERED)
      linli_office_form_columns_add (self, GTK_GRID (grid), i, row++);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), grid);
  self->busy = FALSE;
}

/* The first value of each column, masked. */
void
_linli_office_form_columns_show_samples (LinliOfficeFormColumns *self,
                                         LinliOfficeFormFilling *filling)
{
  guint n_rows = linli_office_form_filling_get_n_rows (filling);

  for (guint i = 0; i < self->samples->len; i++)
    {
      g_autofree char *text = NULL;

      for (guint row = 0; row < n_rows && (text == NULL || *text == '\0'); row++)
        {
          g_free (text);
          text = linli_office_form_filling_dup_cell (filling, row, i, TRUE);
        }
      linli_office_form_columns_mark (self, i, text);
    }
}

static void
linli_office_form_columns_dispose (GObject *object)
{
  LinliOfficeFormColumns *self = LINLI_OFFICE_FORM_COLUMNS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->form);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  G_OBJECT_CLASS (linli_office_form_columns_parent_class)->dispose (object);
}

static void
linli_office_form_columns_class_init (LinliOfficeFormColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_office_form_columns_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_office_form_columns_init (LinliOfficeFormColumns *self)
{
  self->samples = g_ptr_array_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
_linli_office_form_columns_new (LinliOfficeForm *form)
{
  LinliOfficeFormColumns *self = g_object_new (LINLI_TYPE_OFFICE_FORM_COLUMNS, NULL);

  self->form = g_object_ref (form);
  _linli_office_form_columns_rebuild (self);
  return GTK_WIDGET (self);
}

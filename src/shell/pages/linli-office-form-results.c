/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a department's form will hold: its first rows as they will stand there, which cells stay empty and whose they are, and what changed since
 * it was handed in last. Personal data are masked here. */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-button.h"
#include "linli-empty-page.h"
#include "linli-ledger-view.h"
#include "linli-office-form-parts-private.h"

#define PREVIEW_ROWS 12
#define LISTED_ROWS 200
#define LONGEST_CELL 20

struct _LinliOfficeFormResults {
  GtkWidget parent_instance;
  LinliContext *context;
  LinliSelection *selection;
  LinliOfficeForm *form;
  LinliOfficeFormFilling *filling;
  GtkWidget *box;
  GtkWidget *stack;
  GtkWidget *preview;
  GtkWidget *problems;
  GtkWidget *changes;
  GtkWidget *changes_bar;
  GtkWidget *shown; /* (nullable): the list of changes, or what is said instead */
  LinliLedger *ledger;
};

G_DEFINE_FINAL_TYPE (LinliOfficeFormResults, linli_office_form_results, GTK_TYPE_WIDGET)

/* A line of the list of changes. */
#define LINLI_TYPE_OFFICE_FORM_LINE (linli_office_form_line_get_type ())
G_DECLARE_FINAL_TYPE (LinliOfficeFormLine, linli_office_form_line, LINLI, OFFICE_FORM_LINE, GObject)

struct _LinliOfficeFormLine {
  GObject parent_instance;
  LinliOfficeFormFilling *filling; /* which owns the change */
  const LinliOfficeFormChange *change;
};

G_DEFINE_FINAL_TYPE (LinliOfficeFormLine, linli_office_form_line, G_TYPE_OBJECT)

static void
linli_office_form_line_finalize (GObject *object)
{
  linli_office_form_filling_unref (LINLI_OFFICE_FORM_LINE (object)->filling);
  G_OBJECT_CLASS (linli_office_form_line_parent_class)->finalize (object);
}

static void
linli_office_form_line_class_init (LinliOfficeFormLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_office_form_line_finalize;
}

static void
linli_office_form_line_init (LinliOfficeFormLine *self)
{
}

static gint64
linli_office_form_line_get_id (gpointer item)
{
  return LINLI_OFFICE_FORM_LINE (item)->change->id;
}

/* ── Preview ── */

static GtkWidget *
linli_office_form_results_new_cell (const char *text,
                                    const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* What is short is shown whole: the sheet scrolls. */
  if (g_utf8_strlen (text, -1) > LONGEST_CELL)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), LONGEST_CELL);
      gtk_label_set_max_width_chars (GTK_LABEL (label), LONGEST_CELL);
    }
  gtk_widget_set_tooltip_text (label, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
linli_office_form_results_fill_preview (LinliOfficeFormResults *self)
{
  GtkWidget *grid = gtk_grid_new ();
  guint n_rows = MIN (linli_office_form_filling_get_n_rows (self->filling), PREVIEW_ROWS);
  int place = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_widget_add_css_class (grid, "import-grid");
  for (guint i = 0; i < linli_office_form_get_n_columns (self->form); i++)
    {
      const char *title = linli_office_form_get_column_title (self->form, i), *last = g_strrstr (title, " / ");

      if (linli_office_form_get_column_state (self->form, i) == LINLI_OFFICE_FORM_COLUMN_COVERED)
        continue;
      gtk_grid_attach (GTK_GRID (grid), linli_office_form_results_new_cell (last != NULL ? last + strlen (" / ") : title, "heading"), place, 0, 1, 1);
      for (guint row = 0; row < n_rows; row++)
        {
          g_autofree char *text = linli_office_form_filling_dup_cell (self->filling, row, i, TRUE);

          gtk_grid_attach (GTK_GRID (grid), linli_office_form_results_new_cell (text, NULL), place, (int) row + 1, 1, 1);
        }
      place++;
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->preview), grid);
}

/* ── What is missing ── */

static void
linli_office_form_results_open_cb (LinliOfficeFormResults *self,
                                   GtkWidget              *row)
{
  const char *kind;
  gint64 id;

  linli_office_form_filling_get_record (self->filling, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "row")), &kind, &id);
  linli_selection_open (self->selection, kind, id);
}

/* The rows behind a number, when somebody looks at them. */
static void
linli_office_form_results_expanded_cb (GtkWidget              *expander,
                                       GParamSpec             *pspec,
                                       LinliOfficeFormResults *self)
{
  guint n_problems, index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (expander), "problem"));
  const LinliOfficeFormProblem *problems = linli_office_form_filling_get_problems (self->filling, &n_problems);

  if (!adw_expander_row_get_expanded (ADW_EXPANDER_ROW (expander)) || g_object_get_data (G_OBJECT (expander), "filled") != NULL || index >= n_problems)
    return;
  g_object_set_data (G_OBJECT (expander), "filled", expander);
  for (guint i = 0; i < MIN (problems[index].rows->len, LISTED_ROWS); i++)
    {
      guint row = g_array_index (problems[index].rows, guint, i);
      GtkWidget *line = adw_action_row_new ();
      g_autofree char *who = linli_office_form_filling_dup_who (self->filling, row, TRUE);
      g_autofree char *title = g_markup_escape_text (who, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line), title);
      adw_action_row_add_suffix (ADW_ACTION_ROW (line), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), TRUE);
      g_object_set_data (G_OBJECT (line), "row", GUINT_TO_POINTER (row));
      g_signal_connect_swapped (line, "activated", G_CALLBACK (linli_office_form_results_open_cb), self);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), line);
    }
}

static char *
linli_office_form_results_dup_problem (LinliOfficeFormResults       *self,
                                       const LinliOfficeFormProblem *problem)
{
  const char * const *words = linli_office_form_get_column_words (self->form, problem->column);
  g_autofree char *list = words != NULL ? g_strjoinv ("、", (char **) words) : NULL;

  if (problem->trouble == LINLI_OFFICE_FORM_TROUBLE_NO_HEAD)
    return g_strdup_printf (ngettext ("%u household has no head who lives there: the cell stays empty",
                                      "%u households have no head who lives there: the cells stay empty", problem->rows->len), problem->rows->len);
  if (problem->trouble == LINLI_OFFICE_FORM_TROUBLE_MISSING)
    return g_strdup_printf (ngettext ("%u row does not say it: the cell stays empty", "%u rows do not say it: the cells stay empty", problem->rows->len),
                            problem->rows->len);
  return g_strdup_printf (ngettext ("%u row says something that the form does not allow (%s): the cell stays empty",
                                    "%u rows say something that the form does not allow (%s): the cells stay empty", problem->rows->len),
                          problem->rows->len, list != NULL ? list : "");
}

static void
linli_office_form_results_fill_problems (LinliOfficeFormResults *self)
{
  GtkWidget *list = gtk_list_box_new (), *clamp = adw_clamp_new ();
  guint n_problems;
  const LinliOfficeFormProblem *problems = linli_office_form_filling_get_problems (self->filling, &n_problems);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is missing"), -1);
  for (guint i = 0; i < n_problems; i++)
    {
      GtkWidget *row = adw_expander_row_new ();
      g_autofree char *title = g_markup_escape_text (linli_office_form_get_column_title (self->form, problems[i].column), -1);
      g_autofree char *text = linli_office_form_results_dup_problem (self, &problems[i]);
      g_autofree char *escaped = g_markup_escape_text (text, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), escaped);
      g_object_set_data (G_OBJECT (row), "problem", GUINT_TO_POINTER (i));
      g_signal_connect (row, "notify::expanded", G_CALLBACK (linli_office_form_results_expanded_cb), self);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  if (n_problems > 0)
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->problems), clamp);
  else
    {
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->problems),
                                     linli_empty_page_new ("linli-sheet-symbolic", _("Nothing Is Missing"), _("Every cell that is filled has something to say.")));
      g_object_ref_sink (clamp);
      g_object_unref (clamp);
    }
}

/* ── What changed ── */

static const char *
linli_office_form_results_get_what (LinliOfficeFormChangeKind what)
{
  switch (what)
    {
    case LINLI_OFFICE_FORM_CHANGE_NEW:
      return _("New in the form");
    case LINLI_OFFICE_FORM_CHANGE_LEFT:
      return _("No longer in the form");
    case LINLI_OFFICE_FORM_CHANGE_CHANGED:
      return _("Changed");
    case LINLI_OFFICE_FORM_CHANGE_UNKNOWN:
    default:
      return _("What was handed in was erased");
    }
}

enum {
  COLUMN_WHAT,
  COLUMN_WHO,
  COLUMN_TITLE,
  COLUMN_BEFORE,
  COLUMN_AFTER,
};

static char *
linli_office_form_results_dup_cell (gpointer item,
                                    guint    column,
                                    gboolean masked,
                                    gpointer data)
{
  const LinliOfficeFormChange *change = LINLI_OFFICE_FORM_LINE (item)->change;
  char *who;

  switch (column)
    {
    case COLUMN_WHAT:
      return g_strdup (linli_office_form_results_get_what (change->what));
    case COLUMN_WHO:
      who = linli_office_form_change_dup_who (change, masked);
      if (*who != '\0')
        return who;
      g_free (who);
      return g_strdup (_("(erased)"));
    case COLUMN_TITLE:
      return g_strdup (change->column != NULL ? change->column : "");
    case COLUMN_BEFORE:
      return linli_office_form_change_dup_before (change, masked);
    case COLUMN_AFTER:
    default:
      return linli_office_form_change_dup_after (change, masked);
    }
}

static LinliLedger *
linli_office_form_results_new_ledger (LinliOfficeFormResults *self)
{
  const LinliLedgerColumn columns[] = {
    { _("Difference"), 130, 3, FALSE }, { _("Who or what"), 110, 3, FALSE }, { _("Column"), 110, 3, FALSE }, { _("Last time"), 120, 4, TRUE }, { _("Now"), 120, 4, TRUE },
  };
  const char * const names[] = { "difference", "about", "column", "before", "now", NULL };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *changes = linli_office_form_filling_get_changes (self->filling);
  g_autofree char *base = g_strdup (linli_office_form_get_name (self->form));
  g_autofree char *title = NULL, *period = NULL;
  LinliLedger *ledger;

  if (g_str_has_suffix (base, ".xlsx"))
    base[strlen (base) - strlen (".xlsx")] = '\0';
  /* translators: the name of a form */
  title = g_strdup_printf (_("Differences of %s"), base);
  for (guint i = 0; i < changes->len; i++)
    {
      LinliOfficeFormLine *line = g_object_new (LINLI_TYPE_OFFICE_FORM_LINE, NULL);

      line->filling = linli_office_form_filling_ref (self->filling);
      line->change = g_ptr_array_index (changes, i);
      g_ptr_array_add (lines, line);
    }
  ledger = linli_ledger_new (title, columns, G_N_ELEMENTS (columns), lines, linli_office_form_results_dup_cell, NULL, NULL);
  period = g_strdup_printf (_("%s to %s"), linli_office_form_filling_get_last_day (self->filling), linli_office_form_get_day (self->form));
  linli_ledger_set_kind (ledger, "forms.differences", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}

static void
linli_office_form_results_fill_changes (LinliOfficeFormResults *self)
{
  const char *last = linli_office_form_filling_get_last_day (self->filling), *kind = "person";
  guint n_changes = linli_office_form_filling_get_changes (self->filling)->len;
  GtkWidget *shown;
  g_autofree char *same = last != NULL ? g_strdup_printf (_("The form says the same as on %s."), last) : NULL;
  gint64 id;

  g_clear_object (&self->ledger);
  if (self->shown != NULL)
    gtk_box_remove (GTK_BOX (self->changes), self->shown);
  gtk_widget_set_visible (self->changes_bar, n_changes > 0);
  if (last == NULL)
    shown = linli_empty_page_new ("linli-journal-symbolic", _("Not Handed In Before"),
                                  _("When the form is filled in full the first time, it is noted what it said, and next time what changed stands here."));
  else if (n_changes == 0)
    shown = linli_empty_page_new ("linli-journal-symbolic", _("Nothing Changed"), same);
  else
    {
      if (linli_office_form_filling_get_n_rows (self->filling) > 0)
        linli_office_form_filling_get_record (self->filling, 0, &kind, &id);
      self->ledger = linli_office_form_results_new_ledger (self);
      shown = linli_ledger_view_new (self->selection, kind, linli_office_form_line_get_id, NULL);
      linli_ledger_view_show (LINLI_LEDGER_VIEW (shown), self->ledger);
    }
  gtk_widget_set_vexpand (shown, TRUE);
  gtk_box_prepend (GTK_BOX (self->changes), shown);
  self->shown = shown;
}

static void
linli_office_form_results_export_cb (LinliOfficeFormResults *self)
{
  if (self->ledger != NULL)
    linli_ledger_export_asking (self->ledger, GTK_WIDGET (self), self->context);
}

static void
linli_office_form_results_print_cb (LinliOfficeFormResults *self)
{
  if (self->ledger != NULL)
    linli_ledger_print (self->ledger, GTK_WIDGET (self), self->context);
}

static void
linli_office_form_results_set_title (LinliOfficeFormResults *self,
                                     GtkWidget              *page,
                                     const char             *title,
                                     guint                   n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s %u", title, n) : g_strdup (title);

  gtk_stack_page_set_title (gtk_stack_get_page (GTK_STACK (self->stack), page), text);
}

/* @filling must have been loaded from the form as it is. */
void
_linli_office_form_results_show (LinliOfficeFormResults *self,
                                 LinliOfficeFormFilling *filling)
{
  guint n_problems, n_missing = 0;
  const LinliOfficeFormProblem *problems = linli_office_form_filling_get_problems (filling, &n_problems);

  linli_office_form_filling_ref (filling);
  g_clear_pointer (&self->filling, linli_office_form_filling_unref);
  self->filling = filling;
  for (guint i = 0; i < n_problems; i++)
    n_missing += problems[i].rows->len;
  linli_office_form_results_fill_preview (self);
  linli_office_form_results_fill_problems (self);
  linli_office_form_results_fill_changes (self);
  linli_office_form_results_set_title (self, self->problems, _("Missing"), n_missing);
  linli_office_form_results_set_title (self, self->changes, _("Differences"), linli_office_form_filling_get_changes (filling)->len);
}

static void
linli_office_form_results_dispose (GObject *object)
{
  LinliOfficeFormResults *self = LINLI_OFFICE_FORM_RESULTS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  g_clear_object (&self->form);
  g_clear_object (&self->ledger);
  g_clear_pointer (&self->filling, linli_office_form_filling_unref);
  G_OBJECT_CLASS (linli_office_form_results_parent_class)->dispose (object);
}

static void
linli_office_form_results_class_init (LinliOfficeFormResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_office_form_results_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
linli_office_form_results_init (LinliOfficeFormResults *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new (), *export = linli_button_new (_("_Export…"), NULL), *print = linli_button_new (_("_Print…"), NULL);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->stack = gtk_stack_new ();
  self->preview = gtk_scrolled_window_new ();
  self->problems = gtk_scrolled_window_new ();
  self->changes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->changes_bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_signal_connect_swapped (export, "clicked", G_CALLBACK (linli_office_form_results_export_cb), self);
  g_signal_connect_swapped (print, "clicked", G_CALLBACK (linli_office_form_results_print_cb), self);
  gtk_widget_set_halign (self->changes_bar, GTK_ALIGN_END);
  gtk_widget_set_margin_end (self->changes_bar, 12);
  gtk_widget_set_visible (self->changes_bar, FALSE);
  gtk_box_append (GTK_BOX (self->changes_bar), export);
  gtk_box_append (GTK_BOX (self->changes_bar), print);
  gtk_box_append (GTK_BOX (self->changes), self->changes_bar);
  gtk_stack_add_titled (GTK_STACK (self->stack), self->preview, "preview", _("First rows"));
  gtk_stack_add_titled (GTK_STACK (self->stack), self->problems, "problems", _("Missing"));
  gtk_stack_add_titled (GTK_STACK (self->stack), self->changes, "changes", _("Differences"));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (self->stack));
  gtk_widget_add_css_class (switcher, "linli-parts");
  gtk_widget_set_halign (switcher, GTK_ALIGN_START);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (self->box), switcher);
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
_linli_office_form_results_new (LinliContext    *context,
                                LinliSelection  *selection,
                                LinliOfficeForm *form)
{
  LinliOfficeFormResults *self = g_object_new (LINLI_TYPE_OFFICE_FORM_RESULTS, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->form = g_object_ref (form);
  return GTK_WIDGET (self);
}

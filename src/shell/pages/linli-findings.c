/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a check of the whole file found, the worst first; each row opens its record in the window behind. The check runs on a worker;
 * it is repeated when asked for, because a change of one record does not change most of it. */

#include "config.h"

#include "linli-findings.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <linli-check.h>
#include <linli-data-check.h>
#include <linli-finding.h>
#include <linli-read-task.h>

#include "linli-button.h"
#include "linli-chip.h"
#include "linli-dialog.h"
#include "linli-empty-page.h"
#include "linli-toast.h"

typedef struct {
  LinliContext *context;
  LinliSelection *selection;
  GtkWidget *window;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *summary;
  GtkWidget *again;
  GListStore *findings;
  GCancellable *cancellable;
} Findings;

static void
findings_free (gpointer data)
{
  Findings *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->findings);
  g_object_unref (self->context);
  g_object_unref (self->selection);
  g_free (self);
}

static gpointer
check_run (LinliDatabase  *reader,
           gpointer        data,
           GCancellable   *cancellable,
           GError        **error)
{
  return linli_check_file (reader, data, cancellable, error);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  LinliFinding *x = *(LinliFinding * const *) a, *y = *(LinliFinding * const *) b;
  int by_severity = (int) linli_finding_get_severity (x) - (int) linli_finding_get_severity (y);

  return by_severity != 0 ? by_severity : g_strcmp0 (linli_finding_get_code (x), linli_finding_get_code (y));
}

static void
summarise (Findings  *self,
           GPtrArray *found)
{
  guint counts[3] = { 0 };
  g_autofree char *text = NULL, *errors = NULL, *warnings = NULL, *hints = NULL;

  for (guint i = 0; i < found->len; i++)
    counts[linli_finding_get_severity (g_ptr_array_index (found, i))]++;
  errors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u error", "%u errors", counts[LINLI_SEVERITY_ERROR]), counts[LINLI_SEVERITY_ERROR]);
  warnings = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u warning", "%u warnings", counts[LINLI_SEVERITY_WARNING]), counts[LINLI_SEVERITY_WARNING]);
  hints = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hint", "%u hints", counts[LINLI_SEVERITY_HINT]), counts[LINLI_SEVERITY_HINT]);
  text = g_strdup_printf ("%s · %s · %s", errors, warnings, hints);
  gtk_label_set_text (GTK_LABEL (self->summary), text);
}

static void
checked_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);
  Findings *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_sensitive (self->again, TRUE);
  if (found == NULL)
    {
      linli_toast_show_error (self->window, _("The file could not be checked"), error);
      return;
    }
  g_ptr_array_sort (found, compare);
  summarise (self, found);
  g_list_store_splice (self->findings, 0, g_list_model_get_n_items (G_LIST_MODEL (self->findings)), found->pdata, found->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), found->len > 0 ? "list" : "none");
  if (found->len > 0)
    gtk_widget_grab_focus (self->list);
}

static void
check_cb (Findings *self)
{
  g_autoptr (GTask) task = g_task_new (linli_context_get_store (self->context), self->cancellable, checked_cb, self);

  gtk_widget_set_sensitive (self->again, FALSE);
  gtk_label_set_text (GTK_LABEL (self->summary), _("Checking …"));
  g_task_set_task_data (task, linli_extensions_dup_list (linli_context_get_extensions (self->context), LINLI_TYPE_DATA_CHECK),
                        (GDestroyNotify) g_ptr_array_unref);
  linli_read_task_run (task, linli_context_get_store (self->context), check_run, (GDestroyNotify) g_ptr_array_unref);
}

static void
set_up_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24); /* so that a long message leaves the chip its room; it gets what is left */
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "finding");
  gtk_list_item_set_child (item, box);
}

static LinliTone
get_tone (LinliSeverity severity)
{
  return severity == LINLI_SEVERITY_ERROR ? LINLI_TONE_ERROR : severity == LINLI_SEVERITY_WARNING ? LINLI_TONE_WARNING : LINLI_TONE_NEUTRAL;
}

/* A chip never changes its tone: each row gets a new one. */
static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  LinliFinding *finding = gtk_list_item_get_item (item);
  LinliSeverity severity = linli_finding_get_severity (finding);
  GtkWidget *box = gtk_list_item_get_child (item), *label = gtk_widget_get_last_child (box);
  GtkWidget *old = gtk_widget_get_prev_sibling (label), *chip = linli_chip_new (linli_severity_get_label (severity), get_tone (severity));
  g_autofree char *name = NULL;

  if (old != NULL)
    gtk_box_remove (GTK_BOX (box), old);
  gtk_widget_set_valign (chip, GTK_ALIGN_START);
  gtk_box_prepend (GTK_BOX (box), chip);
  gtk_label_set_text (GTK_LABEL (label), linli_finding_get_message (finding));
  name = g_strdup_printf ("%s: %s", linli_severity_get_label (severity), linli_finding_get_message (finding));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
activate_cb (Findings *self,
             guint     position)
{
  g_autoptr (LinliFinding) finding = g_list_model_get_item (G_LIST_MODEL (self->findings), position);

  /* What is wrong with the file itself has no record. */
  if (linli_finding_get_kind (finding) != NULL && linli_finding_get_id (finding) != 0)
    linli_selection_open (self->selection, linli_finding_get_kind (finding), linli_finding_get_id (finding));
}

static GtkWidget *
new_list (Findings *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkSelectionModel *rows = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->findings))));
  GtkWidget *list = gtk_list_view_new (rows, factory);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What the check found"), -1);
  self->list = list;
  g_signal_connect_swapped (list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static GtkWidget *
new_body (Findings *self)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_spinner_start (GTK_SPINNER (spinner));
  self->summary = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 0);
  gtk_widget_set_hexpand (self->summary, TRUE);
  self->again = linli_button_new (_("_Check Again"), NULL);
  g_signal_connect_swapped (self->again, "clicked", G_CALLBACK (check_cb), self);
  gtk_box_append (GTK_BOX (bar), self->summary);
  gtk_box_append (GTK_BOX (bar), self->again);
  gtk_widget_add_css_class (bar, "sheet-head-bar");
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), spinner, "waiting");
  gtk_stack_add_named (GTK_STACK (self->stack), new_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack),
                       linli_empty_page_new ("linli-grid-symbolic", _("Nothing Is Wrong"),
                                             _("Grids, households, people and the file itself were looked through.")), "none");
  gtk_box_append (GTK_BOX (body), bar);
  gtk_box_append (GTK_BOX (body), self->stack);
  return body;
}

/**
 * linli_findings_show:
 * @over: the window in which records are opened
 * @context: the open document
 * @selection: what is chosen in it
 *
 * Checks the whole file and lists what was found.
 */
void
linli_findings_show (GtkWindow      *over,
                     LinliContext   *context,
                     LinliSelection *selection)
{
  Findings *self = g_new0 (Findings, 1);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->findings = g_list_store_new (LINLI_TYPE_FINDING);
  self->cancellable = g_cancellable_new ();
  self->window = linli_dialog_new (over, _("Check"), new_body (self), 620, 560);
  g_object_set_data_full (G_OBJECT (self->window), "findings", self, findings_free);
  check_cb (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

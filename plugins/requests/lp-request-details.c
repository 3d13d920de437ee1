/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpRequestDetails: what is special to a request, in the details pane. Made anew after each change; asks a few indexed questions. */

#include "lp-request-details.h"

#include <glib/gi18n-lib.h>

#include "lp-notebook-row.h"
#include "lp-request-dialogs.h"
#include "lp-request-list-store.h"
#include "lp-request-paper.h"
#include "lp-request-split-dialog.h"
#include "lp-request-store.h"

#define LP_TYPE_REQUEST_DETAILS (lp_request_details_get_type ())
G_DECLARE_FINAL_TYPE (LpRequestDetails, lp_request_details, LP, REQUEST_DETAILS, GtkWidget)

struct _LpRequestDetails
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  LpRequest *request;
  GtkWidget *box;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (LpRequestDetails, lp_request_details, GTK_TYPE_WIDGET)

static void
lp_request_details_dispose (GObject *object)
{
  LpRequestDetails *self = LP_REQUEST_DETAILS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);
  g_clear_object (&self->request);

  G_OBJECT_CLASS (lp_request_details_parent_class)->dispose (object);
}

static void
lp_request_details_class_init (LpRequestDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_request_details_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
lp_request_details_add_row (LpRequestDetails *self,
                            const char       *title,
                            const char       *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static GtkWidget *
lp_request_details_add_button (LpRequestDetails *self,
                               GtkWidget        *row,
                               const char       *label,
                               GCallback         clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static GtkWidget *
lp_request_details_get_window (LpRequestDetails *self)
{
  return GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* What outlives the pane, which is made anew while the user types. */
typedef struct {
  GtkWidget *window;
  LinliContext *context;
  gint64 id;
  LinliActionFunc func;
  const char *title;
} LpRequestQuestion;

static LpRequestQuestion *
lp_request_question_new (LpRequestDetails *self,
                         const char       *title,
                         LinliActionFunc   func)
{
  LpRequestQuestion *question = g_new (LpRequestQuestion, 1);

  *question = (LpRequestQuestion) { g_object_ref (lp_request_details_get_window (self)), g_object_ref (self->context), self->request->id, func, title };
  return question;
}

static void
lp_request_question_free (gpointer data)
{
  LpRequestQuestion *question = data;

  g_object_unref (question->window);
  g_object_unref (question->context);
  g_free (question);
}

static void
lp_request_question_answered_cb (const char *name,
                                 gpointer    data)
{
  LpRequestQuestion *question = data;
  LinliMatterKind *kind = linli_context_find_matter_kind (question->context, LP_REQUEST_KIND);
  LpRequestDeed *deed;

  if (kind == NULL) /* the plugin was switched off meanwhile */
    return;
  deed = lp_request_deed_new (kind, question->id);
  deed->name = g_strdup (name);
  linli_act (question->window, question->context, question->title, question->func, deed, lp_request_deed_free);
}

static void
lp_request_details_give_cb (LpRequestDetails *self)
{
  linli_message_ask_text (lp_request_details_get_window (self), _("Hand to Whom"), _("It counts as untouched until it is taken in hand."), _("Name"),
                          _("_Hand Over"), lp_request_question_answered_cb, lp_request_question_new (self, _("Handed over"), lp_request_give),
                          lp_request_question_free);
}

static void
lp_request_details_resident_cb (LpRequestDetails *self)
{
  linli_message_ask_text (lp_request_details_get_window (self), _("Who Asks for It Too"), _("Each who asked is called back once it is answered."),
                          _("Name, or name and phone"), _("_Add Name"), lp_request_question_answered_cb,
                          lp_request_question_new (self, _("Asks for it too"), lp_request_add_resident), lp_request_question_free);
}

static void
lp_request_details_wait_cb (LpRequestDetails *self)
{
  lp_request_wait_dialog_show (lp_request_details_get_window (self), self->context, self->request->id);
}

static void
lp_request_details_channel_cb (LpRequestDetails *self,
                               GParamSpec       *pspec,
                               GtkDropDown      *menu)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_REQUEST_KIND);
  guint n = gtk_drop_down_get_selected (menu);
  LpRequestDeed *deed;

  if (kind == NULL || n == GTK_INVALID_LIST_POSITION)
    return;
  deed = lp_request_deed_new (kind, self->request->id);
  deed->name = n > 0 ? g_strdup (lp_request_channels_get ()[n - 1]) : NULL;
  linli_act (GTK_WIDGET (self), self->context, _("Channel of a request"), lp_request_set_channel, deed, lp_request_deed_free);
}

/* The first row is what is not known. */
static void
lp_request_details_add_channel (LpRequestDetails *self)
{
  const char * const *codes = lp_request_channels_get ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *words = g_strdup_printf (_("First told to %s"), self->request->first_receiver != NULL ? self->request->first_receiver : "–");
  GtkWidget *row = lp_request_details_add_row (self, _("Channel"), words);
  GtkWidget *menu;
  guint chosen = 0;

  g_ptr_array_add (labels, (gpointer) _("Not known"));
  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_ptr_array_add (labels, (gpointer) lp_request_channels_get_label (codes[i]));
      if (g_strcmp0 (codes[i], self->request->channel) == 0)
        chosen = i + 1;
    }
  g_ptr_array_add (labels, NULL);
  menu = linli_drop_down_new ((const char * const *) labels->pdata, _("Channel"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), chosen);
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  g_signal_connect_object (menu, "notify::selected", G_CALLBACK (lp_request_details_channel_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu);
}

static void
lp_request_details_add_hands (LpRequestDetails *self)
{
  LpRequest *request = self->request;
  g_autofree char *since = request->handed_at != NULL ? linli_moment_dup_words (request->handed_at) : NULL;
  g_autofree char *words = since != NULL ? g_strdup_printf (_("Handed over %s"), since) : NULL;
  g_autofree char *why = request->waiting_for != NULL ? lp_request_dup_words (request, request->waiting_for) : NULL;
  g_autofree char *day = request->promised_on != NULL ? g_strdup_printf (_("Promised for %s"), request->promised_on) : NULL;
  GtkWidget *row = lp_request_details_add_row (self, request->assignee != NULL ? request->assignee : _("With nobody yet"), words);

  if (!lp_request_is_open (request))
    return;
  lp_request_details_add_button (self, row, _("Hand To…"), G_CALLBACK (lp_request_details_give_cb));
  if (why != NULL || day != NULL)
    row = lp_request_details_add_row (self, why != NULL ? why : day, why != NULL ? day : NULL);
  else if (g_str_equal (request->state, LP_REQUEST_IN_HAND))
    row = lp_request_details_add_row (self, _("Waits for nothing"), NULL);
  else
    return;
  if (g_str_equal (request->state, LP_REQUEST_IN_HAND) || g_str_equal (request->state, LP_REQUEST_WAITING))
    lp_request_details_add_button (self, row, _("Waits for…"), G_CALLBACK (lp_request_details_wait_cb));
}

static void
lp_request_details_call_cb (GtkWidget        *button,
                            LpRequestDetails *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  lp_request_call_dialog_show (lp_request_details_get_window (self), self->context, self->request->id, *id,
                               g_object_get_data (G_OBJECT (button), "title"));
}

static char *
lp_request_details_dup_heard (LpRequestResident *resident)
{
  if (resident->called_at == NULL)
    return g_strdup (_("Not called back yet"));
  return g_strdup_printf (_("Responded: %s, solved: %s, satisfied: %s"), resident->responded ? _("yes") : _("no"), resident->solved ? _("yes") : _("no"),
                          resident->satisfied ? _("yes") : _("no"));
}

static void
lp_request_details_add_resident (LpRequestDetails  *self,
                                 LpRequestResident *resident)
{
  gboolean seen = linli_privacy_is_revealed (linli_context_get_privacy (self->context), "matter", self->request->id);
  g_autofree char *numbers = linli_mask_numbers (resident->name);
  g_autofree char *name = seen ? g_strdup (resident->name) : linli_mask_name (numbers);
  g_autofree char *phone = resident->phone == NULL ? NULL : seen ? g_strdup (resident->phone) : linli_mask_phone (resident->phone);
  g_autofree char *title = phone != NULL ? g_strdup_printf ("%s %s", name, phone) : g_strdup (name);
  g_autofree char *heard = lp_request_details_dup_heard (resident);
  GtkWidget *row = lp_request_details_add_row (self, title, heard);
  GtkWidget *button = gtk_button_new_with_label (_("Call Back…"));

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&resident->id, sizeof resident->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "title", g_steal_pointer (&name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (lp_request_details_call_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
lp_request_details_split_cb (LpRequestDetails *self)
{
  lp_request_split_dialog_show (lp_request_details_get_window (self), self->context, self->request->id);
}

static void
lp_request_details_add_residents (LpRequestDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) residents = lp_request_list_residents (linli_context_get_database (self->context), self->request->id, &error);
  GtkWidget *row;

  if (residents == NULL)
    {
      linli_trouble_add (self->list, _("Who asked could not be read"), error);
      return;
    }
  for (guint i = 0; i < residents->len; i++)
    lp_request_details_add_resident (self, g_ptr_array_index (residents, i));
  row = lp_request_details_add_row (self, _("Residents who asked"), residents->len == 0 ? _("Nobody is noted") : NULL);
  if (lp_request_is_open (self->request))
    lp_request_details_add_button (self, row, _("Split…"), G_CALLBACK (lp_request_details_split_cb));
  lp_request_details_add_button (self, row, _("+ Resident"), G_CALLBACK (lp_request_details_resident_cb));
}

static void
lp_request_details_convert (gpointer         owner,
                            LinliMatterKind *kind)
{
  LpRequestDetails *self = owner;
  g_autofree char *title = g_strdup_printf (_("A request becomes: %s"), linli_matter_kind_get_label (kind));

  linli_act (GTK_WIDGET (self), self->context, title, lp_request_convert, lp_request_deed_new (kind, self->request->id), lp_request_deed_free);
}

static void
lp_request_details_merge_cb (GtkWidget        *button,
                             LpRequestDetails *self)
{
  gint64 *of = g_object_get_data (G_OBJECT (button), "id");
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_REQUEST_KIND);
  LpRequestDeed *deed;

  if (kind == NULL)
    return;
  deed = lp_request_deed_new (kind, self->request->id);
  deed->other = *of;
  linli_act (GTK_WIDGET (self), self->context, _("Merged as a duplicate"), lp_request_merge, deed, lp_request_deed_free);
}

static void
lp_request_details_add_twins (LpRequestDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) twins = NULL;

  if (!lp_request_is_open (self->request))
    return;
  twins = lp_request_list_twins (linli_context_get_database (self->context), self->request->id, &error);
  if (twins == NULL)
    linli_trouble_add (self->list, _("Whether it was asked for before could not be read"), error);
  for (guint i = 0; twins != NULL && i < twins->len; i++)
    {
      LpRequest *twin = g_ptr_array_index (twins, i);
      g_autofree char *masked = lp_request_dup_title (twin);
      g_autofree char *title = g_strdup_printf (_("Perhaps the same: %s %s"), twin->number, masked);
      GtkWidget *row = lp_request_details_add_row (self, title, twin->place);
      GtkWidget *button = gtk_button_new_with_label (_("Merge Into It"));

      g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&twin->id, sizeof twin->id), g_free);
      gtk_widget_add_css_class (button, "linli-inline");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_object (button, "clicked", G_CALLBACK (lp_request_details_merge_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
}

static void
lp_request_details_urgent_cb (LpRequestDetails *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_REQUEST_KIND);

  if (kind != NULL)
    linli_act (GTK_WIDGET (self), self->context, _("Urgent, because it is asked for again"), lp_request_mark_urgent,
               lp_request_deed_new (kind, self->request->id), lp_request_deed_free);
}

/* The warning, and what follows from it. */
static void
lp_request_details_add_times (LpRequestDetails *self)
{
  g_autofree char *times = lp_request_dup_times (self->request);
  gboolean urgent = g_strcmp0 (self->request->urgency, "urgent") == 0 || g_strcmp0 (self->request->urgency, "critical") == 0;
  GtkWidget *row;

  if (!self->request->repeated)
    return;
  row = lp_request_details_add_row (self, times, _("The same category at the same place; see to its cause, or report it up"));
  if (!urgent && lp_request_is_open (self->request))
    lp_request_details_add_button (self, row, _("Make Urgent"), G_CALLBACK (lp_request_details_urgent_cb));
}

static void
lp_request_details_slip_cb (LpRequestDetails *self)
{
  lp_request_paper_show_slip (GTK_WIDGET (self), self->context, self->request->id);
}

static void
lp_request_details_add_slip (LpRequestDetails *self)
{
  GtkWidget *row = lp_request_details_add_row (self, _("Reply slip"), _("For each resident, with the lines of the call-back"));

  lp_request_details_add_button (self, row, _("Show Slip"), G_CALLBACK (lp_request_details_slip_cb));
}

static void
lp_request_details_init (LpRequestDetails *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("request", "Request"), -1);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), self->list);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

static void
lp_request_details_fill (LpRequestDetails *self)
{
  lp_request_details_add_times (self);
  lp_request_details_add_hands (self);
  lp_request_details_add_channel (self);
  lp_request_details_add_twins (self);
  lp_request_details_add_residents (self);
  lp_notebook_row_add (self->list, self->context, self->selection, self->request->id);
  lp_request_details_add_slip (self);
  if (lp_request_is_open (self->request))
    gtk_box_append (GTK_BOX (self->box), linli_takers_new (self->context, LP_REQUEST_KIND, lp_request_details_convert, G_OBJECT (self)));
}

GtkWidget *
lp_request_details_new (LinliContext   *context,
                        LinliSelection *selection,
                        const char     *kind,
                        gint64          id)
{
  g_autoptr (GError) error = NULL;
  LpRequest *request = lp_request_load (linli_context_get_database (context), id, &error);
  LpRequestDetails *self;

  if (request == NULL && g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND))
    return NULL; /* removed meanwhile */
  self = g_object_new (LP_TYPE_REQUEST_DETAILS, NULL);
  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->request = request;
  if (request != NULL)
    lp_request_details_fill (self);
  else
    linli_trouble_add (self->list, _("The request could not be read"), error);
  return GTK_WIDGET (self);
}

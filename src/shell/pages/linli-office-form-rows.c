/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who is in a department's form. Tags and ages are of people, and are only asked where a row is one of them or their household; times and how far
 * it got, where a row is a matter. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <linli-kind.h>
#include <linli-tags.h>

#include "linli-drop-down.h"
#include "linli-office-form-parts-private.h"
#include "linli-wrap-box.h"

#define OLDEST 150

struct _LinliOfficeFormRows {
  GtkWidget parent_instance;
  LinliOfficeForm *form;
  GtkWidget *box;
  GtkWidget *kind;
  GtkWidget *tag;
  GtkWidget *population;
  GtkWidget *sort;
  GtkWidget *ages;
  GtkWidget *least;
  GtkWidget *most;
  GtkWidget *place;
  GtkWidget *period;
  GtkWidget *period_label;
  GtkWidget *matters;
  GtkWidget *day;
  GPtrArray *tags;  /* codes, behind the first choice */
  GPtrArray *populations; /* codes, behind the first choice */
  GPtrArray *sorts; /* codes, behind the first choice */
  GArray *grids;    /* gint64, behind the first choice */
  GArray *periods;  /* LinliOfficeFormPeriod */
  gboolean busy;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (LinliOfficeFormRows, linli_office_form_rows, GTK_TYPE_WIDGET)

static void
linli_office_form_rows_tell (LinliOfficeFormRows *self)
{
  if (!self->busy)
    g_signal_emit (self, changed_signal, 0);
}

/* Several of which one is enough, as the title of the form names them, are a choice of their own. */
static char *
linli_office_form_rows_dup_sorts (const LinliField *field,
                                  const char       *sorts)
{
  g_auto (GStrv) codes = g_strsplit (sorts, LINLI_OFFICE_FORM_OR, -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (gsize i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer) linli_field_get_code_label (field, codes[i]));
  g_ptr_array_add (names, NULL);
  /* translators: between tags of which one is enough */
  return g_strjoinv (_(" or "), (char **) names->pdata);
}

static void
linli_office_form_rows_fill_sorts (LinliOfficeFormRows *self)
{
  const LinliField *field = linli_office_form_get_sort_field (self->form);
  const char *sorts = linli_office_form_get_sorts (self->form);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_ptr_array_set_size (self->sorts, 0);
  gtk_string_list_append (labels, _("Of every kind"));
  for (const LinliCode *code = field != NULL ? field->codes : NULL; code != NULL && code->code != NULL; code++)
    {
      gtk_string_list_append (labels, linli_field_get_code_label (field, code->code));
      g_ptr_array_add (self->sorts, g_strdup (code->code));
      if (g_strcmp0 (code->code, sorts) == 0)
        chosen = self->sorts->len;
    }
  if (field != NULL && sorts != NULL && chosen == 0)
    {
      gtk_string_list_take (labels, linli_office_form_rows_dup_sorts (field, sorts));
      g_ptr_array_add (self->sorts, g_strdup (sorts));
      chosen = self->sorts->len;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->sort), G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->sort), chosen);
  gtk_widget_set_visible (gtk_widget_get_parent (self->sort), field != NULL);
}

static void
linli_office_form_rows_sort_cb (LinliOfficeFormRows *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->sort));

  if (self->busy || selected > self->sorts->len)
    return;
  linli_office_form_set_sorts (self->form, selected > 0 ? g_ptr_array_index (self->sorts, selected - 1) : NULL);
  linli_office_form_rows_tell (self);
}

static void
linli_office_form_rows_show_asked (LinliOfficeFormRows *self)
{
  static const char * const elsewhere[] = { "building", "compound", "place", NULL };
  const char *kind = linli_office_form_get_kind (self->form);
  gboolean residents = g_str_equal (kind, "person") || g_str_equal (kind, "household"), matters = g_str_has_prefix (kind, "matter:");

  gtk_widget_set_visible (gtk_widget_get_parent (self->tag), residents);
  gtk_widget_set_visible (gtk_widget_get_parent (self->population), residents);
  gtk_widget_set_visible (self->ages, residents);
  gtk_widget_set_visible (gtk_widget_get_parent (self->place), !g_strv_contains (elsewhere, kind) && !g_str_has_prefix (kind, "grid"));
  gtk_widget_set_visible (gtk_widget_get_parent (self->period), matters);
  gtk_widget_set_visible (gtk_widget_get_parent (self->matters), matters);
}

static void
linli_office_form_rows_kind_cb (LinliOfficeFormRows *self)
{
  guint n_kinds, selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  const LinliOfficeFormKind *kinds = linli_office_form_get_kinds (self->form, &n_kinds);

  if (self->busy || selected >= n_kinds || g_str_equal (kinds[selected].id, linli_office_form_get_kind (self->form)))
    return;
  linli_office_form_set_kind (self->form, kinds[selected].id);
  self->busy = TRUE;
  linli_office_form_rows_fill_sorts (self);
  self->busy = FALSE;
  linli_office_form_rows_show_asked (self);
  linli_office_form_rows_tell (self);
}

static void
linli_office_form_rows_tag_cb (LinliOfficeFormRows *self)
{
  LinliResidentFilter *filter = linli_office_form_get_filter (self->form);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->tag));

  if (self->busy || selected > self->tags->len)
    return;
  g_free (filter->tag);
  filter->tag = selected > 0 ? g_strdup (g_ptr_array_index (self->tags, selected - 1)) : NULL;
  linli_office_form_rows_tell (self);
}

static void
linli_office_form_rows_population_cb (LinliOfficeFormRows *self)
{
  LinliResidentFilter *filter = linli_office_form_get_filter (self->form);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->population));

  if (self->busy || selected > self->populations->len + 1)
    return;
  g_free (filter->population_type);
  filter->population_type = selected > 0 && selected <= self->populations->len ? g_strdup (g_ptr_array_index (self->populations, selected - 1)) : NULL;
  filter->presence = selected > self->populations->len ? LINLI_PRESENCE_AWAY : LINLI_PRESENCE_HERE;
  linli_office_form_rows_tell (self);
}

static void
linli_office_form_rows_place_cb (LinliOfficeFormRows *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->place));

  if (self->busy || selected > self->grids->len)
    return;
  linli_resident_filter_set_places (linli_office_form_get_filter (self->form), selected > 0 ? "grid" : NULL,
                                    selected > 0 ? &g_array_index (self->grids, gint64, selected - 1) : NULL, selected > 0);
  linli_office_form_rows_tell (self);
}

/* An empty field is no bound. */
static int
linli_office_form_rows_read_age (GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  int age = atoi (text);
  gboolean good = *text == '\0' || (age > 0 && age <= OLDEST);

  if (good)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  return *text != '\0' && good ? age : -1;
}

static void
linli_office_form_rows_ages_cb (LinliOfficeFormRows *self)
{
  LinliResidentFilter *filter = linli_office_form_get_filter (self->form);

  if (self->busy)
    return;
  filter->least_age = linli_office_form_rows_read_age (self->least);
  filter->most_age = linli_office_form_rows_read_age (self->most);
  linli_office_form_rows_tell (self);
}

static gboolean
linli_office_form_rows_finds_period (LinliOfficeFormRows *self,
                                     const LinliPeriod   *period,
                                     guint               *index)
{
  for (*index = 0; *index < self->periods->len; (*index)++)
    {
      LinliPeriod offered;

      if (linli_office_form_find_period (self->form, g_array_index (self->periods, LinliOfficeFormPeriod, *index), &offered)
          && linli_date_compare (&offered.first, &period->first) == 0 && linli_date_compare (&offered.last, &period->last) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The days themselves are offered, each once: what the title names is mostly the month of the day. */
static void
linli_office_form_rows_fill_periods (LinliOfficeFormRows *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_array_set_size (self->periods, 0);
  for (LinliOfficeFormPeriod which = LINLI_OFFICE_FORM_PERIOD_TITLE; which <= LINLI_OFFICE_FORM_PERIOD_ALL; which++)
    {
      LinliPeriod period;
      gboolean has_days = linli_office_form_find_period (self->form, which, &period);
      guint index = self->periods->len;

      if (!has_days || !linli_office_form_rows_finds_period (self, &period, &index))
        {
          gtk_string_list_take (labels, has_days ? linli_period_dup_words (&period) : g_strdup (_("All times")));
          g_array_append_val (self->periods, which);
        }
      if (which == linli_office_form_get_period (self->form))
        chosen = index;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->period), G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->period), chosen);
}

static void
linli_office_form_rows_period_cb (LinliOfficeFormRows *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->period));

  if (self->busy || selected >= self->periods->len)
    return;
  linli_office_form_set_period (self->form, g_array_index (self->periods, LinliOfficeFormPeriod, selected));
  linli_office_form_rows_tell (self);
}

/* What is closed is listed by the day on which it was. */
static void
linli_office_form_rows_name_period (LinliOfficeFormRows *self)
{
  const char *name = linli_office_form_get_matters (self->form) == LINLI_OFFICE_FORM_MATTERS_CLOSED ? _("Closed in") : _("Opened in");

  gtk_label_set_text (GTK_LABEL (self->period_label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->period), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
linli_office_form_rows_matters_cb (LinliOfficeFormRows *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->matters));

  if (self->busy || selected > LINLI_OFFICE_FORM_MATTERS_CLOSED)
    return;
  linli_office_form_set_matters (self->form, (LinliOfficeFormMatters) selected);
  linli_office_form_rows_name_period (self);
  linli_office_form_rows_tell (self);
}

static void
linli_office_form_rows_day_cb (LinliOfficeFormRows *self)
{
  if (linli_office_form_set_day (self->form, gtk_editable_get_text (GTK_EDITABLE (self->day))))
    {
      gboolean busy = self->busy;

      gtk_widget_remove_css_class (self->day, "error");
      self->busy = TRUE;
      linli_office_form_rows_fill_periods (self);
      self->busy = busy;
      linli_office_form_rows_tell (self);
    }
  else
    gtk_widget_add_css_class (self->day, "error");
}

static GtkWidget *
linli_office_form_rows_add (LinliOfficeFormRows *self,
                            const char          *label,
                            GtkWidget           *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (label != NULL)
    gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), widget);
  linli_wrap_box_append (LINLI_WRAP_BOX (self->box), box);
  return box;
}

static GtkWidget *
linli_office_form_rows_new_entry (LinliOfficeFormRows *self,
                                  const char          *name,
                                  int                  width,
                                  GCallback            changed)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), width);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), width);
  gtk_widget_set_tooltip_text (entry, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (entry, "changed", changed, self);
  return entry;
}

static void
linli_office_form_rows_add_kind (LinliOfficeFormRows *self)
{
  guint n_kinds, chosen = 0;
  const LinliOfficeFormKind *kinds = linli_office_form_get_kinds (self->form, &n_kinds);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < n_kinds; i++)
    {
      g_ptr_array_add (labels, (gpointer) kinds[i].label);
      if (g_str_equal (kinds[i].id, linli_office_form_get_kind (self->form)))
        chosen = i;
    }
  g_ptr_array_add (labels, NULL);
  self->kind = linli_drop_down_new ((const char * const *) labels->pdata, _("What a row is"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), chosen);
  g_signal_connect_swapped (self->kind, "notify::selected", G_CALLBACK (linli_office_form_rows_kind_cb), self);
  linli_office_form_rows_add (self, NULL, self->kind);
}

/* The name of a tag; %NULL where it is not known any more. */
static char *
linli_office_form_rows_dup_tag (GPtrArray  *kinds,
                                const char *tag)
{
  gboolean is_at_home = g_str_has_prefix (tag, LINLI_OFFICE_FORM_TAG_AT_HOME);
  const char *code = tag + (is_at_home ? strlen (LINLI_OFFICE_FORM_TAG_AT_HOME) : 0);

  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    {
      const LinliTagKind *kind = g_ptr_array_index (kinds, i);

      /* translators: a tag that one of a household has, for all of them */
      if (g_str_equal (kind->code, code))
        return is_at_home ? g_strdup_printf (_("%s (somebody of the household)"), kind->name) : g_strdup (kind->name);
    }
  return NULL;
}

/* The names of tags that must all be there. */
static char *
linli_office_form_rows_dup_all_tags (GPtrArray  *kinds,
                                     const char *tags)
{
  g_auto (GStrv) codes = g_strsplit (tags, LINLI_OFFICE_FORM_TAG_AND, -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; codes[i] != NULL; i++)
    {
      char *name = linli_office_form_rows_dup_tag (kinds, codes[i]);

      if (name != NULL)
        g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);
  /* translators: between tags that must all be there */
  return g_strjoinv (_(" and also "), (char **) names->pdata);
}

/* Several tags of which one is enough, or which must all be there, as the title of the form names them, are a choice of their own. */
static char *
linli_office_form_rows_dup_tags (GPtrArray  *kinds,
                                 const char *tags)
{
  g_auto (GStrv) all = g_strsplit (tags, LINLI_OFFICE_FORM_TAG_OR, -1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; all[i] != NULL; i++)
    {
      g_autofree char *named = linli_office_form_rows_dup_all_tags (kinds, all[i]);

      if (*named != '\0')
        g_ptr_array_add (names, g_steal_pointer (&named));
    }
  g_ptr_array_add (names, NULL);
  /* translators: between tags of which one is enough */
  return g_strjoinv (_(" or "), (char **) names->pdata);
}

static void
linli_office_form_rows_add_tag (LinliOfficeFormRows *self,
                                LinliDatabase       *database)
{
  const LinliResidentFilter *filter = linli_office_form_get_filter (self->form);
  g_autoptr (GPtrArray) kinds = linli_tags_list (database, NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *several = NULL;
  guint chosen = 0;

  g_ptr_array_add (labels, (gpointer) _("With or without tags"));
  for (guint i = 0; kinds != NULL && i < kinds->len; i++)
    {
      const LinliTagKind *kind = g_ptr_array_index (kinds, i);

      g_ptr_array_add (labels, kind->name);
      g_ptr_array_add (self->tags, g_strdup (kind->code));
      if (g_strcmp0 (kind->code, filter->tag) == 0)
        chosen = i + 1;
    }
  if (filter->tag != NULL && strpbrk (filter->tag, LINLI_OFFICE_FORM_TAG_OR LINLI_OFFICE_FORM_TAG_AND LINLI_OFFICE_FORM_TAG_AT_HOME) != NULL)
    {
      several = linli_office_form_rows_dup_tags (kinds, filter->tag);
      g_ptr_array_add (labels, several);
      g_ptr_array_add (self->tags, g_strdup (filter->tag));
      chosen = self->tags->len;
    }
  g_ptr_array_add (labels, NULL);
  self->tag = linli_drop_down_new ((const char * const *) labels->pdata, _("Only with the tag"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->tag), chosen);
  g_signal_connect_swapped (self->tag, "notify::selected", G_CALLBACK (linli_office_form_rows_tag_cb), self);
  linli_office_form_rows_add (self, NULL, self->tag);
}

static void
linli_office_form_rows_add_population (LinliOfficeFormRows *self)
{
  const LinliResidentFilter *filter = linli_office_form_get_filter (self->form);
  const LinliKind *person = linli_kind_lookup ("person");
  const LinliField *field = &person->fields[linli_kind_find_field (person, "population_type")];
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint chosen = 0;

  g_ptr_array_add (labels, (gpointer) _("Whole population"));
  for (const LinliCode *code = field->codes; code->code != NULL; code++)
    {
      g_ptr_array_add (labels, (gpointer) linli_field_get_code_label (field, code->code));
      g_ptr_array_add (self->populations, g_strdup (code->code));
      if (g_strcmp0 (code->code, filter->population_type) == 0)
        chosen = self->populations->len;
    }
  g_ptr_array_add (labels, (gpointer) _("Away at present"));
  if (filter->presence == LINLI_PRESENCE_AWAY)
    chosen = self->populations->len + 1;
  g_ptr_array_add (labels, NULL);
  self->population = linli_drop_down_new ((const char * const *) labels->pdata, linli_field_get_label (field));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->population), chosen);
  g_signal_connect_swapped (self->population, "notify::selected", G_CALLBACK (linli_office_form_rows_population_cb), self);
  linli_office_form_rows_add (self, NULL, self->population);
}

static void
linli_office_form_rows_add_sort (LinliOfficeFormRows *self)
{
  self->sort = linli_drop_down_new ((const char * const[]) { NULL }, _("Only of the kind"));
  g_signal_connect_swapped (self->sort, "notify::selected", G_CALLBACK (linli_office_form_rows_sort_cb), self);
  linli_office_form_rows_add (self, NULL, self->sort);
  linli_office_form_rows_fill_sorts (self);
}

static void
linli_office_form_rows_set_age (GtkWidget *entry,
                                int        age)
{
  g_autofree char *text = age >= 0 ? g_strdup_printf ("%d", age) : NULL;

  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
}

static void
linli_office_form_rows_add_ages (LinliOfficeFormRows *self)
{
  const LinliResidentFilter *filter = linli_office_form_get_filter (self->form);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->least = linli_office_form_rows_new_entry (self, _("From this age on"), 3, G_CALLBACK (linli_office_form_rows_ages_cb));
  self->most = linli_office_form_rows_new_entry (self, _("Up to this age"), 3, G_CALLBACK (linli_office_form_rows_ages_cb));
  linli_office_form_rows_set_age (self->least, filter->least_age);
  linli_office_form_rows_set_age (self->most, filter->most_age);
  gtk_box_append (GTK_BOX (box), self->least);
  gtk_box_append (GTK_BOX (box), gtk_label_new ("–"));
  gtk_box_append (GTK_BOX (box), self->most);
  self->ages = linli_office_form_rows_add (self, _("Age"), box);
}

static void
linli_office_form_rows_add_place (LinliOfficeFormRows *self,
                                  LinliDatabase       *database)
{
  const LinliResidentFilter *filter = linli_office_form_get_filter (self->form);
  g_autoptr (GPtrArray) grids = linli_record_query (database, linli_kind_lookup ("grid"), NULL, "1 ORDER BY level, id LIMIT 1000", NULL);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  guint chosen = 0;

  g_ptr_array_add (labels, (gpointer) _("In all grids"));
  for (guint i = 0; grids != NULL && i < grids->len; i++)
    {
      LinliRecord *grid = g_ptr_array_index (grids, i);
      gint64 id = linli_record_get_id (grid);

      g_ptr_array_add (labels, (gpointer) linli_record_get_text (grid, "name"));
      g_array_append_val (self->grids, id);
      if (g_strcmp0 (filter->place_kind, "grid") == 0 && filter->place_id == id)
        chosen = i + 1;
    }
  g_ptr_array_add (labels, NULL);
  self->place = linli_drop_down_new ((const char * const *) labels->pdata, _("Only in the grid"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->place), chosen);
  g_signal_connect_swapped (self->place, "notify::selected", G_CALLBACK (linli_office_form_rows_place_cb), self);
  linli_office_form_rows_add (self, NULL, self->place);
}

static void
linli_office_form_rows_add_matters (LinliOfficeFormRows *self)
{
  /* In the order of LinliOfficeFormMatters. */
  const char * const states[] = { C_("matters", "Closed or not"), C_("matters", "Not closed"), C_("matters", "Closed"), NULL };

  self->period = linli_drop_down_new ((const char * const[]) { NULL }, _("Opened in"));
  g_signal_connect_swapped (self->period, "notify::selected", G_CALLBACK (linli_office_form_rows_period_cb), self);
  self->period_label = gtk_widget_get_first_child (linli_office_form_rows_add (self, _("Opened in"), self->period));
  linli_office_form_rows_name_period (self);
  linli_office_form_rows_fill_periods (self);
  self->matters = linli_drop_down_new (states, _("How far they got"));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->matters), linli_office_form_get_matters (self->form));
  g_signal_connect_swapped (self->matters, "notify::selected", G_CALLBACK (linli_office_form_rows_matters_cb), self);
  linli_office_form_rows_add (self, NULL, self->matters);
}

static void
linli_office_form_rows_dispose (GObject *object)
{
  LinliOfficeFormRows *self = LINLI_OFFICE_FORM_ROWS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->form);
  g_clear_pointer (&self->tags, g_ptr_array_unref);
  g_clear_pointer (&self->populations, g_ptr_array_unref);
  g_clear_pointer (&self->sorts, g_ptr_array_unref);
  g_clear_pointer (&self->grids, g_array_unref);
  g_clear_pointer (&self->periods, g_array_unref);
  G_OBJECT_CLASS (linli_office_form_rows_parent_class)->dispose (object);
}

static void
linli_office_form_rows_class_init (LinliOfficeFormRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = linli_office_form_rows_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
linli_office_form_rows_init (LinliOfficeFormRows *self)
{
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->populations = g_ptr_array_new_with_free_func (g_free);
  self->sorts = g_ptr_array_new_with_free_func (g_free);
  self->grids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->periods = g_array_new (FALSE, FALSE, sizeof (LinliOfficeFormPeriod));
  self->box = linli_wrap_box_new (12, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
_linli_office_form_rows_new (LinliOfficeForm *form,
                             LinliDatabase   *database)
{
  LinliOfficeFormRows *self = g_object_new (LINLI_TYPE_OFFICE_FORM_ROWS, NULL);

  self->form = g_object_ref (form);
  self->busy = TRUE;
  linli_office_form_rows_add_kind (self);
  linli_office_form_rows_add_sort (self);
  linli_office_form_rows_add_tag (self, database);
  linli_office_form_rows_add_population (self);
  linli_office_form_rows_add_ages (self);
  linli_office_form_rows_add_place (self, database);
  linli_office_form_rows_add_matters (self);
  self->day = linli_office_form_rows_new_entry (self, _("Day of the form, on which ages are counted"), 10, G_CALLBACK (linli_office_form_rows_day_cb));
  gtk_editable_set_text (GTK_EDITABLE (self->day), linli_office_form_get_day (form));
  linli_office_form_rows_add (self, _("As of"), self->day);
  linli_office_form_rows_show_asked (self);
  self->busy = FALSE;
  return GTK_WIDGET (self);
}

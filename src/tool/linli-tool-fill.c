/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command that fills a department's form, as it was filled last or as its columns are understood. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-tool-private.h"

typedef struct {
  char *sheet;
  char *kind;
  char *tag;
  char *sorts;
  char *opened;
  char *matters;
  char *day;
  char *reason;
  int least_age;
  int most_age;
  gboolean changed_only;
  gboolean json;
} ToolFill;

static void
tool_fill_clear (ToolFill *self)
{
  g_free (self->sheet);
  g_free (self->kind);
  g_free (self->tag);
  g_free (self->sorts);
  g_free (self->opened);
  g_free (self->matters);
  g_free (self->day);
  g_free (self->reason);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ToolFill, tool_fill_clear)

/* Kinds by their codes or names; such rows must have them. */
static gboolean
tool_fill_set_sorts (ToolFill        *self,
                     LinliOfficeForm *form)
{
  const LinliField *field = linli_office_form_get_sort_field (form);
  g_auto (GStrv) words = g_strsplit (self->sorts, LINLI_OFFICE_FORM_OR, -1);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autofree char *sorts = NULL;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *code = field != NULL ? linli_field_find_code (field, words[i]) : NULL;

      if (code == NULL)
        return FALSE;
      g_ptr_array_add (codes, (gpointer) code);
    }
  g_ptr_array_add (codes, NULL);
  sorts = g_strjoinv (LINLI_OFFICE_FORM_OR, (char **) codes->pdata);
  linli_office_form_set_sorts (form, sorts);
  return field != NULL;
}

/* Both lists are in the order of their enumerations; only rows that are matters have them. */
static gboolean
tool_fill_set_matters (ToolFill        *self,
                       LinliOfficeForm *form)
{
  static const char * const periods[] = { "title", "month", "last-month", "quarter", "year", "all" }, * const states[] = { "all", "open", "closed" };
  gboolean known = g_str_has_prefix (linli_office_form_get_kind (form), "matter:");
  gsize period = 0, state = 0;

  while (self->opened != NULL && period < G_N_ELEMENTS (periods) && !g_str_equal (self->opened, periods[period]))
    period++;
  while (self->matters != NULL && state < G_N_ELEMENTS (states) && !g_str_equal (self->matters, states[state]))
    state++;
  if (!known || period == G_N_ELEMENTS (periods) || state == G_N_ELEMENTS (states))
    return FALSE;
  if (self->opened != NULL)
    linli_office_form_set_period (form, (LinliOfficeFormPeriod) period);
  if (self->matters != NULL)
    linli_office_form_set_matters (form, (LinliOfficeFormMatters) state);
  return TRUE;
}

/* What the command line says of the rows goes before what is remembered. */
static gboolean
tool_fill_set_rows (ToolFill        *self,
                    LinliOfficeForm *form)
{
  LinliResidentFilter *filter = linli_office_form_get_filter (form);
  guint n_kinds;
  const LinliOfficeFormKind *kinds = linli_office_form_get_kinds (form, &n_kinds);
  gboolean known = self->kind == NULL;

  for (guint i = 0; i < n_kinds && !known; i++)
    known = g_str_equal (kinds[i].id, self->kind);
  if (known && self->kind != NULL && !g_str_equal (self->kind, linli_office_form_get_kind (form)))
    linli_office_form_set_kind (form, self->kind);
  if (self->tag != NULL)
    {
      g_free (filter->tag);
      filter->tag = *self->tag != '\0' ? g_strdelimit (g_strdup (self->tag), "|", *LINLI_OFFICE_FORM_TAG_OR) : NULL;
    }
  if (known && self->sorts != NULL)
    known = tool_fill_set_sorts (self, form);
  if (known && (self->opened != NULL || self->matters != NULL))
    known = tool_fill_set_matters (self, form);
  if (self->least_age >= 0)
    filter->least_age = self->least_age;
  if (self->most_age >= 0)
    filter->most_age = self->most_age;
  return known && (self->day == NULL || linli_office_form_set_day (form, self->day));
}

static void
tool_fill_list_columns (LinliOfficeForm *form)
{
  guint n_cleared, n_below;

  linli_office_form_get_leftovers (form, &n_cleared, &n_below);
  if (n_cleared > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "What is written in %u row of the form is replaced\n", "What is written in %u rows of the form is replaced\n", n_cleared), n_cleared);
  if (n_below > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE, "%u row that looks filled stands below the end of the list, and stays\n",
                             "%u rows that look filled stand below the end of the list, and stay\n", n_below), n_below);
  for (guint i = 0; i < linli_office_form_get_n_columns (form); i++)
    if (linli_office_form_get_column_state (form, i) == LINLI_OFFICE_FORM_COLUMN_EMPTY)
      g_printerr (_("Left empty: %s\n"), linli_office_form_get_column_title (form, i));
}

static void
tool_fill_list_problems (LinliOfficeForm        *form,
                         LinliOfficeFormFilling *filling)
{
  guint n_problems;
  const LinliOfficeFormProblem *problems = linli_office_form_filling_get_problems (filling, &n_problems);

  for (guint i = 0; i < n_problems; i++)
    {
      guint n = problems[i].rows->len;

      g_printerr (problems[i].trouble == LINLI_OFFICE_FORM_TROUBLE_NOT_LISTED
                    ? g_dngettext (GETTEXT_PACKAGE, "%s: none of the form’s words in %u row\n", "%s: none of the form’s words in %u rows\n", n)
                    : g_dngettext (GETTEXT_PACKAGE, "%s: not known in %u row\n", "%s: not known in %u rows\n", n),
                  linli_office_form_get_column_title (form, problems[i].column), n);
    }
}

/* On standard output, masked unless a reason was given. */
static void
tool_fill_list_changes (ToolFill               *self,
                        LinliOfficeFormFilling *filling)
{
  static const char * const words[] = { "new", "left", "changed", "erased" };
  GPtrArray *changes = linli_office_form_filling_get_changes (filling);
  ToolListing *listing = tool_listing_new (self->json);

  for (guint i = 0; i < changes->len; i++)
    {
      const LinliOfficeFormChange *change = g_ptr_array_index (changes, i);
      g_autofree char *who = linli_office_form_change_dup_who (change, self->reason == NULL);
      g_autofree char *before = linli_office_form_change_dup_before (change, self->reason == NULL);
      g_autofree char *after = linli_office_form_change_dup_after (change, self->reason == NULL);

      tool_listing_begin_row (listing);
      tool_listing_add_text (listing, "change", words[change->what]);
      tool_listing_add_text (listing, "who", who);
      tool_listing_add_text (listing, "column", change->column != NULL ? change->column : "");
      tool_listing_add_text (listing, "before", before);
      tool_listing_add_text (listing, "after", after);
      tool_listing_end_row (listing);
    }
  tool_listing_finish (listing);
}

static gboolean
tool_fill_keep_cb (LinliTransaction  *transaction,
                   gpointer           data,
                   GError           **error)
{
  return linli_office_form_filling_keep (data, TRUE, transaction, error);
}

/* Only what left in full was handed in. */
static ToolExit
tool_fill_write (ToolFill        *self,
                 LinliContext    *context,
                 LinliOfficeForm *form,
                 const char      *target)
{
  g_autoptr (LinliOfficeFormFilling) filling = linli_office_form_filling_new (form);
  g_autoptr (GError) error = NULL;
  guint n_problems, n_rows;

  if (!linli_office_form_filling_load (filling, linli_context_get_database (context), NULL, &error)
      || !linli_office_form_filling_write (filling, target, self->reason == NULL, self->changed_only, NULL, &error)
      || (self->reason != NULL && !linli_store_act (linli_context_get_store (context), linli_office_form_get_name (form), tool_fill_keep_cb, filling, NULL, &error)))
    return tool_fail (error);
  tool_fill_list_columns (form);
  tool_fill_list_problems (form, filling);
  tool_fill_list_changes (self, filling);
  n_rows = self->changed_only ? linli_office_form_filling_get_n_changed (filling) : linli_office_form_filling_get_n_rows (filling);
  g_printerr (g_dngettext (GETTEXT_PACKAGE, "%u row\n", "%u rows\n", n_rows), n_rows);
  linli_office_form_filling_get_problems (filling, &n_problems);
  return n_problems > 0 ? TOOL_FINDINGS : TOOL_DONE;
}

ToolExit
tool_fill (int    argc,
           char **argv)
{
  g_auto (ToolFill) self = { .least_age = -1, .most_age = -1 };
  const GOptionEntry entries[] = {
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &self.sheet, N_("The sheet to fill"), "NAME" },
    { "rows", 0, 0, G_OPTION_ARG_STRING, &self.kind, N_("What a row is: person, household, dwelling, building, compound, grid, grid:micro, organisation, vehicle, place, or matter: and its kind"), "KIND" },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &self.tag, N_("Only who has the tag, or one of several with | between them"), "CODE" },
    { "kinds", 0, 0, G_OPTION_ARG_STRING, &self.sorts, N_("Only organisations, vehicles or places of the kind, or of several with | between them"), "CODE" },
    { "opened", 0, 0, G_OPTION_ARG_STRING, &self.opened, N_("Only matters opened then, or closed then with --state closed: title (as the form’s title says), month, last-month, quarter, year, or all"), N_("WHEN") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &self.matters, N_("Only matters that got so far: all, open, or closed"), N_("STATE") },
    { "least-age", 0, 0, G_OPTION_ARG_INT, &self.least_age, N_("Only from this age on"), N_("YEARS") },
    { "most-age", 0, 0, G_OPTION_ARG_INT, &self.most_age, N_("Only up to this age"), N_("YEARS") },
    { "day", 0, 0, G_OPTION_ARG_STRING, &self.day, N_("The day on which ages are counted, as YYYY-MM-DD"), N_("DAY") },
    { "changed-only", 0, 0, G_OPTION_ARG_NONE, &self.changed_only, N_("Only rows that are new or changed since the form was handed in"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self.json, N_("Print the differences as JSON"), NULL },
    { "reveal", 0, 0, G_OPTION_ARG_STRING, &self.reason, N_("Show personal data in full; the reason is logged"), N_("REASON") },
    { NULL }
  };
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (ToolPlugins) host = NULL;
  g_autoptr (GPtrArray) matter_kinds = NULL;
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (GError) error = NULL;

  if (!tool_parse (entries, "FILE FORM OUT", 3, &argc, &argv))
    return TOOL_USAGE;
  context = tool_open (argv[1], LINLI_STORE_NO_BACKUP);
  if (context == NULL || (self.reason != NULL && !tool_log_reveal (context, "linli-tool fill", self.reason)))
    return TOOL_FAILED;
  host = tool_start_plugins (context);
  matter_kinds = linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_MATTER_KIND);
  form = linli_office_form_open (argv[2], self.sheet, linli_context_get_database (context), matter_kinds, NULL, &error);
  if (form == NULL)
    return tool_fail (error);
  if (!tool_fill_set_rows (&self, form))
    {
      g_printerr ("%s\n", _("There is no such kind of row, no such kind of what they are, no such time or state of matters, or no such day."));
      return TOOL_USAGE;
    }
  return tool_fill_write (&self, context, form, argv[3]);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A theme for each running campaign: the matrix on the building sheet, and dots on the map; and the outcomes that can be recorded there while
 * any campaign runs. When campaigns begin or end, these come and go. */

#include <glib/gi18n-lib.h>

#include "lp-campaign-store.h"
#include "lp-visit-actions.h"

/* The themes of one document, by the campaigns' ids in digits. The outcomes are NULL while no campaign runs. */
typedef struct {
  LinliRegistrar *registrar; /* borrowed: it owns this */
  GHashTable *themes;
  GPtrArray *outcomes;
} LpVisitThemes;

static void
lp_visit_themes_free (gpointer data)
{
  LpVisitThemes *self = data;

  g_hash_table_unref (self->themes);
  g_clear_pointer (&self->outcomes, g_ptr_array_unref);
  g_free (self);
}

/* Classes in the order of lp_campaign_load_theme(). */
static LinliMapTheme *
lp_visit_themes_new_theme (const LpCampaign *campaign,
                           const char       *id)
{
  static const char * const kinds[] = { LP_VISIT_RESULT, "household", "person", "dwelling", "tag", NULL };
  g_autofree char *name = g_strconcat ("visits:", id, NULL);
  LinliMapTheme *theme = linli_map_theme_new (name, id, campaign->title, _("Homes by how the last call of the campaign ended"), lp_campaign_load_theme,
                                              kinds);

  linli_map_theme_add_dwelling_class (theme, C_("matrix", "Not called on"), LINLI_MAP_TINT_MARK_GREY, LINLI_MAP_MARK_RING);
  linli_map_theme_add_dwelling_class (theme, C_("matrix", "Settled"), LINLI_MAP_TINT_MARK_GREEN, LINLI_MAP_MARK_CIRCLE);
  linli_map_theme_add_dwelling_class (theme, C_("matrix", "Fault"), LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_TRIANGLE);
  linli_map_theme_add_dwelling_class (theme, lp_visit_outcome_label (LP_VISIT_ABSENT), LINLI_MAP_TINT_MARK_BLUE, LINLI_MAP_MARK_DIAMOND);
  linli_map_theme_add_dwelling_class (theme, lp_visit_outcome_label (LP_VISIT_REFUSED), LINLI_MAP_TINT_MARK_AMBER, LINLI_MAP_MARK_SQUARE);
  linli_map_theme_add_dwelling_class (theme, C_("matrix", "Reported"), LINLI_MAP_TINT_MARK_VIOLET, LINLI_MAP_MARK_SQUARE);
  return theme;
}

static void
lp_visit_themes_offer_outcomes (LpVisitThemes *self,
                                gboolean       offered)
{
  if (offered == (self->outcomes != NULL))
    return;
  if (offered)
    self->outcomes = lp_visit_actions_new_outcomes ();
  for (guint i = 0; i < self->outcomes->len; i++)
    if (offered)
      linli_registrar_add (self->registrar, g_object_ref (g_ptr_array_index (self->outcomes, i)));
    else
      linli_registrar_remove (self->registrar, g_ptr_array_index (self->outcomes, i));
  if (!offered)
    g_clear_pointer (&self->outcomes, g_ptr_array_unref);
}

static void
lp_visit_themes_follow (LpVisitThemes *self)
{
  LinliContext *context = linli_registrar_get_context (self->registrar);
  g_autoptr (GPtrArray) campaigns = lp_campaign_list (linli_context_get_database (context), TRUE, NULL);
  g_autoptr (GHashTable) running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id, theme;

  if (campaigns == NULL) /* could not be read just now: that says nothing about what runs; the page tells of it */
    return;
  for (guint i = 0; i < campaigns->len; i++)
    {
      LpCampaign *campaign = g_ptr_array_index (campaigns, i);
      char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, campaign->id);

      g_hash_table_add (running, digits);
      if (g_hash_table_contains (self->themes, digits))
        continue;
      theme = lp_visit_themes_new_theme (campaign, digits);
      g_hash_table_insert (self->themes, g_strdup (digits), g_object_ref (theme));
      linli_registrar_add (self->registrar, theme);
    }
  g_hash_table_iter_init (&iter, self->themes);
  while (g_hash_table_iter_next (&iter, &id, &theme))
    if (!g_hash_table_contains (running, id))
      {
        linli_registrar_remove (self->registrar, theme);
        g_hash_table_iter_remove (&iter);
      }
  lp_visit_themes_offer_outcomes (self, g_hash_table_size (running) > 0);
}

static void
lp_visit_themes_changed_cb (LinliContext *context,
                            LinliChanges *changes,
                            gpointer      data)
{
  lp_visit_themes_follow (data);
}

void
lp_visit_themes_add (LinliRegistrar *registrar)
{
  static const char * const kinds[] = { LP_VISIT_CAMPAIGN, "matter", NULL };
  LpVisitThemes *self = g_new0 (LpVisitThemes, 1);

  self->registrar = registrar;
  self->themes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_object_set_data_full (G_OBJECT (registrar), "visits-themes", self, lp_visit_themes_free);
  lp_visit_themes_follow (self);
  linli_registrar_watch (registrar, kinds, lp_visit_themes_changed_cb, self);
}

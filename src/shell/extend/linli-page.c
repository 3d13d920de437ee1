/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A page of the window as the navigation knows it. Made by the window (or a plugin), owned by the window's list of pages. */

#include "config.h"

#include "linli-page.h"

struct _LinliPage
{
  GObject parent_instance;

  char *id;
  char *title;
  char *icon_name;
  LinliPageSection section;
  LinliPageNewFunc create;
  LinliPageCountFunc counter;
  char **kinds;
  guint count;
};

G_DEFINE_FINAL_TYPE (LinliPage, linli_page, G_TYPE_OBJECT)

enum {
  PROP_0,
  PROP_COUNT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
linli_page_finalize (GObject *object)
{
  LinliPage *self = LINLI_PAGE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->icon_name);
  g_strfreev (self->kinds);

  G_OBJECT_CLASS (linli_page_parent_class)->finalize (object);
}

static void
linli_page_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  LinliPage *self = LINLI_PAGE (object);

  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
linli_page_class_init (LinliPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = linli_page_finalize;
  object_class->get_property = linli_page_get_property;

  /**
   * LinliPage:count:
   *
   * What waits for the user on this page.
   */
  properties[PROP_COUNT] =
    g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
linli_page_init (LinliPage *self)
{
}

/**
 * linli_page_new:
 * @id: short name, unique in the window, also of the action that turns to it
 * @title: translated title
 * @icon_name: a symbolic icon
 * @section: where the navigation shows it
 * @create: (scope forever): makes the page when it is shown first
 *
 * Returns: (transfer full): a page
 */
LinliPage *
linli_page_new (const char       *id,
                const char       *title,
                const char       *icon_name,
                LinliPageSection  section,
                LinliPageNewFunc  create)
{
  LinliPage *self = g_object_new (LINLI_TYPE_PAGE, NULL);

  g_return_val_if_fail (id != NULL && title != NULL && create != NULL, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->icon_name = g_strdup (icon_name);
  self->section = section;
  self->create = create;

  return self;
}

/**
 * linli_page_set_counter:
 * @self: a page
 * @counter: (scope forever) (nullable): counts what waits
 * @kinds: (array zero-terminated=1): the kinds of record on which the count depends
 *
 * Gives the page's row in the navigation a live count.
 */
void
linli_page_set_counter (LinliPage          *self,
                        LinliPageCountFunc  counter,
                        const char * const *kinds)
{
  g_return_if_fail (LINLI_IS_PAGE (self));

  self->counter = counter;
  g_strfreev (self->kinds);
  self->kinds = g_strdupv ((char **) kinds);
}

/**
 * linli_page_get_id:
 *
 * Returns: (transfer none): the id of @self
 */
const char *
linli_page_get_id (LinliPage *self)
{
  g_return_val_if_fail (LINLI_IS_PAGE (self), NULL);

  return self->id;
}

/**
 * linli_page_get_title:
 *
 * Returns: (transfer none): the translated title of @self
 */
const char *
linli_page_get_title (LinliPage *self)
{
  g_return_val_if_fail (LINLI_IS_PAGE (self), NULL);

  return self->title;
}

/**
 * linli_page_get_icon_name:
 *
 * Returns: (transfer none) (nullable): the icon of @self
 */
const char *
linli_page_get_icon_name (LinliPage *self)
{
  g_return_val_if_fail (LINLI_IS_PAGE (self), NULL);

  return self->icon_name;
}

/**
 * linli_page_get_section:
 *
 * Returns: where the navigation shows @self
 */
LinliPageSection
linli_page_get_section (LinliPage *self)
{
  g_return_val_if_fail (LINLI_IS_PAGE (self), LINLI_PAGE_BASE);

  return self->section;
}

/**
 * linli_page_get_count:
 *
 * Returns: what waits on @self, as counted last
 */
guint
linli_page_get_count (LinliPage *self)
{
  g_return_val_if_fail (LINLI_IS_PAGE (self), 0);

  return self->count;
}

/**
 * linli_page_create:
 * @self: a page
 * @context: the open document
 * @selection: the window's selection
 *
 * Returns: (transfer floating): a new widget for the page
 */
GtkWidget *
linli_page_create (LinliPage      *self,
                   LinliContext   *context,
                   LinliSelection *selection)
{
  g_return_val_if_fail (LINLI_IS_PAGE (self), NULL);

  return self->create (context, selection);
}

/**
 * linli_page_refresh:
 * @self: a page
 * @context: the open document
 * @changes: (nullable): what changed; %NULL counts in any case
 *
 * Counts again if the change concerns the page.
 */
void
linli_page_refresh (LinliPage    *self,
                    LinliContext *context,
                    LinliChanges *changes)
{
  guint count;

  g_return_if_fail (LINLI_IS_PAGE (self));

  if (self->counter == NULL)
    return;
  if (changes != NULL && !linli_changes_touches_any (changes, (const char * const *) self->kinds))
    return;

  count = self->counter (context);
  if (count == self->count)
    return;
  self->count = count;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

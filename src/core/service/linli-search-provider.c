/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliSearchProvider: a function, its name, and whether it can still be asked. Its questions are errands of the document, which keep the
 * provider, and nothing else, as long as they last. Belongs to the thread of the document; only @func and what is beside it are used on
 * the worker's. */

#include "config.h"

#include "linli-search-provider.h"

#include <glib/gi18n-lib.h>

#include "linli-context-private.h"
#include "linli-kind.h"
#include "linli-store-private.h"

struct _LinliSearchProvider {
  GObject parent_instance;
  char *id;
  char *title;
  char *icon_name;
  LinliSearchProviderFunc func;
  char *trouble;
};

G_DEFINE_FINAL_TYPE (LinliSearchProvider, linli_search_provider, G_TYPE_OBJECT)

enum { PROP_0, PROP_TROUBLE, N_PROPERTIES };

static GParamSpec *properties[N_PROPERTIES];

/* What is asked. */
typedef struct {
  LinliSearchProvider *provider;
  char *text;
  guint most;
} LinliQuestion;

static void
linli_question_free (gpointer data)
{
  LinliQuestion *self = data;

  g_object_unref (self->provider);
  g_free (self->text);
  g_free (self);
}

static void
linli_search_provider_finalize (GObject *object)
{
  LinliSearchProvider *self = LINLI_SEARCH_PROVIDER (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->icon_name);
  g_free (self->trouble);
  G_OBJECT_CLASS (linli_search_provider_parent_class)->finalize (object);
}

static void
linli_search_provider_get_property (GObject    *object,
                                    guint       id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_TROUBLE)
    g_value_set_string (value, LINLI_SEARCH_PROVIDER (object)->trouble);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
linli_search_provider_class_init (LinliSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = linli_search_provider_finalize;
  object_class->get_property = linli_search_provider_get_property;
  /**
   * LinliSearchProvider:trouble:
   *
   * Why it is not asked any more, in the user's words; %NULL while it is asked.
   */
  properties[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
linli_search_provider_init (LinliSearchProvider *self)
{
}

/**
 * linli_search_provider_new:
 * @id: a name that begins with the plugin's id, as "example" or "example-bulbs"
 * @title: what stands above the answers, translated
 * @icon_name: the icon beside each
 * @func: (scope forever): answers
 *
 * Returns: (transfer full): a provider
 */
LinliSearchProvider *
linli_search_provider_new (const char              *id,
                           const char              *title,
                           const char              *icon_name,
                           LinliSearchProviderFunc  func)
{
  LinliSearchProvider *self;

  g_return_val_if_fail (id != NULL && title != NULL && icon_name != NULL && func != NULL, NULL);

  self = g_object_new (LINLI_TYPE_SEARCH_PROVIDER, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->icon_name = g_strdup (icon_name);
  self->func = func;
  return self;
}

/**
 * linli_search_provider_get_id:
 * @self: a provider
 *
 * Returns: (transfer none): the name of @self
 */
const char *
linli_search_provider_get_id (LinliSearchProvider *self)
{
  g_return_val_if_fail (LINLI_IS_SEARCH_PROVIDER (self), NULL);

  return self->id;
}

/**
 * linli_search_provider_get_title:
 * @self: a provider
 *
 * Returns: (transfer none): what stands above the answers of @self, translated
 */
const char *
linli_search_provider_get_title (LinliSearchProvider *self)
{
  g_return_val_if_fail (LINLI_IS_SEARCH_PROVIDER (self), NULL);

  return self->title;
}

/**
 * linli_search_provider_get_icon_name:
 * @self: a provider
 *
 * Returns: (transfer none): the icon beside the answers of @self
 */
const char *
linli_search_provider_get_icon_name (LinliSearchProvider *self)
{
  g_return_val_if_fail (LINLI_IS_SEARCH_PROVIDER (self), NULL);

  return self->icon_name;
}

/**
 * linli_search_provider_get_trouble:
 * @self: a provider
 *
 * Returns: (transfer none) (nullable): why it is not asked any more, in the user's words; the property "trouble" tells when that comes
 */
const char *
linli_search_provider_get_trouble (LinliSearchProvider *self)
{
  g_return_val_if_fail (LINLI_IS_SEARCH_PROVIDER (self), NULL);

  return self->trouble;
}

static void
linli_search_provider_give_up (LinliSearchProvider *self)
{
  if (self->trouble != NULL)
    return;
  self->trouble = g_strdup_printf (_("The search “%s” does not come to an end. It is not asked any more until the file is opened again."),
                                   self->title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TROUBLE]);
}

static void
linli_search_provider_given_up_cb (gpointer data)
{
  LinliQuestion *question = data;

  linli_search_provider_give_up (question->provider);
}

/* Whether the window can show it. */
static gboolean
linli_search_provider_is_answer (const LinliSearchResult *result)
{
  return result != NULL && result->kind != NULL && result->title != NULL && result->id != 0 && linli_kind_lookup (result->kind) != NULL;
}

/* On the worker's thread. */
static gpointer
linli_search_provider_answer (LinliDatabase  *reader,
                              gpointer        data,
                              GCancellable   *cancellable,
                              GError        **error)
{
  LinliQuestion *question = data;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_search_result_free);

  if (!question->provider->func (reader, question->text, question->most, results, cancellable, error))
    return NULL;
  for (guint i = results->len; i > 0; i--)
    if (!linli_search_provider_is_answer (g_ptr_array_index (results, i - 1)))
      g_ptr_array_remove_index (results, i - 1);
  if (results->len > question->most)
    g_ptr_array_set_size (results, (int) question->most);
  return g_steal_pointer (&results);
}

/**
 * linli_search_provider_query_async:
 * @self: a provider
 * @context: the open document
 * @text: what was typed
 * @most: how many answers are wanted, at least 1
 * @cancellable: (nullable): when the answers are not wanted any more
 * @callback: called with the answers
 * @user_data: passed to @callback
 *
 * Asks on a thread of its own and never waits for it. While an earlier question is not answered the new one waits, and takes the place of
 * any that waits already.
 */
void
linli_search_provider_query_async (LinliSearchProvider *self,
                                   LinliContext        *context,
                                   const char          *text,
                                   guint                most,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *stripped = NULL;
  LinliErrands *errands;
  LinliErrandOrder order = { 0 };
  LinliQuestion *question;

  g_return_if_fail (LINLI_IS_SEARCH_PROVIDER (self) && LINLI_IS_CONTEXT (context) && text != NULL && most > 0);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, linli_search_provider_query_async);
  stripped = g_strstrip (g_utf8_make_valid (text, -1));
  errands = _linli_context_get_errands (context);
  if (errands != NULL && _linli_errands_has_hung (errands, self->id))
    linli_search_provider_give_up (self); /* it was switched off and on again */
  if (errands == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The document is closed");
  else if (self->trouble != NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "%s", self->trouble);
  else if (*stripped == '\0')
    g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  else
    {
      question = g_new (LinliQuestion, 1);
      *question = (LinliQuestion) { g_object_ref (self), g_steal_pointer (&stripped), most };
      order = (LinliErrandOrder) { self->id, LINLI_SEARCH_PROVIDER_LIMIT_MS, linli_search_provider_answer, question, linli_question_free,
                                   (GDestroyNotify) g_ptr_array_unref, linli_search_provider_given_up_cb };
      _linli_errands_run (errands, _linli_store_get_read_path (linli_context_get_store (context)), &order, g_steal_pointer (&task));
    }
}

/**
 * linli_search_provider_query_finish:
 * @self: a provider
 * @result: what the callback was given
 * @error: return location: the provider's own error; %G_IO_ERROR_CANCELLED; %G_IO_ERROR_TIMED_OUT when it took too long or is not asked any
 *   more; %G_IO_ERROR_CLOSED
 *
 * Returns: (transfer full) (nullable) (element-type LinliSearchResult): the answers, none that could not be opened, and not more than were
 *   wanted
 */
GPtrArray *
linli_search_provider_query_finish (LinliSearchProvider  *self,
                                    GAsyncResult         *result,
                                    GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

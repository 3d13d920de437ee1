/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliTileAddressSource: the tiles of the address that the user typed. A tile is asked for when it is seen, never ahead, and kept
 * in the user's cache folder: for a week without asking again, then until the server has a newer one. Main thread. */

#include "config.h"

#include "linli-tile-address-source-private.h"

#include <libsoup/soup.h>
#include <string.h>

#define CACHE_BYTES (100 * 1000 * 1000)
#define FRESH_DAYS 7
#define TIMEOUT_SECONDS 20

struct _LinliTileAddressSource {
  LinliTileSource parent_instance;
  char *address;
  SoupSession *session;
  ShumateFileCache *cache;
};

typedef struct {
  LinliTilePlace place;
  GBytes *kept;
  char *etag;
  SoupMessage *message;
} Request;

G_DEFINE_FINAL_TYPE (LinliTileAddressSource, linli_tile_address_source, LINLI_TYPE_TILE_SOURCE)

static void
request_free (gpointer data)
{
  Request *self = data;

  g_clear_pointer (&self->kept, g_bytes_unref);
  g_clear_object (&self->message);
  g_free (self->etag);
  g_free (self);
}

static char *
dup_uri (const char     *address,
         LinliTilePlace  place)
{
  g_autoptr (GString) uri = g_string_new (address);
  g_autofree char *z_text = g_strdup_printf ("%d", place.zoom), *x_text = g_strdup_printf ("%d", place.x);
  g_autofree char *y_text = g_strdup_printf ("%d", place.y), *south = g_strdup_printf ("%d", (1 << place.zoom) - 1 - place.y);

  g_string_replace (uri, "{z}", z_text, 0);
  g_string_replace (uri, "{x}", x_text, 0);
  g_string_replace (uri, "{y}", y_text, 0);
  g_string_replace (uri, "{-y}", south, 0);
  return g_strdup (uri->str);
}

static void
stored_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  if (!shumate_file_cache_store_tile_finish (SHUMATE_FILE_CACHE (object), result, &error))
    g_info ("A tile could not be kept: %s", error->message);
}

/* Offline, an old tile is better than none. */
static void
task_return_kept (GTask  *task,
                  GError *error)
{
  Request *request = g_task_get_task_data (task);

  if (request->kept == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_error_free (error);
  g_task_return_pointer (task, g_bytes_ref (request->kept), (GDestroyNotify) g_bytes_unref);
}

static void
received_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  LinliTileAddressSource *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (object), result, &error);
  guint status = soup_message_get_status (request->message);

  if (bytes == NULL)
    task_return_kept (task, error);
  else if (status == SOUP_STATUS_OK)
    {
      shumate_file_cache_store_tile_async (self->cache, request->place.x, request->place.y, request->place.zoom, bytes,
                                           soup_message_headers_get_one (soup_message_get_response_headers (request->message), "ETag"),
                                           NULL, stored_cb, NULL);
      g_task_return_pointer (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
    }
  else if (status == SOUP_STATUS_NOT_MODIFIED && request->kept != NULL)
    {
      shumate_file_cache_mark_up_to_date (self->cache, request->place.x, request->place.y, request->place.zoom);
      g_task_return_pointer (task, g_bytes_ref (request->kept), (GDestroyNotify) g_bytes_unref);
    }
  else if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE || status == SOUP_STATUS_NO_CONTENT)
    g_task_return_pointer (task, NULL, NULL);
  else
    task_return_kept (task, g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "The server answered %u %s", status,
                                         soup_message_get_reason_phrase (request->message)));
}

static gboolean
is_fresh (GDateTime *modified)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return modified != NULL && g_date_time_difference (now, modified) < FRESH_DAYS * G_TIME_SPAN_DAY;
}

static void
looked_up_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  LinliTileAddressSource *self = g_task_get_source_object (task);
  Request *request = g_task_get_task_data (task);
  g_autofree char *uri = dup_uri (self->address, request->place);
  g_autoptr (GDateTime) modified = NULL;
  g_autoptr (GError) error = NULL;

  request->kept = shumate_file_cache_get_tile_finish (self->cache, &request->etag, &modified, result, &error);
  if (error != NULL)
    g_info ("The cache of tiles could not be read: %s", error->message);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (request->kept != NULL && is_fresh (modified))
    {
      g_task_return_pointer (task, g_bytes_ref (request->kept), (GDestroyNotify) g_bytes_unref);
      return;
    }
  request->message = soup_message_new (SOUP_METHOD_GET, uri);
  if (request->message == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Not an address: %s", uri);
      return;
    }
  if (request->kept != NULL && request->etag != NULL)
    soup_message_headers_append (soup_message_get_request_headers (request->message), "If-None-Match", request->etag);
  soup_session_send_and_read_async (self->session, request->message, G_PRIORITY_DEFAULT, g_task_get_cancellable (task), received_cb,
                                    g_object_ref (task));
}

static void
linli_tile_address_source_load (LinliTileSource *source,
                                LinliTilePlace   place,
                                GTask           *task)
{
  Request *request = g_new0 (Request, 1);

  request->place = place;
  g_task_set_task_data (task, request, request_free);
  shumate_file_cache_get_tile_async (LINLI_TILE_ADDRESS_SOURCE (source)->cache, place.x, place.y, place.zoom, g_task_get_cancellable (task),
                                     looked_up_cb, task);
}

static void
linli_tile_address_source_finalize (GObject *object)
{
  LinliTileAddressSource *self = LINLI_TILE_ADDRESS_SOURCE (object);

  g_clear_object (&self->session);
  g_clear_object (&self->cache);
  g_free (self->address);
  G_OBJECT_CLASS (linli_tile_address_source_parent_class)->finalize (object);
}

static void
linli_tile_address_source_class_init (LinliTileAddressSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_tile_address_source_finalize;
  LINLI_TILE_SOURCE_CLASS (klass)->load = linli_tile_address_source_load;
}

static void
linli_tile_address_source_init (LinliTileAddressSource *self)
{
  /* Public tile servers turn away whoever does not say what program asks. */
  self->session = soup_session_new_with_options ("user-agent", "Linli/" LINLI_VERSION " (" LINLI_APPLICATION_ID ")",
                                                 "timeout", TIMEOUT_SECONDS, NULL);
}

/* Whether tiles can be asked for: http or https, a host, each of {z}, {x} and {y} or {-y}, and nothing else in braces. */
gboolean
_linli_tile_address_is_valid (const char *address)
{
  g_autofree char *filled = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *scheme, *host;

  if (strstr (address, "{z}") == NULL || strstr (address, "{x}") == NULL
      || (strstr (address, "{y}") == NULL && strstr (address, "{-y}") == NULL))
    return FALSE;
  filled = dup_uri (address, (LinliTilePlace) { 1, 0, 0 });
  uri = strpbrk (filled, "{} ") == NULL ? g_uri_parse (filled, SOUP_HTTP_URI_FLAGS, NULL) : NULL;
  scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  return (g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0) && host != NULL && *host != '\0';
}

ShumateDataSource *
_linli_tile_address_source_new (const char *address)
{
  LinliTileAddressSource *self = g_object_new (LINLI_TYPE_TILE_ADDRESS_SOURCE, NULL);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "linli", "tiles", NULL);
  /* A digest, so that a personal key in the address does not become the name of a folder. */
  g_autofree char *key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);

  self->address = g_strdup (address);
  self->cache = shumate_file_cache_new_full (CACHE_BYTES, key, folder);
  return SHUMATE_DATA_SOURCE (self);
}

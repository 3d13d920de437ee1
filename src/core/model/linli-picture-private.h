/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the first bytes say the content is: a media type, or NULL. */
const char *_linli_picture_guess_type (GBytes *content);
/* The same picture without what a camera wrote into it (place, device, comments, preview). Its orientation and colour profile stay.
 * @taken: the moment of the exposure as the camera's clock had it, "YYYY-MM-DDTHH:MM:SS", or NULL. NULL when it is no whole picture. */
GBytes *_linli_picture_strip (GBytes  *content,
                              char   **taken);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The words of a paper as pdftotext reads them; the PDF stays as NAME.pdf in the folder of LINLI_PICTURES, if that is set. */
char *pdf_read (LinliPaper *paper,
                const char *name);
/* How often @words stand in @text. */
guint pdf_count (const char *text,
                 const char *words);

G_END_DECLS

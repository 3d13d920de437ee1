/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Three forms as departments send them out, of invented departments. */

/* Elders from 80 years on: a title with the month, a header of two rows with merged cells, six free rows with formulas, a total, and who signs;
 * frozen panes, a print area and titles, lists of words, a conditional format; how to fill it, and a hidden sheet of words. */
void office_form_elders (const char *path,
                         const char *month);

/* Gas in homes, a row a dwelling: twenty framed rows down to the end; words in a list that only newer programs know, on another sheet, and under
 * a name; parts of other programs. */
void office_form_gas (const char *path);

/* Households on A3: what it is for on the first sheet, a header of three rows, numbered columns, an example, three free rows and notes below. */
void office_form_households (const char *path);

/* A framed sheet of @rows, which end with NULL, each with "|" between its cells; what is a number is written as one. With @extra, "hidden" hides
 * the second row from below and filters, "comment" comments on the first cell, "seal" on it, on B3 and on the last row, where a picture lies, "reference" has a second sheet that repeats B3, "drawn" a picture
 * at the right of the title and a second sheet, and "list 4 男 女" lists
 * the words that column E may hold. A cell "<" is merged with the one on its left, "^" with the one above; what begins with "=" is a formula. */
void office_form_plain (const char         *path,
                        const char         *sheet,
                        const char * const *rows,
                        const char         *extra);

/* Puts @to where @from stands first in a part of the workbook. */
void office_form_change_part (const char *path,
                              const char *part,
                              const char *from,
                              const char *to);
/* A part more, or another one in its place. */
void office_form_add_part (const char *path,
                           const char *part,
                           const char *text);

G_END_DECLS

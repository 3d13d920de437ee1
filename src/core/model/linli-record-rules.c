/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What follows from other fields of the same record. Nothing that somebody entered is overwritten; where a person's number and
 * the entered date or sex disagree, the check of the model says so. */

#include "config.h"

#include "linli-record-private.h"

void
_linli_record_complete (LinliRecord *self)
{
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The one header that programs and plugins without a window include. */

#pragma once

#include "linli-address.h"
#include "linli-backup.h"
#include "linli-changes.h"
#include "linli-codes.h"
#include "linli-context.h"
#include "linli-database.h"
#include "linli-date.h"
#include "linli-demo.h"
#include "linli-export-records.h"
#include "linli-export.h"
#include "linli-feature-source.h"
#include "linli-finding.h"
#include "linli-id-list.h"
#include "linli-identity.h"
#include "linli-import-features.h"
#include "linli-import.h"
#include "linli-journal.h"
#include "linli-kind.h"
#include "linli-locale.h"
#include "linli-mask.h"
#include "linli-natural.h"
#include "linli-phone.h"
#include "linli-pinyin.h"
#include "linli-plate.h"
#include "linli-record.h"
#include "linli-row-query.h"
#include "linli-row.h"
#include "linli-store.h"
#include "linli-surname.h"
#include "linli-table.h"
#include "linli-text.h"

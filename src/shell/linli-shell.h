/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The one header that plugins with a window include, beside linli-core.h. */

#pragma once

#include <adwaita.h>
#include <linli-core.h>

#include "linli-banner.h"
#include "linli-boundary-editor.h"
#include "linli-bundled-pages.h"
#include "linli-button.h"
#include "linli-chip.h"
#include "linli-command.h"
#include "linli-details-page.h"
#include "linli-empty-page.h"
#include "linli-error-words.h"
#include "linli-file-request.h"
#include "linli-households-page.h"
#include "linli-import-page.h"
#include "linli-journal-window.h"
#include "linli-map-legend.h"
#include "linli-map-model.h"
#include "linli-map-page.h"
#include "linli-map-show.h"
#include "linli-map-theme.h"
#include "linli-map-themes.h"
#include "linli-map-tint.h"
#include "linli-map-view.h"
#include "linli-masked-label.h"
#include "linli-message.h"
#include "linli-moment.h"
#include "linli-navigation.h"
#include "linli-page.h"
#include "linli-preferences.h"
#include "linli-quick-note.h"
#include "linli-record-form.h"
#include "linli-reveal.h"
#include "linli-row-selection.h"
#include "linli-search-box.h"
#include "linli-selection.h"
#include "linli-sheet-cell.h"
#include "linli-sheet-page.h"
#include "linli-sheet-theme.h"
#include "linli-sheet-view.h"
#include "linli-style.h"
#include "linli-tag-picker.h"
#include "linli-toast.h"
#include "linli-today-page.h"
#include "linli-welcome-page.h"
#include "linli-window.h"
#include "linli-wrap-box.h"

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

/**
 * LINLI_EXPORT:
 *
 * Marks a function as public. Everything else is hidden from other libraries and from plugins.
 */
#define LINLI_EXPORT __attribute__ ((visibility ("default")))

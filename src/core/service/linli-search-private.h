/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-search.h"

G_BEGIN_DECLS

/* Entries of what is over (moved out, deceased, closed) come after all others: they have this bit in their id. */
#define LINLI_SEARCH_GONE (G_GINT64_CONSTANT (1) << 56)
/* Ends a range of keys that begin alike. */
#define LINLI_SEARCH_LAST "\364\217\277\277"

/* A run of digits this long may be an identity number (15 or 18 characters), of which the index keeps the end only. */
#define LINLI_SEARCH_LONG_RUN 15
/* Of a run of digits that may be an identity number so many characters are kept. */
#define LINLI_SEARCH_KEPT 4

/* What is found by name: a person's name, another name, any text. The letter begins a line of search_entry.names. */
#define LINLI_SEARCH_PERSON 'P'
#define LINLI_SEARCH_NAME 'N'
#define LINLI_SEARCH_TEXT 'T'
/* What is found by number: a phone, the end of an identity number, a plate or a number of the office's own. */
#define LINLI_SEARCH_PHONE 'p'
#define LINLI_SEARCH_IDENTITY 'i'
#define LINLI_SEARCH_CODE 'c'
/* Keys: the letter of the kind, one of these, and the text. */
#define LINLI_SEARCH_KEY_NAME 'n'
#define LINLI_SEARCH_KEY_PINYIN 'y'
#define LINLI_SEARCH_KEY_INITIALS 'z'
#define LINLI_SEARCH_KEY_IDENTITY 'i'

/* linli-search-text.c */
char *_linli_search_fold (const char *text);
void _linli_search_add_text_tokens (GString    *tokens,
                                    char        letter,
                                    const char *text);
void _linli_search_add_code_tokens (GString    *tokens,
                                    char        letter,
                                    const char *code,
                                    gboolean    begins,
                                    gboolean    ends);
char *_linli_search_natural (const char *key);
char *_linli_search_match_tokens (const char *tokens,
                                  guint       step);
gboolean _linli_search_match_reading (const char *name,
                                      const char *query);
char **_linli_search_list_initials (const char *letters);

/* linli-search-index.c: writes the rows of the index. */
typedef struct _LinliSearchIndex LinliSearchIndex;

LinliSearchIndex *_linli_search_index_new (LinliDatabase *database,
                                           char           letter);
void _linli_search_index_free (LinliSearchIndex *self);
gboolean _linli_search_index_put (LinliSearchIndex  *self,
                                  gint64             record,
                                  gboolean           gone,
                                  const char        *names,
                                  const char        *codes,
                                  GError           **error);
gboolean _linli_search_index_put_place (LinliSearchIndex  *self,
                                        gint64             record,
                                        gint64             compound,
                                        const char        *path,
                                        const char        *room,
                                        GError           **error);
gboolean _linli_search_index_flush (LinliSearchIndex  *self,
                                    GError           **error);

/* linli-search-source.c: what of each kind is found. */
typedef struct {
  const char *kind;
  char letter;
  const char *roles; /* of the columns after id and gone: letters as above, and '/' a list of names */
  const char *sql;
} LinliSearchSource;

extern const LinliSearchSource _linli_search_sources[];
extern const guint _linli_search_n_sources;

const LinliSearchSource *_linli_search_source_for_letter (char letter);
void _linli_search_add_derivers (LinliStore *store);
gboolean _linli_search_bring_up_to_date (LinliStore  *store,
                                         GError     **error);

/* How good an answer is; smaller is better. */
enum {
  LINLI_SEARCH_EXACT,
  LINLI_SEARCH_EXACT_INITIALS,
  LINLI_SEARCH_PREFIX,
  LINLI_SEARCH_SUFFIX,
  LINLI_SEARCH_INSIDE,
  LINLI_SEARCH_LOOSE,
};

/* One query while it is answered. */
typedef struct {
  LinliDatabase *database;
  const char *folded; /* with blanks and signs */
  const char *squeezed; /* without */
  guint shown;
  GHashTable *hits; /* letter → GArray of LinliSearchHit */
} LinliSearchQuery;

typedef struct {
  char letter;
  gint64 record;
  guint score;
  gboolean gone;
  char *matched; /* the folded text that was found in it; NULL when the query itself */
} LinliSearchHit;

gboolean _linli_search_query_is_full (LinliSearchQuery *self,
                                      char              letter);
void _linli_search_query_add (LinliSearchQuery *self,
                              char              letter,
                              gint64            record,
                              guint             score,
                              gboolean          gone,
                              const char       *matched);

typedef struct {
  gint64 id; /* 0 for buildings that belong to no compound */
  guint score;
} LinliSearchCompound;

gboolean _linli_search_find_compounds (LinliDatabase  *database,
                                       const char     *text,
                                       GArray         *compounds,
                                       GError        **error);

/* linli-search-names.c, linli-search-codes.c, linli-search-places.c, linli-search-terms.c */
gboolean _linli_search_names (LinliSearchQuery  *query,
                              GError           **error);
gboolean _linli_search_codes (LinliSearchQuery  *query,
                              GError           **error);
gboolean _linli_search_places (LinliSearchQuery  *query,
                               GError           **error);
gboolean _linli_search_terms (LinliSearchQuery  *query,
                              GError           **error);

/* linli-search-title.c */
LinliSearchResult *_linli_search_result_new (LinliDatabase         *database,
                                             const LinliSearchHit  *hit,
                                             const char            *text,
                                             LinliSearchFlags       flags,
                                             GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliSearchIndex, _linli_search_index_free)

G_END_DECLS

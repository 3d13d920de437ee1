/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is not lived in: shops along the streets with their merchants' grids, offices, schools and parks. */

#include "config.h"

#include "linli-codes.h"
#include "linli-demo-maker-private.h"

/* Metres from one shop's door to the next. */
#define SHOP_EVERY 26.0
#define MOST_SHOPS 90

static const struct {
  const char *name;
  const char *kind;
} trades[] = {
  { "面馆", "restaurant" }, { "串串", "restaurant" }, { "小吃店", "restaurant" }, { "饺子馆", "restaurant" }, { "火锅店", "restaurant" },
  { "便利店", "shop" }, { "水果店", "shop" }, { "五金店", "shop" }, { "理发店", "shop" }, { "干洗店", "shop" }, { "文具店", "shop" },
  { "粮油店", "shop" }, { "花店", "shop" }, { "手机维修", "shop" }, { "裁缝铺", "shop" }, { "药房", "medical" }, { "诊所", "medical" },
  { "房产中介", "company" }, { "快递驿站", "company" }, { "托管中心", "school" },
};

static const char * const signs[] = { "老街坊", "好邻居", "巷子口", "青禾", "小满", "谷雨", "阿婆", "三味", "百家", "四季", "拾光", "向阳", "万福", "知味", "春生" };
static const char * const firms[] = { "科技有限公司", "设计事务所", "会计师事务所", "贸易有限公司", "咨询有限公司", "文化传播有限公司" };

static gboolean
add_organisation (LinliDemoMaker  *maker,
                  const char      *name,
                  const char      *kind,
                  gint64           dwelling,
                  gint64           building,
                  GError         **error)
{
  g_autofree char *contact = _linli_demo_name (maker->rand, _linli_demo_surname (maker->rand), g_rand_boolean (maker->rand), 1980);
  g_autofree char *phone = _linli_demo_phone (maker->rand);

  return linli_database_run (maker->database, error,
                             "INSERT INTO organisation (id, name, kind, dwelling_id, building_id, contact_name, contact_phone, employees)"
                             " VALUES (?, ?, ?, nullif (?, 0), nullif (?, 0), ?, ?, ?)", "issiissi",
                             linli_transaction_new_id (maker->transaction), name, kind, dwelling, building, contact, phone,
                             (gint64) g_rand_int_range (maker->rand, 1, 30));
}

static gboolean
add_shop (LinliDemoMaker  *maker,
          gint64           compound,
          guint            number,
          double           u,
          double           v,
          GError         **error)
{
  g_autoptr (GBytes) point = _linli_demo_town_point (maker->town, u, v);
  gint64 dwelling = linli_transaction_new_id (maker->transaction);
  guint trade = g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (trades));
  g_autofree char *name = g_strconcat (_linli_demo_pick (maker->rand, signs, G_N_ELEMENTS (signs)), trades[trade].name, NULL);
  g_autofree char *room = g_strdup_printf ("%u号", number);

  return linli_database_run (maker->database, error,
                             "INSERT INTO dwelling (id, geom, compound_id, room, use, tenure) VALUES (?, ?, ?, ?, 'shop', 'rented')", "ibis",
                             dwelling, point, compound, room) &&
         add_organisation (maker, name, trades[trade].kind, dwelling, 0, error);
}

/* The shops of one street belong to a merchants' grid by rule; it has no boundary of its own. */
gboolean
_linli_demo_add_shops (LinliDemoMaker         *maker,
                       const LinliDemoStreet  *street,
                       GError                **error)
{
  gint64 compound = linli_transaction_new_id (maker->transaction);
  g_autofree char *name = g_strconcat (street->name, "商家微网格", NULL);
  g_autofree char *code = g_strdup_printf ("S%03u", ++maker->n_micro);
  guint number = 1, n_shops = 0;
  gint64 grid;

  if (!linli_database_run (maker->database, error, "INSERT INTO compound (id, name, kind, road) VALUES (?, ?, 'street', ?)", "iss",
                           compound, street->name, street->name))
    return FALSE;
  for (double along = street->from + 30; along < street->to - 30 && n_shops < MOST_SHOPS; along += SHOP_EVERY / 2, number++)
    {
      /* Odd numbers on one side, even ones on the other. */
      double aside = street->at + (number % 2 == 1 ? 1 : -1) * (street->width / 2 - 4);

      if (g_rand_double (maker->rand) < 0.3)
        continue;
      n_shops++;
      if (!add_shop (maker, compound, number, street->across ? along : aside, street->across ? aside : along, error))
        return FALSE;
    }
  grid = _linli_demo_add_grid (maker, NULL, maker->general_grid, LINLI_CODE_GRID_MICRO, "merchants", name, code, error);
  return grid != 0 && _linli_demo_add_duties (maker, grid, error) &&
         linli_database_run (maker->database, error, "INSERT INTO grid_rule (id, grid_id, compound_id) VALUES (?, ?, ?)", "iii",
                             linli_transaction_new_id (maker->transaction), grid, compound);
}

static gboolean
add_place (LinliDemoMaker        *maker,
           const LinliDemoBlock  *block,
           const char            *kind,
           GError               **error)
{
  g_autoptr (GBytes) polygon = _linli_demo_town_polygon (maker->town, &block->rect);

  return linli_database_run (maker->database, error, "INSERT INTO place (id, geom, name, kind) VALUES (?, ?, ?, ?)", "ibss",
                             linli_transaction_new_id (maker->transaction), polygon, block->name, kind);
}

static gboolean
add_house (LinliDemoMaker        *maker,
           const LinliDemoBlock  *block,
           const char            *kind,
           gint64                 floors,
           GError               **error)
{
  double u = (block->rect.u0 + block->rect.u1) / 2, v = (block->rect.v0 + block->rect.v1) / 2;
  LinliDemoRect rect = { u - 38, v - 16, u + 38, v + 16 };
  g_autoptr (GBytes) polygon = _linli_demo_town_polygon (maker->town, &rect);

  maker->building = linli_transaction_new_id (maker->transaction);
  return linli_database_run (maker->database, error, "INSERT INTO building (id, geom, name, kind, floors) VALUES (?, ?, ?, ?, ?)", "ibssi",
                             maker->building, polygon, block->name, kind, floors);
}

/* A dedicated grid with what stands in it. */
gboolean
_linli_demo_add_offices (LinliDemoMaker        *maker,
                         const LinliDemoBlock  *block,
                         GError               **error)
{
  g_autofree char *name = g_strconcat (block->name, "专属网格", NULL);
  g_autofree char *code = g_strdup_printf ("Z%03u", ++maker->n_micro);
  gint64 grid;

  if (block->use == LINLI_DEMO_PARK)
    return add_place (maker, block, "venue", error);
  grid = _linli_demo_add_grid (maker, &block->rect, maker->general_grid, LINLI_CODE_GRID_DEDICATED, "enterprise", name, code, error);
  if (grid == 0 || !_linli_demo_add_duties (maker, grid, error))
    return FALSE;
  if (block->use == LINLI_DEMO_SCHOOL)
    return add_house (maker, block, "public", 5, error) && add_organisation (maker, block->name, "school", 0, maker->building, error);
  if (!add_house (maker, block, "office", 14, error))
    return FALSE;
  for (guint i = 0; i < 24; i++)
    {
      g_autofree char *firm = g_strconcat (_linli_demo_pick (maker->rand, signs, G_N_ELEMENTS (signs)),
                                           _linli_demo_pick (maker->rand, firms, G_N_ELEMENTS (firms)), NULL);

      if (!add_organisation (maker, firm, "company", 0, maker->building, error))
        return FALSE;
    }
  return TRUE;
}

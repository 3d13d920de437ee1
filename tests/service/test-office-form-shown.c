/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What shapes and charts show of the cells of a form. */

#include <string.h>

#include "office-form-fixture.h"
#include "office-forms.h"

#define DRAWING "xl/drawings/drawing1.xml"
#define OTHER "xl/drawings/drawing2.xml"
#define CHART "xl/charts/chart1.xml"
#define OF_OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATIONS "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define SHAPES "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
#define ANCHOR "<xdr:oneCellAnchor><xdr:from><xdr:col>5</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx=\"9\" cy=\"9\"/>"
#define SHAPE(link, text) ANCHOR "<xdr:sp macro=\"\" textlink=\"" link "\"><xdr:txBody><a:p><a:fld><a:t>" text "</a:t></a:fld></a:p></xdr:txBody></xdr:sp><xdr:clientData/></xdr:oneCellAnchor>"

#define FRAME ANCHOR "<xdr:graphicFrame/><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"
#define SERIES "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\"><c:ser><c:cat><c:strRef><c:f>表!$B$3:$B$4</c:f><c:strCache><c:ptCount val=\"1\"/>" \
               "<c:pt idx=\"0\"><c:v>张旧人</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>表!$A$5</c:f><c:numCache><c:pt idx=\"0\"><c:v>13700001111</c:v></c:pt></c:numCache></c:numRef>" \
               "</c:val><c:val><c:numRef><c:f>[1]别!$A$5</c:f><c:numCache><c:pt idx=\"0\"><c:v>27</c:v></c:pt></c:numCache></c:numRef></c:val>" \
               "<c:cat><c:strRef><c:f>[0]!原名</c:f><c:strCache><c:pt idx=\"0\"><c:v>旧人四</c:v></c:pt></c:strCache></c:strRef></c:cat></c:ser></c:chartSpace>"

static const char * const rows[] = { "花名册", "序号|姓名|联系电话|编号", "1|张旧人||=ROW()-2", "|||=ROW()-2", "合计|||", NULL };

/* A shape on the sheet itself, another sheet with a shape and a chart. */
static void
draw (Fixture *fixture)
{
  office_form_plain (fixture->form, "表", rows, "drawn");
  office_form_add_part (fixture->form, DRAWING, SHAPES SHAPE ("表!$A$1", "花名册") SHAPE ("$B$3", "张旧人") SHAPE ("表!$D$3", "旧人一") SHAPE ("汇总!$A$1", "旧人二")
                        SHAPE ("", "填写说明") "</xdr:wsDr>");
  office_form_add_part (fixture->form, "xl/worksheets/_rels/sheet2.xml.rels",
                        RELATIONS "<Relationship Id=\"rId1\" Type=\"" OF_OFFICE "/drawing\" Target=\"../drawings/drawing2.xml\"/></Relationships>");
  office_form_add_part (fixture->form, OTHER, SHAPES SHAPE ("表!$A$5", "旧人三") FRAME);
  /* In two frames, which is one chart. */
  office_form_add_part (fixture->form, "xl/drawings/_rels/drawing2.xml.rels",
                        RELATIONS "<Relationship Id=\"rId1\" Type=\"" OF_OFFICE "/chart\" Target=\"/xl/charts/chart1.xml\"/>"
                        "<Relationship Id=\"rId2\" Type=\"" OF_OFFICE "/chart\" Target=\"../charts/chart1.xml\"/></Relationships>");
  office_form_add_part (fixture->form, CHART, SERIES);
}

/* Nobody of last month is on one, whether rows are added or not; what was never about somebody stays. */
static void
test_forgotten (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const parts[] = { DRAWING, OTHER, CHART };
  g_autoptr (LinliOfficeForm) form = NULL;

  draw (fixture);
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = fixture_dup_part (fixture->filled, parts[i]);

      if (strstr (part, "旧人") != NULL || strstr (part, "13700001111") != NULL)
        g_error ("somebody is in %s", part);
    }
  fixture_assert_holds (fixture, DRAWING, "<a:t>花名册</a:t>");
  fixture_assert_holds (fixture, DRAWING, "<a:t>填写说明</a:t>");
  fixture_assert_holds (fixture, CHART, "<c:v>27</c:v>");
}

/* What is shown on another sheet goes down and grows, and so does what a pivot table sums up. */
static void
test_elsewhere (Fixture       *fixture,
                gconstpointer  data)
{
  static const char pivot[] = "xl/pivotCache/pivotCacheDefinition1.xml";
  static const char relation[] = "<Relationship Id=\"rId99\" Type=\"" OF_OFFICE "/pivotCacheDefinition\" Target=\"pivotCache/pivotCacheDefinition1.xml\"/></Relationships>";
  g_autoptr (LinliOfficeForm) form = NULL;

  draw (fixture);
  office_form_add_part (fixture->form, pivot, "<pivotCacheDefinition xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cacheSource type=\"worksheet\">"
                        "<worksheetSource ref=\"A2:D4\" sheet=\"表\"/></cacheSource></pivotCacheDefinition>");
  office_form_change_part (fixture->form, "xl/_rels/workbook.xml.rels", "</Relationships>", relation);
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  fixture_assert_holds (fixture, OTHER, "textlink=\"表!$A$8\"");
  fixture_assert_holds (fixture, CHART, "<c:f>表!$B$3:$B$7</c:f>");
  fixture_assert_holds (fixture, CHART, "<c:f>表!$A$8</c:f>");
  fixture_assert_holds (fixture, DRAWING, "textlink=\"$B$3\"");
  fixture_assert_holds (fixture, pivot, "ref=\"A2:D7\"");
}

/* A chart beside a list to the end of the sheet shows all of it. */
static void
test_to_the_end (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const open_end[] = { "花名册", "序号|姓名|联系电话", "||", "||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;

  office_form_plain (fixture->form, "表", open_end, "drawn");
  office_form_add_part (fixture->form, DRAWING, SHAPES SHAPE ("$B$4", "旧人") FRAME);
  office_form_add_part (fixture->form, "xl/drawings/_rels/drawing1.xml.rels",
                        RELATIONS "<Relationship Id=\"rId1\" Type=\"" OF_OFFICE "/chart\" Target=\"../charts/chart1.xml\"/></Relationships>");
  office_form_add_part (fixture->form, CHART, SERIES);
  form = fixture_open (fixture);
  fixture_fill (fixture, form);
  fixture_assert_holds (fixture, CHART, "<c:f>表!$B$3:$B$7</c:f>");
  fixture_assert_holds (fixture, DRAWING, "textlink=\"$B$7\"");
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  FIXTURE_ADD ("/office-form/shown/forgotten", test_forgotten);
  FIXTURE_ADD ("/office-form/shown/elsewhere", test_elsewhere);
  FIXTURE_ADD ("/office-form/shown/to-the-end", test_to_the_end);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Every list of codes of the core: what is stored, what is shown, and how spreadsheets write it. Where a national standard
 * exists its codes are kept; the other lists use English words. Labels are translated where they are shown; the Chinese label
 * stands among the synonyms too, so that a Chinese sheet is understood in every language of the interface. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-codes-private.h"

/* Sex: GB/T 2261.1. */
const LinliCode _linli_sexes[] = {
  { "1", N_("Male"), "男 男性 M" },
  { "2", N_("Female"), "女 女性 F" },
  { "0", N_("Sex unknown"), "性别未知 未知 不详" },
  { "9", N_("Sex not stated"), "未说明性别 未说明" },
  { NULL }
};

/* Relation to the head or to the owner: GB/T 4761-2008, two digits. */
const LinliCode _linli_relations[] = {
  { "01", N_("Self"), "本人 自己 业主 房主 产权人" },
  { "02", N_("Head of household"), "户主 家长 户主本人" },
  { "10", N_("Spouse"), "配偶 爱人 夫妻 配偶/夫妻" },
  { "11", N_("Husband"), "夫 丈夫 老公" },
  { "12", N_("Wife"), "妻 妻子 老婆 媳妇" },
  { "20", N_("Son"), "子 儿子 儿 男孩" },
  { "21", N_("Only son"), "独生子" },
  { "22", N_("Eldest son"), "长子 大儿子" },
  { "23", N_("Second son"), "次子 二子 二儿子" },
  { "24", N_("Third son"), "三子 三儿子" },
  { "25", N_("Fourth son"), "四子" },
  { "26", N_("Fifth son"), "五子" },
  { "27", N_("Adopted son or stepson"), "养子或继子 养子 继子" },
  { "28", N_("Son-in-law"), "女婿" },
  { "29", N_("Other son"), "其他儿子" },
  { "30", N_("Daughter"), "女儿 女 女孩" },
  { "31", N_("Only daughter"), "独生女" },
  { "32", N_("Eldest daughter"), "长女 大女儿" },
  { "33", N_("Second daughter"), "次女 二女 二女儿" },
  { "34", N_("Third daughter"), "三女 三女儿" },
  { "35", N_("Fourth daughter"), "四女" },
  { "36", N_("Fifth daughter"), "五女" },
  { "37", N_("Adopted daughter or stepdaughter"), "养女或继女 养女 继女" },
  { "38", N_("Daughter-in-law"), "儿媳 儿媳妇" },
  { "39", N_("Other daughter"), "其他女儿" },
  { "40", N_("Grandchild"), "孙子女或外孙子女 孙辈 孙子女 外孙子女" },
  { "41", N_("Grandson (son's son)"), "孙子 孙 孙男" },
  { "42", N_("Granddaughter (son's daughter)"), "孙女" },
  { "43", N_("Grandson (daughter's son)"), "外孙子 外孙" },
  { "44", N_("Granddaughter (daughter's daughter)"), "外孙女" },
  { "45", N_("Grandson's wife"), "孙媳妇或外孙媳妇 孙媳 孙媳妇 外孙媳 外孙媳妇" },
  { "46", N_("Granddaughter's husband"), "孙女婿或外孙女婿 孙女婿 外孙女婿" },
  { "47", N_("Great-grandson"), "曾孙子或外曾孙子 曾孙 曾孙子 外曾孙" },
  { "48", N_("Great-granddaughter"), "曾孙女或外曾孙女 曾孙女 外曾孙女" },
  { "49", N_("Other grandchild"), "其他孙子女" },
  { "50", N_("Parent"), "父母" },
  { "51", N_("Father"), "父亲 父 爸爸" },
  { "52", N_("Mother"), "母亲 母 妈妈" },
  { "53", N_("Father-in-law (husband's father)"), "公公 家公" },
  { "54", N_("Mother-in-law (husband's mother)"), "婆婆 家婆" },
  { "55", N_("Father-in-law (wife's father)"), "岳父" },
  { "56", N_("Mother-in-law (wife's mother)"), "岳母" },
  { "57", N_("Stepfather or adoptive father"), "继父或养父 继父 养父" },
  { "58", N_("Stepmother or adoptive mother"), "继母或养母 继母 养母" },
  { "59", N_("Other parent"), "其他父母关系" },
  { "60", N_("Grandparent"), "祖父母或外祖父母 祖父母 外祖父母" },
  { "61", N_("Grandfather (father's father)"), "祖父 爷爷" },
  { "62", N_("Grandmother (father's mother)"), "祖母 奶奶" },
  { "63", N_("Grandfather (mother's father)"), "外祖父 外公 姥爷" },
  { "64", N_("Grandmother (mother's mother)"), "外祖母 外婆 姥姥" },
  { "65", N_("Spouse's grandparent"), "配偶的祖父母或外祖父母" },
  { "66", N_("Great-grandfather"), "曾祖父" },
  { "67", N_("Great-grandmother"), "曾祖母" },
  { "68", N_("Spouse's great-grandparent"), "配偶的曾祖父母或外曾祖父母" },
  { "69", N_("Other grandparent"), "其他祖父母或外祖父母关系" },
  { "70", N_("Brother or sister"), "兄弟姐妹 兄、弟、姐、妹 兄弟姊妹" },
  { "71", N_("Elder brother"), "兄 哥哥 哥" },
  { "72", N_("Elder brother's wife"), "嫂 嫂子" },
  { "73", N_("Younger brother"), "弟 弟弟" },
  { "74", N_("Younger brother's wife"), "弟媳 弟妹 弟媳妇" },
  { "75", N_("Elder sister"), "姐姐 姐" },
  { "76", N_("Elder sister's husband"), "姐夫" },
  { "77", N_("Younger sister"), "妹妹 妹" },
  { "78", N_("Younger sister's husband"), "妹夫" },
  { "79", N_("Other brother or sister"), "其他兄弟姐妹" },
  { "80", N_("Other relation"), "其他关系 其他 其它" },
  { "81", N_("Father's elder brother"), "伯父 大伯 伯伯" },
  { "82", N_("Father's elder brother's wife"), "伯母 大妈" },
  { "83", N_("Father's younger brother"), "叔父 叔叔 叔" },
  { "84", N_("Father's younger brother's wife"), "婶母 婶婶 婶" },
  { "85", N_("Mother's brother"), "舅父 舅舅 舅" },
  { "86", N_("Mother's brother's wife"), "舅母 舅妈" },
  { "87", N_("Mother's sister's husband"), "姨父 姨夫" },
  { "88", N_("Mother's sister"), "姨母 姨妈 阿姨 姨" },
  { "89", N_("Father's sister's husband"), "姑父 姑夫" },
  { "90", N_("Father's sister"), "姑母 姑姑 姑妈 姑" },
  { "91", N_("Cousin (father's brother's child)"), "堂兄弟姐妹 堂兄弟、堂姐妹 堂兄 堂弟 堂姐 堂妹" },
  { "92", N_("Cousin (other)"), "表兄弟姐妹 表兄弟、表姐妹 表兄 表弟 表姐 表妹" },
  { "93", N_("Nephew (brother's son)"), "侄子 侄儿 侄" },
  { "94", N_("Niece (brother's daughter)"), "侄女" },
  { "95", N_("Nephew (sister's son)"), "外甥" },
  { "96", N_("Niece (sister's daughter)"), "外甥女" },
  { "97", N_("Other relative"), "其他亲属 亲属 亲戚 其它亲属" },
  { "99", N_("Not related"), "非亲属 租客 租户 合租 室友 朋友 保姆 同事 无关系" },
  { NULL }
};

/* Ethnic group: GB/T 3304-1991. */
const LinliCode _linli_ethnic_groups[] = {
  { "01", N_("Han (ethnic group)"), "汉族 汉 Han" },
  { "02", N_("Mongol (ethnic group)"), "蒙古族 蒙古 Mongol" },
  { "03", N_("Hui (ethnic group)"), "回族 回 Hui" },
  { "04", N_("Zang (ethnic group)"), "藏族 藏 Zang" },
  { "05", N_("Uygur (ethnic group)"), "维吾尔族 维吾尔 Uygur" },
  { "06", N_("Miao (ethnic group)"), "苗族 苗 Miao" },
  { "07", N_("Yi (ethnic group)"), "彝族 彝 Yi" },
  { "08", N_("Zhuang (ethnic group)"), "壮族 壮 Zhuang" },
  { "09", N_("Buyei (ethnic group)"), "布依族 布依 Buyei" },
  { "10", N_("Chosen (ethnic group)"), "朝鲜族 朝鲜 Chosen" },
  { "11", N_("Man (ethnic group)"), "满族 满 Man" },
  { "12", N_("Dong (ethnic group)"), "侗族 侗 Dong" },
  { "13", N_("Yao (ethnic group)"), "瑶族 瑶 Yao" },
  { "14", N_("Bai (ethnic group)"), "白族 白 Bai" },
  { "15", N_("Tujia (ethnic group)"), "土家族 土家 Tujia" },
  { "16", N_("Hani (ethnic group)"), "哈尼族 哈尼 Hani" },
  { "17", N_("Kazak (ethnic group)"), "哈萨克族 哈萨克 Kazak" },
  { "18", N_("Dai (ethnic group)"), "傣族 傣 Dai" },
  { "19", N_("Li (ethnic group)"), "黎族 黎 Li" },
  { "20", N_("Lisu (ethnic group)"), "傈僳族 傈僳 Lisu" },
  { "21", N_("Va (ethnic group)"), "佤族 佤 Va" },
  { "22", N_("She (ethnic group)"), "畲族 畲 She" },
  { "23", N_("Gaoshan (ethnic group)"), "高山族 高山 Gaoshan" },
  { "24", N_("Lahu (ethnic group)"), "拉祜族 拉祜 Lahu" },
  { "25", N_("Sui (ethnic group)"), "水族 水 Sui" },
  { "26", N_("Dongxiang (ethnic group)"), "东乡族 东乡 Dongxiang" },
  { "27", N_("Naxi (ethnic group)"), "纳西族 纳西 Naxi" },
  { "28", N_("Jingpo (ethnic group)"), "景颇族 景颇 Jingpo" },
  { "29", N_("Kirgiz (ethnic group)"), "柯尔克孜族 柯尔克孜 Kirgiz" },
  { "30", N_("Tu (ethnic group)"), "土族 土 Tu" },
  { "31", N_("Daur (ethnic group)"), "达斡尔族 达斡尔 Daur" },
  { "32", N_("Mulao (ethnic group)"), "仫佬族 仫佬 Mulao" },
  { "33", N_("Qiang (ethnic group)"), "羌族 羌 Qiang" },
  { "34", N_("Blang (ethnic group)"), "布朗族 布朗 Blang" },
  { "35", N_("Salar (ethnic group)"), "撒拉族 撒拉 Salar" },
  { "36", N_("Maonan (ethnic group)"), "毛南族 毛南 Maonan" },
  { "37", N_("Gelao (ethnic group)"), "仡佬族 仡佬 Gelao" },
  { "38", N_("Xibe (ethnic group)"), "锡伯族 锡伯 Xibe" },
  { "39", N_("Achang (ethnic group)"), "阿昌族 阿昌 Achang" },
  { "40", N_("Pumi (ethnic group)"), "普米族 普米 Pumi" },
  { "41", N_("Tajik (ethnic group)"), "塔吉克族 塔吉克 Tajik" },
  { "42", N_("Nu (ethnic group)"), "怒族 怒 Nu" },
  { "43", N_("Uzbek (ethnic group)"), "乌孜别克族 乌孜别克 Uzbek" },
  { "44", N_("Russ (ethnic group)"), "俄罗斯族 俄罗斯 Russ" },
  { "45", N_("Ewenki (ethnic group)"), "鄂温克族 鄂温克 Ewenki" },
  { "46", N_("Deang (ethnic group)"), "德昂族 德昂 Deang" },
  { "47", N_("Bonan (ethnic group)"), "保安族 保安 Bonan" },
  { "48", N_("Yugur (ethnic group)"), "裕固族 裕固 Yugur" },
  { "49", N_("Gin (ethnic group)"), "京族 京 Gin" },
  { "50", N_("Tatar (ethnic group)"), "塔塔尔族 塔塔尔 Tatar" },
  { "51", N_("Derung (ethnic group)"), "独龙族 独龙 Derung" },
  { "52", N_("Oroqen (ethnic group)"), "鄂伦春族 鄂伦春 Oroqen" },
  { "53", N_("Hezhen (ethnic group)"), "赫哲族 赫哲 Hezhen" },
  { "54", N_("Monba (ethnic group)"), "门巴族 门巴 Monba" },
  { "55", N_("Lhoba (ethnic group)"), "珞巴族 珞巴 Lhoba" },
  { "56", N_("Jino (ethnic group)"), "基诺族 基诺 Jino" },
  { "97", N_("Other ethnic group"), "其他民族 其他 其它 未识别民族" },
  { "98", N_("Chinese of foreign descent"), "外国血统中国籍人士 入籍" },
  { NULL }
};

/* Highest education: GB/T 4658-2006, with the graduates that lists name separately. */
const LinliCode _linli_educations[] = {
  { "10", N_("Postgraduate"), "研究生 研究生教育 研究生及以上" },
  { "11", N_("Doctor"), "博士研究生 博士 博士毕业" },
  { "14", N_("Master"), "硕士研究生 硕士 硕士毕业" },
  { "20", N_("Bachelor"), "大学本科 本科 大学 大本 学士 本科毕业" },
  { "30", N_("Junior college"), "大学专科 大专 专科 高职" },
  { "40", N_("Vocational secondary school"), "中等职业教育 中专 职高 技校 中职 中技" },
  { "60", N_("Senior high school"), "普通高中 高中 高中毕业" },
  { "70", N_("Junior high school"), "初中 初级中学 初中毕业" },
  { "80", N_("Primary school"), "小学 小学毕业" },
  { "90", N_("No or other schooling"), "其他学历 文盲 半文盲 文盲或半文盲 未上学 学龄前 无 其他 其它" },
  { NULL }
};

/* Document that an identity number belongs to. */
const LinliCode _linli_identity_types[] = {
  { "resident", N_("Resident identity card"), "居民身份证 身份证 二代身份证 居民户口簿 户口簿" },
  { "temporary", N_("Temporary identity card"), "临时居民身份证 临时身份证" },
  { "passport", N_("Passport"), "护照 外国护照 普通护照" },
  { "hkmo_permit", N_("Mainland travel permit for Hong Kong and Macao residents"), "港澳居民来往内地通行证 回乡证 港澳通行证 港澳居民通行证" },
  { "taiwan_permit", N_("Mainland travel permit for Taiwan residents"), "台湾居民来往大陆通行证 台胞证" },
  { "hkmt_residence", N_("Residence permit for Hong Kong, Macao and Taiwan residents"), "港澳台居民居住证 港澳台居住证" },
  { "foreign_permanent", N_("Foreign permanent resident card"), "外国人永久居留身份证 永久居留证 外国人居留证 绿卡" },
  { "military", N_("Military identity card"), "军人证件 军官证 士兵证 军人身份证 武警证" },
  { "birth", N_("Birth certificate"), "出生医学证明 出生证明 出生证" },
  { "other", N_("Other document"), "其他证件 其他 其它" },
  { NULL }
};

/* Why somebody counts among the actual population. */
const LinliCode _linli_population_types[] = {
  { "registered", N_("Registered population"), "户籍人口 户籍 常住 常住人口 常口 本地户籍 本地" },
  { "floating", N_("Floating population"), "流动人口 流动 暂住 暂住人口 外来 外来人口 流口" },
  { "overseas", N_("From abroad"), "境外人员 境外 外籍 港澳台 境外人口" },
  { "unregistered", N_("Without registration"), "未落户人员 未落户 无户口 寄住 寄住人口" },
  { "other", N_("Other population"), "其他人口 其他 其它" },
  { NULL }
};

/* Whether people live where they are registered. */
const LinliCode _linli_residence_statuses[] = {
  { "together", N_("Lives where registered"), "人户一致 一致 人在户在 人户同在" },
  { "apart", N_("Registered elsewhere"), "人户分离 分离 人在户不在 外挂" },
  { "nominal", N_("Registered here but absent"), "空挂 空挂户 户在人不在 挂户" },
  { NULL }
};

/* How closely somebody is looked after. */
const LinliCode _linli_attentions[] = {
  { "high", N_("High risk"), "高风险 高 一级 重点关注 红色" },
  { "priority", N_("Priority"), "重点 中 二级 重点对象 黄色" },
  { "normal", N_("General care"), "一般关注 低 三级 一般 绿色" },
  { NULL }
};

/* Kind of compound. */
const LinliCode _linli_compound_kinds[] = {
  { "compound", N_("Residential compound"), "小区 住宅小区 商品房小区" },
  { "courtyard", N_("Courtyard"), "院落 老旧院落 大院 院子" },
  { "street", N_("Along the street"), "沿街 街面 临街 街区" },
  { "campus", N_("Staff compound"), "单位大院 家属院 单位宿舍 宿舍区" },
  { "village", N_("Village houses"), "自建房片区 自建房 农房 散居 村" },
  { NULL }
};

/* Kind of building. */
const LinliCode _linli_building_kinds[] = {
  { "residential", N_("Residential building"), "住宅楼 住宅 居民楼 民宅" },
  { "mixed", N_("Shops and homes"), "商住楼 商住 商住两用 综合楼" },
  { "commercial", N_("Shops"), "商业楼 商铺 商业 商场 底商 市场" },
  { "office", N_("Offices"), "写字楼 办公楼 办公 商务楼宇" },
  { "house", N_("Single house"), "平房 院落 私宅 自建房 别墅 独栋" },
  { "dormitory", N_("Dormitory"), "宿舍楼 宿舍 公寓" },
  { "public", N_("Public building"), "公共建筑 公建 学校 医院 配套用房" },
  { "industrial", N_("Industrial building"), "厂房 仓库 工业" },
  { "other", N_("Other building"), "其他建筑 其他 其它" },
  { NULL }
};

/* What a dwelling is used for. */
const LinliCode _linli_dwelling_uses[] = {
  { "residence", N_("Home"), "住宅 居住 自住 住人" },
  { "shop", N_("Shop"), "商铺 商业 门面 铺面 经营" },
  { "office", N_("Office"), "办公 办公用房 公司" },
  { "mixed", N_("Home and business"), "商住两用 商住 民宿 住改商" },
  { "storage", N_("Storage or garage"), "仓储车库 仓库 库房 车库 储藏室 地下室" },
  { "public", N_("Public room"), "公共用房 物业用房 活动室 配套 公用" },
  { "other", N_("Other use"), "其他用途 其他 其它" },
  { NULL }
};

/* How a dwelling is held. */
const LinliCode _linli_tenures[] = {
  { "owner", N_("Lived in by the owner"), "自住 自有 自有自住 自用 业主自住" },
  { "rented", N_("Rented out"), "出租 租赁 整租 租住 出租房" },
  { "shared", N_("Rented room by room"), "合租 群租 分租" },
  { "public", N_("Public rental"), "公租房 廉租房 公房 直管公房 保障房" },
  { "employer", N_("Held by an employer"), "单位住房 单位房 宿舍 单位宿舍 福利房" },
  { "lent", N_("Lent"), "借住 借用 投靠" },
  { "vacant", N_("Vacant"), "空置 空房 无人 未入住 空关" },
  { NULL }
};

/* Kind of household. */
const LinliCode _linli_household_kinds[] = {
  { "family", N_("Family"), "家庭户 家庭 家庭户口 一般户" },
  { "collective", N_("Collective household"), "集体户 集体 集体户口" },
  { "tenants", N_("People renting together"), "合租户 租户 群租" },
  { "other", N_("Other household"), "其他户 其他 其它" },
  { NULL }
};

/* Kind of organisation. */
const LinliCode _linli_organisation_kinds[] = {
  { "shop", N_("Small business"), "个体商户 个体 个体户 个体工商户 商户 店铺 商铺" },
  { "restaurant", N_("Restaurant"), "餐饮 餐馆 饭店 餐饮店 食堂" },
  { "company", N_("Company"), "企业 公司 有限公司 非公企业" },
  { "government", N_("Government office"), "机关 党政机关 政府" },
  { "institution", N_("Public institution"), "事业单位 事业" },
  { "school", N_("School"), "学校 中小学 小学 中学 培训机构" },
  { "kindergarten", N_("Kindergarten"), "幼儿园 托育 幼托" },
  { "medical", N_("Medical institution"), "医疗机构 医院 诊所 卫生服务中心 药店" },
  { "property", N_("Property management"), "物业公司 物业" },
  { "social", N_("Social organisation"), "社会组织 社团 民办非企业 社工 协会" },
  { "party", N_("Party organisation"), "党组织 党支部 党委" },
  { "committee", N_("Residents' self-government"), "居民自治组织 居委会 业委会 院委会" },
  { "religious", N_("Place of worship"), "宗教场所 宗教活动场所 寺庙 教堂" },
  { "other", N_("Other organisation"), "其他单位 其他 其它" },
  { NULL }
};

/* Kind of vehicle. */
const LinliCode _linli_vehicle_kinds[] = {
  { "car", N_("Car"), "小型汽车 小汽车 轿车 小车 小客车 汽车 SUV" },
  { "van", N_("Van or bus"), "客车 面包车 大客车 中巴" },
  { "truck", N_("Truck"), "货车 卡车 小货车" },
  { "motorcycle", N_("Motorcycle"), "摩托车 摩托" },
  { "ebike", N_("Electric bicycle"), "电动自行车 电瓶车 电动车 电单车" },
  { "tricycle", N_("Tricycle"), "三轮车 三轮 电动三轮" },
  { "bicycle", N_("Bicycle"), "自行车 单车" },
  { "other", N_("Other vehicle"), "其他车辆 其他 其它" },
  { NULL }
};

/* What drives a vehicle. */
const LinliCode _linli_energies[] = {
  { "petrol", N_("Petrol"), "汽油 燃油 油车" },
  { "diesel", N_("Diesel"), "柴油" },
  { "electric", N_("Electric"), "纯电动 电动 纯电 新能源 电车" },
  { "hybrid", N_("Plug-in hybrid"), "混合动力 混动 插电混动 插混 油电混合" },
  { "gas", N_("Natural gas"), "天然气 燃气 CNG" },
  { "none", N_("No motor"), "无动力 人力" },
  { "other", N_("Other energy"), "其他能源 其他 其它" },
  { NULL }
};

/* Kind of place. */
const LinliCode _linli_place_kinds[] = {
  { "lot", N_("Car park"), "停车场 停车 车场 停车点" },
  { "post", N_("Post"), "岗位点 岗亭 值守点 门岗" },
  { "venue", N_("Venue"), "活动场地 广场 活动室 坝子 会场" },
  { "entrance", N_("Entrance"), "出入口 大门 门口" },
  { "ebike_shed", N_("Bicycle shed"), "非机动车棚 车棚 充电棚 电动车棚 停车棚 自行车棚 非机动车停车棚" },
  { "hydrant", N_("Fire hydrant"), "消火栓 消防栓 消防" },
  { "shelter", N_("Emergency shelter"), "避难点 应急避难点 避难场所" },
  { "waste", N_("Waste point"), "垃圾分类点 垃圾点 垃圾房" },
  { "board", N_("Notice board"), "公示栏 宣传栏" },
  { "service", N_("Service centre"), "服务中心 党群服务中心 服务站" },
  { "other", N_("Other place"), "其他场所 其他 其它" },
  { NULL }
};

/* Level of a grid. */
const LinliCode _linli_grid_levels[] = {
  { "general", N_("General grid"), "总网格 总" },
  { "ordinary", N_("Ordinary grid"), "一般网格 一般" },
  { "micro", N_("Micro-grid"), "微网格 微" },
  { "dedicated", N_("Dedicated grid"), "专属网格 专属 专属网格化" },
  { NULL }
};

/* Force behind a grid. */
const LinliCode _linli_grid_kinds[] = {
  { "courtyard", N_("Courtyard grid"), "院落网格 院落 社区院落 院落微网格 居民" },
  { "merchants", N_("Merchants' grid"), "商家网格 商家 商家联盟 商户" },
  { "enterprise", N_("Enterprise grid"), "企业网格 企业 企业支持 单位" },
  { NULL }
};

/* Duty in a grid. */
const LinliCode _linli_duty_roles[] = {
  { "head", N_("Grid head"), "网格长 微网格长 总网格长 负责人 长" },
  { "backup", N_("Backup"), "后备 副网格长 备岗 B岗 代理" },
  { "member", N_("Grid member"), "网格员 微网格员 专职网格员 成员" },
  { "building", N_("Building head"), "楼栋长 单元长 楼长" },
  { "volunteer", N_("Volunteer"), "志愿者 义工" },
  { "liaison", N_("Liaison"), "联络员 物业联络 下沉干部" },
  { NULL }
};

/* Urgency of a matter. */
const LinliCode _linli_urgencies[] = {
  { "low", N_("Can wait"), "不急 缓 低" },
  { "normal", N_("Normal"), "一般 普通 中" },
  { "urgent", N_("Urgent"), "紧急 急 加急 高" },
  { "critical", N_("Emergency"), "特急 非常紧急 火急 立即" },
  { NULL }
};

/* How a matter arrived. */
const LinliCode _linli_channels[] = {
  { "walk_in", N_("Came in"), "来访 上门 当面 窗口" },
  { "phone", N_("Telephone"), "电话 来电" },
  { "chat", N_("Chat"), "微信 微信群 网络 群聊" },
  { "patrol", N_("Patrol"), "巡查 巡逻 网格巡查 一日双巡" },
  { "visit", N_("Home visit"), "入户走访 走访 入户 敲门" },
  { "meeting", N_("Yard meeting"), "坝坝会 会议 居民会" },
  { "hotline", N_("12345 hotline"), "12345热线 12345 热线 政务热线" },
  { "superior", N_("Passed down"), "上级交办 街道交办 转办" },
  { "letter", N_("Letter"), "信件 意见箱 书面" },
  { "other", N_("Other channel"), "其他渠道 其他 其它" },
  { NULL }
};

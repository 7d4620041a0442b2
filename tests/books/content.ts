/** A made-up county yearbook as records: what every layout of `layouts.ts` prints, and what reading it must give back. */

export interface EntryContent {
  title: string;
  paragraphs: string[];
  table?: { number: number; title: string; header: string[]; rows: string[][] };
  caption?: string;
}

export interface SectionContent {
  title: string;
  entries: EntryContent[];
  signature: string[];
}

export interface BookContent {
  title: string;
  district: string;
  year: number;
  orgs: [full: string, short: string][];
  chronicle: { month: number; items: { label: string; from: string | null; text: string }[] }[];
  categories: { title: string; sections: SectionContent[] }[];
}

const day = (month: number, date: number) => `2018-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;

function town(name: string, i: number): SectionContent {
  const villages = ['柳坪', '石门', '上湾', '下湾', '麻园', '黄泥坳', '枫树', '长冲', '大路边', '樟木', '井边', '鲤鱼'];
  const own = villages.slice(i, i + 4 + (i % 3)).map((village) => `${name.slice(0, 1)}${village}村`);
  return {
    title: name,
    entries: [
      {
        title: '概况',
        paragraphs: [
          `${name}位于县境${['东部', '南部', '西北部', '中部'][i % 4]}，面积${80 + i * 7}.5平方千米。辖${own.length}个行政村（${own.join('、')}）和2个社区：${name.slice(0, 2)}老街社区、${name.slice(0, 2)}新城社区。年末户籍人口${21_000 + i * 1300}人。`,
          `2018年，${name}完成财政总收入${3 + i}600万元，比上年增长${6 + i}.2%。`,
        ],
      },
      {
        title: '基础设施建设',
        paragraphs: [
          `2018年，${name}硬化村组公路${12 + i}千米，改建桥梁${i + 1}座，${own[0]}通水泥路，受益群众${1200 + i * 30}人。`,
        ],
      },
      {
        title: '产业发展',
        paragraphs: [
          `2018年，${name}种植油茶${2300 + i * 110}亩，新增合作社${i + 2}个。${own[1]}建成油茶加工厂1座，年加工茶籽${400 + i}吨。`,
          `全年接待游客${3 + i}万人次。`,
        ],
      },
    ],
    signature: [['周启明'], ['何 山', '罗文静'], ['万宜春'], ['段一鸣']][i % 4]!.map((one) => one.replace(' ', '')),
  };
}

export const county: BookContent = {
  title: '青浦源年鉴',
  district: '青浦源县',
  year: 2018,
  orgs: [
    ['中国共产党青浦源县委员会', '县委'],
    ['青浦源县人民代表大会常务委员会', '县人大常委会'],
    ['青浦源县人民政府', '县政府'],
    ['青浦源县发展和改革委员会', '县发改委'],
    ['青浦源县农业农村局', '县农业农村局'],
    ['青浦源县交通运输局', '县交通运输局'],
    ['青浦源县文化广电旅游局', '县文广旅局'],
    ['青浦源县总工会', '县总工会'],
  ],
  chronicle: [
    {
      month: 1,
      items: [
        { label: '4日', from: day(1, 4), text: '县委经济工作会议在县城召开，部署全年工作，到会420人。' },
        { label: '△', from: day(1, 4), text: '县图书馆新馆开放，藏书11万册。' },
        { label: '22日', from: day(1, 22), text: '全县普降大雪，交通部门撒盐除冰，国道当日恢复通车。' },
      ],
    },
    {
      month: 3,
      items: [
        {
          label: '8—10日',
          from: day(3, 8),
          text: '县第十三届人民代表大会第三次会议举行，代表186人出席。会议听取县政府工作报告，选举县监察委员会主任。',
        },
        { label: '同日', from: day(3, 8), text: '县妇联表彰最美家庭12户。' },
        { label: '是月', from: null, text: '全县完成春季造林8600亩。' },
      ],
    },
    {
      month: 9,
      items: [
        { label: '1日', from: day(9, 1), text: '县第二实验小学开学，设24个教学班。' },
        { label: '15日', from: day(9, 15), text: '油茶文化节在白沙镇开幕，签约项目7个，总投资12.4亿元。' },
      ],
    },
    {
      month: 12,
      items: [{ label: '28日', from: day(12, 28), text: '青浦源至州府高速公路县境段建成通车，全长43.6千米。' }],
    },
  ],
  categories: [
    {
      title: '县情概览',
      sections: [
        {
          title: '自然地理',
          entries: [
            {
              title: '位置面积',
              paragraphs: ['青浦源县地处群山之间，东西宽51千米，南北长64千米，总面积2103平方千米。'],
            },
            {
              title: '气候',
              paragraphs: [
                '2018年，全县平均气温17.3℃，比常年偏高0.4℃；降水量1489毫米，日照1602小时。',
                '年内出现暴雨7次，未造成人员伤亡。',
              ],
            },
          ],
          signature: ['县志办'],
        },
        {
          title: '行政区划',
          entries: [
            {
              title: '区划与人口',
              paragraphs: ['2018年末，全县辖5个镇、2个乡，有行政村96个、社区18个，户籍人口31.8万人。'],
              table: {
                number: 1,
                title: '2018年青浦源县乡镇人口情况',
                header: ['乡镇', '面积（平方千米）', '户籍人口（人）'],
                rows: [
                  ['白沙镇', '80.5', '21000'],
                  ['竹溪镇', '87.5', '22300'],
                  ['云门乡', '94.5', '23600'],
                  ['合计', '262.5', '66900'],
                ],
              },
            },
          ],
          signature: ['县民政局', '孙大成'].slice(0, 1),
        },
      ],
    },
    {
      title: '农业',
      sections: [
        {
          title: '综述',
          entries: [
            {
              title: '概况',
              paragraphs: [
                '2018年，全县实现农林牧渔业总产值41.6亿元，增长3.9%；粮食总产量19.7万吨。',
                '农村居民人均可支配收入12680元，增长9.4%。',
              ],
            },
            {
              title: '油茶产业',
              paragraphs: [
                '全县油茶面积达38万亩，年产茶油9200吨。县农业农村局制定油茶低产林改造办法，改造低产林2.1万亩，举办培训班36期，培训4100人次。',
              ],
            },
          ],
          signature: ['唐小芸', '钟良'],
        },
        {
          title: '水利',
          entries: [
            {
              title: '河道治理',
              paragraphs: ['2018年，治理清溪河、白沙河等中小河流5条，新建护岸18.6千米，投资7400万元。'],
            },
            {
              title: '农村饮水',
              paragraphs: ['建成集中供水工程23处，解决1.9万人饮水安全问题。'],
              caption: '2018年10月，竹溪镇饮水工程施工现场（蓝天 摄）',
            },
            {
              title: '防汛抗旱',
              paragraphs: ['6月下旬，竹溪镇、云门乡连降暴雨，县防汛指挥部启动Ⅳ级响应，转移群众860人。7月2日解除响应。'],
            },
          ],
          signature: ['县水利局'],
        },
      ],
    },
    {
      title: '交通·旅游',
      sections: [
        {
          title: '公路建设',
          entries: [
            {
              title: '国省道改造',
              paragraphs: ['完成国道改造22.8千米、省道大修31千米，投资3.3亿元。'],
              table: {
                number: 2,
                title: '2018年公路建设项目一览表',
                header: ['项目名称', '里程（千米）', '投资（万元）'],
                rows: [
                  ['国道清溪段改造', '22.8', '21000'],
                  ['省道白沙至竹溪段大修', '31', '12000'],
                ],
              },
            },
            { title: '农村公路', paragraphs: ['新建农村公路167千米，行政村通客车率达到98%。'] },
          ],
          signature: ['县交通运输局'],
        },
        {
          title: '旅游业',
          entries: [
            { title: '景区建设', paragraphs: ['云门峡景区通过国家4A级旅游景区评定，新建游步道6千米、停车场2处。'] },
            { title: '节庆活动', paragraphs: ['全年举办“春到清溪”“油茶文化节”等节庆活动9场，参与游客21万人次。'] },
          ],
          signature: ['县文广旅局', '欧阳静'].slice(1),
        },
      ],
    },
    { title: '乡镇', sections: ['白沙镇', '竹溪镇', '云门乡', '清溪镇', '高桥镇'].map(town) },
  ],
};

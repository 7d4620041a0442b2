import type { Strings } from '../i18n';

/** An online ground the reader may turn on. Everything is off until then; no component asks the network by itself. */
export interface TileProvider {
  id: 'osm' | 'amap' | 'tianditu' | 'custom';
  /** Leaflet tile address; `{key}` stands for the reader's own key. Null: the reader gives the address. */
  url: string | null;
  attribution: string;
  needsKey: boolean;
}

/**
 * Addresses from leaflet.chinatmsproviders 3.0.6 (MIT) and the OSM tile policy; https in full, since an address without a
 * scheme would be read as chrome-extension: here.
 */
export const TILE_PROVIDERS: readonly TileProvider[] = [
  {
    id: 'osm',
    url: 'https://tile.openstreetmap.org/{z}/{x}/{y}.png',
    attribution: '© OpenStreetMap contributors',
    needsKey: false,
  },
  {
    id: 'amap',
    url: 'https://webrd0{s}.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scale=1&style=8&x={x}&y={y}&z={z}',
    attribution: '© 高德地图',
    needsKey: false,
  },
  {
    id: 'tianditu',
    url: 'https://t{s}.tianditu.gov.cn/DataServer?T=vec_w&X={x}&Y={y}&L={z}&tk={key}',
    attribution: '© 天地图',
    needsKey: true,
  },
  { id: 'custom', url: null, attribution: '', needsKey: false },
];

/** What each provider is called, what it learns and from whom, and what to know before turning it on. */
export const tileStrings: Strings<
  Record<TileProvider['id'], { name: string; reveals: string }> & { offline: { name: string; reveals: string } }
> = {
  zh: {
    offline: { name: '离线示意图', reveals: '不联网，不透露任何信息。' },
    osm: {
      name: 'OpenStreetMap',
      reveals:
        'OpenStreetMap 基金会的服务器会看到你的网络地址和所看的范围。它要求网页来源标识，扩展页面给不出，可能拒绝显示；在中国大陆可能很慢。',
    },
    amap: {
      name: '高德',
      reveals: '高德的服务器会看到你的网络地址和所看的范围。坐标按 GCJ-02 换算后叠加。此地址未公开承诺，随时可能失效。',
    },
    tianditu: {
      name: '天地图',
      reveals: '天地图的服务器会看到你的网络地址、所看的范围和你的密钥。需自行申请密钥。',
    },
    custom: { name: '自定义', reveals: '你填写的服务器会看到你的网络地址和所看的范围。' },
  },
  en: {
    offline: { name: 'Offline sketch', reveals: 'No request is made; nothing is revealed.' },
    osm: {
      name: 'OpenStreetMap',
      reveals:
        'The servers of the OpenStreetMap Foundation see your network address and the area you look at. They ask for a web referrer, which an extension page cannot give, and may refuse.',
    },
    amap: {
      name: 'AMap',
      reveals:
        'AMap’s servers see your network address and the area you look at. Points are shifted to GCJ-02. The address is undocumented and may stop working.',
    },
    tianditu: {
      name: 'Tianditu',
      reveals:
        'Tianditu’s servers see your network address, the area you look at and your key. You need a key of your own.',
    },
    custom: { name: 'Custom', reveals: 'The server you name sees your network address and the area you look at.' },
  },
};

/** Which provider an address belongs to; the setting keeps only address and attribution. */
export function providerOf(url: string): TileProvider['id'] {
  if (/^https:\/\/([a-z0-9-]+\.)?tile\.openstreetmap\.org\//.test(url)) return 'osm';
  if (/^https:\/\/[^/]*\.autonavi\.com\//.test(url)) return 'amap';
  if (/^https:\/\/[^/]*\.tianditu\.gov\.cn\//.test(url)) return 'tianditu';
  return 'custom';
}

/** The addresses to draw, lowest first: 天地图 serves its names as a layer of their own. */
export function tileAddresses(url: string): { url: string; subdomains: string }[] {
  switch (providerOf(url)) {
    case 'amap':
      return [{ url, subdomains: '1234' }];
    case 'tianditu':
      return [url, url.replace('T=vec_w', 'T=cva_w')]
        .filter((address, i, all) => all.indexOf(address) === i)
        .map((address) => ({ url: address, subdomains: '01234567' }));
    default:
      return [{ url, subdomains: 'abc' }];
  }
}

import gcoord from 'gcoord';
import { defineStrings } from '../i18n';

/** A map of somebody else's that a place can be opened in. */
export interface MapService {
  id: 'amap' | 'baidu' | 'tencent' | 'osm';
  /** Address that shows a WGS-84 point (degrees) under a name. */
  address: (lon: number, lat: number, name: string) => string;
}

type Pair = [lon: number, lat: number];

/** As each service wants it: six digits, about 10 cm, are more than any of our points bears out. */
const digits = (value: number): string => value.toFixed(6);

/**
 * Each in its own coordinates: 高德 and 腾讯 use GCJ-02, 百度 BD-09, OpenStreetMap WGS-84. The addresses are the services' public
 * URI schemes (lbs.amap.com/api/uri-api, lbsyun.baidu.com/index.php?title=uri, lbs.qq.com/webApi/uriV1, wiki.openstreetmap.org/wiki/Permalink).
 */
export const MAP_SERVICES: readonly MapService[] = [
  {
    id: 'amap',
    address: (lon, lat, name) => {
      const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) as Pair;
      return `https://uri.amap.com/marker?position=${digits(x)},${digits(y)}&name=${encodeURIComponent(name)}&coordinate=gaode`;
    },
  },
  {
    id: 'baidu',
    address: (lon, lat, name) => {
      const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.BD09) as Pair;
      const title = encodeURIComponent(name);
      return `https://api.map.baidu.com/marker?location=${digits(y)},${digits(x)}&title=${title}&content=${title}&coord_type=bd09ll&output=html&src=yearbook-lens`;
    },
  },
  {
    id: 'tencent',
    address: (lon, lat, name) => {
      const [x, y] = gcoord.transform([lon, lat], gcoord.WGS84, gcoord.GCJ02) as Pair;
      return `https://apis.map.qq.com/uri/v1/marker?marker=coord:${digits(y)},${digits(x)};title:${encodeURIComponent(name)}&referer=yearbook-lens`;
    },
  },
  {
    id: 'osm',
    address: (lon, lat) =>
      `https://www.openstreetmap.org/?mlat=${digits(lat)}&mlon=${digits(lon)}#map=16/${digits(lat)}/${digits(lon)}`,
  },
];

export const serviceStrings = defineStrings(
  {
    note: '会离开年鉴镜：对方的服务器会看到这个地点。',
    amap: '高德地图',
    baidu: '百度地图',
    tencent: '腾讯地图',
    osm: 'OpenStreetMap',
    rough: (metres: string) => `本书的位置只精确到约 ${metres}。`,
  },
  {
    note: 'This leaves Yearbook Lens: the service sees this place.',
    amap: 'AMap',
    baidu: 'Baidu Maps',
    tencent: 'Tencent Maps',
    osm: 'OpenStreetMap',
    rough: (metres) => `The location is only known within about ${metres}.`,
  },
);

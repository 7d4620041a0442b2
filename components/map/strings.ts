import { defineStrings } from '../i18n';

const zhMetres = (metres: number) => (metres >= 1000 ? `${Math.round(metres / 100) / 10} 千米` : `${metres} 米`);
const enMetres = (metres: number) => (metres >= 1000 ? `${Math.round(metres / 100) / 10} km` : `${metres} m`);
/** A length the reader measures: to ten metres, as no press on a sketch is finer. */
const tens = (metres: number) => Math.round(metres / 10) * 10;
const zhLength = (metres: number) => (metres >= 1000 ? `${(metres / 1000).toFixed(2)} 千米` : `${tens(metres)} 米`);
const enLength = (metres: number) => (metres >= 1000 ? `${(metres / 1000).toFixed(2)} km` : `${tens(metres)} m`);

export const mapStrings = defineStrings(
  {
    sketch: '示意图',
    precision: (metres: number) => `精度约 ${zhMetres(metres)}`,
    byAddress: '按地址定位',
    approximate: '大致位置',
    onlyWithin: (name: string) => `位置：仅知在${name}`,
    near: (name: string) => `位置：仅知在${name}一带`,
    sketchedArea: '虚线非界线',
    unknown: '位置不详',
    zoomIn: '放大',
    zoomOut: '缩小',
    whole: '显示全区',
    sources: '地图来源',
    later: (lines: string) => `${lines}在本书所记之年以后通车（细虚线）`,
    map: (name: string) => `${name}的位置示意图`,
    cluster: (count: number, names: string) => `${count} 处：${names}`,
    close: '关闭',
    noGround: '本书没有地图资料：只按隶属关系排列，不表示远近和方位。',
    measure: '量距离',
    measureHint: '依次点两处或更多。键盘：回车取图中央，退格退一点。',
    measured: (metres: number) => `直线共 ${zhLength(metres)}`,
    measureAnew: '重量',
  },
  {
    sketch: 'Sketch map',
    precision: (metres) => `within about ${enMetres(metres)}`,
    byAddress: 'placed by its address',
    approximate: 'approximate',
    onlyWithin: (name) => `Location: only known to be in ${name}`,
    near: (name) => `Location: only known to be around ${name}`,
    sketchedArea: 'dashes are no boundary',
    unknown: 'Location unknown',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Show the whole district',
    sources: 'Map sources',
    later: (lines) => `${lines} opened after the year of the book (thin dashes)`,
    map: (name) => `Sketch map: where ${name} is`,
    cluster: (count, names) => `${count} places: ${names}`,
    close: 'Close',
    noGround: 'This book brings no map: arranged by what belongs to what, not by distance or direction.',
    measure: 'Measure a distance',
    measureHint: 'Press two places or more. By keyboard: Enter takes the middle of the map, Backspace goes back.',
    measured: (metres) => `${enLength(metres)} in straight lines`,
    measureAnew: 'Anew',
  },
);

import type { MarkForm } from '../../data/lens/page-marks';
import { defineStrings } from '../i18n';

export const takeStrings = defineStrings(
  {
    take: '带走本页标注',
    forms: {
      csv: '表格 CSV（带上下文）',
      geojson: '地图 GeoJSON',
      webannotation: 'W3C Web Annotation（JSON 行）',
      tei: 'TEI XML（带标注的段落）',
    } satisfies Record<MarkForm, string>,
  },
  {
    take: 'Take the marks along',
    forms: {
      csv: 'Table, CSV (with context)',
      geojson: 'Map, GeoJSON',
      webannotation: 'W3C Web Annotation (JSON lines)',
      tei: 'TEI XML (marked paragraphs)',
    },
  },
);

import { describe, expect, it } from 'vitest';
import { EXPORTS, exportRecords, exportRows } from '../../../data/yearbook/export/records';
import { wholeBook } from './source';

const { book } = wholeBook();

describe('export', () => {
  it('writes one JSON object a line for every kind, with the agreed keys', () => {
    for (const kind of EXPORTS) {
      const lines = exportRecords(book, kind).split('\n');
      expect(lines.pop()).toBe('');
      expect(lines).toHaveLength(exportRows(book, kind).length);
      expect(lines.length).toBeGreaterThan(20);
      for (const line of lines) expect(() => JSON.parse(line)).not.toThrow();
    }
    const first = JSON.parse(exportRecords(book, 'entries').split('\n')[0]!);
    for (const key of [
      'id',
      'title',
      'category',
      'section',
      'page',
      'column',
      'body',
      'signature',
      'notes',
      'captions',
      'tables',
      'lines',
    ])
      expect(first).toHaveProperty(key);
  });

  it('writes CSV that quotes what must be quoted', () => {
    const csv = exportRecords(book, 'orgs', 'csv').split('\r\n');
    expect(csv[0]).toBe('\ufefffull,short,lines,plate,plateShort');
    expect(csv[1]).toBe('中共杭州市上城区委办公室,区委办公室,312-371,,');
    const entries = exportRecords(book, 'entries', 'csv');
    expect(entries).toContain('其中行政区划调整后召开8次。\n5月31日');
    expect(entries.split('"').length % 2).toBe(1);
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { saysLayout } from '../../../data/yearbook/description';
import { countRecords } from '../../../data/yearbook/export/report';
import { readBook } from '../../../data/yearbook/index';
import { description, descriptionFile, text, wholeBook } from './source';

/**
 * The records of the built-in book, field by field, as one fingerprint a kind. They change only where a record of the book is
 * meant to change: then the change is looked at, record by record, and the new fingerprint is written here.
 */
const RECORDS = {
  info: 'bb8928d026b49e6a',
  categories: '31 9f5381de3b36cc00',
  sections: '215 f6c73af06083c6ac',
  entries: '1344 5c7d3fb4184bbe05',
  chronicle: '369 0ba6a5dff1be982e',
  orgs: '91 098510d0331a2da9',
  terms: '38 137f0140bc81058e',
  notes: '68 ae091c514402e527',
  captions: '184 e20398edb7d55ace',
  tables: '23 48f73bee00828194',
  people: '51 cf680f29f25ce05d',
  offices: '641 416042e2c773a522',
  honours: '1000 2694b8e0501f1957',
  documents: '133 4b6483e72e80810b',
  treatises: '3 0ca5ef0aafb76a7f',
  index: '1405 61fbd29887972508',
};

const fingerprint = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

describe('the records of the built-in book', () => {
  const { report, ...book } = wholeBook().book;
  it.each(Object.keys(book))('%s are equal, field by field', (kind) => {
    const records = book[kind as keyof typeof book];
    const count = Array.isArray(records) ? `${records.length} ` : '';
    expect(`${count}${fingerprint(records)}`).toBe(RECORDS[kind as keyof typeof RECORDS]);
  });

  it('leaves no line without a home', () => expect(report.unaccounted.count).toBe(0));

  it('come of a description that is corrections only', () => {
    expect(saysLayout(description)).toBe(false);
    expect(readFileSync(descriptionFile, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(150);
  });

  it('are nearly all there when nothing is described', () => {
    const alone = readBook(text, { info: description.info }).book;
    expect(alone.report.unaccounted.count).toBe(0);
    expect(countRecords(alone)).toEqual(countRecords(wholeBook().book));
    const same = (kind: 'entries' | 'captions' | 'tables' | 'honours') => {
      const whole = new Set((wholeBook().book[kind] as object[]).map((one) => JSON.stringify(one)));
      return (alone[kind] as object[]).filter((one) => !whole.has(JSON.stringify(one))).length;
    };
    // What the corrections are for: two misplaced glyphs and six glued captions with their neighbours, merged and cut cells.
    expect({ entries: same('entries'), captions: same('captions'), tables: same('tables') }).toEqual({
      entries: 11,
      captions: 6,
      tables: 5,
    });
  });
});

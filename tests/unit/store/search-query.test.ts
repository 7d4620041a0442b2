import { describe, expect, it } from 'vitest';
import { foldForSearch } from '../../../data/store/fold';
import { holdsDate, readDate } from '../../../data/store/search-dates';
import { parseQuery } from '../../../data/store/search-query';

describe('dates as people write them', () => {
  it.each([
    ['9月9日', null, 9, 9],
    ['九月九日', null, 9, 9],
    ['2021年9月9日', 2021, 9, 9],
    ['二〇二一年十二月廿五日', 2021, 12, 25],
    ['2021-09-09', 2021, 9, 9],
    ['2021.9.9', 2021, 9, 9],
    ['9/9', null, 9, 9],
    ['9月', null, 9, null],
    ['十一月份', null, 11, null],
    ['2021-11', 2021, 11, null],
  ])('%s', (text, year, month, day) => {
    expect(readDate(text)).toEqual({ year, month, day });
  });

  it.each(['13月', '9月40日', '望江', '2021', '1.5', '9-', '0月'])('%s is none', (text) => {
    expect(readDate(text === '1.5' ? '1.50' : text)).toBeNull();
  });

  it('a day lies in the days of a record; one that gives its month only is not of a day', () => {
    const day = { year: null, month: 9, day: 9 };
    expect(holdsDate({ from: '2021-09-09', to: '2021-09-09' }, day)).toBe(true);
    expect(holdsDate({ from: '2021-08-11', to: '2021-10-08' }, day)).toBe(true);
    expect(holdsDate({ from: '2021-09', to: '2021-09' }, day)).toBe(false);
    expect(holdsDate({ from: '2021-09', to: '2021-09' }, { ...day, day: null })).toBe(true);
    expect(holdsDate({ from: '2021', to: '2021' }, day)).toBe(false);
    expect(holdsDate({ from: '2020-09-09', to: '2020-09-09' }, { ...day, year: 2021 })).toBe(false);
  });
});

describe('a query', () => {
  it('has terms, phrases and what is left out', () => {
    const { terms, excluded } = parseQuery('未来社区  "two words" “最多跑一次” -街道 －桥');
    expect(terms.map((term) => term.text)).toEqual(['未来社区', 'two words', '最多跑一次']);
    expect(excluded).toEqual(['街道', '桥']);
  });

  it('seeks a date as it is printed, and not inside a longer number', () => {
    const [term] = parseQuery('2021-01-02').terms;
    expect(term!.forms.map((form) => form.text)).toEqual(['1月2日', '2021-01-02']);
    expect(term!.forms.every((form) => form.noDigitBefore)).toBe(true);
  });

  it('survives what is pasted into it', () => {
    expect(parseQuery('a '.repeat(500)).terms).toHaveLength(1);
    expect(parseQuery('"').terms.map((term) => term.text)).toEqual(['"']);
    expect(parseQuery(' - -- ').excluded).toEqual(['-']);
  });
});

describe('folding', () => {
  it('makes one unit of one unit: traditional to simplified, wide to narrow, capitals to small', () => {
    const text = '區發改經信局　ＡＢｃ江干區';
    expect(foldForSearch(text)).toBe('区发改经信局 abc江干区');
    expect(foldForSearch(text)).toHaveLength(text.length);
    expect(foldForSearch('𠮷'.repeat(9000))).toHaveLength(18_000);
  });
});

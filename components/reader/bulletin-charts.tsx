import { useMemo } from 'react';
import { type Indicator, type IndicatorGroup, readIndicators } from '../../data/yearbook/export/indicators';
import { Bars } from '../charts/bars';
import { ChartFigure } from '../charts/chart-figure';
import { figureUnit } from '../entity/figure-words';
import { formatNumber, useLanguage, useStrings } from '../i18n';
import { useBook } from './book';
import { roomStrings } from './room-strings';
import { useRecords } from './use-records';

/** Rows of the chart of growth; all are in its table. */
const FASTEST = 12;

/** Amounts and their growth out of the book's statistical bulletin: one chart a section of it, and what grew most. */
export function BulletinCharts() {
  const { info } = useBook();
  const treatises = useRecords('treatises');
  const groups = useMemo(
    () =>
      treatises.state === 'ready' && treatises.value
        ? bulletinOf(readIndicators({ info, treatises: treatises.value }))
        : [],
    [treatises, info],
  );
  return (
    <>
      {groups.map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a text never change places
        <GroupChart key={at} group={group} />
      ))}
      {groups.length > 0 && <GrowthChart groups={groups} />}
    </>
  );
}

/** Of the texts that give amounts, the one that gives most: others repeat it in round numbers. */
function bulletinOf(groups: readonly IndicatorGroup[]): IndicatorGroup[] {
  const count = (text: string) =>
    groups.reduce((sum, group) => sum + (group.text === text ? group.indicators.length : 0), 0);
  const [most] = groups.map(({ text }) => text).sort((a, b) => count(b) - count(a));
  return groups.filter(({ text }) => text === most);
}

const signed = (growth: number) => `${growth < 0 ? '−' : '+'}${Math.abs(growth)}%`;

function useTable(rows: readonly Indicator[]) {
  const words = useStrings(roomStrings);
  const language = useLanguage();
  return {
    columns: [
      { header: words.indicator },
      { header: words.value, numeric: true },
      { header: words.unit, whole: true },
      { header: words.growth, numeric: true },
    ],
    rows: rows.map((row, at) => ({
      key: `${row.subject} ${at}`,
      cells: [
        row.subject,
        formatNumber(row.value, language),
        figureUnit(row.unit, language) || row.unit,
        signed(row.growth),
      ],
    })),
  };
}

function GroupChart({ group }: { group: IndicatorGroup }) {
  const words = useStrings(roomStrings);
  const language = useLanguage();
  const { id } = useBook();
  // One scale for one unit: the commonest of the section, which is the first one's.
  const unit = group.indicators[0]!.unit;
  const rows = group.indicators.filter((row) => row.unit === unit);
  const table = useTable(group.indicators);
  if (rows.length < 2) return null;
  const title = words.amounts(group.heading);
  return (
    <ChartFigure
      heading="h3"
      title={title}
      note={words.amountsNote(figureUnit(unit, language) || unit)}
      page={group.page}
      to={{ page: 'treatises', id: group.text }}
      file={`${id}-${group.page ?? ''}-${group.heading}`}
      table={table}
    >
      <Bars
        label={title}
        bars={rows.map((row, at) => ({
          key: `${row.subject} ${at}`,
          label: row.subject,
          value: row.value,
          words: `${formatNumber(row.value, language)} · ${signed(row.growth)}`,
        }))}
      />
    </ChartFigure>
  );
}

function GrowthChart({ groups }: { groups: readonly IndicatorGroup[] }) {
  const words = useStrings(roomStrings);
  const { id } = useBook();
  const all = groups.flatMap(({ indicators }) => indicators).sort((a, b) => b.growth - a.growth);
  const table = useTable(all);
  const fastest = all.filter(({ growth }) => growth > 0).slice(0, FASTEST);
  return (
    <ChartFigure
      heading="h3"
      title={words.fastest}
      page={groups[0]!.page}
      to={{ page: 'treatises', id: groups[0]!.text }}
      file={`${id}-growth`}
      table={table}
    >
      <Bars
        label={words.fastest}
        tone="place"
        bars={fastest.map((row, at) => ({
          key: `${row.subject} ${at}`,
          label: row.subject,
          value: row.growth,
          words: signed(row.growth),
        }))}
      />
    </ChartFigure>
  );
}

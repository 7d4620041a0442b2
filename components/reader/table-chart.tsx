import { useMemo, useState } from 'react';
import type { Finding, Table } from '../../data/yearbook/model';
import { Bars } from '../charts/bars';
import { ChartFigure } from '../charts/chart-figure';
import { useLanguage, useOurs, useStrings } from '../i18n';
import { useColumns } from '../ui/table';
import { useBook } from './book';
import { roomStrings } from './room-strings';

/** Rows that add up the others. */
const TOTAL = /^(合计|总计|小计|共计|总数|全区|全市)$/;
/** A table of fewer rows is read faster than drawn; of more, scrolled. */
const ROWS = { least: 3, most: 40 };

const numberIn = (text: string) => Number(text.replaceAll(/[,，%％\s]/g, ''));

/** Which columns of a printed table can be drawn, and what names its rows; null for a table of words. */
export function chartable(table: Table, numeric: readonly boolean[]): { label: number[]; values: number[] } | null {
  const values = numeric.flatMap((is, at) => (is && !/序号|文号|年度|日期/.test(table.header[at] ?? '') ? [at] : []));
  const label = numeric.flatMap((is, at) => (is ? [] : [at])).slice(0, 2);
  const rows = table.rows.filter((row) => !row.some((cell) => TOTAL.test(cell)));
  if (values.length === 0 || label.length === 0 || rows.length < ROWS.least || rows.length > ROWS.most) return null;
  return { label, values };
}

/** A printed table as bars, with what the book contradicts in it. */
export function TableChart({ table, findings }: { table: Table; findings: readonly Finding[] }) {
  const words = useStrings(roomStrings);
  const ours = useOurs();
  const language = useLanguage();
  const { id } = useBook();
  const columns = useColumns(table.header, table.rows);
  const drawn = useMemo(
    () =>
      chartable(
        table,
        columns.map((column) => column.numeric === true),
      ),
    [table, columns],
  );
  const [chosen, setChosen] = useState<number | null>(null);
  if (!drawn) return null;
  const column = chosen ?? drawn.values[0]!;
  const rows = table.rows.filter((row) => !row.some((cell) => TOTAL.test(cell)));
  const bars = rows.map((row, at) => ({
    key: String(at),
    label: drawn.label
      .map((one) => row[one])
      .filter(Boolean)
      .join(' · '),
    value: numberIn(row[column] ?? '') || 0,
    words: row[column] ?? '',
  }));
  return (
    <ChartFigure
      heading="h3"
      title={table.title}
      note={
        <>
          {drawn.values.length > 1 ? (
            <select
              className="select"
              aria-label={words.column}
              value={column}
              onChange={(event) => setChosen(Number(event.target.value))}
            >
              {drawn.values.map((one) => (
                <option key={one} value={one}>
                  {table.header[one]}
                </option>
              ))}
            </select>
          ) : (
            table.header[column]
          )}
          {findings.map((finding) => (
            <strong key={finding.code + finding.lines.join()} className="chart-finding">
              {words.contradiction}
              {language === 'zh' ? '：' : ': '}
              <span lang="zh">{ours(finding.message)}</span>
            </strong>
          ))}
        </>
      }
      page={table.page}
      to={{ page: 'tables', number: table.number }}
      file={`${id}-table-${table.number}`}
      table={{ columns, rows: table.rows.map((cells, at) => ({ key: String(at), cells })) }}
    >
      <Bars label={`${table.title} ${table.header[column]}`} bars={bars} />
    </ChartFigure>
  );
}

import { scaleLinear } from 'd3-scale';
import { cut } from './bars';
import { useWidth } from './use-width';

export interface Span {
  key: string;
  label: string;
  /** Months from the year's beginning, 0–12; null where the book does not say. */
  from: number | null;
  to: number | null;
  /** Rows of the same group stand together under its name. */
  group: string;
  words: string;
  tone: 0 | 1 | 2;
}

const ROW = 20;

/** Who was there from when to when, within one year. */
export function Gantt({ label, spans, months }: { label: string; spans: readonly Span[]; months: readonly string[] }) {
  const [box, width] = useWidth();
  const names = Math.min(width * 0.4, 200);
  const x = scaleLinear()
    .domain([0, 12])
    .range([names, width - 8]);
  const rows: ({ group: string } | { span: Span })[] = [];
  for (const span of spans) {
    if (span.group !== lastGroup(rows)) rows.push({ group: span.group });
    rows.push({ span });
  }
  const height = rows.length * ROW + 28;
  return (
    <div ref={box}>
      <svg width={width} height={height} role="img" aria-label={label}>
        {months.map((month, at) => (
          <g key={month}>
            <line className="chart-line" x1={x(at)} x2={x(at)} y1={18} y2={height} />
            {(width > 560 || at % 3 === 0) && (
              <text className="chart-tick" x={x(at + 0.5)} y={12} textAnchor="middle">
                {month}
              </text>
            )}
          </g>
        ))}
        {rows.map((row, at) => {
          const y = 22 + at * ROW;
          if ('group' in row)
            return (
              <text key={`g ${row.group}`} className="chart-group" x={0} y={y + 14}>
                {cut(row.group, width / 13)}
              </text>
            );
          const { span } = row;
          const from = x(span.from ?? 0);
          const to = x(span.to ?? 12);
          return (
            <g key={span.key}>
              <text className="chart-label" x={names - 8} y={y + 14} textAnchor="end">
                {cut(span.label, (names - 8) / 13)}
              </text>
              <rect
                className={`chart-part-${span.tone}`}
                x={from}
                y={y + 4}
                width={Math.max(3, to - from)}
                height={ROW - 8}
                rx={3}
              >
                <title>{`${span.label} · ${span.words}`}</title>
              </rect>
              {span.from === null && <line className="chart-open" x1={from} x2={from} y1={y + 2} y2={y + ROW - 2} />}
              {span.to === null && <line className="chart-open" x1={to} x2={to} y1={y + 2} y2={y + ROW - 2} />}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function lastGroup(rows: readonly ({ group: string } | { span: Span })[]): string | undefined {
  const last = rows.at(-1);
  return last && ('group' in last ? last.group : last.span.group);
}

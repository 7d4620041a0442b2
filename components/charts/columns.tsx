import { max } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import { useWidth } from './use-width';

export interface ColumnBar {
  key: string;
  label: string;
  parts: readonly { name: string; value: number }[];
}

const HEIGHT = 220;
const BOTTOM = 22;

/** Room of a letter of a name below a column, in pixels. */
const LETTER = 9;

const sumOf = (column: ColumnBar) => column.parts.reduce((sum, part) => sum + part.value, 0);

/** Upright columns over a row of names (months), in parts one above the other. */
export function Columns({ label, columns }: { label: string; columns: readonly ColumnBar[] }) {
  const [box, width] = useWidth();
  const x = scaleBand()
    .domain(columns.map((column) => column.key))
    .range([0, width])
    .padding(0.2);
  const y = scaleLinear()
    .domain([0, max(columns, sumOf) || 1])
    .range([0, HEIGHT - BOTTOM - 16]);
  // Where the names would touch, every second or third stands for its neighbours.
  const longest = Math.max(...columns.map((column) => column.label.length)) * LETTER;
  const each = Math.max(1, Math.ceil(longest / x.step()));
  return (
    <div ref={box}>
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {columns.map((column, at) => {
          let from = HEIGHT - BOTTOM;
          const left = x(column.key) ?? 0;
          return (
            <g key={column.key}>
              {column.parts.map((part, index) => {
                const height = y(part.value);
                from -= height;
                return (
                  <rect
                    key={part.name}
                    className={`chart-part-${index}`}
                    x={left}
                    y={from}
                    width={x.bandwidth()}
                    height={height}
                  >
                    <title>{`${column.label} · ${part.name} ${part.value}`}</title>
                  </rect>
                );
              })}
              <text className="chart-value" x={left + x.bandwidth() / 2} y={from - 4} textAnchor="middle">
                {sumOf(column) || ''}
              </text>
              <text className="chart-tick" x={left + x.bandwidth() / 2} y={HEIGHT - 6} textAnchor="middle">
                {at % each === 0 && column.label}
              </text>
            </g>
          );
        })}
      </svg>
      <p className="chart-legend">
        {columns[0]?.parts.map((part, index) => (
          <span key={part.name}>
            <i className={`chart-swatch-${index}`} />
            {part.name}
          </span>
        ))}
      </p>
    </div>
  );
}

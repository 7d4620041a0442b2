import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { useWidth } from './use-width';

export interface Bar {
  key: string;
  label: string;
  value: number;
  /** As written at the end of the bar. */
  words: string;
  /** Where the bar leads. */
  href?: string;
  /** Parts of the bar, one beside the other; their sum is `value`. */
  parts?: readonly { name: string; value: number }[];
}

const ROW = 24;

/** Horizontal bars, each with its name before it and its value after it. */
export function Bars({ label, bars, tone = 'seal' }: { label: string; bars: readonly Bar[]; tone?: 'seal' | 'place' }) {
  const [box, width] = useWidth();
  const names = Math.min(Math.max(...bars.map((bar) => [...bar.label].length)) * 13 + 8, width * 0.42);
  const values = Math.max(...bars.map((bar) => bar.words.length)) * 8 + 8;
  const x = scaleLinear()
    .domain([0, max(bars, (bar) => bar.value) || 1])
    .range([0, Math.max(40, width - names - values)]);
  return (
    <div ref={box}>
      {/* Links inside are for everyone: then it is a group of them, not one picture. */}
      <svg
        width={width}
        height={bars.length * ROW + 4}
        role={bars.some((bar) => bar.href) ? 'group' : 'img'}
        aria-label={label}
      >
        {bars.map((bar, at) => {
          const y = at * ROW;
          const name = (
            <text className="chart-label" x={names - 8} y={y + 16} textAnchor="end">
              {cut(bar.label, (names - 8) / 13)}
            </text>
          );
          let from = 0;
          return (
            <g key={bar.key}>
              {bar.href ? <a href={bar.href}>{name}</a> : name}
              {bar.parts ? (
                bar.parts.map((part, index) => {
                  const start = from;
                  from += part.value;
                  return (
                    <rect
                      key={part.name}
                      className={`chart-part-${index}`}
                      x={names + x(start)}
                      y={y + 4}
                      width={Math.max(0, x(part.value))}
                      height={ROW - 8}
                    >
                      <title>{`${bar.label} · ${part.name} ${part.value}`}</title>
                    </rect>
                  );
                })
              ) : (
                <rect
                  className={`chart-${tone}`}
                  x={names}
                  y={y + 4}
                  width={Math.max(1, x(bar.value))}
                  height={ROW - 8}
                  rx={2}
                >
                  <title>{`${bar.label} ${bar.words}`}</title>
                </rect>
              )}
              <text className="chart-value" x={names + x(bar.value) + 6} y={y + 16}>
                {bar.words}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** A name that does not fit ends in dots; the table has it whole. */
export function cut(text: string, room: number): string {
  const units = [...text];
  return units.length > room ? `${units.slice(0, Math.max(1, Math.floor(room) - 1)).join('')}…` : text;
}

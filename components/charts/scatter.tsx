import { extent, max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { placeLabels } from './place-labels';
import { useWidth } from './use-width';

export interface Dot {
  key: string;
  label: string;
  x: number;
  y: number;
}

const HEIGHT = 320;
const LEFT = 64;
const BOTTOM = 36;
const RADIUS = 5;
/** A letter of a name: as wide as high in Chinese, half of it in Latin; the line it stands in. */
const LETTER = { han: 12, latin: 7, line: 15 };

interface ScatterProps {
  label: string;
  dots: readonly Dot[];
  xLabel: string;
  yLabel: string;
  format: (value: number) => string;
}

/** Two numbers of each thing, one against the other, with the names beside the dots. */
export function Scatter({ label, dots, xLabel, yLabel, format }: ScatterProps) {
  const [box, width] = useWidth();
  const x = scaleLinear()
    .domain([0, max(dots, (dot) => dot.x) ?? 1])
    .nice()
    .range([LEFT, width - 24]);
  const [, top = 1] = extent(dots, (dot) => dot.y);
  const y = scaleLinear()
    .domain([0, top])
    .nice()
    .range([HEIGHT - BOTTOM, 16]);
  const labels = placeLabels(
    dots.map((dot) => ({
      x: x(dot.x),
      y: y(dot.y),
      r: RADIUS,
      width: lengthOf(dot.label),
      height: LETTER.line,
    })),
    { width, height: HEIGHT - BOTTOM },
  );
  return (
    <div ref={box}>
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {x.ticks(width < 480 ? 3 : 6).map((tick) => (
          <g key={tick}>
            <line className="chart-line" x1={x(tick)} x2={x(tick)} y1={16} y2={HEIGHT - BOTTOM} />
            <text className="chart-tick" x={x(tick)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
              {format(tick)}
            </text>
          </g>
        ))}
        {y.ticks(5).map((tick) => (
          <g key={tick}>
            <line className="chart-line" x1={LEFT} x2={width - 24} y1={y(tick)} y2={y(tick)} />
            <text className="chart-tick" x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
              {format(tick)}
            </text>
          </g>
        ))}
        <text className="chart-tick" x={width - 24} y={HEIGHT - 4} textAnchor="end">
          {xLabel} →
        </text>
        <text className="chart-tick" x={4} y={11}>
          ↑ {yLabel}
        </text>
        {dots.map((dot, at) => {
          const label = labels[at];
          return (
            <g key={dot.key}>
              <circle className="chart-place" cx={x(dot.x)} cy={y(dot.y)} r={RADIUS}>
                <title>{`${dot.label} · ${xLabel} ${format(dot.x)} · ${yLabel} ${format(dot.y)}`}</title>
              </circle>
              {label && (
                <text className="chart-label" x={label.x} y={label.y + 4}>
                  {dot.label}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

const lengthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 0x2000 ? LETTER.latin : LETTER.han), 0);

import { extent, max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
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
  const placed = placeLabels(dots, x, y, width);
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
        {placed.map(({ dot, end, labelY }) => (
          <g key={dot.key}>
            <circle className="chart-place" cx={x(dot.x)} cy={y(dot.y)} r={5}>
              <title>{`${dot.label} · ${xLabel} ${format(dot.x)} · ${yLabel} ${format(dot.y)}`}</title>
            </circle>
            <text className="chart-label" x={x(dot.x) + (end ? -8 : 8)} y={labelY} textAnchor={end ? 'end' : 'start'}>
              {dot.label}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

interface Placed {
  dot: Dot;
  /** The label stands before its dot. */
  end: boolean;
  labelY: number;
}

/** Names beside their dots, from the top down; one that would lie over another goes a line lower. */
function placeLabels(
  dots: readonly Dot[],
  x: (value: number) => number,
  y: (value: number) => number,
  width: number,
): Placed[] {
  const boxes: { left: number; right: number; y: number }[] = [];
  return [...dots]
    .sort((a, b) => y(a.y) - y(b.y))
    .map((dot) => {
      const long = [...dot.label].length * 13;
      const end = x(dot.x) + 8 + long > width;
      const left = end ? x(dot.x) - 8 - long : x(dot.x) + 8;
      let labelY = y(dot.y) + 4;
      while (boxes.some((box) => box.left < left + long && left < box.right && Math.abs(box.y - labelY) < 14))
        labelY += 2;
      boxes.push({ left, right: left + long, y: labelY });
      return { dot, end, labelY };
    });
}

import { worldX, worldY } from '../map/mercator';
import { useWidth } from './use-width';

export interface Area {
  key: string;
  label: string;
  feature: GeoJSON.Feature;
  /** 0 the least of five shades, null where there is no number. */
  shade: number | null;
  /** The number as written. */
  words: string;
  href?: string;
}

/** Widest and highest the picture becomes, in pixels. */
const MOST = { width: 560, height: 520 };
/** A letter of a name and its line, in pixels. */
const LETTER = { width: 12, height: 14 };

type Ring = [x: number, y: number][];

/** Areas in five shades with their names where there is room: for pictures, not to be moved about in. */
export function Choropleth({ label, areas }: { label: string; areas: readonly Area[] }) {
  const [box, room] = useWidth();
  const drawn = areas.map((area) => ({ area, rings: ringsOf(area.feature) }));
  const all = drawn.flatMap(({ rings }) => rings.flat());
  const [left, top] = [Math.min(...all.map(([x]) => x)), Math.min(...all.map(([, y]) => y))];
  const [wide, high] = [Math.max(...all.map(([x]) => x)) - left, Math.max(...all.map(([, y]) => y)) - top];
  const scale = Math.min(Math.min(room, MOST.width) / wide, MOST.height / high);
  const at = ([x, y]: Ring[number]): Ring[number] => [(x - left) * scale, (y - top) * scale];
  const named = namesWithRoom(
    drawn.map(({ area, rings }) => ({ label: area.label, rings: rings.map((ring) => ring.map(at)) })),
  );
  return (
    <div ref={box}>
      <svg
        width={Math.ceil(wide * scale) + 2}
        height={Math.ceil(high * scale) + 2}
        role={areas.some(({ href }) => href) ? 'group' : 'img'}
        aria-label={label}
      >
        {drawn.map(({ area, rings }) => {
          const path = (
            <path
              key={area.key}
              className={`chart-area chart-shade-${area.shade ?? 'none'}`}
              d={rings
                .map(
                  (ring) =>
                    `M${ring
                      .map((point) =>
                        at(point)
                          .map((one) => one.toFixed(1))
                          .join(' '),
                      )
                      .join('L')}Z`,
                )
                .join('')}
            >
              <title>{`${area.label} ${area.words}`}</title>
            </path>
          );
          return area.href ? (
            <a key={area.key} href={area.href} aria-label={`${area.label} ${area.words}`}>
              {path}
            </a>
          ) : (
            <g key={area.key}>{path}</g>
          );
        })}
        {named.map(({ label: name, x, y }) => (
          <text key={name} className="chart-area-name" x={x} y={y + 4} textAnchor="middle">
            {name}
          </text>
        ))}
      </svg>
    </div>
  );
}

/** Rings of an area in fractions of the world, y downwards. */
function ringsOf({ geometry }: GeoJSON.Feature): Ring[] {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return polygons.flatMap((rings) =>
    rings.map((ring) => ring.map(([lon, lat]): Ring[number] => [worldX(lon!), worldY(lat!)])),
  );
}

interface Named {
  label: string;
  x: number;
  y: number;
}

/** Names in the middle of their areas, the largest area first; one that would lie over another is left to its title. */
function namesWithRoom(areas: readonly { label: string; rings: readonly Ring[] }[]): Named[] {
  const size = (ring: Ring) =>
    Math.abs(
      ring.reduce(
        (sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length]![1] - y * ring[(i + 1) % ring.length]![0],
        0,
      ),
    ) / 2;
  const placed: Named[] = [];
  const sorted = areas
    .flatMap(({ label, rings }) => {
      const [largest] = [...rings].sort((a, b) => size(b) - size(a));
      return largest ? [{ label, ring: largest, area: size(largest) }] : [];
    })
    .sort((a, b) => b.area - a.area);
  for (const { label, ring } of sorted) {
    const [x, y] = [0, 1].map(
      (axis) => ring.reduce((sum, point) => sum + point[axis]!, 0) / ring.length,
    ) as Ring[number];
    const half = (name: string) => ([...name].length * LETTER.width) / 2;
    const free = placed.every(
      (other) => Math.abs(other.x - x) > half(label) + half(other.label) || Math.abs(other.y - y) > LETTER.height,
    );
    if (free) placed.push({ label, x, y });
  }
  return placed;
}

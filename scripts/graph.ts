/**
 * `npm run graph`: draws which room imports from which, as the guard reads it, to `docs/pictures/imports.svg`. Floors from top to
 * bottom; inside a floor who uses stands above who is used. A line's width tells how many imports it is made of, a dashed one
 * is of types only, a red one leads up or is part of a circle of files. `--root FOLDER --out FILE` draws another checkout.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readCall } from './call';
import { circles, type Import, importsOf, sourceFiles } from './imports';
import { ROOT } from './load-facts';

const { values } = readCall({
  options: { root: { type: 'string', default: ROOT }, out: { type: 'string', default: 'docs/pictures/imports.svg' } },
});
const FLOORS = ['entrypoints', 'components', 'data'] as const;
const [WIDTH, ROW, BOX, MARGIN] = [1600, 92, 26, 24];

/** A room: a folder of a floor, or of one of its big rooms. */
function roomOf(file: string): string {
  const parts = file.split('/').slice(0, -1);
  const deep = /^(entrypoints\/page\.content|data\/(yearbook|gazetteer|recognizer))$/.test(parts.slice(0, 2).join('/'));
  return parts.slice(0, deep ? 3 : 2).join('/');
}

interface Arrow {
  from: string;
  to: string;
  count: number;
  typesOnly: boolean;
}

function arrowsOf(imports: readonly Import[], rooms: ReadonlySet<string>): Arrow[] {
  const arrows = new Map<string, Arrow>();
  for (const one of imports) {
    const [from, to] = [roomOf(one.from), roomOf(one.to)];
    if (from === to || !rooms.has(from) || !rooms.has(to)) continue;
    const arrow = arrows.get(`${from} ${to}`) ?? { from, to, count: 0, typesOnly: true };
    arrow.count += 1;
    arrow.typesOnly &&= one.typeOnly;
    arrows.set(`${from} ${to}`, arrow);
  }
  return [...arrows.values()];
}

/** How far below its floor's top a room stands: one more than the lowest of those of its floor that use it. */
function levelsOf(rooms: readonly string[], arrows: readonly Arrow[]): Map<string, number> {
  const levels = new Map(rooms.map((room) => [room, 0]));
  for (let round = 0; round < rooms.length; round++)
    for (const { from, to } of arrows) {
      const level = levels.get(from);
      if (level !== undefined && levels.has(to) && level < 6) levels.set(to, Math.max(levels.get(to)!, level + 1));
    }
  return levels;
}

const root = resolve(values.root);
const imports = FLOORS.flatMap((floor) => sourceFiles(floor, /\.tsx?$/, root)).flatMap((file) => importsOf(file, root));
const rooms = new Set(FLOORS.flatMap((floor) => sourceFiles(floor, /\.tsx?$/, root)).map(roomOf));
const arrows = arrowsOf(imports, rooms);
const inCircle = circles(imports).map((circle) => new Set(circle));
const tangled = new Set(
  imports
    .filter(({ from, to }) => inCircle.some((circle) => circle.has(from) && circle.has(to)))
    .map(({ from, to }) => `${roomOf(from)} ${roomOf(to)}`),
);

const places = new Map<string, { x: number; y: number; width: number }>();
const bands: { floor: string; top: number; bottom: number }[] = [];
let top = MARGIN;
for (const floor of FLOORS) {
  const own = [...rooms].filter((room) => room.startsWith(`${floor}/`) || room === floor).sort();
  const levels = levelsOf(
    own,
    arrows.filter(({ from, to }) => from.startsWith(floor) && to.startsWith(floor)),
  );
  const rows = new Map<number, string[]>();
  for (const room of own) rows.set(levels.get(room)!, [...(rows.get(levels.get(room)!) ?? []), room]);
  const start = top;
  for (const level of [...rows.keys()].sort((a, b) => a - b)) {
    const row = rows.get(level)!;
    const step = (WIDTH - 2 * MARGIN) / row.length;
    for (const [at, room] of row.entries())
      places.set(room, {
        x: MARGIN + step * (at + 0.5),
        y: top + 40,
        width: Math.min(step - 10, 30 + 7 * label(room).length),
      });
    top += ROW;
  }
  bands.push({ floor, top: start, bottom: top });
  top += MARGIN;
}

function label(room: string): string {
  return room.split('/').slice(1).join('/').replace('page.content', 'page') || room;
}

const isUp = ({ from, to }: Arrow): boolean =>
  FLOORS.indexOf(from.split('/')[0] as 'data') > FLOORS.indexOf(to.split('/')[0] as 'data');

function curve(arrow: Arrow): string {
  const [a, b] = [places.get(arrow.from)!, places.get(arrow.to)!];
  const [y1, y2] = b.y > a.y ? [a.y + BOX / 2, b.y - BOX / 2] : [a.y - BOX / 2, b.y + BOX / 2];
  const bend = Math.max(24, Math.abs(y2 - y1) / 2) * Math.sign(y2 - y1 || 1);
  const wrong = isUp(arrow) || tangled.has(`${arrow.from} ${arrow.to}`);
  const width = (0.7 + Math.log2(arrow.count) / 2).toFixed(1);
  return `<path d="M${a.x.toFixed(0)} ${y1}C${a.x.toFixed(0)} ${y1 + bend} ${b.x.toFixed(0)} ${y2 - bend} ${b.x.toFixed(0)} ${y2}" class="${wrong ? 'wrong' : arrow.from.split('/')[0]}" stroke-width="${width}"${arrow.typesOnly ? ' stroke-dasharray="4 4"' : ''}><title>${arrow.from} → ${arrow.to}: ${arrow.count}</title></path>`;
}

const files = (room: string) =>
  new Set(imports.filter(({ from }) => roomOf(from) === room).map(({ from }) => from)).size;
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" font-family="system-ui, sans-serif" font-size="12">
<title>Imports between the rooms of the project</title>
<style>path{fill:none;opacity:.55}.entrypoints{stroke:#8a5a00}.components{stroke:#2b6f97}.data{stroke:#3d7a3d}.wrong{stroke:#c01818;opacity:1}rect{stroke:#888;fill:#fff}</style>
<rect width="${WIDTH}" height="${top}" style="stroke:none"/>
${bands.map(({ floor, top: from, bottom }) => `<rect x="4" y="${from - 8}" width="${WIDTH - 8}" height="${bottom - from}" rx="8" style="fill:#f5f3ee;stroke:none"/><text x="14" y="${from + 8}" font-weight="600">${floor}</text>`).join('\n')}
${arrows
  .sort((a, b) => a.count - b.count)
  .map(curve)
  .join('\n')}
${[...places].map(([room, { x, y, width }]) => `<g><title>${room}: ${files(room)} files that import</title><rect x="${(x - width / 2).toFixed(0)}" y="${y - BOX / 2}" width="${width.toFixed(0)}" height="${BOX}" rx="6"/><text x="${x.toFixed(0)}" y="${y + 4}" text-anchor="middle" textLength="${Math.min(width - 8, label(room).length * 6.6).toFixed(0)}" lengthAdjust="spacingAndGlyphs">${label(room)}</text></g>`).join('\n')}
</svg>
`;
const out = resolve(values.out);
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, svg);
console.log(
  `${rooms.size} rooms, ${arrows.length} arrows, ${arrows.filter(isUp).length} up; circles of files: ${inCircle.length}`,
);
for (const circle of inCircle) console.log(`  ${[...circle].join(' ⇄ ')}`);

import type { Book } from '../../yearbook/model';
import { type Entity, KINDS, type Kind, type Location } from '../model';

type LevelCounts = Record<Location['level'], number>;

/** Names and mentions (in the book's entries) by level of location. */
interface LevelRow {
  group: string;
  names: LevelCounts;
  mentions: LevelCounts;
}

export interface PlacesReport {
  /** Places, organizations, then each kind. */
  rows: LevelRow[];
  /** Shares with a point (own or address), 0–1; null when there is nothing to count. */
  shares: {
    streets: number | null;
    stations: number | null;
    communities: number | null;
    /** Of all mentions of places in the book's entries. */
    placeMentions: number | null;
    /** The same without the district itself, which is a third of them. */
    placeMentionsWithoutDistrict: number | null;
  };
  /** Median precision of the points in metres. */
  medianPrecision: number | null;
}

const none = (): LevelCounts => ({ own: 0, address: 0, within: 0, none: 0 });

function rowOf(group: string, entities: readonly Entity[]): LevelRow {
  const row: LevelRow = { group, names: none(), mentions: none() };
  for (const { location, entries } of entities) {
    row.names[location.level] += 1;
    row.mentions[location.level] += entries.reduce((sum, entry) => sum + entry.count, 0);
  }
  return row;
}

function share(counts: LevelCounts): number | null {
  const total = counts.own + counts.address + counts.within + counts.none;
  return total === 0 ? null : (counts.own + counts.address) / total;
}

/** How many names and mentions are placed at each level. `book` names the district. */
export function placesReport(entities: readonly Entity[], book: Book): PlacesReport {
  const kinds = Object.keys(KINDS) as Kind[];
  const places = entities.filter((entity) => KINDS[entity.kind] === 'place');
  const precisions = entities
    .flatMap(({ location }) => (location.level === 'own' || location.level === 'address' ? [location.precision] : []))
    .sort((a, b) => a - b);
  const of = (kind: Kind) => entities.filter((entity) => entity.kind === kind && entity.scope === undefined);
  return {
    rows: [
      rowOf('places', places),
      rowOf(
        'organizations',
        entities.filter((entity) => KINDS[entity.kind] === 'organization'),
      ),
      ...kinds.map((kind) =>
        rowOf(
          kind,
          entities.filter((entity) => entity.kind === kind),
        ),
      ),
    ],
    shares: {
      streets: share(rowOf('', of('street')).names),
      // 地铁1号线 is a line, 皋亭山液化气储配站 a depot: a metro station is what the book calls 站 and a line serves.
      stations: share(
        rowOf(
          '',
          of('station').filter((entity) => /[^号线].*站$/.test(entity.name) && !/(?:码头|储配站)$/.test(entity.name)),
        ).names,
      ),
      communities: share(rowOf('', of('community')).names),
      placeMentions: share(rowOf('', places).mentions),
      placeMentionsWithoutDistrict: share(
        rowOf(
          '',
          places.filter((entity) => entity.name !== book.info.district),
        ).mentions,
      ),
    },
    medianPrecision: precisions[Math.floor(precisions.length / 2)] ?? null,
  };
}

const percent = (value: number | null) => (value === null ? '–' : `${(value * 100).toFixed(1)} %`);

/** The report as text: one line per group, aligned, then the shares. */
export function placesReportText(report: PlacesReport): string {
  const levels = ['own', 'address', 'within', 'none'] as const;
  const lines = ['group            names own/address/within/none      mentions own/address/within/none'];
  for (const { group, names, mentions } of report.rows) {
    const of = (counts: LevelCounts) => levels.map((level) => String(counts[level]).padStart(5)).join(' ');
    lines.push(`${group.padEnd(14)} ${of(names)}      ${of(mentions)}`);
  }
  const { shares } = report;
  lines.push(
    `with a point: streets ${percent(shares.streets)}, stations ${percent(shares.stations)}, communities ${percent(shares.communities)}`,
    `place mentions with a point: ${percent(shares.placeMentions)} (without the district itself ${percent(shares.placeMentionsWithoutDistrict)})`,
    `median precision ${report.medianPrecision ?? '–'} m`,
  );
  return lines.join('\n');
}

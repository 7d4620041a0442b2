import { type ReactNode, useMemo, useRef } from 'react';
import { readerHash, sourceRoute } from '../../data/routes';
import type { EntityRow } from '../../data/store/model';
import type { Finding, Table } from '../../data/yearbook/model';
import { Bars } from '../charts/bars';
import { ChartFigure } from '../charts/chart-figure';
import { Scatter } from '../charts/scatter';
import { figureWords } from '../entity/entity-figures';
import { figureLabel } from '../entity/figure-words';
import { PrintedPage } from '../entity/printed-page';
import { formatNumber, useLanguage, useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import '../ui/chip.css';
import { useBook } from './book';
import { BulletinCharts } from './bulletin-charts';
import { countBy } from './count-by';
import { FiguresTable } from './figures-table';
import { HonourCharts, levelled } from './honours-page';
import { roomStrings } from './room-strings';
import { StreetMap } from './street-map';
import { measuresOf, type StreetMeasure } from './street-measures';
import { readerStrings } from './strings';
import { TableChart } from './table-chart';
import { useEntryLines, useRecords } from './use-records';

/** The numbers of the book to look at: by street, by table, by part; and every figure of the text as a table. */
export function DataPage() {
  const words = useStrings(roomStrings);
  const { pages } = useStrings(readerStrings);
  const tables = useRecords('tables');
  const report = useRecords('report');
  const honours = useRecords('honours');
  const all = tables.state === 'ready' ? (tables.value ?? []) : [];
  const findings = report.state === 'ready' ? (report.value?.findings ?? []) : [];
  const rows = honours.state === 'ready' && honours.value ? levelled(honours.value, all) : [];
  return (
    <>
      <h1>{pages.data}</h1>
      <p className="reader-hint">{words.hint}</p>
      <Rooms
        rooms={[
          { title: words.rooms.streets, content: <StreetCharts /> },
          { title: words.rooms.bulletin, content: <BulletinCharts /> },
          {
            title: words.rooms.tables,
            content: all.map((table) => (
              <TableChart key={table.id} table={table} findings={findingsIn(table, findings)} />
            )),
          },
          { title: words.rooms.coverage, content: <Coverage /> },
          { title: pages.honours, content: rows.length > 0 && <HonourCharts honours={rows} heading="h3" /> },
          {
            title: words.figures,
            content: (
              <>
                <p className="reader-hint">{words.figuresHint}</p>
                <FiguresTable />
              </>
            ),
          },
        ]}
      />
    </>
  );
}

/** The parts of the page, each under its head, and a way to each from the top. */
function Rooms({ rooms }: { rooms: readonly { title: string; content: ReactNode }[] }) {
  const words = useStrings(roomStrings);
  const heads = useRef(new Map<string, HTMLElement>());
  const goTo = (title: string) => {
    const head = heads.current.get(title);
    head?.scrollIntoView();
    head?.focus({ preventScroll: true });
  };
  return (
    <>
      <nav className="chip-row reader-kinds" aria-label={words.parts}>
        {rooms.map(({ title }) => (
          <button key={title} type="button" className="chip-toggle" onClick={() => goTo(title)}>
            {title}
          </button>
        ))}
      </nav>
      {rooms.map(({ title, content }) => (
        <section key={title} className="reader-room">
          <h2
            tabIndex={-1}
            ref={(head) => {
              if (head) heads.current.set(title, head);
            }}
          >
            {title}
          </h2>
          {content}
        </section>
      ))}
    </>
  );
}

/** What the parser found wrong in the lines of a table: the book contradicts itself there. */
function findingsIn({ lines: [first, last] }: Table, findings: readonly Finding[]): Finding[] {
  return findings.filter(({ lines }) => lines.some((line) => line >= first && line <= last));
}

const isStreet = ({ kind, former }: EntityRow) => kind === 'street' && !former;

/** Streets compared by what the book counts of each, and two of the counts against each other. */
function StreetCharts() {
  const words = useStrings(roomStrings);
  const language = useLanguage();
  const { id } = useBook();
  const entities = useLoaded(`entities:${id}`, (source) => source.listEntities(id));
  const streets = useMemo(() => (entities.state === 'ready' ? entities.value.filter(isStreet) : []), [entities]);
  const measures = useMemo(() => measuresOf(streets), [streets]);
  const people = measures.filter(({ label, unit }) => unit === '人' && label.includes('人口')).slice(0, 2);
  const number = (value: number) => formatNumber(value, language);
  if (people.length === 0) return null;
  const [first, second] = people;
  const names = people.map(({ label }) => figureLabel(label, language));
  const bars = first!.rows.map(({ street, fact }) => {
    const parts = people.flatMap(({ rows }, at) => {
      const row = rows.find((one) => one.street.id === street.id);
      return row ? [{ name: names[at]!, value: row.fact.value }] : [];
    });
    const ratio = parts[1] && Math.round((100 * parts[1].value) / parts[0]!.value);
    return {
      key: street.id,
      label: street.name,
      value: parts.reduce((sum, part) => sum + part.value, 0),
      words: ratio ? `${number(fact.value)} · ${ratio}%` : number(fact.value),
      href: readerHash({ page: 'entity', id: street.id }),
      parts,
    };
  });
  const source = first!.rows[0]!.fact;
  const table = {
    columns: [
      { header: words.street },
      ...names.map((header) => ({ header, numeric: true })),
      { header: words.ratio, numeric: true },
    ],
    rows: bars.map(({ key, label, parts }) => ({
      key,
      cells: [
        label,
        ...parts.map((part) => number(part.value)),
        parts[1] ? `${((100 * parts[1].value) / parts[0]!.value).toFixed(1)}%` : '',
      ],
    })),
  };
  return (
    <>
      <ChartFigure
        heading="h3"
        title={words.byStreet(names.join(words.and))}
        note={second && words.ratioNote(names[1]!, names[0]!)}
        page={source.page}
        to={sourceRoute(source.source)}
        file={`${id}-streets`}
        table={table}
      >
        <Bars label={words.byStreet(names.join(words.and))} bars={[...bars].sort((a, b) => b.value - a.value)} />
        <p className="chart-legend">
          {names.map((name, at) => (
            <span key={name}>
              <i className={`chart-swatch-${at}`} />
              {name}
            </span>
          ))}
        </p>
      </ChartFigure>
      <StreetMap measures={measures} />
      {second && (
        <ChartFigure
          heading="h3"
          title={words.against(names[0]!, names[1]!)}
          page={source.page}
          to={sourceRoute(source.source)}
          file={`${id}-streets-scatter`}
          table={table}
        >
          <Scatter
            label={words.against(names[0]!, names[1]!)}
            xLabel={names[0]!}
            yLabel={names[1]!}
            format={number}
            dots={bars.flatMap(({ key, label, parts }) =>
              parts[1] ? [{ key, label, x: parts[0]!.value, y: parts[1].value }] : [],
            )}
          />
        </ChartFigure>
      )}
      {measures
        .filter((measure) => !people.includes(measure))
        .map((measure) => (
          <MeasureChart key={`${measure.label} ${measure.unit}`} measure={measure} />
        ))}
    </>
  );
}

/** Streets by one thing that the book counts of most of them, the largest first. */
function MeasureChart({ measure: { label, unit, rows } }: { measure: StreetMeasure }) {
  const words = useStrings(roomStrings);
  const language = useLanguage();
  const { id } = useBook();
  const name = figureLabel(label, language);
  const title = words.byStreet(name);
  const sorted = [...rows].sort((a, b) => b.fact.value - a.fact.value);
  const source = rows[0]!.fact;
  // Facts that come from one table share its page; those of the streets' own entries have each its own.
  const one = rows.every(({ fact }) => fact.page === source.page);
  return (
    <ChartFigure
      heading="h3"
      title={title}
      page={one ? source.page : null}
      to={sourceRoute(source.source)}
      file={`${id}-streets-${label}`}
      table={{
        columns: [{ header: words.street }, { header: name, numeric: true }, { header: words.page, whole: true }],
        rows: sorted.map(({ street, fact }) => ({
          key: street.id,
          cells: [
            street.name,
            figureWords({ ...fact, unit }, language),
            <PrintedPage key="page" page={fact.page} to={sourceRoute(fact.source)} />,
          ],
        })),
      }}
    >
      <Bars
        label={title}
        bars={sorted.map(({ street, fact }) => ({
          key: street.id,
          label: street.name,
          value: fact.value,
          words: figureWords({ ...fact, unit }, language),
          href: readerHash({ page: 'entity', id: street.id }),
        }))}
      />
    </ChartFigure>
  );
}

/** How much of the book each category has, and how many entries speak of each street. */
function Coverage() {
  return (
    <>
      <ByCategory />
      <ByStreet />
    </>
  );
}

function ByStreet() {
  const words = useStrings(roomStrings);
  const language = useLanguage();
  const { id } = useBook();
  const entities = useLoaded(`entities:${id}`, (source) => source.listEntities(id));
  const streets = entities.state === 'ready' ? entities.value.filter(isStreet) : [];
  const counts = streets.map((street) => ({ street, count: street.entries.length })).sort((a, b) => b.count - a.count);
  if (counts.length === 0) return null;
  return (
    <ChartFigure
      heading="h3"
      title={words.entriesByStreet}
      note={words.entriesByStreetNote}
      file={`${id}-coverage-streets`}
      table={{
        columns: [{ header: words.street }, { header: words.count, numeric: true }],
        rows: counts.map(({ street, count }) => ({ key: street.id, cells: [street.name, count] })),
      }}
    >
      <Bars
        label={words.entriesByStreet}
        tone="place"
        bars={counts.map(({ street, count }) => ({
          key: street.id,
          label: street.name,
          value: count,
          words: formatNumber(count, language),
          href: readerHash({ page: 'entity', id: street.id }),
        }))}
      />
    </ChartFigure>
  );
}

function ByCategory() {
  const words = useStrings(roomStrings);
  const language = useLanguage();
  const { id } = useBook();
  const lines = useEntryLines();
  const counts = useMemo(
    () => (lines.state === 'ready' ? countBy(lines.value.map((line) => line.category)) : []),
    [lines],
  );
  if (counts.length === 0) return null;
  return (
    <ChartFigure
      heading="h3"
      title={words.coverage}
      file={`${id}-coverage`}
      table={{
        columns: [{ header: words.category }, { header: words.count, numeric: true }],
        rows: counts.map(([name, count]) => ({ key: name, cells: [name, count] })),
      }}
    >
      <Bars
        label={words.coverage}
        tone="place"
        bars={counts.map(([name, value]) => ({
          key: name,
          label: name,
          value,
          words: formatNumber(value, language),
          href: readerHash({ page: 'contents', category: name }),
        }))}
      />
    </ChartFigure>
  );
}

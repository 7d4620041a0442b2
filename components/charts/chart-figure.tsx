import { type ReactNode, useRef, useState } from 'react';
import type { ReaderRoute } from '../../data/routes';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { Button } from '../ui/button';
import { saveFile } from '../ui/save-file';
import { type Column, Table } from '../ui/table';
import './charts.css';
import { svgPicture, svgText } from './picture';
import { chartStrings } from './strings';

interface ChartFigureProps {
  title: string;
  /** One sentence that says what the picture shows. */
  note?: ReactNode;
  page?: number | null;
  to?: ReaderRoute;
  /** Name of its files. */
  file: string;
  /** The same in rows: for a screen reader, for whoever wants the numbers. */
  table: { columns: readonly Column[]; rows: readonly { key: string; cells: readonly ReactNode[] }[] };
  /** The picture, where the chart itself is none. */
  picture?: (box: HTMLElement) => SVGSVGElement;
  /** How much its heading counts on the page. */
  heading?: 'h2' | 'h3';
  children: ReactNode;
}

/** A chart with its title, printed page, table and ways to take it along. */
export function ChartFigure({
  title,
  note,
  page = null,
  to,
  file,
  table,
  picture,
  heading: Heading = 'h2',
  children,
}: ChartFigureProps) {
  const words = useStrings(chartStrings);
  const [asTable, setAsTable] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  /** Gives the picture to whoever saves it; one that was made for that goes afterwards. */
  const withPicture = async (save: (svg: SVGSVGElement) => unknown) => {
    const made = box.current && picture?.(box.current);
    const svg = made ?? box.current?.querySelector('svg');
    if (svg) await save(svg);
    made?.remove();
  };
  return (
    <figure className="chart">
      <figcaption>
        <Heading>{title}</Heading>
        <PrintedPage page={page} to={to} />
        <span className="chart-tools">
          <Button small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {words.table}
          </Button>
          {!asTable && (
            <>
              <Button
                small
                onClick={() => void withPicture((svg) => saveFile(`${file}.svg`, svgText(svg), 'image/svg+xml'))}
              >
                SVG
              </Button>
              <Button
                small
                onClick={() => void withPicture(async (svg) => saveFile(`${file}.png`, await svgPicture(svg)))}
              >
                PNG
              </Button>
            </>
          )}
        </span>
      </figcaption>
      {note && <p className="chart-note">{note}</p>}
      {asTable ? (
        <Table label={title} rowHeaders columns={table.columns} rows={table.rows} />
      ) : (
        <div ref={box} className="chart-box">
          {children}
        </div>
      )}
    </figure>
  );
}

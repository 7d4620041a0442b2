import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { columnsOf, type Row } from '../../data/lens/formats';

/** Rows kept in memory before they are written as one row group. */
const GROUP = 50_000;

const TYPES: Partial<Record<keyof Row, 'INT32' | 'DOUBLE' | 'BOOLEAN'>> = {
  start: 'INT32',
  end: 'INT32',
  expand: 'BOOLEAN',
  former: 'BOOLEAN',
  score: 'DOUBLE',
};

/** Rows as a Parquet file with the columns of the CSV form; one row group at a time is held in memory. */
export class ParquetOutput {
  private rows: Row[] = [];
  private readonly writer: ParquetWriter;

  constructor(
    path: string,
    /** Rows carry the reason. */
    private readonly why: boolean,
  ) {
    this.writer = new ParquetWriter({
      writer: fileWriter(path),
      schema: schemaFromColumnData({ columnData: this.columns() }),
    });
  }

  /** Takes rows as JSON Lines, as the workers give them. */
  add(lines: Uint8Array): void {
    for (const line of new TextDecoder().decode(lines).split('\n')) if (line) this.rows.push(JSON.parse(line) as Row);
    if (this.rows.length >= GROUP) this.flush();
  }

  finish(): void {
    this.flush();
    this.writer.finish();
  }

  private flush(): void {
    if (!this.rows.length) return;
    this.writer.write({ columnData: this.columns() });
    this.rows = [];
  }

  private columns() {
    return columnsOf(this.why).map((name) => ({
      name,
      type: TYPES[name] ?? ('STRING' as const),
      nullable: name === 'date' || name === 'full',
      data: this.rows.map((row) => row[name] ?? null),
    }));
  }
}

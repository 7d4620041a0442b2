import {
  closeSync,
  existsSync,
  fsync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Position } from './batches';

/**
 * An output file that a killed run can go on with: beside it stands a journal that says how far the output agrees with
 * the input. What was written after the last entry of the journal is cut off when going on, so that no document is there
 * twice and none is missing.
 */

export interface Totals {
  documents: number;
  mentions: number;
  characters: number;
  bad: number;
}

interface State {
  /** What must be the same for going on: inputs with size and time, options, pack. */
  job: string;
  position: Position;
  bytes: number;
  errorBytes: number;
  totals: Totals;
}

/** Milliseconds between two entries. */
const EVERY = 500;

const toDisk = promisify(fsync);

export class ResumableOutput {
  private readonly out: number;
  private errors: number | null = null;
  private state: State;
  private lastEntry = Date.now();
  /** The entry that is being made: the disk is waited for beside the work, not in its way. */
  private entry: Promise<void> | null = null;
  private failure: Error | null = null;

  /**
   * Opens the output. With `resume`, goes on where the journal says, or begins anew where there is none; throws when the
   * journal is of another job. Without, an output that is there already is overwritten.
   */
  constructor(
    private readonly path: string,
    private readonly errorPath: string,
    job: string,
    resume: boolean,
    head: string,
  ) {
    const before = resume ? this.read() : null;
    if (before && before.job !== job)
      throw new Error(
        `${this.journalPath} belongs to another run (other files, options or names); remove it to begin anew, or repeat that run`,
      );
    this.out = openSync(path, before && existsSync(path) ? 'r+' : 'w');
    if (before && statSync(path).size >= before.bytes) {
      this.state = before;
      ftruncateSync(this.out, before.bytes);
      if (existsSync(errorPath)) {
        const file = openSync(errorPath, 'r+');
        ftruncateSync(file, Math.min(before.errorBytes, statSync(errorPath).size));
        closeSync(file);
      }
    } else {
      ftruncateSync(this.out, 0);
      rmSync(errorPath, { force: true });
      this.state = {
        job,
        position: { input: 0, at: 0 },
        bytes: 0,
        errorBytes: 0,
        totals: { documents: 0, mentions: 0, characters: 0, bad: 0 },
      };
      this.write(Buffer.from(head));
      this.note();
    }
  }

  get position(): Position {
    return this.state.position;
  }

  get totals(): Totals {
    return this.state.totals;
  }

  /** Whether this run goes on with an earlier one. */
  get resumed(): boolean {
    return this.state.position.input > 0 || this.state.position.at > 0;
  }

  private get journalPath(): string {
    return `${this.path}.journal`;
  }

  /** Writes what one batch gave, then notes that reading has come to `after`. */
  add(out: Uint8Array, errors: string, after: Position, totals: Totals): void {
    this.write(out);
    if (errors) {
      const bytes = Buffer.from(errors);
      this.errors ??= openSync(this.errorPath, 'a');
      writeAll(this.errors, bytes, null);
      this.state.errorBytes += bytes.length;
    }
    this.state.position = after;
    this.state.totals = { ...totals };
    if (this.failure) throw this.failure;
    if (Date.now() - this.lastEntry >= EVERY) this.note();
  }

  /** The end: the tail is written and the journal goes. */
  async finish(tail: string): Promise<void> {
    await this.entry;
    if (this.failure) throw this.failure;
    this.write(Buffer.from(tail));
    this.close();
    rmSync(this.journalPath, { force: true });
  }

  private close(): void {
    fsyncSync(this.out);
    closeSync(this.out);
    if (this.errors !== null) closeSync(this.errors);
  }

  private write(bytes: Uint8Array): void {
    writeAll(this.out, bytes, this.state.bytes);
    this.state.bytes += bytes.length;
  }

  /** Begins an entry of how far output and input agree now, where none is under way. */
  private note(): void {
    this.entry ??= this.enter(JSON.stringify(this.state))
      .catch((error: Error) => {
        this.failure = error;
      })
      .finally(() => {
        this.entry = null;
        this.lastEntry = Date.now();
      });
  }

  /** The output is on the disk before the journal says so, and the journal is replaced whole. */
  private async enter(state: string): Promise<void> {
    await toDisk(this.out);
    if (this.errors !== null) await toDisk(this.errors);
    const next = `${this.journalPath}.new`;
    await writeFile(next, state, { flush: true });
    await rename(next, this.journalPath);
  }

  private read(): State | null {
    if (!existsSync(this.journalPath)) return null;
    return JSON.parse(readFileSync(this.journalPath, 'utf8')) as State;
  }
}

function writeAll(file: number, bytes: Uint8Array, at: number | null): void {
  for (let done = 0; done < bytes.length; )
    done += writeSync(file, bytes, done, bytes.length - done, at === null ? null : at + done);
}

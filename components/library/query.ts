/** What a reader of a cell sees. `retry` is there only after a failure. */
export type Loaded<T> =
  | { state: 'loading' }
  | { state: 'ready'; value: T }
  | { state: 'failed'; error: unknown; retry: () => void };

/** One value that is being loaded, is there, or could not be loaded. Notifies its subscribers. */
export interface Cell<T> {
  snapshot: () => Loaded<T>;
  subscribe: (listener: () => void) => () => void;
}

const LOADING = { state: 'loading' } as const;

function openCell<T>(load: () => Promise<T>): Cell<T> {
  let current: Loaded<T> = LOADING;
  const listeners = new Set<() => void>();
  const settle = (next: Loaded<T>) => {
    current = next;
    for (const listener of [...listeners]) listener();
  };
  const start = () => {
    // A loader that throws at once is a failure like any other.
    Promise.resolve()
      .then(load)
      .then(
        (value) => settle({ state: 'ready', value }),
        (error: unknown) =>
          settle({
            state: 'failed',
            error,
            retry: () => {
              settle(LOADING);
              start();
            },
          }),
      );
  };
  start();
  return {
    snapshot: () => current,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * Keeps what was loaded, so that a card shown a second time paints in the frame it is asked for. Bounded: the least
 * recently asked cell goes first. A cell that is on screen stays alive through its subscriber even when dropped here.
 */
export class CellCache {
  readonly #cells = new Map<string, Cell<unknown>>();
  readonly #limit: number;
  #version = 0;
  readonly #listeners = new Set<() => void>();

  constructor(limit = 400) {
    this.#limit = limit;
  }

  /** The cell under `key`, loading it when it is not there. The loader must depend on the key alone. */
  cell<T>(key: string, load: () => Promise<T>): Cell<T> {
    const known = this.#cells.get(key);
    if (known) {
      this.#cells.delete(key);
      this.#cells.set(key, known);
      return known as Cell<T>;
    }
    const cell = openCell(load);
    this.#cells.set(key, cell);
    if (this.#cells.size > this.#limit) {
      const oldest = this.#cells.keys().next().value;
      if (oldest !== undefined) this.#cells.delete(oldest);
    }
    return cell;
  }

  /** Forgets everything: the library changed (import, removal). Whoever shows something asks again. */
  clear(): void {
    this.#cells.clear();
    this.#version += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Counts the times the library changed. */
  version = (): number => this.#version;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
}

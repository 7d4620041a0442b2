import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { FromWorker, NamesFound, ToWorker } from '../../data/build/reading-worker';
import type { Understood } from '../../data/build/understood';
import type { Said } from '../../data/pack';
import type { BookDescription } from '../../data/yearbook';

export type Description = Partial<Omit<BookDescription, 'info'>> & { info?: Partial<BookDescription['info']> };

/** The part of a worker the page uses. */
export interface ReadingLine {
  postMessage(message: ToWorker, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FromWorker>) => void): void;
  terminate(): void;
}

export interface ReadingState {
  stage: keyof typeof STAGES | null;
  understood: Understood | null;
  names: NamesFound | null;
  error: Said | null;
  /** The error came after the text was read: something is missing for the book to be whole. */
  unfinished: boolean;
}

const STAGES = { decode: 1, read: 2, names: 3, places: 4, pack: 5 } as const;
const NOTHING: ReadingState = { stage: null, understood: null, names: null, error: null, unfinished: false };
/** A pause in typing before the text is read again, milliseconds. */
const PAUSE = 350;
/** From a book that is understood to the search for its names: who types on meanwhile has it read again first, milliseconds. */
const BEFORE_NAMES = 300;

/** A text in a worker: read again with each change of its description, names and pack worked out after. */
export function useReading(start: () => ReadingLine) {
  const [state, setState] = useState<ReadingState>(NOTHING);
  const line = useRef<ReadingLine | null>(null);
  const round = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const listen = useCallback((worker: ReadingLine) => {
    worker.addEventListener('message', ({ data }) => {
      // What an older round says is void: a later correction has overtaken it.
      if (data.round !== round.current && data.round !== 0) return;
      if (data.type === 'stage') setState((now) => ({ ...now, stage: data.stage }));
      else if (data.type === 'understood') {
        // Drawn between what else the page does, not at one go.
        startTransition(() => setState((now) => ({ ...now, understood: data.understood, error: null })));
        timer.current = setTimeout(() => worker.postMessage({ type: 'pack', round: data.round }), BEFORE_NAMES);
      } else if (data.type === 'names') setState((now) => ({ ...now, names: data.found, stage: null }));
      else setState((now) => ({ ...now, error: data.said, unfinished: data.read, stage: null }));
    });
  }, []);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      line.current?.terminate();
    },
    [],
  );

  const read = useCallback((description: Description, delay = 0) => {
    clearTimeout(timer.current);
    round.current += 1;
    const own = round.current;
    setState((now) => ({ ...now, stage: 'read', names: null }));
    timer.current = setTimeout(() => line.current?.postMessage({ type: 'read', description, round: own }), delay);
  }, []);

  const open = useCallback(
    (source: { bytes: Uint8Array<ArrayBuffer> } | { text: string }, description: Description) => {
      line.current?.terminate();
      const worker = start();
      line.current = worker;
      listen(worker);
      setState({ ...NOTHING, stage: 'decode' });
      if ('bytes' in source) worker.postMessage({ type: 'text', bytes: source.bytes }, [source.bytes.buffer]);
      else worker.postMessage({ type: 'words', text: source.text });
      read(description);
    },
    [listen, read, start],
  );

  const again = useCallback((description: Description) => read(description, PAUSE), [read]);
  const close = useCallback(() => {
    line.current?.terminate();
    line.current = null;
    round.current += 1;
    setState(NOTHING);
  }, []);
  const fail = useCallback((message: string) => setState({ ...NOTHING, error: { 'zh-CN': message, en: message } }), []);
  return { state, open, again, close, fail };
}

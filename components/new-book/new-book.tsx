import { useCallback, useState } from 'react';
import type { ImportProgress, PackRow } from '../../data/store/model';
import { useTitle } from '../app-frame/use-title';
import { localeOf, useLanguage, useOurs, useStrings } from '../i18n';
import { doorStrings } from '../strings/doors';
import { Button } from '../ui/button';
import { FileButton } from '../ui/file-button';
import { Notice } from '../ui/notice';
import { saveFile } from '../ui/save-file';
import { useFileDrop } from '../ui/use-file-drop';
import { CorrectionList } from './correction-list';
import { Examples } from './examples';
import { FactsForm } from './facts-form';
import { Layout } from './layout';
import { LinePointer, type Pointed } from './line-pointer';
import './new-book.css';
import { Samples } from './samples';
import { newBookStrings } from './strings';
import { Tree } from './tree';
import { type Description, type ReadingLine, useReading } from './use-reading';

/** What a file turned out to hold. */
export type FileText =
  | { bytes: Uint8Array<ArrayBuffer> }
  | { text: string }
  | { refused: 'pdf' | 'doc' | 'zip' | 'empty' | 'tooLarge' };

export interface NewBookHost {
  /** Text or bytes of a file. */
  load(file: File): Promise<FileText>;
  /** A worker that reads one text. */
  start(): ReadingLine;
  /** Takes a pack into the library; resolves when it is there. */
  shelve(file: File, tell: (progress: ImportProgress) => void): Promise<PackRow>;
}

const ACCEPT = '.txt,.text,.md,.docx,.epub,.html,.htm,.pdf,.doc,text/plain,text/html';

/** How many things a reader has said about the text. */
function countCorrections({ headings = {}, furniture = [], info = {}, mark, wrapped }: Description): number {
  const chosen = [mark, wrapped].filter((one) => one !== undefined).length;
  return Object.keys(headings).length + furniture.length + Object.keys(info).length + chosen;
}

/** From a text file to a book on the shelf: what was understood, corrections by pointing, report, shelf or files. */
// Complexity: one condition a step of the way from a file to a book.
export function NewBook({ host }: { host: NewBookHost }) {
  const words = useStrings(newBookStrings);
  const { product } = useStrings(doorStrings);
  const language = useLanguage();
  const ours = useOurs();
  useTitle(`${product} · ${words.title}`);
  const { state, open, again, close, fail } = useReading(host.start);
  const [name, setName] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const [given, setGiven] = useState<Description>({});
  const [line, setLine] = useState(1);
  const [shelf, setShelf] = useState<{ busy: boolean; done?: boolean; error?: string }>({ busy: false });
  const { understood, names } = state;

  const take = async (file: File) => {
    setRefused(null);
    setShelf({ busy: false });
    if (/\.json$/i.test(file.name)) {
      try {
        change(JSON.parse(await file.text()) as Description);
      } catch (error) {
        setRefused(words.badDescription + (error instanceof Error ? error.message : String(error)));
      }
      return;
    }
    const text = await host.load(file);
    if ('refused' in text) {
      close();
      setRefused(words[text.refused]);
      return;
    }
    setName(file.name);
    setGiven({});
    setLine(1);
    open(text, {});
  };
  const change = (next: Description) => {
    setGiven(next);
    setShelf({ busy: false });
    again(next);
  };
  const point = (pointed: Pointed) => {
    const headings = { ...given.headings };
    const furniture = (given.furniture ?? []).filter((one) => one !== pointed.text);
    delete headings[pointed.text];
    if (pointed.level === 'furniture') furniture.push(pointed.text);
    else if (pointed.level !== '') headings[pointed.text] = pointed.level;
    change({ ...given, headings, furniture });
  };
  const show = useCallback((wanted: number) => {
    setLine(Math.max(1, wanted));
    document.getElementById('lines')?.scrollIntoView({ block: 'nearest' });
  }, []);
  const shelve = async () => {
    if (!names || !understood) return;
    setShelf({ busy: true });
    try {
      await host.shelve(new File([names.pack], `${understood.info.id}.json`, { type: 'application/json' }), () => {});
      setShelf({ busy: false, done: true });
    } catch (error) {
      setShelf({ busy: false, error: error instanceof Error ? error.message : String(error) });
    }
  };
  const changed = countCorrections(given);
  const takeChosen = (file: File) => void take(file).catch((error: unknown) => fail(String(error)));
  const drop = useFileDrop(takeChosen);

  return (
    <main className="new-book" {...drop}>
      <header>
        <h1>{words.title}</h1>
        <p className="hint">{words.intro}</p>
        <p className="new-book-file">
          <FileButton label={name ? words.another : words.choose} accept={ACCEPT} onFile={takeChosen} />
          {name && <span className="new-book-name">{name}</span>}
          {understood && (
            <FileButton
              label={words.openDescription}
              accept=".json,application/json"
              onFile={(file) => void take(file)}
            />
          )}
        </p>
        {!name && !refused && <p className="new-book-drop">{words.drop}</p>}
        {refused && <Notice urgent title={refused} />}
        {state.error && (
          <Notice
            urgent
            title={state.unfinished ? words.unfinished : words.failed}
            hint={ours(state.error[localeOf(language)])}
          />
        )}
        <p role="status" className="new-book-stage">
          {state.stage ? words.working(words.stages[state.stage]) : ''}
          {state.stage && <progress aria-label={words.working(words.stages[state.stage])} />}
        </p>
      </header>
      {understood && (
        <div className="new-book-body">
          <div className="new-book-main">
            <FactsForm
              info={understood.info}
              given={given.info ?? {}}
              onChange={(info) => change({ ...given, info })}
            />
            <Layout understood={understood} given={given} onChange={change} onLine={show} />
            <CorrectionList understood={understood} onLine={show} />
            <Tree understood={understood} onLine={show} />
            <Examples examples={understood.examples} onLine={show} />
            {names && <Samples found={names} />}
            <section className="new-book-end">
              <p>
                <Button tone="main" disabled={!names || shelf.busy} onClick={() => void shelve()}>
                  {words.shelve}
                </Button>
                <Button disabled={!names} onClick={() => saveFile(`${understood.info.id}.json`, names!.pack)}>
                  {words.savePack}
                </Button>
                <Button
                  onClick={() =>
                    saveFile(
                      `${understood.info.id}.book.json`,
                      JSON.stringify(understood.description, null, 1),
                      'application/json',
                    )
                  }
                >
                  {words.saveDescription}
                </Button>
                {changed > 0 && (
                  <>
                    <span className="hint">{words.changed(changed)}</span>
                    <Button tone="link" onClick={() => change({})}>
                      {words.undo}
                    </Button>
                  </>
                )}
              </p>
              <p className="hint">{words.saveHint}</p>
              {shelf.done && <p role="status">{words.shelved}</p>}
              {shelf.error && (
                <p role="alert" className="new-book-failed">
                  {shelf.error}
                </p>
              )}
            </section>
          </div>
          <LinePointer understood={understood} line={line} given={given} onLine={setLine} onPoint={point} />
        </div>
      )}
    </main>
  );
}

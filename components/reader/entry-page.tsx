import { useEffect } from 'react';
import { readerHash } from '../../data/routes';
import type { EntryRow } from '../../data/store/model';
import { entryCitable } from '../entity/citable';
import { LiveText } from '../entity/live-text';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { useLoaded } from '../library/context';
import { commonStrings } from '../strings/common';
import { late } from '../ui/late';
import { useBook, WhenLoaded } from './book';
import { Cite } from './cite';
import { EntryCaptions } from './entry-captions';
import { readerStrings } from './strings';
import { useEntryLines, useRecords } from './use-records';

const OwnTools = late(() => import('../own/own-tools').then((part) => part.default), <div className="reader-own" />);
const TableView = late(() => import('./table-view').then((part) => part.TableView));

/** One entry: its text, boxes, captions, tables and compilers, between its neighbours. */
export function EntryPage({ id }: { id: string }) {
  const entry = useLoaded(`entry:${id}`, (source) => source.getEntry(id));
  return (
    <WhenLoaded of={entry}>
      {(row) => (
        <>
          <EntryText entry={row} />
          <Neighbours id={id} />
        </>
      )}
    </WhenLoaded>
  );
}

function EntryText({ entry }: { entry: EntryRow }) {
  const words = useStrings(readerStrings);
  const { info } = useBook();
  useEffect(() => {
    document.title = `${entry.title} · ${info.title}`;
  }, [entry.title, info.title]);
  return (
    <article className="reader-entry">
      <p className="reader-path">
        <a href={readerHash({ page: 'contents', category: entry.category })}>{entry.category}</a>
        <span aria-hidden="true"> › </span>
        {entry.section}
      </p>
      <h1>{entry.title}</h1>
      <p className="reader-under">
        <PrintedPage page={entry.page} column={entry.column} />
        {entry.signature.length > 0 && <span>{words.compilers(entry.signature.join('、'))}</span>}
      </p>
      <OwnTools id={entry.id} title={entry.title} />
      <div className="reader-body" lang="zh-CN">
        {entry.body.split('\n').map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of an entry never change places
          <p key={at}>
            <LiveText text={paragraph} />
          </p>
        ))}
      </div>
      {entry.tables.length > 0 && <Tables ids={entry.tables} />}
      {entry.notes.length > 0 && <Notes ids={entry.notes} />}
      <EntryCaptions id={entry.id} own={entry.captions} />
      <Cite piece={entryCitable(entry)} id={entry.id} />
    </article>
  );
}

function Tables({ ids }: { ids: readonly string[] }) {
  const tables = useRecords('tables');
  if (tables.state !== 'ready') return null;
  return tables.value
    ?.filter((table) => ids.includes(table.id))
    .map((table) => <TableView key={table.id} table={table} heading="h2" />);
}

function Notes({ ids }: { ids: readonly string[] }) {
  const words = useStrings(readerStrings);
  const notes = useRecords('notes');
  if (notes.state !== 'ready') return null;
  return notes.value
    ?.filter((note) => ids.includes(note.id))
    .map((note) => (
      <aside key={note.id} className="reader-note" aria-label={words.note}>
        <h2>{words.note}</h2>
        {note.text.split('\n').map((paragraph, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a box never change places
          <p key={at}>
            <LiveText text={paragraph} />
          </p>
        ))}
      </aside>
    ));
}

function Neighbours({ id }: { id: string }) {
  const words = useStrings(commonStrings);
  const lines = useEntryLines();
  if (lines.state !== 'ready') return <nav className="reader-neighbours" />;
  const at = lines.value.findIndex((line) => line.id === id);
  const previous = at > 0 ? lines.value[at - 1] : undefined;
  const next = at >= 0 ? lines.value[at + 1] : undefined;
  return (
    <nav className="reader-neighbours" aria-label={`${words.previous} / ${words.next}`}>
      {previous ? (
        <a rel="prev" href={readerHash({ page: 'entry', id: previous.id })}>
          <span className="reader-hint">‹ {words.previous}</span>
          {previous.title}
        </a>
      ) : (
        <span />
      )}
      {next && (
        <a rel="next" href={readerHash({ page: 'entry', id: next.id })}>
          <span className="reader-hint">{words.next} ›</span>
          {next.title}
        </a>
      )}
    </nav>
  );
}

import { useEffect, useMemo, useRef } from 'react';
import type { NoteBox, Person, Term } from '../../data/yearbook/model';
import { LiveText } from '../entity/live-text';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { WhenLoaded } from './book';
import { dataStrings } from './data-strings';
import { FilteredList } from './filtered-list';
import { byLetter, Letters, letterOfText } from './letters';
import { readerStrings } from './strings';
import { useRecords } from './use-records';

/** 名词解释 and 资料 from A to Z: each term with its explanation. */
export function GlossaryPage({ id }: { id?: string }) {
  const words = useStrings(readerStrings);
  const terms = useRecords('terms');
  const notes = useRecords('notes');
  const boxes = notes.state === 'ready' ? (notes.value ?? []) : [];
  return (
    <>
      <h1>{words.pages.glossary}</h1>
      <WhenLoaded of={terms}>
        {(all) => (
          <FilteredList items={explainedOf(all, boxes, words.note)} textOf={explainedText}>
            {(shown) => <Alphabet items={shown} sought={id} />}
          </FilteredList>
        )}
      </WhenLoaded>
    </>
  );
}

/** One entry a term: those of the list and those of the boxes that stand beside entries; a box without terms is one. */
export function explainedOf(terms: readonly Term[], boxes: readonly NoteBox[], box: string): ExplainedItem[] {
  return [
    ...terms.map(({ id, term, text, page }) => ({ key: id, id, head: term, under: null, text, page })),
    ...boxes.flatMap(({ id, terms: inside, text, page }): ExplainedItem[] =>
      inside.length === 0
        ? [{ key: id, id, head: box, under: null, text, page }]
        : inside.map((one) => ({ key: `${id} ${one.term}`, id, head: one.term, under: box, text: one.text, page })),
    ),
  ];
}

const explainedText = (item: ExplainedItem) => `${item.head} ${item.text}`;

function Alphabet({ items, sought }: { items: readonly ExplainedItem[]; sought?: string }) {
  const data = useStrings(dataStrings);
  const groups = useMemo(() => byLetter(items, (item) => letterOfText(item.head)), [items]);
  return (
    <>
      <Letters letters={groups.map((group) => group.letter)} prefix="term" />
      {groups.map((group) => (
        <section key={group.letter} className="reader-letter">
          <h2 id={`term-${group.letter}`}>{group.letter === '#' ? data.other : group.letter}</h2>
          <Explained items={group.items} sought={sought} />
        </section>
      ))}
    </>
  );
}

/** 人物: a line for each, opening what the book tells. */
export function PeoplePage({ id }: { id?: string }) {
  const words = useStrings(readerStrings);
  const people = useRecords('people');
  return (
    <>
      <h1>{words.pages.people}</h1>
      <WhenLoaded of={people}>
        {(all) => (
          <FilteredList items={all} textOf={personText}>
            {(shown) => shown.map((person) => <Biography key={person.id} person={person} sought={person.id === id} />)}
          </FilteredList>
        )}
      </WhenLoaded>
    </>
  );
}

const personText = (person: Person) => `${person.name} ${person.section} ${person.text}`;

/** The first sentence says who it is. */
const brief = (text: string) => /^[^。\n]{4,120}/.exec(text)?.[0] ?? text.slice(0, 60);

function Biography({ person, sought }: { person: Person; sought: boolean }) {
  const words = useStrings(readerStrings);
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (sought) box.current?.scrollIntoView({ block: 'center' });
  }, [sought]);
  return (
    <details ref={box} className={`reader-person${sought ? ' reader-sought' : ''}`} open={sought}>
      <summary>
        <b>{person.name}</b>
        <span className="reader-brief">{brief(person.text)}</span>
        <PrintedPage page={person.page} />
      </summary>
      <p className="reader-hint">{person.section}</p>
      {person.text.split('\n').map((paragraph, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change places
        <p key={at}>
          <LiveText text={paragraph} />
        </p>
      ))}
      {person.signature && <p className="reader-hint">{words.compilers(person.signature.join('、'))}</p>}
    </details>
  );
}

export interface ExplainedItem {
  key: string;
  /** Of the list's term, or of the box it stands in. */
  id: string;
  head: string;
  under: string | null;
  text: string;
  page: number;
}

function Explained({ items, sought }: { items: readonly ExplainedItem[]; sought?: string }) {
  useEffect(() => {
    if (sought) document.getElementById(sought)?.scrollIntoView({ block: 'center' });
  }, [sought]);
  return (
    <dl className="reader-explained">
      {items.map((item) => (
        <div key={item.key} id={item.id} className={item.id === sought ? 'reader-sought' : undefined}>
          <dt>
            {item.head}
            {item.under && <span className="reader-hint"> {item.under}</span>}
            <PrintedPage page={item.page} />
          </dt>
          {item.text.split('\n').map((paragraph, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change places
            <dd key={at}>
              <LiveText text={paragraph} />
            </dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

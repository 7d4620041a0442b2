import { useEffect } from 'react';
import type { NoteBox, Person, Term } from '../../data/yearbook/model';
import { LiveText } from '../entity/live-text';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { WhenLoaded } from './book';
import { FilteredList } from './filtered-list';
import { readerStrings } from './strings';
import { useRecords } from './use-records';

/** 名词解释 and 资料: each term with its explanation. */
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
            {(shown) => <Explained items={shown} sought={id} />}
          </FilteredList>
        )}
      </WhenLoaded>
    </>
  );
}

/** The terms of the list, then the boxes that stand beside entries. */
function explainedOf(terms: readonly Term[], boxes: readonly NoteBox[], box: string): ExplainedItem[] {
  return [
    ...terms.map(({ id, term, text, page }) => ({ id, head: term, under: null, text, page })),
    ...boxes.map(({ id, terms: inside, text, page }) => {
      const head = inside.map(({ term }) => term).join('、');
      return { id, head: head || box, under: head ? box : null, text, page };
    }),
  ];
}

const explainedText = (item: ExplainedItem) => `${item.head} ${item.text}`;

/** 人物: each person with what the book tells. */
export function PeoplePage({ id }: { id?: string }) {
  const words = useStrings(readerStrings);
  const people = useRecords('people');
  return (
    <>
      <h1>{words.pages.people}</h1>
      <WhenLoaded of={people}>
        {(all) => (
          <FilteredList items={all} textOf={personText}>
            {(shown) => (
              <Explained
                items={shown.map((person) => ({ ...person, head: person.name, under: person.section }))}
                sought={id}
              />
            )}
          </FilteredList>
        )}
      </WhenLoaded>
    </>
  );
}

const personText = (person: Person) => `${person.name} ${person.section} ${person.text}`;

interface ExplainedItem {
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
        <div key={item.id} id={item.id} className={item.id === sought ? 'reader-sought' : undefined}>
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

import { memo, useMemo, useState } from 'react';
import type { Understood } from '../../data/build/reading-worker';
import type { Category, Section } from '../../data/yearbook';
import { useStrings } from '../i18n';
import { newBookStrings } from './strings';

/** So many categories are open from the beginning; of more, each shows its sections when it is opened. */
const FEW = 6;

interface TreeProps {
  book: Understood['book'];
  onLine: (line: number) => void;
}

/** 类目 › 分目 › 条目 as read; a heading leads to its line. Drawn anew with another book only: thousands of sections. */
export const Tree = memo(function Tree({ book, onLine }: TreeProps) {
  const words = useStrings(newBookStrings);
  const { categories, sections, entries } = book;
  const sectionsOf = useMemo(() => Map.groupBy(sections, ({ category }) => category), [sections]);
  const entriesOf = useMemo(
    () => Map.groupBy(entries, ({ category, section }) => `${category}\n${section}`),
    [entries],
  );
  return (
    <section>
      <h2>{words.tree}</h2>
      <p className="hint">
        {words.counts(categories.length, sections.length, entries.length)}；
        {words.more(book.chronicle.length, book.tables.length, book.orgs.length)}。{words.treeHint}
      </p>
      <ul className="tree">
        {categories.map((category) => (
          <li key={category.id}>
            <Branch
              category={category}
              sections={sectionsOf.get(category.title) ?? []}
              count={({ title }) => entriesOf.get(`${category.title}\n${title}`)?.length ?? 0}
              isOpen={categories.length <= FEW}
              onLine={onLine}
            />
          </li>
        ))}
      </ul>
    </section>
  );
});

interface BranchProps {
  category: Category;
  sections: Section[];
  /** Entries of a section. */
  count: (section: Section) => number;
  isOpen: boolean;
  onLine: (line: number) => void;
}

function Branch({ category, sections, count, isOpen, onLine }: BranchProps) {
  const words = useStrings(newBookStrings);
  const [open, setOpen] = useState(isOpen);
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{category.title}</b> <small>{sections.length}</small>
      </summary>
      {open && (
        <>
          <button type="button" className="link" onClick={() => onLine(category.lines[0])}>
            {words.line(category.lines[0])}
          </button>
          <ul>
            {sections.map((section) => (
              <li key={section.id}>
                <button type="button" className="link" onClick={() => onLine(section.lines[0])}>
                  {section.title}
                </button>{' '}
                <small>
                  {words.entriesOf(count(section))}
                  {section.page > 0 && `，${words.page(section.page)}`}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}

import { useEffect, useRef } from 'react';
import { countLines, lineAt, ownerAt } from '../../data/build/line-text';
import type { Understood } from '../../data/build/understood';
import { useStrings } from '../i18n';
import { newBookStrings } from './strings';
import type { Description } from './use-reading';

export type PointedLevel = '' | 'category' | 'section' | 'entry' | 'text' | 'furniture';

export interface Pointed {
  /** What the line says, without white space. */
  text: string;
  level: PointedLevel;
}

interface LinePointerProps {
  understood: Understood;
  line: number;
  given: Description;
  onLine: (line: number) => void;
  onPoint: (pointed: Pointed) => void;
}

/** Lines shown around the chosen one. */
const AROUND = 14;
const LEVELS: PointedLevel[] = ['', 'category', 'section', 'entry', 'text', 'furniture'];

/** Signs shown of a line: a whole book can stand on one. */
const SHOWN = 600;
const shown = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text || '\u00a0');
const tight = (text: string) => text.replace(/\s+/g, '');

/** The text around a line, who owns each line, and a choice of what the line is. */
export function LinePointer({ understood, line, given, onLine, onPoint }: LinePointerProps) {
  const words = useStrings(newBookStrings);
  const source = understood.text;
  const last = countLines(source);
  const chosen = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new line scrolls
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [line]);
  const from = Math.max(1, line - AROUND);
  const to = Math.min(last, line + AROUND);
  const text = tight(lineAt(source, line));
  const level: PointedLevel = given.furniture?.includes(text) ? 'furniture' : (given.headings?.[text] ?? '');
  const ownerOf = (at: number) => {
    const owner = ownerAt(source, at);
    if (owner === '') return lineAt(source, at, SHOWN).trim() === '' ? '' : words.noOwner;
    return words.owner[owner] ?? owner;
  };
  return (
    <aside id="lines" className="lines" aria-label={words.lines}>
      <h2>{words.lines}</h2>
      <p className="hint">{words.linesHint}</p>
      <div className="lines-tools">
        <label>
          <span>{words.goLine}</span>
          <input
            type="number"
            min={1}
            max={last}
            value={line}
            onChange={({ target }) => onLine(Math.min(last, Math.max(1, Number(target.value) || 1)))}
          />
        </label>
        <label>
          <span>{words.isA(line)}</span>
          <select
            value={level}
            disabled={text === ''}
            onChange={({ target }) => onPoint({ text, level: target.value as PointedLevel })}
          >
            {LEVELS.map((one) => (
              <option key={one} value={one}>
                {words.levels[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ol className="lines-text">
        {Array.from({ length: to - from + 1 }, (_, i) => from + i).map((at) => (
          <li key={at} ref={at === line ? chosen : undefined}>
            <button type="button" aria-pressed={at === line} onClick={() => onLine(at)}>
              <i>{at}</i>
              <span>{shown(lineAt(source, at, SHOWN + 1))}</span>
              <small>{ownerOf(at)}</small>
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}

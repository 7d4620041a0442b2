import { useEffect, useRef } from 'react';
import type { Understood } from '../../data/build/reading-worker';
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

const tight = (text: string) => text.replace(/\s+/g, '');

/** The text around a line, who owns each line, and a choice of what the line is. */
export function LinePointer({ understood, line, given, onLine, onPoint }: LinePointerProps) {
  const words = useStrings(newBookStrings);
  const { lines, owners } = understood;
  const chosen = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new line scrolls
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [line]);
  const from = Math.max(1, line - AROUND);
  const to = Math.min(lines.length, line + AROUND);
  const text = tight(lines[line - 1] ?? '');
  const level: PointedLevel = given.furniture?.includes(text) ? 'furniture' : (given.headings?.[text] ?? '');
  const ownerOf = (at: number) => {
    const owner = owners[at - 1] ?? '';
    if (owner === '') return tight(lines[at - 1] ?? '') === '' ? '' : words.noOwner;
    return words.owner[owner.slice(0, owner.indexOf(':') < 0 ? undefined : owner.indexOf(':'))] ?? owner;
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
            max={lines.length}
            value={line}
            onChange={({ target }) => onLine(Math.min(lines.length, Math.max(1, Number(target.value) || 1)))}
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
              <span>{lines[at - 1] || '\u00a0'}</span>
              <small>{ownerOf(at)}</small>
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}

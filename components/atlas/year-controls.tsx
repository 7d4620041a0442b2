import { useStrings } from '../i18n';
import { atlasStrings } from './strings';
import { monthsOf, type YearItem } from './year';

interface YearMonthsProps {
  year: number;
  items: readonly YearItem[];
  /** The month chosen, `2021-03`; null: the whole year. */
  month: string | null;
  onMonth: (month: string | null) => void;
}

/** Twelve months as bars; the one chosen, pressed again, gives the whole year back. */
export function YearMonths({ year, items, month: chosen, onMonth }: YearMonthsProps) {
  const strings = useStrings(atlasStrings);
  const months = monthsOf(year, items);
  const most = Math.max(...months.map((month) => month.count), 1);
  return (
    <fieldset className="at-months" aria-label={strings.year.months}>
      {months.map(({ month, count }) => {
        const number = Number(month.slice(5));
        return (
          <button
            key={month}
            type="button"
            aria-pressed={chosen === month}
            aria-label={`${strings.year.month(number)}：${strings.year.count(count)}`}
            title={`${strings.year.month(number)} · ${strings.year.count(count)}`}
            onClick={() => onMonth(chosen === month ? null : month)}
          >
            <i style={{ blockSize: `${(100 * count) / most}%` }} />
            <span>{number}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

interface YearPlayerProps {
  at: number;
  count: number;
  onAt: (at: number) => void;
  playing: boolean;
  onPlaying: (playing: boolean) => void;
}

/** Back, play, on, and a slider over the items. */
export function YearPlayer({ at, count, onAt, playing, onPlaying }: YearPlayerProps) {
  const strings = useStrings(atlasStrings);
  const last = count - 1;
  return (
    <>
      <button
        type="button"
        className="at-round"
        aria-label={strings.year.previous}
        disabled={at <= 0}
        onClick={() => onAt(at - 1)}
      >
        ‹
      </button>
      <button
        type="button"
        className="at-round at-play"
        aria-label={playing ? strings.year.pause : strings.year.play}
        disabled={count === 0}
        onClick={() => {
          if (!playing && at >= last) onAt(0);
          onPlaying(!playing);
        }}
      >
        {playing ? '❚❚' : '▶'}
      </button>
      <button
        type="button"
        className="at-round"
        aria-label={strings.year.next}
        disabled={at >= last}
        onClick={() => onAt(at + 1)}
      >
        ›
      </button>
      <input
        type="range"
        min={0}
        max={Math.max(last, 0)}
        value={Math.min(at, Math.max(last, 0))}
        aria-label={strings.year.list}
        aria-valuetext={strings.year.position(at + 1, count)}
        onChange={(event) => onAt(Number(event.target.value))}
      />
    </>
  );
}

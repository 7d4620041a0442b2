import type { ReactNode } from 'react';
import type { MarkGroup } from '../../data/gazetteer/model';
import { useNavigation } from './navigation';
import './entity-row.css';

interface EntityRowItemProps {
  /** Colour and shape of the marker. */
  group: MarkGroup;
  /** Number of its marker on the map. */
  number?: number;
  /** No point of its own: the marker is hollow. */
  hollow?: boolean;
  name: ReactNode;
  /** Under the name, or after it where the row is `tight`. */
  sub?: ReactNode;
  side?: ReactNode;
  /** One line a row. */
  tight?: boolean;
  /** Lit together with its marker. */
  lit?: boolean;
  onLight?: (on: boolean) => void;
  /** What the row does. Without it the row leads to the entity `to`. */
  onPick?: () => void;
  to?: string;
  title?: string;
  /** For lists that are one stop of the Tab key. */
  tabIndex?: number;
  onFocus?: () => void;
  /** A second way on, to the entity's own page. */
  onOpen?: { label: string; open: () => void };
}

/** A name in a list: marker, name, what it is and where, something at its side. */
export function EntityRowItem(props: EntityRowItemProps) {
  const { group, number, hollow, name, sub, side, tight, lit, onLight, onOpen } = props;
  const way = useNavigation();
  const inner = (
    <>
      <span
        className={`row-marker row-marker-${group}${hollow ? ' row-marker-hollow' : ''}`}
        aria-hidden={number === undefined}
      >
        {number}
      </span>
      <span className="row-name">{name}</span>
      {sub !== undefined && <span className="row-sub">{sub}</span>}
      {side !== undefined && <span className="row-side">{side}</span>}
    </>
  );
  const common = {
    className: 'row-pick',
    title: props.title,
    tabIndex: props.tabIndex,
    onFocus: () => {
      onLight?.(true);
      props.onFocus?.();
    },
    onBlur: () => onLight?.(false),
  };
  const to = props.to === undefined ? undefined : way?.({ page: 'entity', id: props.to });
  return (
    <li
      className={`row${lit ? ' row-lit' : ''}${tight ? ' row-tight' : ''}`}
      onMouseEnter={onLight && (() => onLight(true))}
      onMouseLeave={onLight && (() => onLight(false))}
    >
      {!props.onPick && to?.href !== undefined ? (
        <a {...common} href={to.href}>
          {inner}
        </a>
      ) : (
        <button {...common} type="button" onClick={props.onPick ?? to?.onGo}>
          {inner}
        </button>
      )}
      {onOpen && (
        <button type="button" className="row-open" aria-label={onOpen.label} onClick={onOpen.open}>
          <span aria-hidden="true">›</span>
        </button>
      )}
    </li>
  );
}

import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import './combobox.css';
import './search-field.css';

export interface ComboboxOption {
  key: string;
  /** Options that follow one another with the same group stand under one heading. */
  group?: string;
  /** Address of the option, where it has one: it can be opened in a new tab. */
  href?: string;
  content: ReactNode;
}

interface ComboboxProps<T extends ComboboxOption> {
  label: string;
  /** Accessible name of the list. */
  listLabel: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
  options: readonly T[];
  onPick: (option: T) => void;
  /** The option the arrows or the pointer are on. */
  onActive?: (option: T | null) => void;
  /** Over what follows, open while the field has the focus; else the list stands under the field. */
  popup?: boolean;
  /** The first option is on at once (Enter opens the best). */
  autoSelect?: boolean;
  /** Said to a screen reader, and under the field where the list is no popup. */
  status?: ReactNode;
  /** Between the field and the list, where the list is no popup. */
  tools?: ReactNode;
  /** In place of a list. */
  empty?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/**
 * A field with suggestions (ARIA Authoring Practices, combobox with a list): the field keeps the focus, ↑ ↓ choose, Enter
 * takes, Esc clears.
 */
export function Combobox<T extends ComboboxOption>(props: ComboboxProps<T>) {
  const { label, value, options, onPick, onActive, popup = false, autoSelect = false, status, empty } = props;
  const list = useId();
  const field = useRef<HTMLInputElement>(null);
  useImperativeHandle(props.ref, () => field.current!, []);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(autoSelect ? 0 : -1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, other options
  useEffect(() => setAt(autoSelect ? 0 : -1), [value, autoSelect]);
  const shown = !popup || open;
  const current = options[at];

  const move = (to: number) => {
    const next = options.length === 0 ? -1 : (to + options.length) % options.length;
    setAt(next);
    onActive?.(options[next] ?? null);
    document.getElementById(`${list}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const pick = (option: T | undefined) => {
    if (!option) return;
    setOpen(false);
    setAt(-1);
    onActive?.(null);
    onPick(option);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A key pressed while an input method composes belongs to the input method.
    if (event.nativeEvent.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
        event.preventDefault();
        setOpen(true);
        return move(at + 1);
      case 'ArrowUp':
        event.preventDefault();
        return move(at < 0 ? -1 : at - 1);
      case 'Enter':
        return pick(current ?? options[0]);
      case 'Escape':
        if (popup && open && (value !== '' || options.length > 0)) event.stopPropagation();
        props.onChange('');
        setOpen(false);
        onActive?.(null);
    }
  };
  const heading = (i: number) => options[i]?.group !== undefined && options[i]?.group !== options[i - 1]?.group;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the field and its list together closes the list
    <div
      className={popup ? 'combobox combobox-popup' : 'combobox'}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}
    >
      <input
        ref={field}
        type="text"
        role="combobox"
        className="combobox-field"
        autoComplete="off"
        spellCheck={false}
        placeholder={props.hint ?? label}
        aria-label={label}
        aria-expanded={shown && options.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={shown && current ? `${list}-${at}` : undefined}
        value={value}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          props.onChange(event.target.value);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <p role="status" className={popup ? 'unseen' : 'combobox-status'}>
        {status}
      </p>
      {props.tools}
      <div
        id={list}
        role="listbox"
        aria-label={props.listLabel}
        className="combobox-list"
        hidden={!shown || (popup && options.length === 0 && !empty)}
        tabIndex={-1}
      >
        {shown &&
          options.map((option, i) => (
            <Option
              key={option.key}
              id={`${list}-${i}`}
              option={option}
              heading={heading(i)}
              selected={i === at}
              onEnter={() => {
                if (!popup) return;
                setAt(i);
                onActive?.(option);
              }}
              onPick={() => pick(option)}
            />
          ))}
      </div>
      {shown && options.length === 0 && empty && (popup ? <p className="combobox-empty">{empty}</p> : empty)}
    </div>
  );
}

interface OptionProps {
  id: string;
  option: ComboboxOption;
  heading: boolean;
  selected: boolean;
  onEnter: () => void;
  onPick: () => void;
}

function Option({ id, option, heading, selected, onEnter, onPick }: OptionProps) {
  const common = { id, role: 'option', tabIndex: -1, 'aria-selected': selected, className: 'combobox-option' } as const;
  return (
    <>
      {heading && (
        <p className="combobox-group" role="presentation">
          {option.group}
        </p>
      )}
      {option.href === undefined ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: an option is known by its role, given in common
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, options are never focused (ARIA combobox)
        <div {...common} onMouseDown={(event) => event.preventDefault()} onMouseEnter={onEnter} onClick={onPick}>
          {option.content}
        </div>
      ) : (
        <a {...common} href={option.href} onMouseEnter={onEnter}>
          {option.content}
        </a>
      )}
    </>
  );
}

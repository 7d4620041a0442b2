import type { KeyboardEvent, ReactNode, Ref } from 'react';
import './search-field.css';

interface SearchFieldProps {
  /** What is sought, for the placeholder and a screen reader. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** How many are left, said to a screen reader too. */
  status?: ReactNode;
  hint?: string;
  className?: string;
  ref?: Ref<HTMLInputElement>;
}

/** A field that filters or searches as one types. */
export function SearchField({ label, value, onChange, onKeyDown, status, hint, className, ref }: SearchFieldProps) {
  return (
    <div className={className ? `search-field ${className}` : 'search-field'}>
      <input
        ref={ref}
        type="search"
        value={value}
        placeholder={hint ?? label}
        aria-label={label}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {status !== undefined && <span role="status">{status}</span>}
    </div>
  );
}

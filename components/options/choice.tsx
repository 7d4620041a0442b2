interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  /** Value → what it is called, in the order shown. */
  choices: Record<T, string>;
  onChange: (value: T) => void;
}

/** One of a few: a labelled select, so that phones and screen readers show their own list. */
export function Choice<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  return (
    <label className="choice">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as T)}>
        {(Object.keys(choices) as T[]).map((one) => (
          <option key={one} value={one}>
            {choices[one]}
          </option>
        ))}
      </select>
    </label>
  );
}

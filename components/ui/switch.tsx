import type { ReactNode } from 'react';
import './switch.css';

interface SwitchProps {
  label: ReactNode;
  hint?: ReactNode;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}

/** A setting that is on or off; the whole row is the target. */
export function Switch({ label, hint, on, disabled, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      disabled={disabled}
      className="switch"
      onClick={() => onChange(!on)}
    >
      <span className="switch-words">
        <span className="switch-label">{label}</span>
        {hint && <span className="switch-hint">{hint}</span>}
      </span>
      <span className="switch-track" aria-hidden="true">
        <span className="switch-knob" />
      </span>
    </button>
  );
}

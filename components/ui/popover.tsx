import { type ReactNode, useEffect, useRef, useState } from 'react';
import './popover.css';

interface PopoverProps {
  /** Accessible name of the button and of the box. */
  label: string;
  /** What stands on the button where that is not its label. */
  face?: ReactNode;
  className?: string;
  /** The box's content; `close` closes it and gives the focus back. */
  children: (close: () => void) => ReactNode;
}

/** A button with a box under it. Esc and a press elsewhere close it; Esc gives the focus back to the button. */
export function Popover({ label, face, className = 'button', children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement | null>(null);
  const button = useRef<HTMLButtonElement | null>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('keydown', leave);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('keydown', leave);
    };
  }, [open]);
  return (
    <div className="popover" ref={box}>
      <button
        type="button"
        ref={button}
        className={className}
        aria-label={face === undefined ? undefined : label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {face ?? label}
      </button>
      {open && (
        <section className="popover-box" aria-label={label}>
          {children(close)}
        </section>
      )}
    </div>
  );
}

import { useEffect, useRef, useState } from 'react';
import { useStrings } from '../i18n';
import { GroundChoice } from './ground-choice';
import { atlasStrings } from './strings';

export interface ExportChoice {
  id: string;
  label: string;
  make: () => Promise<Blob>;
  file: string;
}

interface AtlasMenuProps {
  exports: readonly ExportChoice[];
  count: number;
  tiles: { url: string; attribution: string } | null;
  onTiles: (tiles: { url: string; attribution: string } | null) => void;
  link: string;
  onTab?: () => void;
  onOptions: () => void;
}

/** What is needed now and then: export of what is shown, the base map, the link, the tab. */
export function AtlasMenu({ exports, count, tiles, onTiles, link, onTab, onOptions }: AtlasMenuProps) {
  const strings = useStrings(atlasStrings);
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const box = useRef<HTMLDivElement | null>(null);
  const button = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const leave = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
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
  const run = async (choice: ExportChoice) => {
    try {
      save(await choice.make(), choice.file);
      setSaid(strings.menu.saved(choice.file));
    } catch {
      setSaid(strings.menu.failed);
    }
  };
  return (
    <div className="at-menu" ref={box}>
      <button
        type="button"
        ref={button}
        className="at-round"
        aria-label={strings.menu.label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      {open && (
        <section className="at-menu-box" aria-label={strings.menu.label}>
          <p className="at-group">
            {strings.menu.export} · {strings.menu.shown(count)}
          </p>
          <div className="at-actions">
            {exports.map((choice) => (
              <button key={choice.id} type="button" className="button" onClick={() => void run(choice)}>
                {choice.label}
              </button>
            ))}
          </div>
          <p role="status" className="at-said">
            {said}
          </p>
          <GroundChoice tiles={tiles} onTiles={onTiles} />
          <div className="at-actions">
            <button
              type="button"
              className="button"
              onClick={() => void navigator.clipboard.writeText(link).then(() => setSaid(strings.entity.linked))}
            >
              {strings.menu.copyLink}
            </button>
            {onTab && (
              <button type="button" className="button" onClick={onTab}>
                {strings.menu.tab}
              </button>
            )}
            <button type="button" className="button" onClick={onOptions}>
              {strings.states.options}
            </button>
          </div>
        </section>
      )}
    </div>
  );
}

function save(blob: Blob, file: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  // The download reads the address after the click; a minute is ample for a file of this size.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

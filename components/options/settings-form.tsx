import type { Settings } from '../../data/settings/shape';
import { useStrings } from '../i18n';
import { Switch } from '../ui/switch';
import { Choice } from './choice';
import { optionsStrings } from './strings';

interface SettingsFormProps {
  settings: Settings;
  compare: boolean;
  onCompare: (on: boolean) => void;
  onChange: (change: Partial<Settings>) => void;
}

const MODIFIERS = { alt: 'Alt', ctrl: 'Ctrl', shift: 'Shift' };

/** What the reader can choose about marks, card, short names and look. Each change is kept at once. */
export function SettingsForm({ settings, compare, onCompare, onChange }: SettingsFormProps) {
  const words = useStrings(optionsStrings);
  const set =
    <K extends keyof Settings>(key: K) =>
    (value: Settings[K]) =>
      onChange({ [key]: value } as Partial<Settings>);
  return (
    <>
      <section>
        <h2>{words.sections.marking}</h2>
        <Switch
          label={words.everywhere}
          hint={words.everywhereHint}
          on={settings.everywhere}
          onChange={set('everywhere')}
        />
        <Choice label={words.density} value={settings.density} choices={words.densities} onChange={set('density')} />
        <Switch label={words.badge} on={settings.badge} onChange={set('badge')} />
      </section>
      <section>
        <h2>{words.sections.card}</h2>
        <Choice label={words.trigger} value={settings.trigger} choices={words.triggers} onChange={set('trigger')} />
        {settings.trigger === 'modifier' && (
          <Choice label={words.modifier} value={settings.modifier} choices={MODIFIERS} onChange={set('modifier')} />
        )}
        {settings.trigger !== 'click' && (
          <label className="choice">
            <span>{words.delay}</span>
            <span className="choice-range">
              <input
                type="range"
                min={0}
                max={1000}
                step={50}
                value={Math.min(settings.delay, 1000)}
                aria-valuetext={words.milliseconds(settings.delay)}
                onChange={(event) => set('delay')(Number(event.target.value))}
              />
              <output>{words.milliseconds(settings.delay)}</output>
            </span>
          </label>
        )}
        <Switch label={words.compare} hint={words.compareHint} on={compare} onChange={onCompare} />
      </section>
      <section>
        <h2>{words.sections.expand}</h2>
        <Choice
          label={words.expandForm}
          value={settings.expandForm}
          choices={words.expandForms}
          onChange={set('expandForm')}
        />
        <Choice
          label={words.expandScope}
          value={settings.expandScope}
          choices={words.expandScopes}
          onChange={set('expandScope')}
        />
        <Choice label={words.copyMode} value={settings.copy} choices={words.copyModes} onChange={set('copy')} />
      </section>
      <section>
        <h2>{words.sections.look}</h2>
        <Choice label={words.theme} value={settings.theme} choices={words.themes} onChange={set('theme')} />
        <Choice label={words.language} value={settings.language} choices={words.languages} onChange={set('language')} />
      </section>
    </>
  );
}

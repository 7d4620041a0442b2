import type { Feedback } from '../../data/recognizer/model';
import type { Settings, Sites } from '../../data/settings/shape';
import { useTitle } from '../app-frame/use-title';
import { useStrings } from '../i18n';
import { BackupSection, type BackupSectionProps } from '../shelf/backup-section';
import { ShelfSection, type ShelfSectionProps } from '../shelf/shelf-section';
import { commonStrings } from '../strings/common';
import { AnswersSection } from './answers-section';
import type { GroundSectionProps } from './ground-section';
import './sheet.css';
import './options.css';
import { late } from '../ui/late';
import { SettingsForm } from './settings-form';
import { SitesSection } from './sites-section';
import { StorageSection, type StorageState } from './storage-section';
import { optionsStrings } from './strings';

/** Below what is seen at first, and seldom wanted: they come after the page is drawn. */
const GroundChoice = late(() => import('../atlas/ground-choice').then((part) => part.GroundChoice));
const GroundSection = late(() => import('./ground-section').then((part) => part.GroundSection));
const Privacy = late(() => import('./privacy').then((part) => part.Privacy));

interface OptionsProps {
  settings: Settings;
  /** Figures of pages are compared with the book's. */
  compare: boolean;
  onCompare: (on: boolean) => void;
  sites: Sites;
  answers: readonly Feedback[];
  books: ShelfSectionProps;
  ground: GroundSectionProps;
  backup: BackupSectionProps;
  storage: StorageState | null;
  onSettings: (change: Partial<Settings>) => void;
  onRemoveSite: (list: keyof Sites, item: string) => void;
  onAnswers: (answers: Feedback[]) => void;
  onPersist: () => Promise<boolean>;
}

/** All settings on one page, each kept as soon as it is changed. */
export function Options(props: OptionsProps) {
  const words = useStrings(optionsStrings);
  const common = useStrings(commonStrings);
  useTitle(`${common.product} · ${words.title}`);
  return (
    <main className="options">
      <h1>{words.title}</h1>
      <SettingsForm
        settings={props.settings}
        compare={props.compare}
        onCompare={props.onCompare}
        onChange={props.onSettings}
      />
      <SitesSection sites={props.sites} onRemove={props.onRemoveSite} />
      <AnswersSection answers={props.answers} onChange={props.onAnswers} />
      <ShelfSection {...props.books} />
      <section>
        <h2>{words.sections.tiles}</h2>
        <p className="hint">{words.tilesHint}</p>
        <GroundChoice
          key={props.settings.tiles?.url}
          tiles={props.settings.tiles}
          onTiles={(tiles) => props.onSettings({ tiles })}
        />
      </section>
      <GroundSection {...props.ground} />
      <BackupSection {...props.backup} />
      <StorageSection storage={props.storage} onPersist={props.onPersist} />
      <Privacy />
    </main>
  );
}

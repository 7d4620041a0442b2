import { useState } from 'react';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { Menu } from '../ui/menu';
import { Popover } from '../ui/popover';
import { saveFile } from '../ui/save-file';
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
  /** What is copied as the address of what is shown. */
  link: { text: string; label: string };
  onTab?: () => void;
  onOptions: () => void;
}

/** What is needed now and then: export of what is shown, the base map, the link, the tab. */
export function AtlasMenu({ exports, count, tiles, onTiles, link, onTab, onOptions }: AtlasMenuProps) {
  const strings = useStrings(atlasStrings).menu;
  const common = useStrings(commonStrings);
  const [said, setSaid] = useState('');
  const run = async (choice: ExportChoice) => {
    try {
      saveFile(choice.file, await choice.make());
      setSaid(common.saved(choice.file));
    } catch {
      setSaid(common.saveFailed);
    }
  };
  const copy = () =>
    navigator.clipboard.writeText(link.text).then(
      () => setSaid(common.copied),
      () => setSaid(common.copyFailed),
    );
  const groups = [
    {
      title: strings.shown(count),
      items: exports.map((choice) => ({ id: choice.id, label: choice.label, onSelect: () => void run(choice) })),
    },
    {
      items: [
        { id: 'link', label: link.label, onSelect: () => void copy() },
        { id: 'print', label: strings.print, onSelect: () => print() },
        ...(onTab ? [{ id: 'tab', label: strings.tab, onSelect: onTab }] : []),
        { id: 'options', label: common.openOptions, onSelect: onOptions },
      ],
    },
  ];
  return (
    <Popover label={common.more} face="⋯" className="at-round">
      {() => (
        <>
          <Menu label={common.more} groups={groups} />
          <p role="status" className="at-said">
            {said}
          </p>
          <GroundChoice tiles={tiles} onTiles={onTiles} />
        </>
      )}
    </Popover>
  );
}

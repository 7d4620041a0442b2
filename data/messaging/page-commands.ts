/** All that the keyboard, the menus and the popup ask of a page. */
export const PAGE_COMMANDS = [
  'next-name',
  'previous-name',
  'open-card',
  'pin-card',
  'close-card',
  'toggle-page',
  'show-marks',
  'expand-page',
  'restore-page',
  'expand-selection',
  'look-up-selection',
] as const;
export type PageCommand = (typeof PAGE_COMMANDS)[number];

/** Those that need a selection or a card at hand: no key of the browser's can be set for them. */
const WITHOUT_KEY = ['restore-page', 'expand-selection', 'look-up-selection'] as const;

/** Commands that the reader can bind to a key: the manifest's `commands` (`wxt.config.ts`). */
export type KeyCommand = Exclude<PageCommand, (typeof WITHOUT_KEY)[number]>;

export function isKeyCommand(command: string): command is KeyCommand {
  return (
    (PAGE_COMMANDS as readonly string[]).includes(command) && !(WITHOUT_KEY as readonly string[]).includes(command)
  );
}

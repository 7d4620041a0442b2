export interface FoundBrowser {
  kind: 'chromium' | 'chrome' | 'edge' | 'firefox';
  path: string;
}
export function findBrowsers(): FoundBrowser[];
export const HOW_TO_INSTALL: string;
export function needChromium(log?: (line: string) => void): FoundBrowser;
export function needFirefox(log?: (line: string) => void): FoundBrowser;

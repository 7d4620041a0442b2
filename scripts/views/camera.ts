import type { FoxPage } from '../driver/firefox';
import type { Lens } from '../driver/launch';

/** One tab of a browser with the built extension, of which pictures are taken; the same for Chromium and Firefox. */
export interface Camera {
  /** Opens an address anew in a viewport of this size and gives the picture once it has settled. */
  take(address: string, size: { width: number; height: number }): Promise<Buffer>;
  close(): Promise<void>;
}

/** For pictures only: maps, names and fonts settle in that time, in milliseconds. */
const SETTLING = 700;
const settle = () => new Promise<void>((done) => setTimeout(done, SETTLING));

export async function chromiumCamera(lens: Lens): Promise<Camera> {
  const page = await lens.newPage('about:blank');
  return {
    async take(address, size) {
      await page.setViewportSize(size);
      await page.goto('about:blank');
      await page.goto(address);
      await page.locator('main').first().waitFor();
      await settle();
      return page.screenshot();
    },
    close: () => page.close(),
  };
}

export function firefoxCamera(page: FoxPage): Camera {
  return {
    async take(address, size) {
      await page.setViewport(size);
      await page.goto('about:blank');
      await page.goto(address);
      await page.until(() => document.querySelector('main') !== null);
      await settle();
      return page.screenshot();
    },
    close: () => page.close(),
  };
}

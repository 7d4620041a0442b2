import { bareExtensionPage, type Lens } from './launch';

/** The real side panel, which Playwright does not see as a page. */
export interface SidePanel {
  /** Evaluates an expression in the panel and gives its value (awaited when it is a promise). */
  evaluate<T>(expression: string): Promise<T>;
  /** PNG of the panel; `width` in CSS pixels, when not the width the browser gave it. */
  screenshot(width?: number): Promise<Buffer>;
}

/** Opens the browser's side panel by a click on a page of the extension (it opens on a gesture only) and attaches to it. */
export async function openSidePanel(lens: Lens): Promise<SidePanel> {
  const page = await bareExtensionPage(lens);
  await page.evaluate(async () => {
    const { id } = await chrome.windows.getCurrent();
    const button = document.createElement('button');
    button.id = 'open-panel';
    button.textContent = 'open';
    button.onclick = () => chrome.sidePanel.open({ windowId: id! });
    document.body.append(button);
  });
  await page.click('#open-panel');
  const { browser } = lens;
  let target: string | undefined;
  for (const until = Date.now() + 10_000; !target && Date.now() < until; ) {
    const { targetInfos } = await browser.send('Target.getTargets');
    target = targetInfos.find((info) => info.url === lens.url('sidepanel.html'))?.targetId;
    if (!target) await page.waitForTimeout(100);
  }
  // The panel stays; the reader's own page comes to the front again, and the panel follows it.
  await page.close();
  if (!target) throw new Error('the side panel did not open');
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId: target, flatten: false });
  let serial = 0;
  const waiting = new Map<number, (message: { result?: unknown; error?: { message: string } }) => void>();
  browser.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return;
    const message = JSON.parse(event.message);
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  const send = async <T>(method: string, params: object = {}): Promise<T> => {
    const id = ++serial;
    const answer = new Promise<{ result?: unknown; error?: { message: string } }>((resolve) =>
      waiting.set(id, resolve),
    );
    await browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    const { result, error } = await answer;
    if (error) throw new Error(error.message);
    return result as T;
  };
  const evaluate = async <T>(expression: string) => {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const { result } = await send<{ result: { value: T } }>('Runtime.evaluate', params);
    return result.value;
  };
  // Debian's Chromium has English alone without chromium-l10n, and Playwright's locale does not reach the panel.
  const userAgent = await evaluate<string>('navigator.userAgent');
  await send('Emulation.setUserAgentOverride', { userAgent, acceptLanguage: lens.locale });
  await send('Page.reload');
  return {
    evaluate,
    async screenshot(width) {
      if (width) {
        const height = await evaluate<number>('innerHeight');
        await send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
        // Two frames: the layout follows the width, then the map does.
        await evaluate('new Promise((done) => setTimeout(done, 500))');
      }
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(data, 'base64');
    },
  };
}

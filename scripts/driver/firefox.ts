import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import WebSocket from 'ws';
import { needFirefox } from './find-browser.mjs';
import { PATIENCE } from './launch';

/**
 * Stock Firefox over its own WebDriver BiDi socket, with nothing between: Playwright does not drive it, and geckodriver
 * would be one more program to install.
 */

/** Any id will do; a fixed one tells us the addresses of the extension's pages. */
const UUID = '6f1c1e6a-5d0b-4c57-9a43-2f6b1d0c7e11';

const PREFS: Record<string, string | number | boolean> = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  // A JSON file of the extension is then a bare page of it, and not Firefox's viewer.
  'devtools.jsonview.enabled': false,
  'intl.accept_languages': 'zh-CN,zh',
  // Decoders of films, which it fetches from their makers.
  'media.gmp-manager.updateEnabled': false,
};

interface Tree {
  context: string;
  url: string;
  children: Tree[] | null;
}

type Answer = { id?: number; type: string; result?: unknown; error?: string; message?: string };

/** One socket to the browser: numbered commands, each answered within patience. */
class Line {
  private serial = 0;
  private readonly waiting = new Map<number, (answer: Answer) => void>();

  private constructor(private readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const answer = JSON.parse(String(data)) as Answer;
      if (answer.id === undefined) return;
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
    socket.on('close', () => {
      for (const answer of this.waiting.values()) answer({ type: 'error', error: 'Firefox has gone' });
      this.waiting.clear();
    });
  }

  static open(address: string): Promise<Line> {
    return new Promise((done, fail) => {
      const socket = new WebSocket(address, { handshakeTimeout: PATIENCE });
      socket.once('error', fail);
      socket.once('open', () => done(new Line(socket)));
    });
  }

  send<T>(method: string, params: object = {}): Promise<T> {
    const id = ++this.serial;
    return new Promise((done, fail) => {
      const late = setTimeout(() => {
        this.waiting.delete(id);
        fail(new Error(`${method}: no answer from Firefox in ${PATIENCE} ms`));
      }, PATIENCE);
      this.waiting.set(id, ({ type, result, error, message }) => {
        clearTimeout(late);
        if (type === 'error') fail(new Error(`${method}: ${error} ${message ?? ''}`));
        else done(result as T);
      });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.socket.close();
  }
}

export interface Point {
  x: number;
  y: number;
}

/** A document in the browser: a tab's or a frame's. Functions run in its own world, their argument and value as JSON. */
export class FoxFrame {
  constructor(
    protected readonly line: Line,
    readonly context: string,
    /** The tab it is in. */
    private readonly tab = context,
  ) {}

  async evaluate<T, A = undefined>(work: (argument: A) => T | Promise<T>, argument?: A): Promise<T> {
    const answer = await this.line.send<{
      result?: { value?: string };
      exceptionDetails?: { text: string };
    }>('script.callFunction', {
      functionDeclaration: `async (given) => JSON.stringify({ value: await (${work})(JSON.parse(given).argument) })`,
      arguments: [{ type: 'string', value: JSON.stringify({ argument }) }],
      target: { context: this.context },
      awaitPromise: true,
    });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result?.value ?? '{}').value;
  }

  /** Asks again and again until the value is true for us, and gives it. */
  async until<T, A = undefined>(work: (argument: A) => T | Promise<T>, argument?: A): Promise<NonNullable<T>> {
    let last: unknown;
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(50)) {
      try {
        last = await this.evaluate(work, argument);
        if (last) return last as NonNullable<T>;
      } catch (error) {
        // The document may be on its way still.
        last = error;
      }
    }
    throw new Error(`waited in vain for ${String(work).slice(0, 300)} with ${JSON.stringify(argument)}: ${last}`);
  }

  /** Moves the mouse through these points of the document's viewport, as a hand would. */
  async move(...path: Point[]): Promise<void> {
    await this.act(MOUSE, path.map(to));
  }

  async click(point: Point): Promise<void> {
    const press = (type: string) => ({ type, button: 0 });
    await this.act(MOUSE, [to(point), press('pointerDown'), press('pointerUp')]);
  }

  async press(key: string): Promise<void> {
    const value = key === 'Escape' ? '\uE00C' : key;
    await this.act({ type: 'key' }, [{ type: 'keyDown', value }]);
    // In the tab: a frame may be gone by what the key did.
    await this.act({ type: 'key' }, [{ type: 'keyUp', value }], this.tab);
  }

  private async act(source: { type: string }, actions: object[], context = this.context): Promise<void> {
    await this.line.send('input.performActions', { context, actions: [{ ...source, id: source.type, actions }] });
  }
}

/** One tab. */
export class FoxPage extends FoxFrame {
  async goto(url: string): Promise<void> {
    await this.line.send('browsingContext.navigate', { context: this.context, url, wait: 'complete' });
  }

  async bringToFront(): Promise<void> {
    await this.line.send('browsingContext.activate', { context: this.context });
  }

  /** The first frame in the tab, at any depth, with an address like this; waits for one when there is none. */
  async frame(address: RegExp): Promise<FoxFrame> {
    const within = (trees: Tree[]): Tree | undefined => {
      for (const tree of trees) {
        const found = address.test(tree.url) ? tree : within(tree.children ?? []);
        if (found) return found;
      }
      return undefined;
    };
    for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(50)) {
      const { contexts } = await this.line.send<{ contexts: Tree[] }>('browsingContext.getTree', {
        root: this.context,
      });
      const found = within(contexts[0]?.children ?? []);
      if (found) return new FoxFrame(this.line, found.context, this.context);
    }
    throw new Error(`no frame ${address}`);
  }

  /** Sets the size of the viewport, in CSS pixels. */
  async setViewport(viewport: { width: number; height: number }): Promise<void> {
    await this.line.send('browsingContext.setViewport', { context: this.context, viewport });
  }

  /** PNG of the viewport or of a part of it. */
  async screenshot(part?: Point & { width: number; height: number }): Promise<Buffer> {
    const { data } = await this.line.send<{ data: string }>('browsingContext.captureScreenshot', {
      context: this.context,
      ...(part ? { clip: { type: 'box', ...part } } : {}),
    });
    return Buffer.from(data, 'base64');
  }

  /** The page as it is printed, a PDF. */
  async print(): Promise<Buffer> {
    const { data } = await this.line.send<{ data: string }>('browsingContext.print', { context: this.context });
    return Buffer.from(data, 'base64');
  }

  async close(): Promise<void> {
    await this.line.send('browsingContext.close', { context: this.context });
  }
}

export interface Fox {
  /** Address of a page of the extension. */
  url(path: string): string;
  newPage(address: string): Promise<FoxPage>;
  /** Opens the extension's real sidebar; its document is one of `browser.extension.getViews({ type: 'sidebar' })`. */
  openSidebar(): Promise<void>;
  /** Ends the background script, as Firefox does after 30 idle seconds. */
  endBackground(): Promise<void>;
  /** Takes the extension out of the browser. */
  uninstall(): Promise<void>;
  close(): Promise<void>;
}

export interface FoxOptions {
  /** Folder of the built extension. */
  extension: string;
  /** Browser to run; found on this machine when not given. */
  executable?: string;
  /** Send everything but loopback to this port. */
  proxyPort?: number;
  /** Preferences on top of those of every run. */
  prefs?: Record<string, string | number | boolean>;
}

/** Starts Firefox without a window, in a profile that is thrown away, with the built extension. */
export async function launchFirefox(options: FoxOptions): Promise<Fox> {
  const { proxyPort } = options;
  const extension = resolve(options.extension);
  const manifest = JSON.parse(readFileSync(join(extension, 'manifest.json'), 'utf8'));
  const id: string = manifest.browser_specific_settings.gecko.id;
  const prefs = {
    ...PREFS,
    ...options.prefs,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
    ...(proxyPort
      ? {
          'network.proxy.type': 1,
          'network.proxy.http': '127.0.0.1',
          'network.proxy.http_port': proxyPort,
          'network.proxy.ssl': '127.0.0.1',
          'network.proxy.ssl_port': proxyPort,
        }
      : {}),
  };
  const profile = mkdtempSync(join(tmpdir(), 'yearbook-lens-firefox-'));
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(prefs)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const executable = options.executable ?? needFirefox().path;
  const browser = spawn(
    executable,
    [
      '--headless',
      '--no-remote',
      '--profile',
      profile,
      '--remote-debugging-port=0',
      // Without it the extension's own pages are out of reach.
      '--remote-allow-system-access',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const over = new Promise<void>((done) => {
    browser.once('close', () => done());
    browser.once('error', () => done());
  });
  const clear = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  const end = () => void browser.kill('SIGKILL');
  const interrupted = () => {
    end();
    clear();
  };
  process.once('exit', interrupted);
  let line: Line | undefined;
  const close = async (): Promise<void> => {
    // Its own way out first: where the command is a script that starts the browser, a signal would end the script alone.
    await line?.send('browser.close').catch(() => undefined);
    if (!line) browser.kill();
    const stubborn = setTimeout(end, 5_000);
    await over;
    clearTimeout(stubborn);
    process.off('exit', interrupted);
    line?.close();
    clear();
  };
  try {
    const opened = await Line.open(`${await addressOf(browser, executable)}/session`);
    line = opened;
    await opened.send('session.new', { capabilities: {} });
    await opened.send('webExtension.install', { extensionData: { type: 'path', path: extension } });
    const inBrowser = async <A>(work: (argument: A) => unknown, argument: A): Promise<void> => {
      const { contexts } = await opened.send<{ contexts: Tree[] }>('browsingContext.getTree', {
        'moz:scope': 'chrome',
        maxDepth: 0,
      });
      await new FoxFrame(opened, contexts[0]?.context ?? '').evaluate(work, argument);
    };
    const url = (path: string) => `moz-extension://${UUID}/${path}`;
    return {
      url,
      async newPage(address) {
        const { context } = await opened.send<{ context: string }>('browsingContext.create', { type: 'tab' });
        const page = new FoxPage(opened, context);
        await page.goto(address);
        return page;
      },
      openSidebar: () =>
        inBrowser(
          async (key) => {
            await SidebarController.show(key);
          },
          `${id.toLowerCase().replaceAll(/[^a-z0-9_-]/g, '_')}-sidebar-action`,
        ),
      endBackground: () =>
        inBrowser(async (addon) => {
          await WebExtensionPolicy.getByID(addon).extension.terminateBackground();
        }, id),
      async uninstall() {
        await opened.send('webExtension.uninstall', { extension: id });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What Firefox's own window knows, of which we use this much. */
declare const SidebarController: { show(key: string): Promise<unknown> };
declare const WebExtensionPolicy: { getByID(id: string): { extension: { terminateBackground(): Promise<void> } } };

/** Reads from the browser's messages where it listens. */
function addressOf(browser: ChildProcess, executable: string): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const failed = (why: string) => {
      clearTimeout(late);
      fail(new Error(`${executable} ${why}\n${said.slice(-1000)}`));
    };
    const late = setTimeout(() => failed(`did not open its WebDriver BiDi socket in ${PATIENCE} ms`), PATIENCE);
    browser.stderr?.on('data', (data) => {
      said += data;
      const address = /WebDriver BiDi listening on (\S+)/.exec(said)?.[1];
      if (!address) return;
      clearTimeout(late);
      done(address);
    });
    browser.once('error', ({ message }) => failed(`would not start: ${message}`));
    browser.once('exit', (code) => failed(`ended with code ${code}`));
  });
}

const MOUSE = { type: 'pointer', parameters: { pointerType: 'mouse' } };
const to = ({ x, y }: Point) => ({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 20 });
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

// Finds a browser on this machine; Node only, so that it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const ON_PATH = [
  ['chromium', ['chromium', 'chromium-browser']],
  ['chrome', ['google-chrome-stable', 'google-chrome', 'chrome']],
  ['edge', ['microsoft-edge-stable', 'microsoft-edge', 'msedge']],
  ['firefox', ['firefox', 'firefox-esr']],
];

const env = process.env;
const MAC = [
  ['chromium', '/Applications/Chromium.app/Contents/MacOS/Chromium'],
  ['chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['edge', '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'],
];
const WINDOWS = [
  ['chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['chromium', 'Chromium\\Application\\chrome.exe'],
  ['firefox', 'Mozilla Firefox\\firefox.exe'],
].flatMap(([kind, path]) =>
  [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
    .filter(Boolean)
    .map((folder) => [kind, join(folder, path)]),
);

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @returns {{kind: 'chromium' | 'chrome' | 'edge' | 'firefox', path: string}[]} every browser found, best first. */
export function findBrowsers() {
  const found = [];
  for (const [kind, given] of [
    ['chromium', env.YL_CHROMIUM],
    ['firefox', env.YL_FIREFOX],
  ])
    if (given && existsSync(given)) found.push({ kind, path: given });
  for (const [kind, names] of ON_PATH) {
    const path = names
      .flatMap((name) => (env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)))
      .find(runnable);
    if (path) found.push({ kind, path });
  }
  const installed = process.platform === 'darwin' ? MAC : process.platform === 'win32' ? WINDOWS : [];
  for (const [kind, path] of installed) if (existsSync(path)) found.push({ kind, path });
  return found;
}

function isDebianRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

export const HOW_TO_INSTALL =
  'No Chromium, Chrome or Edge was found.\n' +
  '  Debian/Ubuntu: sudo apt-get install chromium fonts-noto-cjk\n' +
  '  Fedora: sudo dnf install chromium google-noto-sans-cjk-fonts\n' +
  '  macOS, Windows: install Chrome, Edge or Chromium from its maker\n' +
  '  Elsewhere installed: set YL_CHROMIUM to its full path.';

const HOW_TO_INSTALL_FIREFOX =
  'No Firefox was found.\n' +
  '  Debian: sudo apt-get install firefox-esr fonts-noto-cjk\n' +
  '  Ubuntu, Fedora, macOS, Windows: install Firefox 153 or newer (from its maker; a snap cannot read test profiles)\n' +
  '  Elsewhere installed: set YL_FIREFOX to its full path.';

/** Installs packages on Debian as root; false anywhere else. */
function install(log, ...packages) {
  if (!isDebianRoot()) return false;
  log(`No such browser yet: installing ${packages.join(' and ')} with apt-get …`);
  const run = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  run('update', '-q');
  run('install', '-y', '-q', '--no-install-recommends', ...packages);
  return true;
}

function need(wanted, howTo, log, ...packages) {
  const find = () => findBrowsers().find(wanted);
  const present = find();
  if (present) return present;
  const tried = install(log, ...packages);
  const installed = tried && find();
  if (!installed) throw new Error(tried ? `apt-get could not install ${packages[0]}.\n${howTo}` : howTo);
  return installed;
}

/** A Chromium-family browser; on Debian as root it is installed when missing. Throws an Error that says what to install. */
export function needChromium(log = console.error) {
  return need(({ kind }) => kind !== 'firefox', HOW_TO_INSTALL, log, 'chromium', 'fonts-noto-cjk');
}

/** A Firefox, in the same way. */
export function needFirefox(log = console.error) {
  return need(({ kind }) => kind === 'firefox', HOW_TO_INSTALL_FIREFOX, log, 'firefox-esr', 'fonts-noto-cjk');
}

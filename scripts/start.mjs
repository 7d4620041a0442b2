// `npm start [-- --headless] [--out FOLDER] [--firefox] [--browser PATH]`: from a fresh clone to the extension at work.
// Node only, nothing installed.
import { findBrowsers, HOW_TO_INSTALL, needChromium } from './driver/find-browser.mjs';
import { needNode, needPackages, npx, run } from './driver/prepare.mjs';

const args = process.argv.slice(2);
if (args.includes('--help') || args.includes('-h')) {
  console.log(
    'npm start                  build, open a browser with the extension and a sample page\n' +
      'npm start -- --headless    the same without a window; prints what was found, saves screenshots\n' +
      '  --out FOLDER             where the screenshots go (default .output/screenshots)\n' +
      '  --firefox                open Firefox instead of a Chromium browser\n' +
      '  --browser PATH           this browser and no other',
  );
  process.exit(0);
}
const headless = args.includes('--headless');
needNode();
if (!headless && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  console.error('There is no display here: use "npm start -- --headless".');
  process.exit(1);
}
const given = args.includes('--browser');
const firefox =
  !given &&
  !headless &&
  (args.includes('--firefox') || !findBrowsers().some(({ kind }) => kind !== 'firefox')) &&
  findBrowsers().find(({ kind }) => kind === 'firefox');
if (!firefox && !given) {
  try {
    needChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : HOW_TO_INSTALL);
    process.exit(1);
  }
}
needPackages();
console.error('Building the pack and the extension …');
const target = firefox ? ['-b', 'firefox', '--mv3'] : [];
if (run('npm', ['run', '--silent', 'pack']) !== 0) process.exit(1);
if (npx('wxt', 'build', '--level', 'warn', ...target) !== 0) process.exit(1);
process.exit(npx('tsx', 'scripts/show.ts', ...(firefox ? ['--firefox', '--browser', firefox.path] : []), ...args));

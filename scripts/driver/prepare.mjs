// What `npm start` and `npm test` do first, with Node alone: right Node, packages in place.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a command of the project with its output shown; gives the exit code. */
export function run(command, args, options = {}) {
  const { status, signal, error } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    ...options,
  });
  if (error) throw error;
  if (signal) process.exit(130);
  return status ?? 1;
}

/**
 * As `run` beside others: resolves to the exit code and to what was said, which is not shown.
 * `behind`: what else asks for the processor has most of it.
 */
export function runAside(command, args, { behind = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    if (behind && child.pid) lower(child.pid);
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => said.push(data));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString() }));
  });
}

/** Gives way to others from now on, and what it starts. */
function lower(pid) {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It is over already.
  }
}

/**
 * The file behind a command of an installed package, for `node`: npx takes as long to start it as the command takes to start.
 */
export function commandOf(name, packageName = name) {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/** Runs a command of an installed package with its output shown; gives the exit code. */
export const npx = (name, ...args) => run('npx', ['--no-install', name, ...args]);

export function needNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node ${process.versions.node} is too old: install Node 20.19 or newer.`);
  process.exit(1);
}

/** Installs the packages of the lock when they are missing or older than it. */
export function needPackages(log = console.error) {
  const installed = join(ROOT, 'node_modules/.package-lock.json');
  const lock = join(ROOT, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  log('Installing packages (npm ci) …');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  if (run('npm', ['ci', ...quiet], { stdio: ['ignore', 'ignore', 'inherit'] }) !== 0) {
    console.error('npm ci failed: see above. A network (or a filled npm cache) is needed the first time.');
    process.exit(1);
  }
}

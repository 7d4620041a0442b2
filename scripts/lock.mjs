// Completes package-lock.json after `npm install`: `node scripts/lock.mjs`.
// A registry that does not carry every platform's binary (a mirror) makes npm leave those optional packages out of the
// lock, and `npm ci` then refuses the lock on every machine. Each one is named again here by its parent's lock entry,
// with the platform read from its name; download addresses are left out, so that any registry serves.
// Every entry gets the hash of its archive, asked of the registry where npm left it out: none is installed unchecked.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** Completes a parsed lock in place and says how many entries were added. */
export function completeLock(lock) {
  let added = 0;
  for (const [path, entry] of Object.entries({ ...lock.packages })) {
    delete lock.packages[path].resolved;
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const place = `node_modules/${name}`;
      if (lock.packages[place] || lock.packages[`${path}/${place}`] || !/^\d/.test(version)) continue;
      const os = SYSTEMS.find((system) => name.includes(system));
      const cpu = PROCESSORS.find((processor) => new RegExp(`\\b${processor}`).test(name));
      if (!os && !cpu) continue;
      lock.packages[place] = {
        version,
        ...(cpu ? { cpu: [cpu] } : {}),
        ...(entry.dev ? { dev: true } : {}),
        ...(name.includes('musl') ? { libc: ['musl'] } : name.includes('gnu') ? { libc: ['glibc'] } : {}),
        optional: true,
        ...(os ? { os: [os] } : {}),
      };
      added++;
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  return added;
}

/** Asks npm for the hashes of archives that the lock does not have. Says how many there were. */
export function addIntegrity(lock) {
  let added = 0;
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (path === '' || entry.link || entry.integrity) continue;
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const answer = execFileSync('npm', ['view', `${name}@${entry.version}`, 'dist.integrity'], { encoding: 'utf8' });
    if (!/^sha512-/.test(answer)) throw new Error(`the registry has no hash of ${name} ${entry.version}`);
    entry.integrity = answer.trim();
    added++;
  }
  return added;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const file = new URL('../package-lock.json', import.meta.url);
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const added = completeLock(lock);
  const hashed = addIntegrity(lock);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${added} platform packages added, ${hashed} hashes`);
}

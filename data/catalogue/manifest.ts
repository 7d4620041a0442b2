/**
 * The catalogue's list of files with their hashes, signed: whoever serves the files can keep them back, but not change
 * them. Plain files on any host; no server program is needed.
 */

export interface CatalogueFile {
  path: string;
  bytes: number;
  /** SHA-256, hex. */
  sha256: string;
}

export interface Manifest {
  format: 'yearbook-lens-catalogue';
  version: 1;
  /** Counts up with every publication: a reader refuses an older one than it has seen. */
  serial: number;
  districts: { code: string; name: string }[];
  shards: number;
  files: CatalogueFile[];
}

export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
}

const hex = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** SHA-256 of a file, hex. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
}

/** Signs a manifest's text with an Ed25519 key (RFC 8032). */
export async function signManifest(text: string, key: CryptoKey): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', key, new TextEncoder().encode(text)));
}

/**
 * Reads a manifest that `key` has signed and that is not older than `atLeast`. Throws {@link CatalogueError} with what is
 * wrong: a bad signature before anything of the text is believed.
 */
export async function readManifest(
  text: string,
  signature: Uint8Array,
  key: CryptoKey,
  atLeast = 0,
): Promise<Manifest> {
  const right = await crypto.subtle.verify(
    'Ed25519',
    key,
    signature as Uint8Array<ArrayBuffer>,
    new TextEncoder().encode(text),
  );
  if (!right) throw new CatalogueError('the catalogue is not signed by its publisher');
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== 'yearbook-lens-catalogue' || manifest.version !== 1)
    throw new CatalogueError('the catalogue is of a form that this version does not know');
  if (manifest.serial < atLeast) throw new CatalogueError('the catalogue is older than the one seen before');
  return manifest;
}

/** The bytes of a file as the manifest promises them; throws {@link CatalogueError} otherwise. */
export async function checkFile(manifest: Manifest, path: string, bytes: Uint8Array): Promise<Uint8Array> {
  const file = manifest.files.find((one) => one.path === path);
  if (!file) throw new CatalogueError(`the catalogue has no file ${path}`);
  if (file.bytes !== bytes.length || file.sha256 !== (await sha256(bytes)))
    throw new CatalogueError(`${path} is not what the catalogue promises`);
  return bytes;
}

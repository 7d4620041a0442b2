import { browser } from 'wxt/browser';
import type { PublishedRow } from '../../data/shelf/published';
import type { PackStamp } from '../../data/store';

const PACK = '/pack/shangcheng-2022.json.gz';
const NAMES = '/pack/shangcheng-2022.names.json.gz';
const STAMP = '/pack/shangcheng-2022.stamp.json';

/** The names of the book in our package, as a file of their own: what pages need first. */
export interface PackagedNames extends PublishedRow {
  wire: string;
}

/** Text of a file of our package; one that ends in `.gz` is unpacked on the way. */
async function read(path: string): Promise<string> {
  const response = await fetch(browser.runtime.getURL(path as '/'));
  if (!response.ok || !response.body) throw new Error(`${path}: ${response.status}`);
  if (!path.endsWith('.gz')) return response.text();
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).text();
}

export const readPackFile = (): Promise<string> => read(PACK);

export async function readNamesFile(): Promise<PackagedNames> {
  return JSON.parse(await read(NAMES)) as PackagedNames;
}

/** What the build wrote beside the pack, so that a start need not read the pack to know that nothing has changed. */
export async function readStamp(): Promise<PackStamp | undefined> {
  try {
    return JSON.parse(await read(STAMP)) as PackStamp;
  } catch {
    return undefined;
  }
}

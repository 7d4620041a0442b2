import {
  type Box,
  boxOf,
  buildOsmLayers,
  ExtractError,
  mapLayersOf,
  type OsmShape,
  overpassQuery,
  readExtract,
} from '../basemap/index';
import { isTiles, readTiles } from '../basemap/vector-tiles';
import { type FromWorker, GroundError, type GroundSource, type GroundStep, type ToWorker } from './ground-client';
import { type GroundInfo, infoOf, saveGround } from './grounds';
import { openLibrary } from './library';
import type { GroundRow } from './model';
import { getBookLayers } from './queries';

/** Taking a finer base map in, off the pages: an extract is tens of megabytes of JSON. */

/** Largest extract, bytes: a district's is about 20 MB. */
const LARGEST = 300 * 1024 * 1024;
/** Metres a thinned line may run beside the true one: half a pixel at the closest zoom the map is read at. */
const TOLERANCE = 4;

interface Line {
  postMessage: (message: FromWorker) => void;
  addEventListener: (type: 'message', listener: (event: MessageEvent<ToWorker>) => void) => void;
}

/** The worker's end: takes the one ground it is asked for. */
export function serveGrounds(line: Line): void {
  line.addEventListener('message', async ({ data: { pack, source } }) => {
    const tell = (step: GroundStep, bytes = 0) => line.postMessage({ type: 'progress', progress: { step, bytes } });
    try {
      line.postMessage({ type: 'done', info: await take(pack, source, tell) });
    } catch (error) {
      const known = error instanceof ExtractError || error instanceof GroundError;
      line.postMessage({
        type: 'failed',
        fault: known ? error.fault : 'unknown',
        detail: known ? error.detail : String((error as Error)?.message ?? error),
      });
    }
  });
}

async function take(
  pack: string,
  source: GroundSource,
  tell: (step: GroundStep, bytes?: number) => void,
): Promise<GroundInfo> {
  const box = boxOf(await getBookLayers(pack));
  if (!box) throw new GroundError('no-outline');
  tell('ask');
  const shapes = await shapesOf(source, box, tell);
  const layers = mapLayersOf(buildOsmLayers(shapes, box, TOLERANCE));
  tell('keep');
  const row: GroundRow = {
    pack,
    takenAt: new Date().toISOString(),
    source: 'file' in source ? 'file' : 'overpass',
    name: 'file' in source ? source.file.name : new URL(source.url).host,
    features: layers.reduce((sum, { features }) => sum + features.features.length, 0),
    vertices: layers.reduce(
      (sum, { features }) => sum + features.features.reduce((all, one) => all + positions(one.geometry), 0),
      0,
    ),
    layers,
  };
  await saveGround(row, openLibrary());
  return infoOf(row);
}

/** What is drawn of the box: out of the service's answer, a file of the same kind, or an archive of vector tiles. */
async function shapesOf(
  source: GroundSource,
  box: Box,
  tell: (step: GroundStep, bytes?: number) => void,
): Promise<OsmShape[]> {
  if ('file' in source && (await isTiles(source.file))) {
    const shapes = await readTiles(source.file, box, (bytes) => tell('read', bytes));
    tell('convert');
    return shapes;
  }
  const text =
    'file' in source
      ? await readLimited(source.file.stream(), tell)
      : await readLimited(await ask(source.url, overpassQuery(box)), tell);
  tell('convert');
  return readExtract(text);
}

async function ask(url: string, query: string): Promise<ReadableStream<Uint8Array>> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ data: query }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  } catch (error) {
    throw new GroundError('unreachable', String((error as Error).message));
  }
  if (!response.ok || !response.body) throw new GroundError('refused', String(response.status));
  return response.body;
}

async function readLimited(
  stream: ReadableStream<Uint8Array>,
  tell: (step: GroundStep, bytes: number) => void,
): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  let told = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.length;
    if (bytes > LARGEST) throw new GroundError('too-large');
    parts.push(decoder.decode(next.value, { stream: true }));
    if (bytes - told > 256 * 1024) {
      told = bytes;
      tell('read', bytes);
    }
  }
  return parts.join('') + decoder.decode();
}

function positions(geometry: GeoJSON.Geometry): number {
  if (geometry.type === 'MultiLineString') return geometry.coordinates.reduce((sum, line) => sum + line.length, 0);
  if (geometry.type !== 'MultiPolygon') return 0;
  return geometry.coordinates.reduce((sum, area) => sum + area.reduce((all, ring) => all + ring.length, 0), 0);
}

import { availableParallelism } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Tinypool } from 'tinypool';
import { type Batch, split } from './batches';
import type { Done, Settings } from './work';

/** Batches through worker threads: as many under way as keep the cores busy, results in the order of the batches. */

/** Batches that may be under way or waiting for an earlier one, a worker. */
const AHEAD = 3;

export const defaultJobs = (): number => Math.max(1, availableParallelism());

export async function* annotateInParallel(
  batches: AsyncIterable<Batch>,
  wire: string,
  settings: Settings,
  jobs: number,
): AsyncGenerator<{ batch: Batch; done: Done }> {
  // Each thread collects its own garbage: with a thread a core, helpers would only take turns with them (a tenth of the time).
  // Semi-spaces of 4 MB (16 by default) keep two threads below 300 MB whatever the size, and cost a twelfth of the time.
  setFlagsFromString('--no-parallel-scavenge --max-semi-space-size=4');
  const pool = new Tinypool({
    // The packaged command has the worker as a built file beside this one.
    filename: new URL(
      import.meta.url.endsWith('.ts') ? './worker-from-source.mjs' : './annotate-worker.js',
      import.meta.url,
    ).href,
    minThreads: jobs,
    maxThreads: jobs,
    workerData: { wire, settings },
    concurrentTasksPerWorker: 1,
    // What a batch leaves behind dies young; the default lets three times as much of it lie about.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const waiting: { batch: Batch; done: Promise<Done> }[] = [];
  const first = async () => {
    const { batch, done } = waiting.shift()!;
    return { batch, done: await done };
  };
  try {
    for await (const batch of batches) {
      const done = run(pool, batch);
      // A failure is taken where its turn comes, not before.
      done.catch(() => {});
      waiting.push({ batch, done });
      while (waiting.length >= jobs * AHEAD) yield await first();
    }
    while (waiting.length) yield await first();
  } finally {
    await pool.destroy();
  }
}

/** One batch; where it brings the worker down, its documents one by one, and the guilty one is named. */
async function run(pool: Tinypool, batch: Batch): Promise<Done> {
  try {
    return (await pool.run(batch)) as Done;
  } catch (error) {
    const singles = split(batch);
    if (singles.length <= 1) return guilty(batch, error as Error);
    const parts: Done[] = [];
    for (const single of singles) {
      try {
        parts.push((await pool.run(single)) as Done);
      } catch (reason) {
        parts.push(guilty(single, reason as Error));
      }
    }
    return {
      out: Buffer.concat(parts.map(({ out }) => out)),
      documents: sum(parts, 'documents'),
      mentions: sum(parts, 'mentions'),
      characters: sum(parts, 'characters'),
      bad: parts.flatMap(({ bad }) => bad),
    };
  }
}

const sum = (parts: Done[], key: 'documents' | 'mentions' | 'characters') =>
  parts.reduce((all, one) => all + one[key], 0);

function guilty(batch: Batch, error: Error): Done {
  const bad =
    batch.kind === 'lines'
      ? { where: `${batch.file}:${batch.firstLine}`, reason: error.message }
      : { where: batch.documents[0]?.where ?? '', id: batch.documents[0]?.id, reason: error.message };
  return { out: new Uint8Array(0), documents: 0, mentions: 0, characters: 0, bad: [bad as Done['bad'][number]] };
}

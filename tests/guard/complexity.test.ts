import { expect, it } from 'vitest';
import { functionsOf } from '../../scripts/functions';
import { read, sourceFiles } from './sources';

/** Ways through one function (McCabe) from which on a reason has to stand beside it. */
const LIMIT = 20;

it('a function with more than 20 ways through it says why, in a comment that begins with “Complexity:”', () => {
  const files = ['data', 'components', 'entrypoints', 'modules', 'scripts'].flatMap((folder) =>
    sourceFiles(folder, /\.tsx?$/),
  );
  const silent = files.flatMap((file) => {
    const lines = read(file).split('\n');
    return functionsOf(file)
      .filter(({ complexity, line }) => {
        const around = lines.slice(Math.max(0, line - 9), line + 2).join('\n');
        return complexity > LIMIT && !/Complexity: .{10,}/.test(around);
      })
      .map(({ name, line, complexity }) => `${file}:${line} ${name} (${complexity})`);
  });
  expect(silent).toEqual([]);
}, 60_000);

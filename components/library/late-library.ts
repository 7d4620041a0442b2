import type { LibrarySource } from './source';

/**
 * A library whose code comes with the first question: for pages that stand before anything of a book is read.
 * @param load imports the real one
 */
export function lateLibrary(load: () => Promise<LibrarySource>): LibrarySource {
  let library: Promise<LibrarySource> | undefined;
  const ask = async (name: keyof LibrarySource, args: unknown[]): Promise<unknown> => {
    library ??= load();
    const read = (await library)[name] as (...given: unknown[]) => unknown;
    return read(...args);
  };
  return new Proxy({} as LibrarySource, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        ask(name as keyof LibrarySource, args),
  });
}

type Asynchronous<T> = { [K in keyof T]: T[K] extends (...args: never[]) => Promise<unknown> ? T[K] : never };

/**
 * Functions whose code comes with the first call of one of them: for pages that stand before anything of a book is read.
 * @param load imports the real ones
 */
export function lateModule<T extends object>(load: () => Promise<T>): Asynchronous<T> {
  let loading: Promise<T> | undefined;
  const ask = async (name: keyof T, args: unknown[]): Promise<unknown> => {
    loading ??= load().catch((error) => {
      loading = undefined;
      throw error;
    });
    const ready = await loading;
    return (ready[name] as (...given: unknown[]) => unknown).apply(ready, args);
  };
  return new Proxy({} as Asynchronous<T>, {
    get:
      (_, name) =>
      (...args: unknown[]) =>
        ask(name as keyof T, args),
  });
}

/**
 * Checks of values that come from another process, and the types that follow from them: what is checked and what the
 * compiler believes are one text. Own combinators instead of a schema library: they are in the script of every page, whose
 * byte budget a library would eat, and messages are flat. Every string and list has a cap.
 */
export type Check<T> = (value: unknown) => value is T;

/** The type of what passes a check. */
export type Checked<C> = C extends Check<infer T> ? T : never;

type Fields = Record<string, Check<unknown>>;
type Optional<F extends Fields> = { [K in keyof F]: undefined extends Checked<F[K]> ? K : never }[keyof F];
/** An object with these fields; one that may be undefined may be absent. */
type Shape<F extends Fields> = { [K in Exclude<keyof F, Optional<F>>]: Checked<F[K]> } & {
  [K in Optional<F>]?: Checked<F[K]>;
} extends infer O
  ? { [K in keyof O]: O[K] }
  : never;

/** A string of at most `limit` UTF-16 code units. */
export const text =
  <T extends string = string>(limit: number) =>
  (value: unknown): value is T =>
    typeof value === 'string' && value.length <= limit;

export const flag = (value: unknown): value is boolean => typeof value === 'boolean';

export const number = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** A number from 0 to `limit`. */
export const upTo =
  (limit: number) =>
  (value: unknown): value is number =>
    number(value) && value >= 0 && value <= limit;

/** A whole number of 0 or more: a count, or an id of the browser's. */
export const whole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The value or nothing; a field of a shape may then be absent. */
export const maybe =
  <T>(check: Check<T>) =>
  (value: unknown): value is T | undefined =>
    value === undefined || check(value);

export const nullable =
  <T>(check: Check<T>) =>
  (value: unknown): value is T | null =>
    value === null || check(value);

/** One of some words. */
export const one =
  <const T extends readonly string[]>(allowed: T) =>
  (value: unknown): value is T[number] =>
    allowed.includes(value as string);

export const list =
  <T>(check: Check<T>, limit: number) =>
  (value: unknown): value is T[] =>
    Array.isArray(value) && value.length <= limit && value.every(check);

/** An object whose fields pass; it may have others. */
export const shape =
  <const F extends Fields>(fields: F) =>
  (value: unknown): value is Shape<F> => {
    if (typeof value !== 'object' || value === null) return false;
    for (const key in fields) if (!fields[key]?.((value as Record<string, unknown>)[key])) return false;
    return true;
  };

/** An object that says by one field which of several it is: `{ type: 'pin', pinned: true }`. */
export const tagged =
  <const K extends string, const V extends Record<string, Check<object>>>(tag: K, variants: V) =>
  (value: unknown): value is { [T in keyof V]: { [_ in K]: T } & Checked<V[T]> }[keyof V] => {
    const name = (value as Record<string, unknown> | null | undefined)?.[tag];
    return typeof name === 'string' && Object.hasOwn(variants, name) && variants[name]?.(value) === true;
  };

/** Nothing beside the tag, or no parameters at all. */
export const nothing = shape({});

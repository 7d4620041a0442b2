/** A description from any hand, checked before it is used: a clear sentence for each fault. */
import { type BookDescription, saysLayout } from './description';

/** A description that cannot be used: where and why. */
export class DescriptionError extends Error {
  override readonly name = 'DescriptionError';
  readonly field: string;

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.field = field;
  }
}

type Shape = 'string' | 'number' | 'boolean' | 'list' | 'object';

const FIELDS: Record<keyof BookDescription, Shape> = {
  info: 'object',
  mark: 'string',
  wrapped: 'boolean',
  headings: 'object',
  furniture: 'list',
  runningHead: 'string',
  pageAnchor: 'object',
  photoSections: 'list',
  gluedCaptions: 'list',
  parts: 'list',
  categories: 'list',
  tables: 'list',
  mends: 'list',
  findings: 'list',
  expected: 'object',
};
const INFO: Record<keyof BookDescription['info'], Shape> = {
  id: 'string',
  title: 'string',
  district: 'string',
  city: 'string',
  province: 'string',
  year: 'number',
  edition: 'number',
  publisher: 'string',
  compiler: 'string',
};
/** What a described book (with `parts`) must say; an inferred one need say nothing. */
const DESCRIBED: (keyof BookDescription)[] = [
  'info',
  'runningHead',
  'pageAnchor',
  'photoSections',
  'gluedCaptions',
  'categories',
  'tables',
  'mends',
  'findings',
  'expected',
];
const LEVELS = ['category', 'section', 'entry', 'text'];
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

const shapeOf = (value: unknown): Shape | 'null' | 'other' =>
  value === null
    ? 'null'
    : Array.isArray(value)
      ? 'list'
      : typeof value === 'object'
        ? 'object'
        : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
          ? (typeof value as Shape)
          : 'other';

/**
 * Checks the parsed JSON of a description. A field may be missing or null, which leaves it to inference; fields of no known
 * name are refused, since a misspelt correction would silently do nothing.
 * @throws DescriptionError
 */
export function checkDescription(value: unknown): Partial<BookDescription> {
  if (shapeOf(value) !== 'object') throw new DescriptionError('$', 'a description is a JSON object');
  const given = value as Record<string, unknown>;
  check('', given, FIELDS);
  if (given.info) {
    check('info.', given.info as Record<string, unknown>, INFO);
    const { id } = given.info as { id?: unknown };
    if (typeof id === 'string' && !ID.test(id))
      throw new DescriptionError('info.id', 'small letters, figures and hyphens, at most 64, such as wuyuan-2020');
  }
  for (const [line, level] of Object.entries((given.headings ?? {}) as Record<string, unknown>))
    if (!LEVELS.includes(level as string))
      throw new DescriptionError(`headings.${line}`, `one of ${LEVELS.join(', ')}`);
  const clean = Object.fromEntries(Object.entries(given).filter(([, one]) => one !== null)) as Partial<BookDescription>;
  if (saysLayout(clean)) {
    clean.photoSections ??= [];
    clean.gluedCaptions ??= [];
    clean.tables ??= [];
    clean.mends ??= [];
    clean.findings ??= [];
    clean.expected ??= {};
    const missing = DESCRIBED.find((field) => clean[field] === undefined);
    if (missing)
      throw new DescriptionError(
        missing,
        'a description with parts must say this; leave the parts out to have all inferred',
      );
  }
  return clean;
}

function check(prefix: string, given: Record<string, unknown>, fields: Record<string, Shape>): void {
  for (const [field, value] of Object.entries(given)) {
    const wanted = fields[field];
    if (!wanted)
      throw new DescriptionError(prefix + field, `no such field; known are ${Object.keys(fields).join(', ')}`);
    const shape = shapeOf(value);
    if (shape !== 'null' && shape !== wanted) throw new DescriptionError(prefix + field, `should be a ${wanted}`);
  }
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import schema from '../../../data/pack/pack.schema.json';

interface Shape {
  type?: string | string[];
  enum?: unknown[];
  $ref?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
}

/** Filled in when a pack is read: a file may leave them out, a program finds them. */
const FILLED_IN = ['links'];

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** Properties of an interface of the source: whether each may be left out, and whether it may be null. */
function propertiesOf(path: string, name: string): Record<string, { optional: boolean; nullable: boolean }> {
  const body = new RegExp(`export interface ${name} \\{\\n([\\s\\S]*?)\\n\\}`).exec(read(path))?.[1];
  if (body === undefined) throw new Error(`no interface ${name} in ${path}`);
  const out: Record<string, { optional: boolean; nullable: boolean }> = {};
  for (const [, property, optional, type] of body.matchAll(
    /^ {2}(?:readonly )?(\w+)(\?)?: ((?:.|\n(?! {2}\w|\n? {2}\/\*\*))*?);$/gm,
  ))
    out[property!] = { optional: optional === '?', nullable: /(?:^|\| )null$/.test(type!) };
  return out;
}

function resolve(shape: Shape): Shape {
  const key = shape.$ref?.replace('#/$defs/', '');
  return key === undefined ? shape : resolve((schema.$defs as unknown as Record<string, Shape>)[key]!);
}

const mayBeNull = (shape: Shape): boolean => {
  const { type, enum: values } = resolve(shape);
  return (Array.isArray(type) && type.includes('null')) || (values?.includes(null) ?? false);
};

const book = (schema.$defs as unknown as Record<string, Shape>).book!.properties!;
const def = (name: string) => (schema.$defs as unknown as Record<string, Shape>)[name]!;
const items = (list: string) => resolve(book[list]!.items!);
const model = 'data/yearbook/model.ts';

describe('the schema and the types of a pack', () => {
  it.each([
    [model, 'Book', def('book')],
    [model, 'BookInfo', def('info')],
    [model, 'Category', items('categories')],
    [model, 'Section', items('sections')],
    [model, 'Entry', items('entries')],
    [model, 'ChronicleItem', items('chronicle')],
    [model, 'OrgPair', items('orgs')],
    [model, 'Term', items('terms')],
    [model, 'NoteBox', items('notes')],
    [model, 'Caption', items('captions')],
    [model, 'Table', items('tables')],
    [model, 'Person', items('people')],
    [model, 'OfficeHolder', items('offices')],
    [model, 'Honour', items('honours')],
    [model, 'DocumentTitle', items('documents')],
    [model, 'Treatise', items('treatises')],
    [model, 'IndexRow', items('index')],
    [model, 'BookReport', resolve(book.report!)],
    ['data/gazetteer/model.ts', 'Entity', def('entity')],
    ['data/gazetteer/model.ts', 'Name', def('name')],
  ])('%s %s say the same', (path, name, shape) => {
    const wanted = propertiesOf(path, name);
    const got = Object.fromEntries(
      Object.entries(shape.properties ?? {}).map(([property, one]) => [
        property,
        {
          optional: !(shape.required ?? []).includes(property) && !FILLED_IN.includes(property),
          nullable: mayBeNull(one),
        },
      ]),
    );
    expect(got).toEqual(wanted);
  });
});

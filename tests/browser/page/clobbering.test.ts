import { afterEach, expect, it } from 'vitest';
import { make, painted, type Stand, stand } from './stand';

/** Every property that an element of a page can be asked for, and that a field of a form can stand in the way of. */
function propertiesOf(element: object): string[] {
  const names = new Set<string>();
  for (let at: object | null = element; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  return [...names].filter((name) => /^[a-z]\w*$/i.test(name));
}

let page: Stand;
afterEach(() => {
  page.off();
  document.body.replaceChildren();
});

it('reads, paints, counts and finds text in forms whose fields stand in the way of any property', async () => {
  const names = propertiesOf(document.createElement('form'));
  expect(names).toEqual(expect.arrayContaining(['parentNode', 'matches', 'getBoundingClientRect', 'nodeType']));
  expect(names.length).toBeGreaterThan(250);
  for (const name of names) {
    const form = document.createElement('form');
    form.append(
      make('input', [], { type: 'hidden', name }),
      make('p', ['在清波街道']),
      '又到',
      make('b', ['清波']),
      '街道',
    );
    document.body.append(form);
  }
  page = stand();
  await page.idle();
  const count = 2 * names.length;
  expect(page.texts()).toHaveLength(count);
  expect(page.seen()).toHaveLength(count);
  expect(painted().place?.length).toBeGreaterThan(4);
  // And what changes in them.
  for (const form of [...document.body.children]) Element.prototype.prepend.call(form, '先是柳翠井巷社区，');
  await page.idle();
  expect(page.texts().filter((text) => text === '柳翠井巷社区')).toHaveLength(names.length);
});

it('goes on past a form that answers with its fields, wherever in the page it stands', async () => {
  const form = make('form', [
    ...['parentNode', 'nextSibling', 'firstChild', 'localName', 'attributes', 'hasAttributes', 'getRootNode'].map(
      (name) => make('input', [], { type: 'hidden', name }),
    ),
    '在清波街道',
  ]);
  document.body.append(make('p', ['柳翠井巷社区']), make('div', [form]), make('p', ['清波街道']));
  page = stand();
  await page.idle();
  expect(page.texts()).toEqual(['柳翠井巷社区', '清波街道', '清波街道']);
});

import { page } from 'vitest/browser';

type Role = Parameters<typeof page.getByRole>[0];

/** Everything inside that a screen reader knows by this role (and exactly this name), in document order. */
export function all(within: Element, role: Role, name?: string | RegExp): HTMLElement[] {
  const options = name === undefined ? {} : { name, exact: typeof name === 'string' };
  return page
    .getByRole(role, options)
    .elements()
    .filter((element): element is HTMLElement => element instanceof HTMLElement && within.contains(element));
}

/** The first of them; an error that lists what there is when there is none. */
export function one(within: Element, role: Role, name?: string | RegExp): HTMLElement {
  const [found] = all(within, role, name);
  if (!found) throw new Error(`no ${role} “${name}”; there are: ${said(all(within, role)).join(' | ') || 'none'}`);
  return found;
}

/** What they say. */
export const said = (elements: readonly Element[]): string[] =>
  elements.map((element) => element.textContent?.trim() ?? '');

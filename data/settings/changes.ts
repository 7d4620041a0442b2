import type { Feedback } from '../recognizer/model';
import { covers, LIST_LIMIT, offReason, PINS_LIMIT, pageKey, type Settings, type Sites, siteKey } from './shape';

/** Changes of what the reader has chosen, as pure functions: the page script, the worker and our pages make the same ones. */

/** A list with an item at its end or without it; the oldest go first where it grows too long. */
function withItem(list: readonly string[], item: string, present: boolean, limit: number): string[] {
  const rest = list.filter((other) => other !== item);
  return present ? [...rest, item].slice(-limit) : rest;
}

/** Marks off (or on again) on a host. Turning a host on also takes a parent domain off the list. */
export function withSiteOff(sites: Sites, host: string, off: boolean): Sites {
  if (host === '') return sites;
  const rest = off ? sites.off : sites.off.filter((item) => !covers([item], host));
  return { ...sites, off: withItem(rest, host, off, LIST_LIMIT.sites) };
}

/** Marks off (or on again) on one page. */
export function withPageOff(sites: Sites, url: string, off: boolean): Sites {
  return { ...sites, pagesOff: withItem(sites.pagesOff, pageKey(url), off, LIST_LIMIT.pagesOff) };
}

/** Always expand abbreviations on a host, or no longer. */
export function withSiteExpand(sites: Sites, host: string, on: boolean): Sites {
  return host === '' ? sites : { ...sites, expand: withItem(sites.expand, host, on, LIST_LIMIT.sites) };
}

/** Marks on a page the other way round: off for this page alone, or on, whatever had turned them off. */
export function withPageToggled(settings: Settings, sites: Sites, url: string): { settings: Settings; sites: Sites } {
  if (offReason(settings, sites, url) === null) return { settings, sites: withPageOff(sites, url, true) };
  return {
    settings: { ...settings, everywhere: true },
    sites: withPageOff(withSiteOff(sites, siteKey(url), false), url, false),
  };
}

/** The answers on the same name in the same place. */
export function answersLike(answers: readonly Feedback[], { name, scope, where }: Feedback): Feedback[] {
  return answers.filter((item) => item.name === name && item.scope === scope && item.where === where);
}

/** Answers with a new one in place of those like it; `instead` puts others there, for taking it back. */
export function withAnswer(answers: readonly Feedback[], given: Feedback, instead: readonly Feedback[] = [given]) {
  const same = answersLike(answers, given);
  return [...answers.filter((item) => !same.includes(item)), ...instead].slice(-LIST_LIMIT.feedback);
}

/** Pinned entities and entries with one more at the end, or without it. */
export function withPin(pins: readonly string[], entity: string, pinned: boolean): string[] {
  return withItem(pins, entity, pinned, PINS_LIMIT);
}

/** Names looked at last that are kept. */
const RECENTS_LIMIT = 50;

/** Entities looked at lately with this one at the head. */
export function withRecent(recents: readonly string[], entity: string): string[] {
  return [entity, ...recents.filter((id) => id !== entity)].slice(0, RECENTS_LIMIT);
}

import { matches } from './dom';

const ACTIVE =
  'a[href],area[href],button,summary,label,input[type="button"],input[type="submit"],[role="button"],[role="link"],[role="tab"],[role="menuitem"],[onclick]';

/** Whether something is a control: a press on it is meant for the page. */
export function isActive(target: EventTarget): boolean {
  return target instanceof Element && matches(target, ACTIVE);
}

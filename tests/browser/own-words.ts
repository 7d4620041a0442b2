/** Attributes that are read out or shown. */
const SPOKEN = ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-roledescription', 'data-label'];

/** Everything an element shows or says. */
function wordsOf(element: Element): string[] {
  const words: string[] = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) words.push(texts.currentNode.textContent ?? '');
  for (const one of element.querySelectorAll('*'))
    for (const name of SPOKEN) if (one.hasAttribute(name)) words.push(one.getAttribute(name)!);
  return words;
}

/**
 * Chinese that an element shows and no book says: words of ours that are not translated. What is marked as a name of its own
 * (a language called by itself) is left out by `but`.
 */
export function untranslated(element: Element, book: unknown, but: readonly string[] = []): string[] {
  const said = JSON.stringify(book) + but.join();
  const runs = wordsOf(element).flatMap((words) => words.match(/\p{Script=Han}+/gu) ?? []);
  return [...new Set(runs.filter((run) => !said.includes(run)))];
}

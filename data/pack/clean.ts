/**
 * Characters that change what a reader sees without being seen: controls other than tab and line feed, and the marks
 * that turn the direction of writing (Unicode UAX #9, "Trojan Source"). No yearbook prints them.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Whether a text holds such a character. */
export function holdsUnseen(text: string): boolean {
  return text.search(UNSEEN) >= 0;
}

/** A text from any hand (a file's name, a place in a file) made safe to be shown inside a sentence of ours. */
export function visible(text: string): string {
  return text.replace(UNSEEN, '\ufffd');
}

/**
 * Puts a visible sign (U+FFFD) in the place of each, in every text of a value that came out of JSON. One unit stays one
 * unit, so offsets hold. Changes the value in place; gives how many there were.
 */
export function showUnseen(root: object): number {
  let count = 0;
  const stack: object[] = [root];
  for (let value = stack.pop(); value; value = stack.pop()) {
    const members = value as Record<string, unknown>;
    for (const key of Object.keys(members)) {
      const member = members[key];
      if (typeof member === 'object' && member !== null) stack.push(member);
      else if (typeof member === 'string' && holdsUnseen(member))
        members[key] = member.replace(UNSEEN, () => {
          count += 1;
          return '\ufffd';
        });
    }
  }
  return count;
}

/** Names of people as the book prints them: a space between names, and inside a name of two characters. */

/** `（季玳弘 王禹舜 马天洋）` → three names; `（刘 毅 许红霞）` → 刘毅, 许红霞. A unit's name stays whole. */
export function readNames(text: string): string[] {
  const parts = text
    .replace(/^[（(]\s*/, '')
    .replace(/\s*[）)]$/, '')
    .split(/\s+/)
    .filter(Boolean);
  const names: string[] = [];
  for (let i = 0; i < parts.length; i++) {
    if (parts[i]!.length === 1 && parts[i + 1]?.length === 1) {
      names.push(parts[i]! + parts[i + 1]!);
      i++;
    } else {
      names.push(parts[i]!);
    }
  }
  return names;
}

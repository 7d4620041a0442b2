/**
 * Folds a text for comparison and keeps every offset: full-width ASCII to half-width, capitals to small, ideographic
 * space to space. One UTF-16 unit stays one unit, so ranges found in the folded text hold in the text as printed.
 */
export function foldForSearch(text: string): string {
  return text.replace(/[A-Z\u3000\uff01-\uff5e]/g, (unit) => {
    const code = unit.charCodeAt(0);
    if (code === 0x3000) return ' ';
    const ascii = code >= 0xff01 ? code - 0xfee0 : code;
    return String.fromCharCode(ascii >= 65 && ascii <= 90 ? ascii + 32 : ascii);
  });
}

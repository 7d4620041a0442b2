/** Offers a file to the reader as a download of the browser. */
export function saveFile(name: string, content: Blob | string, type = 'text/plain'): void {
  const url = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download reads the address after the click; a minute is ample for a file of this size.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

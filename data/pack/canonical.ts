/**
 * Canonical JSON: keys sorted by UTF-16 units, no spaces, `undefined` members left out. Equal values give equal text
 * whatever order their members were set in, so its hash says whether two builds are the same.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value))
    return `[${value.map((item) => canonicalJson(item === undefined ? null : item)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

/** SHA-256 of a text's UTF-8 bytes, in hex. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Checksum of a pack: everything but `checksum` and `builtAt`. */
export function packChecksum(pack: object): Promise<string> {
  return sha256(canonicalJson({ ...pack, checksum: undefined, builtAt: undefined }));
}

/**
 * Checksum of what the library holds of a pack: as `packChecksum`, with the entities in the order of their ids, which is
 * the order the library gives them back in.
 */
export function contentChecksum(pack: { entities: readonly { id: string }[] }): Promise<string> {
  return packChecksum({ ...pack, entities: [...pack.entities].sort((a, b) => (a.id < b.id ? -1 : 1)) });
}

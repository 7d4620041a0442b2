import { BADGE_COLOURS, type Badge, type BadgeColour } from '../../data/shelf/choices';
import type { PackRow } from '../../data/store/model';

/** A book's short title: the reader's own, else district and year of the matter, 白塘 2021. */
export function shortTitle({ info }: Pick<PackRow, 'info'>, badge: Badge | undefined): string {
  if (badge?.short) return badge.short;
  const district = info.district.length > 2 ? info.district.replace(/[区县市旗]$/, '') : info.district;
  return `${district} ${info.year}`;
}

/** A book's colour: the reader's own, else one that follows from its id and so stays the same. */
export function colourOf({ id }: Pick<PackRow, 'id'>, badge: Badge | undefined): BadgeColour {
  if (badge?.colour) return badge.colour;
  let sum = 0;
  for (let i = 0; i < id.length; i += 1) sum = (sum * 31 + id.charCodeAt(i)) >>> 0;
  return BADGE_COLOURS[sum % BADGE_COLOURS.length]!;
}

/** A title without the brackets that some books carry in theirs. */
export function bareTitle(title: string): string {
  return title.replace(/^《|》$/g, '');
}

import { defineStrings, plural } from '../i18n';

export const welcomeStrings = defineStrings(
  {
    lead: '把一部印本年鉴放在网页上的每个地名、机构名后面。',
    ready: (entries: number, names: number) => `年鉴已装好：${entries} 个条目，${names} 个地名与机构。`,
  },
  {
    lead: 'A printed yearbook behind every place and organization name on the web.',
    ready: (entries, names) =>
      `The yearbook is ready: ${plural(entries, 'entry', 'entries')}, ${plural(names, 'place or organization', 'places and organizations')}.`,
  },
);

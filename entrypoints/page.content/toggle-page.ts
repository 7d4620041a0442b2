import { withPageToggled } from '../../data/settings/changes';
import { changeItem, readItem, settingsItem, sitesItem } from '../../data/settings/items';

/** Turns marking on this page off, or on again, whatever keeps it off. */
export async function togglePage(): Promise<void> {
  const [settings, sites] = await Promise.all([readItem(settingsItem), readItem(sitesItem)]);
  const toggled = withPageToggled(settings, sites, location.href);
  if (settings.everywhere !== toggled.settings.everywhere) await changeItem(settingsItem, () => toggled.settings);
  await changeItem(sitesItem, () => toggled.sites);
}

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { serveGrounds } from '../data/store/ground-worker';

/** Takes a finer base map in, off the pages. */
export default defineUnlistedScript(() => serveGrounds(self as never));

/** `npm run -s yearbook -- COMMAND`: the data layer without a browser. Results on stdout (JSON Lines), all else on stderr. */
import { yearbook } from './cli/command';

process.exitCode = await yearbook(process.argv.slice(2));

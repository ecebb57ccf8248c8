/** `npm run build`: builds the page when its sources are newer than the last build. */
import { resolve } from 'node:path';
import { buildPage } from './build.ts';

await buildPage(resolve(import.meta.dirname, '../..'), (line) => process.stdout.write(`${line}\n`));

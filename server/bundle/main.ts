import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { complaint } from '../complaint.ts';
import { buildPage } from '../page/build.ts';
import { bundle } from './bundle.ts';

const usage = `Makes one archive that runs on a Linux machine without internet.

  npm run bundle -- FOLDER [--cpu x64|arm64]
`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs the command; the answer is the exit code: 0 made, 2 the call was wrong. */
async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { cpu: { type: 'string', default: 'x64' }, help: { type: 'boolean', default: false } },
  });
  const [to] = positionals;
  const { cpu } = values;
  if (values.help || to === undefined || positionals.length > 1 || (cpu !== 'x64' && cpu !== 'arm64')) {
    process.stdout.write(usage);
    return values.help ? 0 : 2;
  }
  const root = resolve(import.meta.dirname, '../..');
  await buildPage(root, say);
  say(await bundle({ root, to, cpu, say, now: () => Date.now() }));
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${complaint(error)}\n`);
  process.exitCode = 1;
}

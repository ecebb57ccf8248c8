import { parseArgs } from 'node:util';
import { flaggedShuffles, kindsOfShuffle, type KindOfShuffle } from '../worlds/hot-shuffles.ts';

/** Cases of a cell in a week: an outer district, a city as a whole, a busy one. */
const means = [0.1, 0.6, 5];

/**
 * Counts that lie by chance, a thousand times for each way of shuffling and each density: in at most five of a hundred is
 * anything at all called high, over the period, in a slice or by a class.
 * @param args `--shuffles N` (default 1000), `--side N` cells (default 30), `--seed N`
 * @throws Error where it is more
 */
export async function prove(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      shuffles: { type: 'string', default: '1000' },
      side: { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [shuffles, side] = [Number(values.shuffles), Number(values.side)];
  say(`${side * side} cells, 12 weeks, ${shuffles} shuffles each`);
  say('shuffled   cases a cell and week   anything called high   by a normal z instead');
  let worst = 0;
  for (const kind of Object.keys(kindsOfShuffle) as KindOfShuffle[]) {
    for (const mean of means) {
      const { any, normal } = flaggedShuffles(kind, { side, mean, shuffles, seed: Number(values.seed) });
      worst = Math.max(worst, any / shuffles);
      const cells = [percent(any / shuffles).padStart(23), percent(normal / shuffles).padStart(24)];
      say(`${kind.padEnd(11)}${String(mean).padStart(21)}${cells.join('')}`);
    }
  }
  say(`RESULT hotspots_flagged_share=${worst.toFixed(4)}`);
  if (worst > 0.05) throw new Error(`Chance was called high in ${percent(worst)} of the shuffles.`);
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

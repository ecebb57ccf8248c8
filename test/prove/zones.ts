import { parseArgs } from 'node:util';
import { editCity } from '../worlds/edited-city.ts';
import { findPlanted } from './planted-seeds.ts';

/**
 * Random sequences of 500 edits on random coverages with holes and parts: each edit is held against GEOS's coverage check, our own
 * and the area; then all are taken back and made again, byte for byte. Before that the faults planted in the sample city and in
 * twenty other seeds of it are looked for.
 * @param args `--seeds FROM-TO` (default 1-40), `--edits N` (default 500)
 * @throws Error where anything was wrong
 */
export async function prove(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: { seeds: { type: 'string', default: '1-40' }, edits: { type: 'string', default: '500' } },
  });
  await findPlanted(
    ['test/domain/zones/whole-city/sample-city.test.ts', 'test/domain/sample-city/messy-zones.test.ts'],
    21,
  );
  const [from, to] = values.seeds.split('-').map(Number) as [number, number];
  const made: Record<string, number> = {};
  let refused = 0;
  let faults = 0;
  for (let seed = from; seed <= to; seed++) {
    const city = editCity(seed, Number(values.edits));
    refused += city.refused;
    faults += city.faults.length;
    for (const [kind, count] of Object.entries(city.made)) made[kind] = (made[kind] ?? 0) + count;
    for (const fault of city.faults) process.stdout.write(`FAULT ${fault}\n`);
  }
  for (const [kind, count] of Object.entries(made).sort()) process.stdout.write(`${kind.padEnd(10)} ${count}\n`);
  const all = Object.values(made).reduce((sum, count) => sum + count, 0);
  process.stdout.write(`${to - from + 1} coverages, ${all} edits made, ${refused} refused, ${faults} faults\n`);
  if (faults > 0) throw new Error(`${faults} faults.`);
}

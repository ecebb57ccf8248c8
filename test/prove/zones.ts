import { editCity } from '../worlds/edited-city.ts';

/**
 * Random sequences of 500 edits on random coverages with holes and parts: each edit is held against GEOS's coverage check, our own
 * and the area; then all are taken back and made again, byte for byte.
 * @returns rejects where anything was wrong
 * @param args `--seeds FROM-TO` (default 1-40), `--edits N` (default 500)
 */
export function prove(args: readonly string[]): Promise<void> {
  const value = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const [from, to] = (value('--seeds') ?? '1-40').split('-').map(Number) as [number, number];
  const edits = Number(value('--edits') ?? 500);
  const made: Record<string, number> = {};
  let refused = 0;
  const faults: string[] = [];
  for (let seed = from; seed <= to; seed++) {
    const city = editCity(seed, edits);
    refused += city.refused;
    for (const [kind, count] of Object.entries(city.made)) made[kind] = (made[kind] ?? 0) + count;
    for (const fault of city.faults) {
      faults.push(fault);
      process.stdout.write(`FAULT ${fault}\n`);
    }
  }
  for (const [kind, count] of Object.entries(made).sort()) process.stdout.write(`${kind.padEnd(10)} ${count}\n`);
  const all = Object.values(made).reduce((sum, count) => sum + count, 0);
  process.stdout.write(`${to - from + 1} coverages, ${all} edits made, ${refused} refused, ${faults.length} faults\n`);
  return faults.length === 0 ? Promise.resolve() : Promise.reject(new Error(`${faults.length} faults.`));
}

import { join } from 'node:path';

/** A folder of programs that are run by name; each exports one function called after the verb. */
export interface NamedRun {
  readonly folder: string;
  /** File names in the folder. */
  readonly names: readonly string[];
  readonly verb: 'bench' | 'prove';
  readonly argv: readonly string[];
  readonly load: (file: string) => Promise<Record<string, unknown>>;
}

/**
 * Runs the program named first in `argv` with the rest as its arguments.
 * @returns the exit code: 0 done, 1 the program failed (its error is printed), 2 there is no such program
 */
export async function runNamed({ folder, names, verb, argv, load }: NamedRun): Promise<number> {
  const [name, ...rest] = argv;
  const programs: Record<string, (args: readonly string[]) => Promise<void>> = {};
  for (const file of names.filter((n) => n.endsWith('.ts') && n !== 'run.ts')) {
    const stem = file.slice(0, -'.ts'.length);
    if (name !== undefined && stem !== name) {
      programs[stem] = () => Promise.resolve();
      continue;
    }
    const program = (await load(join(folder, file)))[verb];
    if (typeof program === 'function') programs[stem] = program as (args: readonly string[]) => Promise<void>;
  }
  const chosen = name === undefined ? undefined : programs[name];
  if (chosen === undefined) {
    process.stderr.write(`Usage: npm run ${verb} -- NAME, where NAME is one of ${Object.keys(programs).join(', ')}\n`);
    return 2;
  }
  try {
    await chosen(rest);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

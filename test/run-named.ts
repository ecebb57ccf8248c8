/** A program that can be run by name; `run` gets the words behind the name. */
export interface Program {
  readonly run: (args: string[]) => Promise<void>;
}

/**
 * Runs the program named first in `argv` with the rest as its arguments.
 * @param verb for the usage line: 'bench' or 'prove'
 * @returns the exit code: 0 done, 1 the program failed (its error is printed), 2 there is no such program
 */
export async function runNamed(
  verb: string,
  programs: Readonly<Record<string, () => Promise<Program>>>,
  argv: readonly string[],
): Promise<number> {
  const [name = '', ...args] = argv;
  const load = programs[name];
  if (load === undefined) {
    process.stderr.write(`Usage: npm run ${verb} -- NAME, where NAME is one of ${Object.keys(programs).join(', ')}\n`);
    return 2;
  }
  try {
    await (await load()).run(args);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 1;
  }
}

/** Runs something and takes its time, milliseconds. */
export function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** The time that a share of all did not exceed. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** A line of a table: the middle, nearly the longest and the longest time, milliseconds. */
export function row(name: string, times: readonly number[]): void {
  const cells = [0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(2).padStart(10));
  say(`${name.padEnd(54)}${cells.join('')}`);
}

/** A figure that an issue names. */
export function result(name: string, value: number): void {
  say(`RESULT ${name}=${Number.isNaN(value) ? 'nan' : value.toFixed(3)}`);
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

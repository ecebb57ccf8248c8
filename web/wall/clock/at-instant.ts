/** Timers of browsers hold up to 24 days; and a clock may be set meanwhile. */
const longestMs = 60_000;
/** The last stretch, which one timer may take: a clock that is brought round slowly is off by a twentieth of it at most. */
const lastMs = 500;

/**
 * Runs once when the wall's clock reaches an instant: the nearer it comes, the oftener it is looked at; never before it.
 * @param instant epoch milliseconds by `now`
 * @returns the way to call it off
 */
export function atInstant(now: () => number, instant: number, run: () => void): () => void {
  const waitFor = (left: number) => (left <= lastMs ? Math.max(0, Math.ceil(left)) : Math.min(left / 2, longestMs));
  let timer = setTimeout(look, waitFor(instant - now()));
  function look(): void {
    const left = instant - now();
    if (left <= 0) run();
    else timer = setTimeout(look, waitFor(left));
  }
  return () => clearTimeout(timer);
}

import { useEffect, useRef, useState } from 'react';
import { sayAlive, type SaidAlive } from '../../wall/screens-api.ts';

const everyMs = 20_000;
/** Faults counted at most in one word. */
const mostErrors = 1_000;

/** Faults of this page that were not told yet. */
class Faults {
  #count = 0;

  readonly note = (): void => {
    this.#count = Math.min(this.#count + 1, mostErrors);
  };

  get count(): number {
    return this.#count;
  }

  told(count: number): void {
    this.#count -= count;
  }
}

/**
 * Says now and then that a screen is there, each a little earlier or later, so that a room of them does not speak at once.
 * A word that is lost is said again in a moment; a server that is back hears of its screens at once.
 * @param said what it would say now; undefined = it is no registered screen
 * @param isBroken whether the stream does not stand
 * @returns counts a fault of a part; those that nobody caught are counted as well
 */
export function useAlive(said: Omit<SaidAlive, 'errors'> | undefined, isBroken: boolean): () => void {
  const latest = useRef(said);
  const [faults] = useState(() => new Faults());
  useEffect(() => {
    latest.current = said;
  });
  useEffect(() => {
    window.addEventListener('error', faults.note);
    window.addEventListener('unhandledrejection', faults.note);
    return () => {
      window.removeEventListener('error', faults.note);
      window.removeEventListener('unhandledrejection', faults.note);
    };
  }, [faults]);
  const screen = said?.screen;
  useEffect(() => {
    if (screen === undefined) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const say = () => {
      timer = setTimeout(say, everyMs * (0.9 + 0.2 * Math.random()));
      if (latest.current === undefined) return;
      const { count } = faults;
      sayAlive({ ...latest.current, errors: count }).then(
        () => faults.told(count),
        () => undefined,
      );
    };
    timer = setTimeout(say, 1_000 + 2_000 * Math.random());
    return () => clearTimeout(timer);
  }, [screen, isBroken, faults]);
  return faults.note;
}

import type { Caller } from '#domain/people/caller.ts';
import type { Readers } from '../live/readers.ts';

/** Readers are told at most this often, milliseconds. */
const tellMs = 5_000;

/** Tells readers that somebody of a unit moved, came or went. Where to is not told: who may know it asks. */
export interface Announcer {
  moved(units: readonly string[]): void;
  /** Tells what was gathered; called every five seconds. */
  flush(): void;
  close(): void;
}

/** @param maySee whether a caller may know where the people of a unit are */
export function createAnnouncer(
  readers: Pick<Readers, 'tellEach'>,
  maySee: (caller: Caller, unit: string) => boolean,
): Announcer {
  const gathered = new Set<string>();
  function flush(): void {
    if (gathered.size === 0) return;
    const units = [...gathered].sort();
    gathered.clear();
    readers.tellEach('positions', (caller) => {
      const theirs = units.filter((unit) => maySee(caller, unit));
      return theirs.length === 0 ? undefined : { event: 'positions', data: { units: theirs } };
    });
  }
  const timer = setInterval(flush, tellMs);
  timer.unref();
  return {
    moved(units) {
      for (const unit of units) gathered.add(unit);
    },
    flush,
    close: () => clearInterval(timer),
  };
}

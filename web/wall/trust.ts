import type { LiveState } from '../live/stream.ts';

/** The server speaks so often, milliseconds; a word may be under way a moment longer. */
const beatMs = 15_000;
const underwayMs = 1_000;

/** How far what a wall shows can be trusted. */
export interface Trust {
  /** connecting: nothing was heard yet; cut: a beat was missed or the stream broke; away: the server has lost its database. */
  readonly state: 'connecting' | 'live' | 'cut' | 'away';
  /** When the wall was last level with the city: the server's clock, epoch milliseconds; 0 before the first word. */
  readonly asOf: number;
  /** When silence will have been too long. */
  readonly until?: number;
}

/**
 * Whether the picture is fresh: one missed beat of the stream is enough to say that it is not, long before the stream
 * itself gives up.
 * @param status what the stream said last (`live/clock.ts`)
 * @param now the server's clock, epoch milliseconds
 */
export function trustOf(
  {
    state,
    asOf,
    awaySince,
  }: { readonly state: LiveState; readonly asOf: number; readonly awaySince: number | undefined },
  now: number,
): Trust {
  if (asOf === 0) return { state: state === 'broken' ? 'cut' : 'connecting', asOf };
  const silent = asOf + beatMs + underwayMs;
  if (state === 'broken' || now >= silent) return { state: 'cut', asOf };
  if (awaySince !== undefined) return { state: 'away', asOf: awaySince, until: silent };
  return { state: 'live', asOf, until: silent };
}

/** Whether figures may still be read as now's. */
export function isTrusted({ state }: Trust): boolean {
  return state === 'live';
}

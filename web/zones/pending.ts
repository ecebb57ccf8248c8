import type { CoverageDelta } from '#domain/zones/coverage/delta.ts';
import { decodeDelta, encodeDelta } from '#domain/zones/coverage/encoded.ts';
import type { EditLabel } from '#domain/zones/schemes/scheme-version.ts';
import type { EditEntry, EditRequest } from './api.ts';

/**
 * An edit made here that the server has not taken yet. Its number is the one it will get where nobody else's edit comes
 * before; `undoes` and `redoes` may name the number of another that waits.
 */
export interface PendingEdit {
  /** Sent as Idempotency-Key: however often it is sent, it is made once. */
  readonly key: string;
  readonly number: number;
  readonly label: EditLabel;
  readonly delta: CoverageDelta;
  readonly undoes?: number;
  readonly redoes?: number;
}

/** What waits, as it is kept over a reload. */
export interface KeptPending {
  /** Number of the last edit of the server that the first of them stands on. */
  readonly base: number;
  readonly edits: readonly (Omit<EditRequest, 'base'> & { readonly key: string; readonly number: number })[];
}

/**
 * What waits, with numbers that follow on `base`; numbers among themselves go with them.
 * @param taken what waited before them and has its number now
 */
export function renumbered(
  pending: readonly PendingEdit[],
  base: number,
  taken?: { readonly was: number; readonly is: number },
): readonly PendingEdit[] {
  const numbers = new Map(pending.map(({ number }, place) => [number, base + 1 + place]));
  if (taken) numbers.set(taken.was, taken.is);
  const now = (number: number | undefined) => (number === undefined ? undefined : (numbers.get(number) ?? number));
  return pending.map(({ undoes, redoes, ...edit }) => ({
    ...edit,
    number: numbers.get(edit.number)!,
    ...(undoes === undefined ? {} : { undoes: now(undoes)! }),
    ...(redoes === undefined ? {} : { redoes: now(redoes)! }),
  }));
}

/** As it is sent. */
export function requestOf({ label, delta, undoes, redoes }: PendingEdit, base: number): EditRequest {
  return {
    base,
    label,
    delta: encodeDelta(delta),
    ...(undoes === undefined ? {} : { undoes }),
    ...(redoes === undefined ? {} : { redoes }),
  };
}

/** As it is kept. */
export function keptOf(pending: readonly PendingEdit[], base: number): KeptPending {
  return {
    base,
    edits: pending.map((edit) => {
      const { base: _base, ...request } = requestOf(edit, base);
      return { ...request, key: edit.key, number: edit.number };
    }),
  };
}

/**
 * What still waits of what was kept: the first of it may have been taken without the answer having come back.
 * @param log all edits of the version; @param me whose edits wait
 */
export function stillWaiting({ base, edits }: KeptPending, log: readonly EditEntry[], me: string): PendingEdit[] {
  const taken = log.filter(({ number, by }) => number > base && by === me).map(({ delta }) => JSON.stringify(delta));
  let count = 0;
  while (count < edits.length && taken[count] === JSON.stringify(edits[count]!.delta)) count++;
  const numbers = new Map<number, number>();
  const own = log.filter(({ number, by }) => number > base && by === me);
  for (let i = 0; i < count; i++) numbers.set(edits[i]!.number, own[i]!.number);
  const now = (number: number) => numbers.get(number) ?? number;
  return edits.slice(count).map(({ delta, undoes, redoes, ...edit }) => ({
    ...edit,
    delta: decodeDelta(delta),
    ...(undoes === undefined ? {} : { undoes: now(undoes) }),
    ...(redoes === undefined ? {} : { redoes: now(redoes) }),
  }));
}

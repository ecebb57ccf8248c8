import type { CommitRefusal } from '../store/store.ts';

/** Somebody else wrote the version in between: what was reckoned from it is reckoned again. */
export class Outrun extends Error {}

/** More often than this it is no coincidence. */
const attempts = 30;

/** Does a write that is reckoned from what stands, again and again until nobody came in between. */
export async function untilFirst<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof Outrun) || attempt === attempts) throw error;
    }
  }
}

/** What a refused commit means here: whatever was there in another version was written by somebody quicker. */
export function outrunBy(refused: CommitRefusal): Error {
  return new Outrun(`Written by somebody else ${attempts} times: ${JSON.stringify(refused)}`);
}

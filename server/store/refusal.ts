import type { CommitRefusal } from './store.ts';

/** Rolls a transaction back; caught where the transaction ends and given out as a value. */
export class Refusal extends Error {
  readonly refusal: CommitRefusal;

  constructor(refusal: CommitRefusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

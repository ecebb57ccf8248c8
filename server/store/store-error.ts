/** The database cannot be used as it stands. The message is for the operator: what is so, and what to do. */
export class StoreError extends Error {
  override name = 'StoreError';
}

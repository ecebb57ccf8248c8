/** The database does not answer: nothing can be read from it or written to it at this moment. */
export class DatabaseAway extends Error {
  constructor(options?: ErrorOptions) {
    super('The database does not answer.', options);
  }
}

/**
 * SQLSTATEs of a database that cannot serve now and may soon: connections broken (08), resources short (53), shut down
 * or starting (57P0x), waited too long for a lock (55P03), for a statement (57014) or on us (25P03).
 */
const passing = /^(08...|53...|57P0[1-3]|57014|55P03|25P03)$/;

/** What the system says of a way that is cut; only from connecting and sending, since files fail by the same names. */
const cut = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

/** The driver's own sentences, which carry no code. */
const said = /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered)/;

/** Whether an error says that the database does not serve now, rather than that something is wrong with what was asked. */
export function isAway(error: unknown): boolean {
  if (error instanceof DatabaseAway) return true;
  if (!(error instanceof Error)) return false;
  const { code = '', syscall = '' } = error as { code?: string; syscall?: string };
  if (cut.has(code)) return ['connect', 'read', 'write', 'getaddrinfo'].includes(syscall) && !('path' in error);
  return passing.test(code) || said.test(error.message);
}

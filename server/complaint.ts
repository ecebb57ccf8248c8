import { ConfigError } from './config.ts';
import { isAway } from './store/away.ts';
import { StoreError } from './store/store-error.ts';

/**
 * What a program says before it ends: one sentence for what the operator can mend (settings, database, a taken port, a
 * wrong call), the trace for what is our fault.
 */
export function complaint(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE') {
    return `${error.message}. Another program listens there: end it, or set PORT to another number.`;
  }
  if (isAway(error)) {
    return `The database does not answer (${error.message}). Start PostgreSQL, or look at DATABASE_URL.`;
  }
  const mendable = error instanceof ConfigError || error instanceof StoreError || code.startsWith('ERR_PARSE_ARGS');
  return mendable ? error.message : (error.stack ?? error.message);
}

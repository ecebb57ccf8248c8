import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config.ts';

/** Names under which a secret could be handed to the log by mistake, at the top and one or two steps down. */
const secretNames = ['authorization', 'cookie', 'password', 'secret', 'token', 'csrf', 'hash', 'body', 'query', 'url'];

/**
 * The log: one JSON line an entry. Errors tell their kind, message and trace, and never what the database adds to them:
 * its details quote whole rows.
 * @param to where the lines go, usually stderr
 */
export function openLog(level: Config['logLevel'], to: DestinationStream): Logger {
  return pino(
    {
      level,
      serializers: { err: plainError, error: plainError },
      redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
    },
    to,
  );
}

/** SQLSTATE classes whose messages quote the value that was sent. */
const quoting = /^(22|23)/;

function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, table, constraint } = error as { code?: string; table?: string; constraint?: string };
  const hides = typeof code === 'string' && code.length === 5 && quoting.test(code);
  const trace = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return {
    type: error.name,
    message: hides ? `refused by the database (${code})` : error.message,
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    stack: trace.join('\n'),
    ...(error.cause instanceof Error ? { cause: plainError(error.cause) } : {}),
  };
}

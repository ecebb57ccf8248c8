import { setTimeout as delay } from 'node:timers/promises';
import pg, { type ClientConfig } from 'pg';

/**
 * Connects to a server that has just been started, waiting while it recovers or opens its socket.
 * @param timeoutMs recovery after a crash under heavy writing takes some seconds
 * @throws the last error of the driver, when the time is over or the server refuses for another reason
 */
export async function whenReady(config: ClientConfig, timeoutMs = 60_000): Promise<pg.Client> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const client = new pg.Client(config);
    // An error that comes between two queries would end the process if nobody listened.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (!isStarting(error) || Date.now() > deadline) throw error;
    }
    await delay(20);
  }
}

/** Whether an error of connecting will pass: cannot_connect_now and admin_shutdown (57P03, 57P01): starting, recovering or stopping; and the moments before and after, when nobody answers. */
export function isStarting(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string };
  if (message.startsWith('Connection terminated')) return true;
  return ['57P03', '57P01', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code ?? '');
}

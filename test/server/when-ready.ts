import { setTimeout as delay } from 'node:timers/promises';
import pg, { type ClientConfig } from 'pg';
import { isStarting } from '../../server/store/embedded/is-starting.ts';

/**
 * Connects to a server that has just been started, waiting while it opens its socket.
 * @throws the last error of the driver, when half a minute is over or the server refuses for another reason
 */
export async function whenReady(config: ClientConfig): Promise<pg.Client> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const client = new pg.Client(config);
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

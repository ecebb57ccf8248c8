import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { problem } from '../http/problem.ts';
import type { Store } from '../store/store.ts';

/** Failures that lock a name, and for how long, seconds: GB/T 22239-2019 8.1.4.1 asks for a limit and leaves the figure. */
const perName = { points: 5, duration: 15 * 60, blockDuration: 15 * 60 };

/** Failures from one address: a whole office may stand behind one. */
const perAddress = { points: 60, duration: 15 * 60, blockDuration: 15 * 60 };

/** Counts failed attempts to get in, in the database, so that all processes count together and a restart forgets nothing. */
export interface Attempts {
  /**
   * Counts an attempt before it is looked at, so that many at once do not slip through.
   * @param name user name as typed, whether or not there is one; absent where a secret is tried
   * @throws HttpProblem 429 with Retry-After
   */
  count(address: string, name?: string): Promise<void>;
  /** It was no failure: the name starts anew, the address has one less. */
  forgive(address: string, name?: string): Promise<void>;
}

export function createAttempts(store: Pick<Store, 'pool'>): Attempts {
  const limiter = (keyPrefix: string, limits: typeof perName): RateLimiterPostgres =>
    new RateLimiterPostgres({
      storeClient: store.pool,
      storeType: 'pool',
      tableName: 'rate_limit',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix,
      ...limits,
    });
  const names = limiter('sign-in-name', perName);
  const addresses = limiter('sign-in-address', perAddress);

  return {
    async count(address, name) {
      await consume(addresses, network(address), 'from this address');
      if (name !== undefined) await consume(names, keyOf(name), 'for this user name');
    },
    async forgive(address, name) {
      await addresses.reward(network(address), 1);
      if (name !== undefined) await names.delete(keyOf(name));
    },
  };
}

async function consume(limiter: RateLimiterPostgres, key: string, what: string): Promise<void> {
  try {
    await limiter.consume(key, 1);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw problem(429, {
      detail: `Too many failed attempts ${what}. Try again in ${Math.ceil(seconds / 60)} min.`,
      headers: { 'Retry-After': String(seconds) },
    });
  }
}

/** Any text may be typed as a name, a password by mistake among them: it is kept as a digest. */
function keyOf(name: string): string {
  return createHash('sha256').update(name.toLowerCase()).digest('base64url');
}

/** An IPv4 address, or the /64 an IPv6 address is in: who has one of those has them all. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('%', 1)[0]!.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array.from({ length: gap }, () => '0'), ...right].slice(0, 4).join(':');
}

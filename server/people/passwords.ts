import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { problem } from '../http/problem.ts';

/** What guessing one password costs; stands in each kept hash, so that a later change leaves the old ones good. */
interface Cost {
  /** KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** OWASP Password Storage Cheat Sheet (2024), argon2id: m = 19 MiB, t = 2, p = 1. */
const cost: Cost = { memory: 19_456, passes: 2, parallelism: 1 };

const saltBytes = 16;
const tagBytes = 32;

/** The threads that reckon also read files and zip answers: half of the four stay free for them. */
const atOnce = 2;

/** Sign-ins that wait for their turn, some seconds' worth; more are sent away. */
const mayWait = 100;

/** Hashes and checks passwords by argon2id, off the main thread, a few at a time. */
export interface Passwords {
  /** @returns the hash in PHC form, with its salt and cost */
  hash(password: string): Promise<string>;
  /** Whether it is the password of that hash. Takes as long where there is no hash, so that nobody learns who exists. */
  fits(password: string, kept: string | undefined): Promise<boolean>;
}

export function createPasswords(): Passwords {
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn(work: () => Promise<Buffer>): Promise<Buffer> {
    if (running >= atOnce) {
      if (waiting.length >= mayWait) {
        throw problem(503, { detail: 'Too many are signing in at once.', headers: { 'Retry-After': '5' } });
      }
      await new Promise<void>((turn) => waiting.push(turn));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  return {
    async hash(password) {
      const salt = randomBytes(saltBytes);
      return phc(cost, salt, await inTurn(() => derive(password, salt, cost, tagBytes)));
    },
    async fits(password, kept) {
      const known = kept === undefined ? undefined : readPhc(kept);
      const { salt, tag, ...paid } = known ?? { ...cost, salt: Buffer.alloc(saltBytes), tag: Buffer.alloc(tagBytes) };
      const derived = await inTurn(() => derive(password, salt, paid, tag.length));
      return timingSafeEqual(derived, tag) && known !== undefined;
    },
  };
}

/** One word typed on two keyboards may differ in its bytes: NFKC first (NIST SP 800-63B 5.1.1.2). */
function derive(password: string, salt: Buffer, paid: Cost, tagLength: number): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  argon2(
    'argon2id',
    {
      message: password.normalize('NFKC'),
      nonce: salt,
      memory: paid.memory,
      passes: paid.passes,
      parallelism: paid.parallelism,
      tagLength,
    },
    (error, tag) => (error === null ? resolve(tag) : reject(error)),
  );
  return promise;
}

/** $argon2id$v=19$m=19456,t=2,p=1$SALT$TAG, both in base64 without padding. */
function phc({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  const text = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${text(salt)}$${text(tag)}`;
}

function readPhc(kept: string): Cost & { salt: Buffer; tag: Buffer } {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept);
  if (match === null) throw new Error('A kept password is in no form that is known here.');
  const [memory, passes, parallelism] = match.slice(1, 4).map(Number) as [number, number, number];
  const [salt, tag] = match.slice(4).map((text) => Buffer.from(text, 'base64')) as [Buffer, Buffer];
  return { memory, passes, parallelism, salt, tag };
}

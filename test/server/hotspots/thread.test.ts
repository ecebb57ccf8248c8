import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { HttpProblem } from '../../../server/http/problem.ts';
import type { HotAnswer, HotOrder } from '../../../server/hotspots/orders.ts';
import { createHotThread, type HotThread } from '../../../server/hotspots/thread.ts';

/** Answers with its own number and what it was asked; an order named "hang" is never answered, "die" ends it. */
const program = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', (order) => {
  if (order.key === 'hang') return;
  if (order.key.startsWith('die')) process.exit(1);
  parentPort.postMessage({ answer: { key: order.key, threadId }, holds: [order.key] });
});`;

const workers: Worker[] = [];
const logged: unknown[] = [];
let thread: HotThread;

beforeEach(() => {
  workers.length = 0;
  logged.length = 0;
  thread = createHotThread({ error: (...told: unknown[]) => void logged.push(told) }, () => {
    const worker = new Worker(program, { eval: true });
    workers.push(worker);
    return worker;
  });
});
afterEach(() => thread.close());

type Told = { readonly key: string; readonly threadId: number };

/** Asks, and notes what the thread was said to hold. */
async function ask(key: string, held: string[][] = [], signal?: AbortSignal): Promise<Told> {
  const prepare = async (holds: ReadonlySet<string>): Promise<HotOrder> => {
    held.push([...holds]);
    return { key } as HotOrder;
  };
  return (await thread.ask(prepare, signal)) as HotAnswer & Told;
}

test('A thread that was killed is begun again, and holds nothing then', async () => {
  const held: string[][] = [];
  const first = await ask('a', held);
  await ask('b', held);
  await workers[0]!.terminate();
  const after = await ask('c', held);
  expect(after.threadId).not.toBe(first.threadId);
  expect(held).toEqual([[], ['a'], []]);
  expect(logged).toHaveLength(1);
});

test('A question under way when the thread is lost is asked once more, with all that it needs', async () => {
  const held: string[][] = [];
  await ask('a', held);
  const waiting = ask('hang', held);
  // The second attempt hangs as well; it is the number of attempts that counts here.
  while (held.length < 2) await new Promise((resolve) => setImmediate(resolve));
  await workers[0]!.terminate();
  while (held.length < 3) await new Promise((resolve) => setImmediate(resolve));
  expect(held).toEqual([[], ['a'], []]);
  await workers[1]!.terminate();
  await expect(waiting).rejects.toThrow('ended');
  expect((await ask('d')).key).toBe('d');
});

test('A question that ends its thread twice fails, and those behind it are answered', async () => {
  const [fatal, next] = [ask('die'), ask('b')];
  await expect(fatal).rejects.toThrow('ended');
  expect((await next).key).toBe('b');
});

test('Questions are answered in their order, one whose asker went away not at all', async () => {
  const made: string[][] = [];
  const controller = new AbortController();
  const first = ask('a');
  const dropped = ask('b', made, controller.signal);
  const last = ask('c');
  controller.abort(new Error('gone'));
  await expect(dropped).rejects.toThrow('gone');
  expect([(await first).key, (await last).key]).toEqual(['a', 'c']);
  expect(made).toEqual([]);
});

test('More than twenty that wait are asked to come later', async () => {
  const waiting = Array.from({ length: 21 }, (_, i) => ask(`q${i}`));
  const refused: unknown = await ask('late').catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(HttpProblem);
  expect(refused).toMatchObject({ statusCode: 503, parts: { headers: { 'Retry-After': '5' } } });
  expect(await Promise.all(waiting)).toHaveLength(21);
});

test('What waits when the server closes is told so', async () => {
  const waiting = [ask('hang'), ask('b')].map((one) => one.catch((error: Error) => error.message));
  await thread.close();
  expect(await Promise.all(waiting)).toEqual(['The server is closing.', 'The server is closing.']);
});

import { EventEmitter } from 'node:events';
import type { FastifyReply } from 'fastify';
import { expect, test } from 'vitest';
import { HttpProblem } from '../../../server/http/problem.ts';
import { untilGone } from '../../../server/http/until-gone.ts';

function openReply() {
  const raw = new EventEmitter();
  return { raw, reply: { raw } as unknown as FastifyReply };
}

test('Work is called off when its asker hangs up', async () => {
  const { raw, reply } = openReply();
  const work = untilGone(
    reply,
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
  );
  raw.emit('close');
  const told: unknown = await work.catch((error: unknown) => error);
  expect(told).toBeInstanceOf(HttpProblem);
  expect(told).toMatchObject({ statusCode: 409 });
});

test('What goes wrong by itself stays what it is, and nobody listens any more', async () => {
  const { raw, reply } = openReply();
  await expect(untilGone(reply, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await untilGone(reply, () => Promise.resolve(7))).toBe(7);
  expect(raw.listenerCount('close')).toBe(0);
});

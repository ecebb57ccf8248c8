import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { beforeEach, expect, test } from 'vitest';
import { visitor } from '#domain/people/visitor.ts';
import { Stream } from '../../../server/live/stream.ts';

/** A connection whose reader takes nothing until it is told to. */
class Connection extends EventEmitter {
  destroyed = false;
  writableEnded = false;
  writableLength = 0;
  written = 0;

  get writableNeedDrain(): boolean {
    return this.writableLength > 16_384;
  }

  write(bytes: Buffer): void {
    this.writableLength += bytes.length;
    this.written += bytes.length;
  }

  end(bytes: Buffer): void {
    this.write(bytes);
    this.writableEnded = true;
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }

  take(): void {
    this.writableLength = 0;
    this.emit('drain');
  }
}

const frame = Buffer.alloc(1_000);
let connection: Connection;
let stream: Stream;
beforeEach(() => {
  connection = new Connection();
  const view = { key: '', collections: new Set<string>(), records: new Set<string>() };
  stream = new Stream(
    connection as unknown as ServerResponse,
    { caller: visitor('all'), by: 'nothing' },
    view,
    new Set(),
    0,
  );
});

function fill(frames: number): void {
  for (let i = 0; i < frames; i++) stream.write(frame);
}

test('what waits for a reader who takes nothing is bounded: then it is cut off', () => {
  fill(5_000);
  expect(connection.destroyed).toBe(true);
  expect(connection.written).toBeLessThan(1024 * 1024 + 2 * frame.length);
  fill(1);
  expect(stream.isOpen).toBe(false);
});

test('a full connection from which nothing is taken over two beats is cut off; one that is slow is not', () => {
  fill(20);
  stream.beat(frame);
  connection.take();
  fill(20);
  stream.beat(frame);
  expect(connection.destroyed).toBe(false);
  stream.beat(frame);
  expect(connection.destroyed).toBe(true);
});

test('whoever tells the past waits until it was taken, or the reader is gone', async () => {
  await stream.taken();
  fill(20);
  let isTaken = false;
  const taken = stream.taken().then(() => (isTaken = true));
  await Promise.resolve();
  expect(isTaken).toBe(false);
  connection.take();
  await taken;
  fill(20);
  const gone = stream.taken();
  connection.destroy();
  await gone;
});

test('the last word is for whoever has taken the others', () => {
  stream.end(frame);
  expect(connection.writableEnded).toBe(true);
  const slow = new Connection();
  const other = new Stream(slow as unknown as ServerResponse, stream.asker, stream.view, new Set(), 0);
  other.write(frame);
  other.end(frame);
  expect([slow.destroyed, slow.writableEnded]).toEqual([true, false]);
});

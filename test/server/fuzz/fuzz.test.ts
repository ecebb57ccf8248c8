import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bins, cases, roads } from '../collections/small-city.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { holdToContract } from './hold.ts';

let city: OpenCity;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shirong-fuzz-'));
  city = await openCity({ roads, 'litter-bins': bins, cases }, { SHIRONG_MEDIA_DIR: folder });
});
afterAll(async () => {
  await city.close();
  await rm(folder, { recursive: true });
});

/** `npm run prove -- fuzz` sets these: another seed, and as many rounds as it likes. */
const seed = Number(process.env['FUZZ_SEED'] ?? 20261122);
const runs = Number(process.env['FUZZ_RUNS'] ?? 1_500);

test('nothing sent to either interface makes the server fail, and every refusal is a problem document', async () => {
  const { statuses, operations } = await holdToContract(city.app, seed, runs);
  const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status} x ${count}`);
  process.stdout.write(`fuzz: seed ${seed}, ${operations} operations, answers ${counts.join(', ')}\n`);
  expect(operations).toBeGreaterThan(300);
  // The requests are worth something: they get past the door, and are refused for many reasons.
  for (const status of [200, 201, 204, 400, 401, 403, 404, 415, 422]) {
    expect([status, statuses.get(status) ?? 0]).toSatisfy(([, count]) => count > 3);
  }
}, 3_600_000);

import { expect, test } from 'vitest';
import { proveLive } from '../../prove/live.ts';
import { testDatabase } from '../database.ts';

test('each reader is told of every change once and in order, while two processes write and one is killed', async () => {
  const database = await testDatabase();
  try {
    const report = await proveLive(database.url, { readers: 20, changes: 500, restarts: ['kill'], cases: 1_000 });
    expect(report.changes).toBeGreaterThanOrEqual(500);
    expect(report.breaks).toBeGreaterThanOrEqual(10);
    expect(report.resets).toBe(0);
  } finally {
    await database.drop();
  }
}, 180_000);

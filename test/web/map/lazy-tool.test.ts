import { expect, it } from 'vitest';
import { lazyTool } from '../../../web/map/lazy-tool.ts';

/** A tool that notes what it is told, whose code comes when the test says so. */
function slowTool() {
  const told: string[] = [];
  const arrival = Promise.withResolvers<void>();
  const lazy = lazyTool(
    async () => {
      told.push('fetched');
      await arrival.promise;
      return () => ({
        set: (mode: string, theme: string) => void told.push(`${mode} ${theme}`),
        destroy: () => void told.push('destroyed'),
      });
    },
    ([mode]) => mode !== 'off',
  );
  const arrive = async () => {
    arrival.resolve();
    await new Promise((done) => setTimeout(done));
  };
  return { told, lazy, arrive };
}

it('is not fetched by who only looks, and once by who uses it twice', () => {
  const { told, lazy } = slowTool();
  lazy.set('off', 'dark');
  expect(told).toEqual([]);
  lazy.set('line', 'dark');
  lazy.set('off', 'dark');
  lazy.set('area', 'dark');
  expect(told).toEqual(['fetched']);
});

it('is at work from when it is asked for, and is told the last of what was wanted', async () => {
  const { told, lazy, arrive } = slowTool();
  expect(lazy.isOn()).toBe(false);
  lazy.set('line', 'dark');
  lazy.set('area', 'light');
  expect(lazy.isOn()).toBe(true);
  expect(lazy.tool).toBeUndefined();
  await arrive();
  expect(lazy.tool).toBeDefined();
  lazy.set('off', 'light');
  expect(lazy.isOn()).toBe(false);
  expect(told).toEqual(['fetched', 'area light', 'off light']);
});

it('goes with its map, and is not made on one that is gone', async () => {
  for (const isThere of [true, false]) {
    const { told, lazy, arrive } = slowTool();
    lazy.set('line', 'dark');
    if (isThere) await arrive();
    lazy.destroy();
    await arrive();
    expect(told).toEqual(isThere ? ['fetched', 'line dark', 'destroyed'] : ['fetched']);
  }
});

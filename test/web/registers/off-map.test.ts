import { expect, test } from 'vitest';
import { offMap } from '../../../web/registers/off-map.ts';

const noon = Date.UTC(2026, 10, 22, 4);
const geometry = { type: 'Point' as const, coordinates: [119.9, 32.5] };
const row = (content: Record<string, string>) => ({ id: 'a', version: 1, fid: 1, geometry, content });

test('what the tiles leave out is drawn apart: dashed what is over, firm what is to come', () => {
  const validFrom = '2026-11-22T04:00:00Z';
  expect(offMap(row({ validFrom }), noon)).toBeNull();
  expect(offMap(row({ validFrom, validTo: '2026-11-22T04:00:01Z' }), noon)).toBeNull();
  expect(offMap(row({ validFrom, validTo: validFrom }), noon)).toEqual({ before: geometry, after: null });
  expect(offMap(row({ validFrom }), noon - 1)).toEqual({ before: null, after: geometry });
  expect(offMap({ id: 'b', version: 1, content: { validFrom } }, noon - 1)).toBeNull();
  expect(offMap(undefined, noon)).toBeNull();
});

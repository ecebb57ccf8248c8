import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseStatuses } from '#domain/cases/status.ts';
import { collections } from '#domain/collections.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import { addDays } from '../../../web/state/shanghai-day.ts';
import {
  defaultEquals,
  orderLayers,
  parseView,
  roundCamera,
  serialiseView,
  type View,
} from '../../../web/state/view.ts';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days));
const period = fc.oneof(
  day.map((since) => ({ kind: 'current' as const, since })),
  fc.tuple(day, fc.nat(800)).map(([first, length]) => ({ kind: 'days' as const, first, last: addDays(first, length) })),
  fc.constant({ kind: 'all' as const }),
);
const camera = fc
  .record({
    lng: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -85, max: 85, noNaN: true }),
    zoom: fc.double({ min: 0, max: 24, noNaN: true }),
    bearing: fc.double({ min: -360, max: 360, noNaN: true }),
  })
  .map(roundCamera);
const words = fc.uniqueArray(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.toWellFormed()),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const equals = fc
  .record(
    {
      action: fc.uniqueArray(fc.integer({ min: 1, max: 10 }).map(String), { minLength: 1 }),
      status: fc.subarray(Object.keys(caseStatuses), { minLength: 1 }),
      classCode: words,
      unit: words,
      responsibilityKind: fc.subarray(Object.keys(responsibilityKinds), { minLength: 1 }),
    },
    { requiredKeys: [] },
  )
  .map((record) => Object.fromEntries(Object.entries(record).map(([column, values]) => [column, [...values!].sort()])));
const ids = collections.map(({ id }) => id);
const view: fc.Arbitrary<View> = fc.record(
  {
    layers: fc.subarray(ids).map(orderLayers),
    equals,
    period,
    camera,
    selection: fc.record({
      collection: fc.constantFrom(...ids),
      id: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    }),
    panel: fc.constantFrom('layers', 'filters', 'list', 'none'),
    language: fc.constantFrom('zh', 'en'),
    theme: fc.constantFrom('dark', 'light'),
  },
  { requiredKeys: ['layers', 'equals', 'period'] },
);

describe('the view in the URL', () => {
  it('comes back the same from its own query string, on whatever day it is opened', () => {
    fc.assert(
      fc.property(view, day, (before, today) => {
        expect(parseView(`?${serialiseView(before)}`, today)).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it('is written the same way twice', () => {
    fc.assert(
      fc.property(view, (before) => {
        const written = serialiseView(before);
        expect(serialiseView(parseView(written, '2026-11-22'))).toBe(written);
      }),
    );
  });

  it('opens whatever the query string holds, damaged or not', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom('v', 'l', 'action', 'from', 'sel', 'current', 'panel', 'unit'),
        (text, name) => {
          const opened = parseView(`?${name}=${encodeURIComponent(text.toWellFormed())}&to=2026-02-30`, '2026-11-22');
          expect(opened.layers.every((id) => ids.includes(id))).toBe(true);
          expect(parseView(serialiseView(opened), '2026-11-22')).toEqual(opened);
        },
      ),
    );
  });

  it('without parameters shows zones, roads, markets, construction sites and the cases open or reported today', () => {
    expect(parseView('', '2026-11-22')).toEqual({
      layers: ['zones', 'markets', 'construction-sites', 'roads', 'cases'],
      equals: { responsibilityKind: ['order'] },
      period: { kind: 'current', since: '2026-11-22' },
    });
  });

  it('shows the zones of one kind of responsibility until all are asked for', () => {
    expect(parseView('responsibilityKind=-', '2026-11-22').equals).toEqual({});
    expect(parseView('responsibilityKind=cleaning', '2026-11-22').equals).toEqual({ responsibilityKind: ['cleaning'] });
    expect(serialiseView({ layers: [], equals: {}, period: { kind: 'all' } })).toBe(
      'l=-&responsibilityKind=-&period=all',
    );
  });

  it('is readable: zoom, latitude, longitude, then layers and filters by name', () => {
    const opened = parseView(
      '?v=13.2/32.48/119.92&l=roads,cases&action=2&status=handling&from=2026-11-16&to=2026-11-22&sel=cases/a%2Fb&list=1',
      '2026-11-22',
    );
    expect(opened).toEqual({
      camera: { lng: 119.92, lat: 32.48, zoom: 13.2 },
      layers: ['roads', 'cases'],
      equals: { action: ['2'], status: ['handling'], responsibilityKind: ['order'] },
      period: { kind: 'days', first: '2026-11-16', last: '2026-11-22' },
      selection: { collection: 'cases', id: 'a/b' },
      panel: 'list',
    });
    expect(serialiseView(opened)).toBe(
      'v=13.2/32.48/119.92&l=roads,cases&action=2&status=handling&from=2026-11-16&to=2026-11-22&sel=cases/a%2Fb&list=1',
    );
  });

  it('leaves out values that a closed list does not have', () => {
    const { equals } = parseView('?action=77,2&status=zzz&responsibilityKind=moon&unit=zzz', '2026-11-22');
    expect(equals).toEqual({ action: ['2'], responsibilityKind: ['order'], unit: ['zzz'] });
  });

  it('opens the list by either of its names', () => {
    for (const query of ['list=1', 'panel=list']) expect(parseView(query, '2026-11-22').panel).toBe('list');
  });

  it.each([
    ['v=99/32/119', 'camera'],
    ['v=13/132/119', 'camera'],
    ['v=13/32', 'camera'],
    ['v=NaN/32/119', 'camera'],
    ['sel=dragons/1', 'selection'],
    ['sel=cases', 'selection'],
    ['lang=fr', 'language'],
    ['theme=pink', 'theme'],
    ['panel=kitchen', 'panel'],
  ])('leaves out what cannot be read: %s', (query, field) => {
    expect(parseView(query, '2026-11-22')).not.toHaveProperty(field);
  });

  it('ignores an action that is none of the ten and a period that ends before it begins', () => {
    const opened = parseView('action=2,11,x&from=2026-11-22&to=2026-11-01', '2026-11-22');
    expect(opened.equals.action).toEqual(['2']);
    expect(opened.period).toEqual({ kind: 'current', since: '2026-11-22' });
  });

  it('keeps an empty map apart from the default one', () => {
    expect(serialiseView({ layers: [], equals: defaultEquals, period: { kind: 'all' } })).toBe('l=-&period=all');
    expect(parseView('l=-', '2026-11-22').layers).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectionById } from '#domain/collections.ts';
import { crs84 } from '#domain/geometry/crs/crs.ts';
import { itemsDocument } from '../../../server/collections/ogc/items-document.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';
import { bins } from './small-city.ts';

const count = 1_000;
const ids = Array.from({ length: count }, (_, i) => `bin-${String(i).padStart(4, '0')}`);
const litterBins = collectionById('litter-bins')!;

let city: OpenCity;
beforeAll(async () => {
  const features = ids.map((id, i) => ({
    ...bins[0]!,
    id,
    properties: { ...bins[0]!.properties, state: i % 4 === 0 ? 'damaged' : 'intact' },
  }));
  city = await openCity({ 'litter-bins': features });
});
afterAll(() => city.close());

interface Items {
  numberMatched: number;
  numberReturned: number;
  features: { id: string }[];
  links: { rel: string; href: string }[];
}

async function items(query: string): Promise<Items> {
  const answer = await city.app.inject(`/ogc/collections/litter-bins/items?${query}`);
  expect(answer.statusCode).toBe(200);
  return answer.json<Items>();
}

test.each([199, 200, 201, 450, 999, 1000, 1001])('pages of %i hold each feature once, in order', async (limit) => {
  const seen: string[] = [];
  let page = await items(`limit=${limit}`);
  for (;;) {
    expect([page.numberMatched, page.numberReturned]).toEqual([count, page.features.length]);
    seen.push(...page.features.map(({ id }) => id));
    const next = page.links.find(({ rel }) => rel === 'next');
    if (next === undefined) break;
    expect(page.features).toHaveLength(limit);
    page = await items(new URL(next.href).search.slice(1));
  }
  expect(seen).toEqual(ids);
});

test('what matches is counted the same from memory as by the database, before and after a change', async () => {
  const queries = ['', 'state=damaged', 'state=damaged&unit=环卫处', 'state=damaged&number=1', 'unit=无此单位'];
  for (const version of [1, 2]) {
    for (const query of queries) {
      const parameters = Object.fromEntries(new URLSearchParams(query));
      const { numberMatched } = await city.context.register.page(litterBins, { limit: 1, equals: parameters });
      expect([query, (await items(`limit=1&${query}`)).numberMatched]).toEqual([query, numberMatched]);
    }
    const lines = [{ collection: 'litter-bins', id: ids[0]!, base: version, after: version === 1 ? bins[0]! : null }];
    const written = await city.app.inject({
      method: 'POST',
      url: '/api/changes',
      payload: {
        kind: 'feature.edit',
        note: '',
        lines: lines.map(({ after, ...line }) => ({
          ...line,
          after: after && { geometry: after.geometry, properties: after.properties },
        })),
      },
    });
    expect(written.statusCode).toBe(201);
  }
  expect((await items('limit=1')).numberMatched).toBe(count - 1);
  expect((await items('limit=1&state=damaged')).numberMatched).toBe(count / 4 - 1);
});

test('a count from another change than the page stands at is not used', async () => {
  const query = { limit: 1, equals: {} };
  const { seq, numberMatched } = await city.context.register.page(litterBins, query);
  for (const other of [seq - 1, seq + 1]) {
    const page = await city.context.register.page(litterBins, { ...query, counted: { seq: other, count: 7 } });
    expect(page.numberMatched).toBe(numberMatched);
  }
  const page = await city.context.register.page(litterBins, { ...query, counted: { seq, count: 7 } });
  expect(page.numberMatched).toBe(7);
});

test('while a large page is written others are served', async () => {
  const page = await city.context.register.page(litterBins, { limit: 1_000, equals: {} });
  const request = { protocol: 'http', host: 'localhost', originalUrl: '/' } as Parameters<typeof itemsDocument>[3];
  let turns = 0;
  let open = true;
  const turn = (): void => {
    turns += 1;
    if (open) setImmediate(turn);
  };
  setImmediate(turn);
  const gaps: number[] = [];
  const pieces = itemsDocument(litterBins, page, crs84, request, 0)[Symbol.asyncIterator]();
  while (!(await pieces.next()).done) {
    gaps.push(turns);
    turns = 0;
  }
  open = false;
  expect(gaps.length).toBeGreaterThan(3);
  expect(gaps.slice(2).every((passed) => passed > 0)).toBe(true);
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Seat } from '#domain/people/seats.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { cases } from '../collections/small-city.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

const shop: BulkFeature = {
  id: 'shop',
  geometry: { type: 'Point', coordinates: [119.92, 32.49] },
  properties: {
    number: 'MQ-1',
    name: '坡子街面馆',
    kind: 'shop',
    road: '坡子街',
    doorNumber: '17',
    side: 'east',
    unit: '城中中队',
    validFrom: '2026-01-01T00:00:00Z',
    source: 'test',
    sourceDatum: 'wgs84',
  },
};

let city: OpenCity;
beforeAll(async () => {
  city = await openCity({ cases, 'liable-parties': [shop] });
});
afterAll(() => city?.close());

async function statusOf(seat: Seat, collection: 'cases' | 'liable-parties', id: string): Promise<number> {
  return (await city.app.inject({ url: `/api/features/${collection}/${id}/personal`, headers: as(seat) })).statusCode;
}

function write(seat: Seat, collection: string, { id, geometry, properties }: BulkFeature, base: number, more: object) {
  return city.app.inject({
    method: 'POST',
    url: '/api/changes',
    headers: as(seat),
    payload: {
      kind: 'feature.update',
      note: '',
      lines: [{ collection, id, base, after: { geometry, properties }, ...more }],
    },
  });
}

describe("a shop's contact", () => {
  test('is written and seen by whoever keeps the register, and each look leaves a trace', async () => {
    const personal = { contactName: '李凤英', phone: '13805261234' };
    expect((await write('planner', 'liable-parties', shop, 1, { personal })).statusCode).toBe(201);
    const seen = await city.app.inject({ url: '/api/features/liable-parties/shop/personal', headers: as('planner') });
    expect([seen.json(), seen.headers['cache-control']]).toEqual([{ fields: personal }, 'no-store']);
    const looks = await city.app.inject({ url: '/api/journal/looks', headers: as('assessor') });
    expect(looks.json<{ entries: object[] }>().entries).toMatchObject([
      { by: 'person:planner', collection: 'liable-parties', id: 'shop', fields: ['contactName', 'phone'] },
    ]);
  });

  test("is not for the seats that see callers', nor are callers for the planner", async () => {
    for (const seat of ['receiver', 'shiftLead', 'dispatcher', 'assessor'] as const) {
      expect([seat, await statusOf(seat, 'liable-parties', 'shop')]).toEqual([seat, 403]);
    }
    expect(await statusOf('unitHandler', 'liable-parties', 'shop')).toBe(200);
    expect([await statusOf('planner', 'cases', 'c1'), await statusOf('receiver', 'cases', 'c1')]).toEqual([403, 200]);
  });
});

test("a caller's fields are set by whoever may see them, while the case itself is worked on by others too", async () => {
  const [report] = cases as [BulkFeature];
  const refused = await write('dispatcher', 'cases', report, 1, { personal: { callerName: '王秀英' } });
  expect([refused.statusCode, refused.json()]).toMatchObject([
    403,
    { errors: [{ pointer: '/lines/0', detail: 'needs the right "personal.see" for its personal fields' }] },
  ]);
  expect((await write('dispatcher', 'cases', report, 1, {})).statusCode).toBe(201);
});

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { afterEach, describe, expect, it } from 'vitest';
import { city, mapSeen, openPage, server, usePage } from './page.tsx';

usePage();
afterEach(cleanup);

const zone = city.zones[0]!;
const entry = (version: number, before: object | null, after: object) => ({
  seq: version,
  id: `change-${version}`,
  at: '2026-11-21T04:00:00Z',
  by: 'person:p1',
  byName: '李某',
  kind: version === 1 ? 'feature.create' : 'feature.update',
  note: version === 2 ? '更名' : '',
  version,
  before,
  after,
});

/** A zone that was renamed twice and moved once, seen by someone with these rights. */
function served(rights: readonly string[]): { written: unknown[] } {
  const state = (name: string, lon = 0) => ({
    geometry: { ...zone.geometry, moved: lon },
    properties: { ...zone.properties, name },
  });
  const written: unknown[] = [];
  server.use(
    http.get('/api/session', () =>
      HttpResponse.json({
        kind: 'person',
        id: 'p2',
        name: '王某',
        rights,
        collections: 'all',
        csrf: 'token',
        signIn: { password: true, oidc: false, sample: [] },
      }),
    ),
    http.get('/api/history/features/zones/zone-1', () =>
      HttpResponse.json({
        seq: 5,
        entries: [
          entry(3, state('坡子街'), { geometry: zone.geometry, properties: zone.properties }),
          entry(2, state('旧名'), state('坡子街')),
          entry(1, null, state('旧名')),
        ],
      }),
    ),
    http.post('/api/presence', () => new HttpResponse(null, { status: 204 })),
    http.post('/api/changes', async ({ request }) => {
      written.push([request.headers.get('x-shirong-csrf'), await request.json()]);
      return HttpResponse.json({ seq: 6, id: 'c', lines: [{ collection: 'zones', id: 'zone-1', fid: 7, version: 4 }] });
    }),
  );
  return { written };
}

const history = async () => {
  fireEvent.click(await screen.findByRole('radio', { name: '变更历史' }));
  return screen.findByRole('list', { name: '变更历史' });
};

describe('the history of a feature', () => {
  it('says who did what when, and opens to what became of which property, drawn on the map', async () => {
    served(['map.read', 'history.read']);
    await openPage('l=zones&sel=zones/zone-1');
    const list = await history();
    const steps = within(list).getAllByRole('button');
    expect(steps.map(({ textContent }) => textContent)).toEqual([
      '修改李某 · 2026-11-21 12:00 · 第3版',
      '修改李某 · 2026-11-21 12:00 · 第2版更名',
      '新增李某 · 2026-11-21 12:00 · 第1版',
    ]);
    fireEvent.click(steps[1]!);
    const [was, is] = [within(list).getByText('旧名'), within(list).getByText('坡子街')];
    expect([was.tagName, is.tagName]).toEqual(['DEL', 'INS']);
    await waitFor(() => expect(mapSeen.props?.compared?.before?.type).toBe('Polygon'));
    expect(within(list).queryByRole('button', { name: /恢复/ })).toBeNull();
    fireEvent.click(steps[1]!);
    await waitFor(() => expect(mapSeen.props?.compared).toBeNull());
  });

  it('restores an earlier state as a new write on the version seen, for whoever may edit', async () => {
    const { written } = served(['map.read', 'history.read', 'zone.edit', 'register.edit']);
    await openPage('l=zones&sel=zones/zone-1');
    const list = await history();
    fireEvent.click(within(list).getAllByRole('button')[2]!);
    fireEvent.click(within(list).getByRole('button', { name: '恢复到第1版' }));
    await waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]).toMatchObject([
      'token',
      {
        kind: 'feature.restore',
        lines: [{ collection: 'zones', id: 'zone-1', base: 3, after: { properties: { name: '旧名' } } }],
      },
    ]);
  });

  it('is not offered to whoever may not see it', async () => {
    served(['map.read']);
    await openPage('l=zones&sel=zones/zone-1');
    expect(await screen.findByText('HL-1')).toBeDefined();
    expect(screen.queryByRole('radio', { name: '变更历史' })).toBeNull();
  });
});

import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { afterEach, describe, expect, it } from 'vitest';
import type { ZoneAnswer } from '../../../../web/zones/api.ts';
import { asked, lastAsked, mapSeen, openPage, server, usePage } from './page.tsx';

usePage();
afterEach(cleanup);

const scheme = { id: 'v1', number: 2, approvalNumber: '泰城管〔2026〕5号' };
const answers: ZoneAnswer[] = [
  {
    kind: 'order',
    zone: {
      id: 'zone-1',
      number: 'HL-1',
      name: '坡子街商圈',
      unit: '一中队',
      officer: '王莉',
      phone: '0523-1',
      scheme,
    },
  },
  { kind: 'cleaning', leftOut: { reason: 'railway', note: '车站内' } },
  { kind: 'patrol', gap: { street: '城中街道' } },
];
const answering = (given: readonly ZoneAnswer[] = answers) =>
  server.use(http.get('/api/zones/at', () => HttpResponse.json({ at: '2026-11-22T04:00:00Z', answers: given })));

describe('who answers for a place', () => {
  it('stands on the card of a case for the moment when it was reported, a line for each kind', async () => {
    answering();
    await openPage('sel=cases/case-2');
    const lines = within(await screen.findByTestId('responsible'));
    expect(await lines.findByText('HL-1 坡子街商圈')).toBeTruthy();
    expect(lines.getByText('一中队、王莉')).toBeTruthy();
    expect(lines.getByText('按第2版 文号 泰城管〔2026〕5号')).toBeTruthy();
    expect(lines.getByText('划出不管范围（铁路用地、车站内）')).toBeTruthy();
    expect(lines.getByText('无责任区，暂由城中街道属地兜底')).toBeTruthy();
    expect(lines.getByText('上报时 2026-11-22 08:30')).toBeTruthy();
    expect(lastAsked('/api/zones/at')?.get('at')).toBe('2026-11-22T00:30:00Z');
    expect(lastAsked('/api/zones/at')?.get('lon')).toBe('119.9200000');
  });

  it('is asked for another day, which the address keeps', async () => {
    answering();
    const { url } = await openPage('sel=cases/case-2');
    const day = await screen.findByRole('textbox', { name: '看哪一天' });
    fireEvent.change(day, { target: { value: '2026-03-12' } });
    fireEvent.blur(day);
    await waitFor(() => expect(lastAsked('/api/zones/at')?.get('at')).toBe('2026-03-12'));
    expect(url().get('on')).toBe('2026-03-12');
  });

  it('opens for a click where nothing is drawn, with a mark on the map, and closes with Escape', async () => {
    answering();
    const { url } = await openPage('l=cases');
    await waitFor(() => expect(mapSeen.props).toBeDefined());
    mapSeen.props!.onPick({ features: [], lngLat: [119.91234567, 32.48765432], point: [10, 10] });
    const card = within(await screen.findByTestId('place-card'));
    expect(await card.findByText('HL-1 坡子街商圈')).toBeTruthy();
    expect(url().get('spot')).toBe('119.912346,32.487654');
    await waitFor(() =>
      expect(mapSeen.props!.compared?.after).toEqual({ type: 'Point', coordinates: [119.912346, 32.487654] }),
    );
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByTestId('place-card')).toBeNull());
    expect(url().get('spot')).toBeNull();
  });

  it('opens from a link, on the last day of the period that the link shows', async () => {
    answering([]);
    await openPage('spot=119.91,32.48&from=2026-03-01&to=2026-03-12');
    expect(await screen.findByText('那时还没有生效的责任区方案')).toBeTruthy();
    expect(
      asked.filter(({ pathname }) => pathname === '/api/zones/at').map((url) => url.searchParams.get('at')),
    ).toEqual(['2026-03-12']);
  });

  it('is for a clicked zone who answers where it was clicked', async () => {
    answering();
    await openPage('l=zones');
    await waitFor(() => expect(mapSeen.props).toBeDefined());
    mapSeen.props!.onPick({
      features: [{ collection: 'zones', fid: 7 }],
      lngLat: [119.905, 32.465],
      point: [10, 10],
    });
    expect(await within(await screen.findByTestId('card')).findByText('HL-1 坡子街商圈')).toBeTruthy();
    expect(lastAsked('/api/zones/at')?.get('lat')).toBe('32.4650000');
  });

  it('can be asked again after a failure', async () => {
    server.use(http.get('/api/zones/at', () => HttpResponse.json({ title: 'Broken' }, { status: 500 })));
    await openPage('spot=119.91,32.48');
    expect(await screen.findByText('未能查到')).toBeTruthy();
    answering();
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByText('HL-1 坡子街商圈')).toBeTruthy();
  });
});

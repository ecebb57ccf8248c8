import { fireEvent, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it, vi } from 'vitest';
import type { Alarm } from '#domain/wall/figures.ts';
import { noon, server } from '../explore/page.tsx';
import { openDuty, useDutyPage, world } from './page.tsx';

useDutyPage();

const alarm = (tail: number): Alarm => ({
  ...{ id: `id-${tail}`, number: `20261122-000${tail}`, className: '道路塌陷', place: '海陵路，路东', unit: '二中队' },
  ...{ status: 'pendingFiling', urgent: true, lon: 119.92, lat: 32.48 },
  ...{ reportedAt: new Date(noon - 60_000).toISOString(), since: new Date(noon - 60_000).toISOString() },
});

/** What was written, and the server's side of it: answered alarms are none any more. */
function answers(status = 200): unknown[] {
  const written: unknown[] = [];
  server.use(
    http.post('/api/changes', async ({ request }) => {
      const body = (await request.json()) as { records: { id: string }[] };
      written.push(body.records);
      if (status >= 500) return HttpResponse.json({ title: 'Broken' }, { status });
      world.alarms = world.alarms.filter(({ id }) => id !== body.records[0]!.id);
      return status === 200
        ? HttpResponse.json({ seq: 9, id: 'x', records: [] })
        : HttpResponse.json({ title: 'Changed meanwhile' }, { status });
    }),
  );
  return written;
}

const line = () => screen.queryByRole('alert', { name: '待确认的紧急案件' });
const newest = [{ kind: 'alarm-answers', id: 'id-2', base: null, after: { number: '20261122-0002' } }];
const shiftK = () => fireEvent.keyDown(document.body, { key: 'K', shiftKey: true });

describe('the alarms above the queue', () => {
  it('name the urgent cases, open them, and are answered for everybody by one key, the newest first', async () => {
    world.alarms = [alarm(2), alarm(1)];
    const written = answers();
    const { url } = await openDuty('view=pendingAcceptance');
    await waitFor(() => expect(line()).not.toBeNull());
    expect(line()!.textContent).toContain('紧急：道路塌陷，海陵路，路东 · 二中队 · 20261122-0002 · 11:59 起');
    fireEvent.click(screen.getByRole('button', { name: /20261122-0001 · / }));
    await waitFor(() => expect(url().get('case')).toBe('20261122-0001'));
    shiftK();
    await waitFor(() => expect(written).toEqual([newest]));
    await waitFor(() => expect(line()!.textContent).not.toContain('20261122-0002'));
    expect(line()!.textContent).toContain('20261122-0001');
  });

  it('are gone where somebody was faster, without a fault', async () => {
    world.alarms = [alarm(2)];
    answers(409);
    await openDuty('view=pendingAcceptance');
    fireEvent.click(await screen.findByRole('button', { name: '确认警报 20261122-0002' }));
    await waitFor(() => expect(line()).toBeNull());
  });

  it('stay, and say so, where the answer did not arrive', async () => {
    world.alarms = [alarm(2)];
    answers(503);
    await openDuty('view=pendingAcceptance');
    fireEvent.click(await screen.findByRole('button', { name: '确认警报 20261122-0002' }));
    await waitFor(() => expect(line()!.textContent).toContain('未能确认，请重试'));
  });

  it('sound once when they come while the desk is open, and not for those that were there', async () => {
    const begun: string[] = [];
    const silent = (..._: unknown[]) => undefined;
    class Context {
      readonly state = 'running';
      readonly currentTime = 0;
      readonly destination = {};
      constructor() {
        begun.push('sound');
      }
      close = () => Promise.resolve();
      createGain = () => ({
        gain: { setValueAtTime: silent, exponentialRampToValueAtTime: silent },
        connect: silent,
      });
      createOscillator = () => ({
        frequency: { setValueAtTime: silent, exponentialRampToValueAtTime: silent },
        connect: (to: unknown) => to,
        start: silent,
        stop: silent,
      });
    }
    vi.stubGlobal('AudioContext', Context);
    answers();
    world.alarms = [alarm(1), alarm(3)];
    await openDuty('view=pendingAcceptance');
    await waitFor(() => expect(line()).not.toBeNull());
    expect(begun).toEqual([]);
    world.alarms = [alarm(2), alarm(1), alarm(3)];
    // Whatever makes the desk ask again: here that somebody answers another one.
    fireEvent.click(screen.getByRole('button', { name: '确认警报 20261122-0003' }));
    await waitFor(() => expect(line()!.textContent).toContain('20261122-0002'));
    expect(begun).toEqual(['sound']);
  });

  it('are shown without a button to whoever may not answer them', async () => {
    world.seat = 'supervisor';
    world.alarms = [alarm(2)];
    await openDuty('view=pendingAcceptance');
    await waitFor(() => expect(line()).not.toBeNull());
    expect(screen.queryByRole('button', { name: /^确认警报/ })).toBeNull();
  });
});

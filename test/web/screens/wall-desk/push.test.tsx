import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { expect, it } from 'vitest';
import { noon, openWallDesk, record, server, useWallDeskWorld, world, written } from './page.tsx';

useWallDeskWorld();

async function pushForm() {
  fireEvent.click(await screen.findByRole('button', { name: '推送上屏' }));
  return screen.findByRole('dialog');
}

it('pushes a scene to a wall for a quarter of an hour of the server, and takes it back', async () => {
  await openWallDesk();
  const form = await pushForm();
  fireEvent.click(within(form).getByRole('combobox', { name: '场景', hidden: true }));
  fireEvent.click(await within(form).findByRole('option', { name: '夜间', hidden: true }));
  fireEvent.click(within(form).getByRole('radio', { name: '15分', hidden: true }));
  fireEvent.click(within(form).getByRole('button', { name: '推送', hidden: true }));
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]!.body).toMatchObject({
    kind: 'wall-pushes.create',
    records: [
      {
        ...{ kind: 'wall-pushes', id: 'w', base: null },
        after: { scene: 'night', until: new Date(noon + 15 * 60_000).toISOString() },
      },
    ],
  });
  expect(await screen.findByText('正在推送：夜间')).toBeDefined();
  fireEvent.click(screen.getByRole('button', { name: '收回' }));
  await waitFor(() => expect(written).toHaveLength(2));
  expect(written[1]!.body).toMatchObject({ kind: 'wall-pushes.delete', records: [{ id: 'w', base: 1, after: null }] });
  await waitFor(() => expect(screen.queryByText('正在推送：夜间')).toBeNull());
});

it('writes over a push that has run out, and shows it no more', async () => {
  world.records['wall-pushes'] = [record('w', { scene: 'night', until: '2026-11-22T03:00:00Z' }, 7)];
  await openWallDesk();
  const form = await pushForm();
  expect(screen.queryByText('正在推送：夜间')).toBeNull();
  fireEvent.click(within(form).getByRole('combobox', { name: '场景', hidden: true }));
  fireEvent.click(await within(form).findByRole('option', { name: '总览', hidden: true }));
  fireEvent.click(within(form).getByRole('button', { name: '推送', hidden: true }));
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]!.body).toMatchObject({ records: [{ id: 'w', base: 7, after: { scene: 'overview' } }] });
});

it('says plainly that another was faster', async () => {
  world.records['wall-pushes'] = [record('w', { scene: 'night' })];
  await openWallDesk();
  const button = await screen.findByRole('button', { name: '收回' });
  server.use(http.post('/api/changes', () => HttpResponse.json({ title: 'Changed meanwhile' }, { status: 409 })));
  fireEvent.click(button);
  expect(await screen.findByText(/^别人刚刚推送或收回过/)).toBeDefined();
});

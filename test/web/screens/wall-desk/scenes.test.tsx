import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { beforeEach, expect, it } from 'vitest';
import { noon, openWallDesk, record, server, useWallDeskWorld, world, written } from './page.tsx';

useWallDeskWorld();
beforeEach(() => {
  server.use(
    http.get('/api/wall/panels', () => HttpResponse.json({ seq: 1, at: new Date(noon).toISOString(), panels: [] })),
  );
});

const scene = {
  name: '场景甲',
  panels: [{ id: 'newest', kind: 'newest', x: 0, y: 0, width: 6, height: 4 }],
};

const stage = () => screen.findByRole('group', { name: '场景版面' });
const sent = () => (written.at(-1)!.body as { records: Array<{ after: { panels: object[] } }> }).records[0]!;

it('composes and saves a scene by keyboard alone, and takes steps back', async () => {
  world.records['scenes'] = [record('own', scene, 2)];
  await openWallDesk('tab=scenes&scene=own');
  const part = () => within(document.querySelector<HTMLElement>('[data-stage]')!).getByRole('button');
  await stage();
  part().focus();
  fireEvent.keyDown(part(), { key: 'ArrowRight' });
  fireEvent.keyDown(part(), { key: 'ArrowDown', shiftKey: true });
  fireEvent.keyDown(part(), { key: 'ArrowLeft' });
  await waitFor(() => expect(part().getAttribute('aria-label')).toContain('第1列第1行，宽6高5'));
  fireEvent.keyDown(part(), { key: 'z', ctrlKey: true });
  await waitFor(() => expect(part().getAttribute('aria-label')).toContain('第2列第1行，宽6高5'));
  fireEvent.keyDown(part(), { key: 'y', ctrlKey: true });
  await waitFor(() => expect(part().getAttribute('aria-label')).toContain('第1列'));
  fireEvent.keyDown(part(), { key: 'z', ctrlKey: true });
  fireEvent.keyDown(part(), { key: 's', ctrlKey: true });
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]!.body).toMatchObject({ kind: 'scenes.change', records: [{ id: 'own', base: 2 }] });
  expect(sent().after.panels).toEqual([{ id: 'newest', kind: 'newest', x: 1, y: 0, width: 6, height: 5 }]);
});

it('a scene that ships is changed under its own id, and says which parts cover another', async () => {
  await openWallDesk('tab=scenes&scene=night');
  const part = within(await stage()).getAllByRole('button')[0]!;
  fireEvent.keyDown(part, { key: 'ArrowRight', shiftKey: true });
  fireEvent.keyDown(part, { key: 'ArrowRight' });
  expect((await screen.findAllByText(/与其他部分重叠$/)).length).toBeGreaterThan(1);
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]!.body).toMatchObject({ kind: 'scenes.create', records: [{ id: 'night', base: null }] });
});

it('says whose words the bezels cut once the scene is spread over screens', async () => {
  const panels = [scene.panels[0]!, { id: 'five', kind: 'five', x: 6, y: 0, width: 18, height: 4 }];
  world.records['scenes'] = [record('own', { ...scene, panels }, 2)];
  await openWallDesk('tab=scenes&scene=own');
  const words = '“五项指标”跨两块以上屏幕，文字会被拼缝切断';
  await stage();
  expect(screen.queryByText(words)).toBeNull();
  fireEvent.click(screen.getByRole('combobox', { name: '在哪里看' }));
  fireEvent.click(await screen.findByRole('option', { name: '三屏整墙', hidden: true }));
  expect(await screen.findByText(words)).toBeDefined();
  expect(screen.queryByText(/“最新案件”跨/)).toBeNull();
});

it('says which keys there are, and takes steps back wherever the focus is', async () => {
  world.records['scenes'] = [record('own', scene, 2)];
  await openWallDesk('tab=scenes&scene=own');
  fireEvent.keyDown(within(await stage()).getByRole('button'), { key: 'ArrowDown' });
  await within(await stage()).findByRole('button', { name: /第2行/ });
  fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
  await within(await stage()).findByRole('button', { name: /第1行/ });
  fireEvent.keyDown(document.body, { key: '?' });
  const sheet = await screen.findByRole('dialog');
  expect(await within(sheet).findByText('调整大小')).toBeDefined();
  fireEvent.keyDown(document.body, { key: 'y', ctrlKey: true });
  expect(
    within(await stage())
      .getByRole('button', { hidden: true })
      .getAttribute('aria-label'),
  ).toContain('第1行');
});

it('offers units, districts and actions that a panel can be narrowed to, and keeps what is gone', async () => {
  world.records['units'] = [record('u', { name: '城中市容中队', kind: 'squad' })];
  world.records['scenes'] = [record('own', { ...scene, panels: [{ ...scene.panels[0], of: ['旧中队'] }] }, 2)];
  await openWallDesk('tab=scenes&scene=own');
  const part = within(await stage()).getByRole('button');
  act(() => part.focus());
  const field = await screen.findByRole('combobox', { name: '限定' });
  fireEvent.click(field);
  for (const name of ['城中市容中队', '海陵区', '2 市容秩序专项整治行动', '旧中队']) {
    expect(await screen.findByRole('option', { name, hidden: true })).toBeDefined();
  }
  fireEvent.click(screen.getByRole('option', { name: '城中市容中队', hidden: true }));
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(written).toHaveLength(1));
  expect(sent().after.panels).toMatchObject([{ of: ['旧中队', '城中市容中队'] }]);
});

it('shows what another saved meanwhile', async () => {
  world.records['scenes'] = [record('own', scene, 2)];
  await openWallDesk('tab=scenes&scene=own');
  fireEvent.keyDown(within(await stage()).getByRole('button'), { key: 'ArrowDown' });
  world.records['scenes'] = [record('own', { ...scene, name: '场景乙' }, 3)];
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  expect((await screen.findByRole('alert')).textContent).toContain('场景乙');
});

it('lists scenes by origin, and resets one that ships', async () => {
  world.records['scenes'] = [record('night', { ...scene, name: '夜间值守' }, 5), record('own', scene)];
  await openWallDesk('tab=scenes');
  const row = async (name: string) => (await screen.findByRole('button', { name })).closest('tr')!;
  const first = await row('总览');
  await waitFor(() => expect(first.textContent).toContain('系统提供指挥中心大屏'));
  expect((await row('场景甲')).textContent).toContain('自建');
  const changed = await row('夜间值守');
  expect(changed.textContent).toContain('已修改');
  fireEvent.click(within(changed).getByRole('button', { name: '恢复原样' }));
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]!.body).toMatchObject({ kind: 'scenes.reset', records: [{ id: 'night', base: 5, after: null }] });
});

it('deletes a scene with the pushes of it that have run out, and says where it is still pushed', async () => {
  world.records['scenes'] = [record('own', scene, 2)];
  world.records['wall-pushes'] = [
    record('w', { scene: 'own', until: '2026-11-22T03:00:00Z' }, 7),
    record('v', { scene: 'own' }, 8),
  ];
  await openWallDesk('tab=scenes');
  const row = (await screen.findByRole('button', { name: '场景甲' })).closest('tr')!;
  server.use(
    http.post(
      '/api/changes',
      async ({ request }) => {
        written.push({ path: '/api/changes', body: await request.json(), key: null });
        const detail = 'is still pushed to the wall "三楼大屏"; take it back first';
        return HttpResponse.json({ title: 'Refused', errors: [{ detail, pointer: '' }] }, { status: 422 });
      },
      { once: true },
    ),
  );
  fireEvent.click(await within(row).findByRole('button', { name: '删除' }));
  expect(await screen.findByText('正推送到大屏“三楼大屏”，请先收回')).toBeDefined();
  expect(written[0]!.body).toMatchObject({ records: [{ id: 'own' }, { kind: 'wall-pushes', id: 'w', base: 7 }] });
  expect((written[0]!.body as { records: object[] }).records).toHaveLength(2);
});

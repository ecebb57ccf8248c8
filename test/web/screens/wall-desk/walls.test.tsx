import { createEvent, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { openWallDesk, record, useWallDeskWorld, wall, world, written } from './page.tsx';

useWallDeskWorld();

it('shows each screen at its place with its state, its scene and of when its picture is', async () => {
  await openWallDesk();
  const place = await screen.findByRole('group', { name: '第1行第1列' });
  expect(await within(place).findByText('在线')).toBeDefined();
  expect(place.textContent).toContain('总览');
  expect(place.textContent).toContain('数据截至 2026-11-22 11:59');
  const free = screen.getByRole('region', { name: '未上墙的屏幕' });
  expect(free.textContent).toContain('失联');
  expect(free.textContent).toContain('令牌已撤销');
});

it('hangs a screen by dropping it on a place, and lets it change places with the one there', async () => {
  await openWallDesk();
  const place = await screen.findByRole('group', { name: '第1行第1列' });
  await within(place).findByText('左屏');
  const drop = createEvent.drop(place);
  Object.assign(drop, { dataTransfer: { getData: () => 's2', types: ['text/x-shirong-screen'] } });
  fireEvent(place, drop);
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]!.body).toMatchObject({
    kind: 'screens.change',
    records: [
      { id: 's2', base: 3, after: { name: '备用屏', wall: 'w', column: 0, row: 0 } },
      { id: 's1', base: 2, after: { name: '左屏' } },
    ],
  });
  const { records } = written[0]!.body as { records: Array<{ after: object }> };
  expect(Object.keys(records[1]!.after)).not.toContain('wall');
});

it('shows the gaps of a day in the rotation, and writes a wall without what is empty', async () => {
  await openWallDesk('edit=w');
  const strip = await screen.findByRole('group', { name: '一天的安排' });
  const parts = () =>
    within(strip)
      .getAllByRole('listitem')
      .map((part) => part.getAttribute('aria-label'));
  expect(parts()).toEqual(['00:00–06:00 空档', '06:00–22:00 总览', '22:00–24:00 空档']);
  fireEvent.click(screen.getByRole('button', { name: '加入场景' }));
  fireEvent.change(screen.getAllByRole('textbox', { name: '自（时:分）' })[1]!, { target: { value: '22:00' } });
  fireEvent.change(screen.getAllByRole('textbox', { name: '至（时:分）' })[1]!, { target: { value: '06:00' } });
  await waitFor(() => expect(parts()).toEqual(['00:00–06:00 总览', '06:00–22:00 总览', '22:00–24:00 总览']));
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]!.body).toMatchObject({ kind: 'walls.change', records: [{ kind: 'walls', id: 'w', base: 4 }] });
  const { after } = (written[0]!.body as { records: Array<{ after: object }> }).records[0]!;
  expect(after).toEqual({
    ...wall,
    shows: [...wall.shows, { scene: 'overview', seconds: 60, startsAt: '22:00', endsAt: '06:00' }],
  });
});

it('says what another changed meanwhile before a wall is written over it', async () => {
  await openWallDesk('edit=w');
  const headline = await screen.findByRole('textbox', { name: /^标题文字/ });
  world.records['walls'] = [record('w', { ...wall, name: '三楼大屏' }, 5)];
  fireEvent.change(headline, { target: { value: '文明城市创建冲刺' } });
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  expect((await screen.findByRole('alert')).textContent).toContain('三楼大屏');
  fireEvent.click(screen.getByRole('button', { name: '用我填的' }));
  await waitFor(() => expect(written).toHaveLength(2));
  expect(written[1]!.body).toMatchObject({ records: [{ base: 5, after: { headline: '文明城市创建冲刺' } }] });
});

it('asks for the bezel where one scene is across all screens, and writes it in millimetres', async () => {
  world.records['walls'] = [record('w', { ...wall, mode: 'across' }, 4)];
  await openWallDesk('edit=w');
  fireEvent.change(await screen.findByRole('textbox', { name: '拼缝宽度（毫米）' }), { target: { value: '3.5' } });
  fireEvent.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]!.body).toMatchObject({ records: [{ id: 'w', after: { bezelMillimetres: 3.5 } }] });
});

it('takes back what is pushed to a wall in the same change that deletes it', async () => {
  world.records['wall-pushes'] = [record('w', { scene: 'night', until: '2026-11-22T03:00:00Z' }, 7)];
  await openWallDesk('edit=w');
  await screen.findByRole('textbox', { name: /^标题文字/ });
  fireEvent.click(screen.getByRole('button', { name: '删除' }));
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]!.body).toMatchObject({
    kind: 'walls.delete',
    records: [
      { kind: 'walls', id: 'w', base: 4, after: null },
      { kind: 'wall-pushes', id: 'w', base: 7, after: null },
    ],
  });
});

it('whoever may only push sees walls and screens and changes neither', async () => {
  await openWallDesk('edit=w', 'receiver');
  await screen.findByRole('group', { name: '第1行第1列' });
  expect(screen.queryByRole('button', { name: '编辑' })).toBeNull();
  expect(screen.queryByRole('button', { name: '新建大屏' })).toBeNull();
  expect(screen.queryByRole('complementary')).toBeNull();
});

import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { expect, it } from 'vitest';
import { openDesk, server, useDesk, world, written } from './desk.tsx';

useDesk();

it('a unit keeps its crews: name, members and vehicle are written, nothing that is empty', async () => {
  world.records['crews'] = [
    { id: 'c2', version: 1, content: { name: '二组', unit: '一中队', members: [], vehicle: 'car' } },
    {
      id: 'c1',
      version: 4,
      content: { name: '一组', unit: '一中队', members: ['p1'], vehicle: 'ebike', skills: ['清洗'] },
    },
  ];
  world.records['shift-plans'] = [];
  await openDesk('/admin/crews/c1');
  const form = await screen.findByRole('complementary');
  const buttons = screen.getAllByRole('button', { name: /^[一二]组$/ });
  expect(buttons.map(({ textContent }) => textContent)).toEqual(['一组', '二组']);
  expect(await within(form).findByText('王莉')).toBeDefined();
  fireEvent.change(within(form).getByRole('textbox', { name: /^责任区编号/ }), { target: { value: ' SR-001 ' } });
  fireEvent.click(within(form).getByRole('button', { name: '保存' }));
  await waitFor(() => expect(written).toHaveLength(1));
  expect(written[0]!.body).toMatchObject({
    kind: 'crews.change',
    records: [
      {
        kind: 'crews',
        id: 'c1',
        base: 4,
        after: { name: '一组', unit: '一中队', members: ['p1'], vehicle: 'ebike', zone: 'SR-001', skills: ['清洗'] },
      },
    ],
  });
  const { after } = (written[0]!.body as { records: { after: object }[] }).records[0]!;
  expect(Object.keys(after).sort()).toEqual(['members', 'name', 'skills', 'unit', 'vehicle', 'zone']);
});

it('says in words at the name which cases a crew has in hand, where it cannot take another', async () => {
  world.records['crews'] = [
    { id: 'c1', version: 4, content: { name: '一组', unit: '一中队', members: [], vehicle: 'ebike' } },
  ];
  world.records['shift-plans'] = [];
  const detail =
    'the crew "一组" has 2 cases in hand (20261123-0001, 20261123-0002): assign them to another crew first';
  server.use(
    http.post('/api/changes', () =>
      HttpResponse.json({ detail: '', errors: [{ pointer: '/records/0/after/name', detail }] }, { status: 422 }),
    ),
  );
  await openDesk('/admin/crews/c1');
  const form = await screen.findByRole('complementary');
  fireEvent.change(within(form).getByRole('textbox', { name: /^班组名称/ }), { target: { value: '三组' } });
  fireEvent.click(within(form).getByRole('button', { name: '保存' }));
  const words = '该班组有2件在手案件（20261123-0001, 20261123-0002），请先指派给其他班组';
  expect(await within(form).findByText(words)).toBeDefined();
});

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '#domain/zones/compare/comparison.ts';
import { useDesk } from '../../../../web/zones/desk.ts';
import { SchemeBar } from '../../../../web/zones/versions/scheme-bar.tsx';
import { drawn, layOnDesk, openAt, server, useVersions, version, world, zone } from './world.tsx';

useVersions();

const open = async (more: Parameters<typeof version>[1] = {}) => {
  world.versions[1]!.content = version(2, { title: '调整方案', ...more });
  const opened = await openAt('/zones?scheme=v2', SchemeBar);
  await act(() => layOnDesk('v2'));
  await screen.findByText('第2版 调整方案');
  return opened;
};
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const dialog = async () => within(await screen.findByRole('dialog'));

const comparison: Comparison = {
  zones: [
    { id: 'A', change: 'changed', before: undefined, after: undefined, fields: ['unit'], gained: 120, lost: 0 },
    { id: 'C', change: 'new', fields: [], gained: 900, lost: 0 },
  ] as unknown as Comparison['zones'],
  pieces: [
    {
      from: { owner: 'B', is: 'zone', number: 'B' },
      to: { owner: 'A', is: 'zone', number: 'A' },
      area: 1020,
      at: [119.9, 32.45],
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [119.9, 32.45],
            [119.91, 32.45],
            [119.9, 32.46],
            [119.9, 32.45],
          ],
        ],
      },
    },
  ],
  roads: [],
  places: [],
  cases: [{ id: 'c1', number: '20261122-0001', at: [119.9, 32.45] }] as unknown as Comparison['cases'],
};

describe('the acts of the open version', () => {
  it('are sent for approval after saying what would change of the version in effect', async () => {
    world.comparison = comparison;
    await open();
    press('送审');
    const asked = await dialog();
    expect(
      await asked.findByText(
        '与现行第1版（自 2026-01-01 起）相比：新增 1 个责任区，取消 0 个，改动 1 个；1,020 m² 换了责任区，其上有 1 件未结案件。',
      ),
    ).toBeTruthy();
    fireEvent.click(asked.getByRole('button', { name: '送审' }));
    await waitFor(() => expect(world.sent).toEqual([{ path: '/api/zones/schemes/v2/acts', body: { act: 'submit' } }]));
    expect(await screen.findByText('第2版“调整方案”已送审')).toBeTruthy();
  });

  it('ask for a comment where a version is returned', async () => {
    world.seat = 'leader';
    await open({ state: 'submitted', submittedBy: 'person:other' });
    press('退回');
    const asked = await dialog();
    expect(asked.getByRole('button', { name: '退回' })).toHaveProperty('disabled', true);
    fireEvent.change(asked.getByRole('textbox'), { target: { value: '坡子街未划' } });
    fireEvent.click(asked.getByRole('button', { name: '退回' }));
    await waitFor(() => expect(world.sent[0]?.body).toEqual({ act: 'return', comment: '坡子街未划' }));
  });

  it('ask for the approval number', async () => {
    world.seat = 'leader';
    await open({ state: 'submitted', submittedBy: 'person:other' });
    press('批准');
    const asked = await dialog();
    fireEvent.change(asked.getByRole('textbox', { name: /批准文号/ }), { target: { value: '泰城管〔2026〕31号' } });
    fireEvent.click(asked.getByRole('button', { name: '批准' }));
    await waitFor(() => expect(world.sent[0]?.body).toEqual({ act: 'approve', approvalNumber: '泰城管〔2026〕31号' }));
  });

  it('publish for a day of Shanghai, which begins at midnight there, or at once', async () => {
    await open({ state: 'approved' });
    press('公布');
    let asked = await dialog();
    fireEvent.change(asked.getByRole('textbox', { name: /生效日期/ }), { target: { value: '2027-01-01' } });
    fireEvent.blur(asked.getByRole('textbox', { name: /生效日期/ }));
    fireEvent.click(asked.getByRole('button', { name: '公布' }));
    await waitFor(() =>
      expect(world.sent[0]?.body).toEqual({ act: 'publish', effectiveFrom: '2026-12-31T16:00:00.000Z' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    press('公布');
    asked = await dialog();
    fireEvent.click(asked.getByRole('radio', { name: '立即生效' }));
    fireEvent.click(asked.getByRole('button', { name: '公布' }));
    await waitFor(() => expect(world.sent[1]?.body).toEqual({ act: 'publish' }));
  });

  it('that cannot be done say why, and do nothing', async () => {
    world.seat = 'leader';
    await open({ state: 'submitted', submittedBy: 'person:me' });
    const approve = screen.getByRole('button', { name: '批准' });
    expect(approve.getAttribute('aria-disabled')).toBe('true');
    expect(approve.getAttribute('aria-description')).toBe('由您送审，须由他人批准');
    fireEvent.click(approve);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('name what is not fit in the draft: a number twice', async () => {
    world.coverages['v2'] = drawn(['AB'], { B: zone('A') });
    await open();
    expect(screen.getByRole('button', { name: '送审' }).getAttribute('aria-description')).toBe('编号 A 用了不止一次。');
  });

  it('say in words why the server did not do them', async () => {
    server.use(
      http.post('/api/zones/schemes/:id/acts', () =>
        HttpResponse.json(
          { title: 'Unprocessable', errors: [{ pointer: '/effectiveFrom', detail: 'must not be before ...' }] },
          { status: 422 },
        ),
      ),
    );
    await open({ state: 'approved' });
    press('公布');
    const asked = await dialog();
    fireEvent.click(asked.getByRole('button', { name: '公布' }));
    expect(await asked.findByText(/生效时间不能早于现在/)).toBeTruthy();
  });
});

describe('the bar of the open version', () => {
  it('shows the comment with which a draft was returned', async () => {
    await open({ comment: '坡子街未划' });
    expect(screen.getByText('坡子街未划')).toBeTruthy();
  });

  it('prints the map, the sheets of the chosen zones, and those of all', async () => {
    const { url, path } = await open();
    act(() => useDesk.getState().choose(['A', 'B']));
    press('打印');
    fireEvent.click(await screen.findByRole('menuitem', { name: '打印选中责任区的责任书（2 份）' }));
    await waitFor(() => expect(path()).toBe('/zones/print'));
    expect([url().get('scheme'), url().get('zones')]).toEqual(['v2', 'A,B']);
  });

  it('makes a draft from a version that is read only', async () => {
    const { url } = await open({ state: 'submitted' });
    press('以此起草');
    fireEvent.click((await dialog()).getByRole('button', { name: '建立草案' }));
    await waitFor(() => expect(url().get('scheme')).toBe('made'));
  });
});

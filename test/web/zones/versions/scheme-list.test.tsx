import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { SchemeList } from '../../../../web/zones/versions/scheme-list.tsx';
import { openAt, server, useVersions, version, world } from './world.tsx';

useVersions();

const order = async () => within(await screen.findByRole('region', { name: '市容秩序' }));

describe('the list of schemes', () => {
  it('shows the versions of each kind in time: what is in effect, its number, who moved it', async () => {
    world.versions.push({
      id: 'v0',
      version: 1,
      content: version(0, { state: 'published', effectiveFrom: '2024-12-31T16:00:00Z', title: '旧方案' }),
    });
    await openAt('/zones', SchemeList);
    const list = await order();
    expect(list.getByText('现行：第1版“现行方案”，自 2026-01-01 起')).toBeTruthy();
    expect(list.getAllByRole('listitem').map((row) => row.dataset['standing'])).toEqual([
      'draft',
      'inEffect',
      'superseded',
    ]);
    expect(list.getByText(/文号 泰城管〔2025〕9号/)).toBeTruthy();
    expect(list.getByText('2025-01-01 至 2026-01-01')).toBeTruthy();
    expect(list.getByText(/依据第1版 2026-10-01 08:00 李明 建立/)).toBeTruthy();
    expect(within(screen.getByRole('region', { name: '河道' })).getByText('目前没有生效的版本')).toBeTruthy();
  });

  it('names who sent and approved a version, and who returned a draft when and why', async () => {
    world.names = { 'person:p1': '王芳', 'person:p2': '赵局长' };
    world.versions[0]!.content = version(1, {
      state: 'published',
      effectiveFrom: '2025-12-31T16:00:00Z',
      submittedAt: '2025-11-03T01:00:00Z',
      submittedBy: 'person:p1',
      approvedAt: '2025-11-05T01:00:00Z',
      approvedBy: 'person:p2',
      publishedAt: '2025-11-06T01:00:00Z',
      publishedBy: 'person:gone',
    });
    world.versions[1]!.content = version(2, {
      comment: '二号区太大',
      returnedAt: '2026-11-20T02:00:00Z',
      returnedBy: 'person:p2',
    });
    await openAt('/zones', SchemeList);
    const list = await order();
    expect(await list.findByText(/2025-11-03 09:00 王芳 送审/)).toBeTruthy();
    expect(list.getByText(/2025-11-05 09:00 赵局长 批准/).textContent).toContain('2025-11-06 09:00 公布');
    expect(list.getByText('2026-11-20 10:00 赵局长 退回 退回意见：二号区太大')).toBeTruthy();
  });

  it('makes a draft from a version and opens it', async () => {
    const { url } = await openAt('/zones', SchemeList);
    const list = await order();
    fireEvent.click(list.getAllByRole('button', { name: '以此起草' })[1]!);
    const title = await screen.findByRole('textbox', { name: '方案名称' });
    fireEvent.change(title, { target: { value: '2027年方案' } });
    fireEvent.click(screen.getByRole('button', { name: '建立草案' }));
    await waitFor(() => expect(url().get('scheme')).toBe('made'));
    expect(world.sent).toEqual([
      { path: '/api/zones/schemes', body: { responsibilityKind: 'order', title: '2027年方案', basedOn: 'v1' } },
    ]);
  });

  it('offers to bring an earlier version back as new, and to compare with the one in effect', async () => {
    world.versions.push({
      id: 'v0',
      version: 1,
      content: version(0, { state: 'published', effectiveFrom: '2024-12-31T16:00:00Z' }),
    });
    const { url } = await openAt('/zones', SchemeList);
    const list = await order();
    expect(list.getByRole('button', { name: '恢复为新草案' })).toBeTruthy();
    fireEvent.click(list.getAllByRole('button', { name: '与现行比较' })[0]!);
    await waitFor(() => expect([url().get('scheme'), url().get('with')]).toEqual(['v2', 'v1']));
  });

  it('withdraws a draft after asking, and lists it only when asked for', async () => {
    await openAt('/zones', SchemeList);
    fireEvent.click((await order()).getByRole('button', { name: '撤回' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/撤回后不再列出/)).toBeTruthy();
    world.versions[1]!.content = version(2, { state: 'withdrawn' });
    fireEvent.click(dialog.getByRole('button', { name: '撤回' }));
    await waitFor(() =>
      expect(world.sent).toEqual([{ path: '/api/zones/schemes/v2/acts', body: { act: 'withdraw' } }]),
    );
    await waitFor(async () => expect((await order()).getAllByRole('listitem')).toHaveLength(1));
    fireEvent.click(screen.getByRole('checkbox', { name: '包括已撤回的' }));
    expect((await order()).getAllByRole('listitem')).toHaveLength(2);
  });

  it('offers a leader nothing to edit', async () => {
    world.seat = 'leader';
    await openAt('/zones', SchemeList);
    const list = await order();
    expect(list.queryByRole('button', { name: '以此起草' })).toBeNull();
    expect(list.queryByRole('button', { name: '空白草案' })).toBeNull();
    expect(list.getAllByRole('button', { name: '打开' })).toHaveLength(2);
  });

  it('says what is missing: not signed in, or not fetched', async () => {
    world.seat = undefined;
    await openAt('/zones', SchemeList);
    expect(await screen.findByText('登录后才能看责任区方案')).toBeTruthy();
  });

  it('can be asked for again after a failure', async () => {
    server.use(http.get('/api/records/scheme-versions', () => HttpResponse.json({ title: 'Broken' }, { status: 500 })));
    await openAt('/zones', SchemeList);
    expect(await screen.findByText('方案未能取得')).toBeTruthy();
    server.resetHandlers();
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect((await order()).getAllByRole('listitem')).toHaveLength(2);
  });
});

describe('taking in existing zones', () => {
  it('reads the names of the file to choose from, and sends it with what they mean', async () => {
    await openAt('/zones', SchemeList);
    fireEvent.click((await order()).getByRole('button', { name: '导入现有责任区' }));
    const properties = { 编号: 'A1', 名称: '甲区', 单位: '一中队' };
    const file = new File([JSON.stringify({ features: [{ properties }] })], '海陵责任区.geojson');
    const input = document.querySelector<HTMLInputElement>('input[type=file]')!;
    fireEvent.change(input, { target: { files: [file] } });
    await waitFor(() => expect(screen.getAllByLabelText('哪个字段是责任区编号')[0]).toHaveProperty('value', '编号'));
    fireEvent.click(screen.getByRole('button', { name: '开始导入' }));
    await waitFor(() =>
      expect(world.sent.map(({ body }) => body)).toEqual([
        { responsibilityKind: 'order', title: '海陵责任区', number: '编号', name: '名称', unit: '单位' },
      ]),
    );
  });

  it('shows how far an import is and can stop it', async () => {
    world.jobs = [
      { id: 'j1', name: 'zones-import', state: 'active', progress: { done: 40, total: 100, note: '海陵责任区' } },
    ];
    await openAt('/zones', SchemeList);
    const bar = await screen.findByRole('progressbar', { name: '导入进度' });
    expect(bar.getAttribute('aria-valuenow')).toBe('40');
    fireEvent.click(screen.getByRole('button', { name: '停止导入' }));
    expect(await screen.findByText('已停止')).toBeTruthy();
  });

  it('says what came of it: zones, faults, what was cleaned; and opens the draft', async () => {
    world.jobs = [
      {
        id: 'j1',
        name: 'zones-import',
        state: 'completed',
        progress: { done: 100 },
        output: { version: 'v2', zones: 41, cleaned: 2, faults: { gap: 3, overlap: 1 } },
      },
    ];
    const { url } = await openAt('/zones', SchemeList);
    expect(await screen.findByText(/已导入 41 个责任区，有 4 处问题待处理。 2 个要素/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '打开草案' }));
    await waitFor(() => expect(url().get('scheme')).toBe('v2'));
  });
});

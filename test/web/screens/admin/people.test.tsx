import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { openDesk, server, useDesk, world, written } from './desk.tsx';

useDesk();

const form = () => screen.findByRole('complementary');
const type = (label: RegExp, text: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value: text } });

describe('the list of people', () => {
  it('is found by unit, leaves out who is disabled, and keeps the filter in the address', async () => {
    const { history } = await openDesk('/admin/people');
    expect(await screen.findByRole('button', { name: '王莉' })).toBeDefined();
    expect(screen.queryByRole('button', { name: '旧人' })).toBeNull();
    await screen.findByText('一中队');
    type(/按姓名/, '一中队');
    await waitFor(() => expect(new URLSearchParams(history.location.search).get('q')).toBe('一中队'));
    expect(screen.getByRole('button', { name: '王莉' })).toBeDefined();
    fireEvent.click(screen.getByRole('checkbox', { name: '含已停用' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '旧人' })).toBeNull());
    type(/按姓名/, '');
    expect(await screen.findByRole('button', { name: '旧人' })).toBeDefined();
  });

  it('carries no view of the map in its address', async () => {
    const { history } = await openDesk('/admin/people?q=x&l=zones&current=2026-11-01');
    await screen.findByText('没有符合条件的人员');
    fireEvent.click(screen.getByRole('button', { name: '单位' }));
    await waitFor(() => expect(history.location.pathname).toBe('/admin/units'));
    expect(history.location.search).toBe('?lang=zh');
  });
});

describe('the form of a person', () => {
  it('saves a new person with a seat, and undo takes them away again', async () => {
    const { history } = await openDesk('/admin/people/new');
    await form();
    type(/^姓名/, '赵强');
    type(/^用户名/, 'zhaoqiang');
    fireEvent.click(screen.getByRole('button', { name: '添加岗位' }));
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(history.location.pathname).toBe('/admin/people/made-1'));
    expect(written[0]!.body).toEqual({
      kind: 'people.create',
      note: '',
      lines: [],
      records: [
        {
          kind: 'people',
          base: null,
          after: { username: 'zhaoqiang', name: '赵强', seats: [{ seat: 'receiver' }] },
        },
      ],
    });
    expect(written[0]!.key).toMatch(/^[0-9a-f]{32}$/);
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() => expect(world.records['people']!.some(({ id }) => id === 'made-1')).toBe(false));
    expect(written[1]!.body).toMatchObject({
      kind: 'people.create.undo',
      records: [{ kind: 'people', id: 'made-1', base: 1, after: null }],
    });
  });

  it('changes only what was changed, and undo writes the earlier state as a new version', async () => {
    await openDesk('/admin/people/p1');
    await form();
    type(/^姓名/, '王丽');
    fireEvent.keyDown(screen.getByRole('textbox', { name: /^姓名/ }), { key: 's', ctrlKey: true });
    fireEvent.click(await screen.findByRole('button', { name: '撤销' }));
    await waitFor(() => expect(written).toHaveLength(2));
    await screen.findByText('已撤销');
    expect(world.records['people']!.find(({ id }) => id === 'p1')).toEqual({
      id: 'p1',
      version: 5,
      content: { username: 'wangli', name: '王莉', unit: 'u2', seats: [{ seat: 'receiver' }] },
    });
  });

  it('shows what another wrote meanwhile beside one’s own, and writes one’s own over it when told to', async () => {
    await openDesk('/admin/people/p1');
    await form();
    type(/^姓名/, '王丽');
    world.records['people'] = [
      {
        id: 'p1',
        version: 4,
        content: { username: 'wangli', name: '王立', unit: 'u1', seats: [{ seat: 'receiver' }] },
      },
    ];
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    const conflict = await screen.findByRole('alert');
    expect(within(conflict).getByText('王立')).toBeDefined();
    expect(within(conflict).getByText('王丽')).toBeDefined();
    fireEvent.click(within(conflict).getByRole('button', { name: '用我填的' }));
    await waitFor(() => expect(world.records['people']![0]).toMatchObject({ version: 5 }));
    expect(world.records['people']![0]!.content).toMatchObject({ name: '王丽', unit: 'u2' });
  });

  it('takes theirs into the fields when told to', async () => {
    await openDesk('/admin/people/p1');
    await form();
    type(/^姓名/, '王丽');
    world.records['people'] = [{ id: 'p1', version: 4, content: { username: 'wangli', name: '王立', seats: [] } }];
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    fireEvent.click(await screen.findByRole('button', { name: '用现在的' }));
    await waitFor(() =>
      expect((screen.getByRole('textbox', { name: /^姓名/ }) as HTMLInputElement).value).toBe('王立'),
    );
    expect(world.records['people'][0]!.version).toBe(4);
  });

  it('says beside the field what the server found wrong there', async () => {
    server.use(
      http.post('/api/changes', () =>
        HttpResponse.json(
          {
            title: 'Unprocessable',
            errors: [{ pointer: '/records/0/after/username', detail: 'another person has this user name' }],
          },
          { status: 422 },
        ),
      ),
    );
    await openDesk('/admin/people/p1');
    await form();
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByText('已有人用这个用户名')).toBeDefined();
    expect(screen.getByRole('textbox', { name: /^用户名/ }).getAttribute('aria-invalid')).toBe('true');
  });

  it('sends the same key again when an answer was lost, and another for another content', async () => {
    let lost = true;
    const keys: Array<string | null> = [];
    server.use(
      http.post('/api/changes', ({ request }) => {
        keys.push(request.headers.get('idempotency-key'));
        if (!lost) return undefined;
        lost = false;
        return HttpResponse.error();
      }),
    );
    await openDesk('/admin/people/p1');
    await form();
    type(/^姓名/, '王丽');
    const save = () => fireEvent.click(screen.getByRole('button', { name: '保存' }));
    save();
    await screen.findByText('连不上服务器');
    save();
    await screen.findByText('已保存“王丽”');
    expect(keys[1]).toBe(keys[0]);
  });
});

describe('a session that ends while one types', () => {
  it('lays the way to sign in over the page and loses nothing', async () => {
    await openDesk('/admin/people/p1');
    await form();
    type(/^姓名/, '王丽');
    world.seat = undefined;
    world.samples = ['administrator'];
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    const dialog = await screen.findByRole('dialog', { name: '会话已结束' });
    fireEvent.click(within(dialog).getByRole('button', { name: '系统管理员' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: '会话已结束' })).toBeNull());
    expect((screen.getByRole('textbox', { name: /^姓名/ }) as HTMLInputElement).value).toBe('王丽');
    fireEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(world.records['people']!.find(({ id }) => id === 'p1')!.content['name']).toBe('王丽'));
  });
});

describe('whoever has no right', () => {
  it('is told so, and sees only the sections that are theirs', async () => {
    world.seat = 'assessor';
    await openDesk('/admin/people');
    expect((await screen.findByRole('alert')).textContent).toContain('没有管理权限');
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual(
      expect.arrayContaining(['审计日志', '任务']),
    );
    expect(screen.queryByRole('button', { name: '令牌' })).toBeNull();
  });
});

describe('a token', () => {
  it('names the screens that go dark with it, and none that came with another', async () => {
    const size = { heightMetres: 0.685, distanceMetres: 5 };
    const token = { use: 'display', rights: ['map.read'], createdBy: 'person:me' };
    Object.assign(world.records, {
      tokens: [{ id: 't1', version: 1, content: { ...token, name: '指挥中心' } }],
      screens: [
        { id: 's1', version: 1, content: { ...size, name: '左屏', token: 't1' } },
        { id: 's2', version: 1, content: { ...size, name: '右屏', token: 't1' } },
        { id: 's3', version: 1, content: { ...size, name: '门厅', token: 't2' } },
      ],
    });
    await openDesk('/admin/tokens/t1');
    const warning = await screen.findByText(/立即停止显示/);
    expect(warning.textContent).toContain('左屏、右屏');
    expect(warning.textContent).not.toContain('门厅');
  });
});

import { fireEvent, screen, waitFor } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { openDesk, server, useDesk, world, written } from '../admin/desk.tsx';

useDesk();

const fill = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label, { selector: 'input' }), { target: { value: text } });
const submit = () => fireEvent.click(screen.getByRole('button', { name: '登录' }));

describe('whoever may not read anything', () => {
  it('signs in at the very address they opened, and is then there', async () => {
    world.seat = undefined;
    const { history } = await openDesk('/?l=zones');
    await screen.findByRole('button', { name: '登录' });
    expect(screen.queryByTestId('the-map')).toBeNull();
    fill('用户名', 'wangli');
    fill('密码', 'right');
    submit();
    expect(await screen.findByTestId('the-map')).toBeDefined();
    expect(history.location.pathname + history.location.search).toContain('/?l=zones');
  });

  it('sees the map at once where it is open', async () => {
    Object.assign(world, { seat: undefined, open: true });
    await openDesk('/');
    expect(await screen.findByTestId('the-map')).toBeDefined();
  });
});

describe('the sign-in form', () => {
  it('leads back to where one came from, but never to another site', async () => {
    Object.assign(world, { seat: undefined, samples: ['planner'] });
    const { history } = await openDesk('/sign-in?back=%2Fregisters%2Fkiosks');
    fireEvent.click(await screen.findByRole('button', { name: '责任区规划员' }));
    await waitFor(() => expect(history.location.pathname).toBe('/registers/kiosks'));
  });

  it.each(['//elsewhere.example/x', '/\\elsewhere.example', 'https://elsewhere.example'])(
    'goes to the map where the way back is %s',
    async (back) => {
      Object.assign(world, { seat: undefined, samples: ['planner'] });
      const { history } = await openDesk(`/sign-in?back=${encodeURIComponent(back)}`);
      fireEvent.click(await screen.findByRole('button', { name: '责任区规划员' }));
      await waitFor(() => expect(history.location.href).toBe('/'));
    },
  );

  it('says what is wrong: empty fields, a wrong password, being locked out and for how long', async () => {
    world.seat = undefined;
    await openDesk('/sign-in');
    await screen.findByRole('button', { name: '登录' });
    submit();
    expect(await screen.findAllByText('请填写')).toHaveLength(2);
    fill('用户名', 'wangli');
    fill('密码', 'wrong');
    submit();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('不对'));
    fill('密码', 'locked');
    submit();
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('14分钟'));
  });

  it('asks for a password of one’s own first where another gave it', async () => {
    world.mustChange = true;
    await openDesk('/');
    expect(await screen.findByRole('dialog', { name: '请先设置自己的密码' })).toBeDefined();
    expect(screen.queryByTestId('the-map')).toBeNull();
  });
});

describe('a display', () => {
  it.each(['/', '/sign-in', '/registers?l=zones'])('that starts at %s is led to the wall’s page', async (path) => {
    server.use(
      http.get('/api/session', () =>
        HttpResponse.json({
          kind: 'display',
          id: 't1',
          name: '指挥中心',
          rights: ['map.read'],
          collections: 'all',
          csrf: 'csrf-1',
          signIn: { password: true, oidc: false, sample: [] },
        }),
      ),
    );
    const { history } = await openDesk(path);
    await waitFor(() => expect(history.location.pathname).toBe('/wall'));
  });
});

describe('a one-time link', () => {
  it('leaves the address at once, sets the password and signs in', async () => {
    world.seat = undefined;
    window.history.replaceState(null, '', '/welcome#once-secret');
    const { history } = await openDesk('/welcome');
    await screen.findByRole('heading', { name: '设置密码' });
    expect(window.location.hash).toBe('');
    fill('新密码', 'three wet herons');
    fill('再输一次新密码', 'three wet heron');
    fireEvent.click(screen.getByRole('button', { name: '设置并登录' }));
    expect(await screen.findByText('两次输入不一致')).toBeDefined();
    fill('再输一次新密码', 'three wet herons');
    fireEvent.click(screen.getByRole('button', { name: '设置并登录' }));
    await waitFor(() => expect(history.location.pathname).toBe('/'));
    expect(written[0]!.body).toEqual({ secret: 'once-secret', password: 'three wet herons' });
  });

  it('that was used says so and whom to ask', async () => {
    world.seat = undefined;
    window.history.replaceState(null, '', '/welcome#used');
    await openDesk('/welcome');
    await screen.findByRole('heading', { name: '设置密码' });
    fill('新密码', 'three wet herons');
    fill('再输一次新密码', 'three wet herons');
    fireEvent.click(screen.getByRole('button', { name: '设置并登录' }));
    expect(await screen.findByText('此链接已用过或已过期')).toBeDefined();
  });
});

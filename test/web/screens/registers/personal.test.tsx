import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Registers } from '../../../../web/screens/registers/registers.tsx';
import { openDesk, server, useDesk, world } from '../admin/desk.tsx';

vi.mock('../../../../web/map/map-view.tsx', () => ({ MapView: () => null }));

useDesk();

const shop = {
  type: 'Feature',
  id: 'shop',
  version: 3,
  fid: 7,
  geometry: { type: 'Point', coordinates: [119.92, 32.49] },
  properties: {
    number: 'MQ-1',
    name: '坡子街面馆',
    kind: 'shop',
    road: '坡子街',
    doorNumber: '17',
    side: 'east',
    validFrom: '2026-01-01T00:00:00Z',
    source: 'test',
    sourceDatum: 'wgs84',
  },
};

let looks = 0;
let lines: { base: number | null; personal?: object }[] = [];

beforeAll(() => {
  for (const side of ['clientHeight', 'clientWidth'])
    Object.defineProperty(HTMLElement.prototype, side, { configurable: true, get: () => 600 });
});
beforeEach(() => {
  [looks, lines] = [0, []];
  world.seat = 'planner';
  server.use(
    http.get('/api/list', () => HttpResponse.json({ total: 1, features: [shop] })),
    http.get('/api/features/liable-parties/shop/personal', () => {
      looks++;
      return HttpResponse.json({ fields: { contactName: '李凤英', phone: '13805261234' } });
    }),
    http.post('/api/changes', async ({ request }) => {
      ({ lines } = (await request.json()) as { lines: typeof lines });
      const written = { collection: 'liable-parties', id: 'shop', fid: 7, version: 4 };
      return HttpResponse.json({ seq: 9, id: 'c9', lines: [written] }, { status: 201 });
    }),
  );
});

async function opened(): Promise<void> {
  await openDesk('/registers/liable-parties', Registers);
  fireEvent.click(await screen.findByText('坡子街面馆'));
  await screen.findByTestId('entry');
}

const section = () => within(screen.getByRole('region', { name: '个人信息' }));
const field = (name: string) => document.querySelector<HTMLInputElement>(`input[data-field="${name}"]`)!;

describe('the contact of a shop in its register', () => {
  it('is fetched only when the planner asks for it, and is gone once it was saved', async () => {
    await opened();
    expect([looks, field('phone')]).toEqual([0, null]);
    fireEvent.click(section().getByRole('button', { name: '查看个人信息' }));
    await waitFor(() => expect(field('phone').value).toBe('13805261234'));
    expect(looks).toBe(1);
    fireEvent.change(field('phone'), { target: { value: '0523-86881234' } });
    fireEvent.keyDown(window, { key: 's', ctrlKey: true });
    await waitFor(() => expect(lines).toMatchObject([{ base: 3, personal: { phone: '0523-86881234' } }]));
    expect(await screen.findByText('已保存；联系信息的改动不能撤销')).toBeDefined();
    await waitFor(() => expect(field('phone')).toBeNull());
    expect(screen.queryByRole('button', { name: '撤销' })).toBeNull();
  });

  it('is erased where its field is emptied; what is as before is not sent', async () => {
    await opened();
    fireEvent.click(section().getByRole('button', { name: '查看个人信息' }));
    await waitFor(() => expect(field('phone').value).toBe('13805261234'));
    fireEvent.change(field('contactName'), { target: { value: '王芳' } });
    fireEvent.change(field('contactName'), { target: { value: '李凤英' } });
    fireEvent.change(field('phone'), { target: { value: '' } });
    fireEvent.keyDown(window, { key: 's', ctrlKey: true });
    await waitFor(() => expect(lines.map(({ personal }) => personal)).toEqual([{ phone: null }]));
  });

  it('is filled in at once in a new entry, without a look', async () => {
    await openDesk('/registers/liable-parties', Registers);
    await screen.findByText('坡子街面馆');
    fireEvent.click(screen.getByRole('button', { name: /^新增/ }));
    await waitFor(() => expect(field('phone').value).toBe(''));
    expect(looks).toBe(0);
  });

  it('is not offered to whoever does not keep the register', async () => {
    world.seat = 'receiver';
    await opened();
    expect(screen.queryByRole('region', { name: '个人信息' })).toBeNull();
  });
});

import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import type { ReactNode } from 'react';
import { beforeEach } from 'vitest';
import type { Seat } from '#domain/people/seats.ts';
import { createQueryClient, Surroundings } from '../../../../web/app.tsx';
import { WallDesk } from '../../../../web/screens/wall-desk/wall-desk.tsx';
import { createPageRouter, type Screens } from '../../../../web/state/router.tsx';
import { noon, server, useDesk, world } from '../admin/desk.tsx';

export { noon, server, world, written } from '../admin/desk.tsx';

/** A record as the server gives it. */
export const record = (id: string, content: object, version = 1) => ({
  id,
  version,
  content: content as Record<string, unknown>,
});

export const wall = {
  ...{ name: '指挥中心大屏', columns: 3, rows: 1, mode: 'each', alarmSound: true, alarmFly: false },
  shows: [{ scene: 'overview', seconds: 60, startsAt: '06:00', endsAt: '22:00' }],
};

const aScreen = { token: 't', heightMetres: 0.685, distanceMetres: 5 };

/** A wall with one screen on it, and one that hangs nowhere. */
export function useWallDeskWorld(): void {
  useDesk();
  beforeEach(() => {
    Object.assign(world.records, {
      scenes: [],
      settings: [],
      walls: [record('w', wall, 4)],
      screens: [
        record('s1', { ...aScreen, name: '左屏', wall: 'w', column: 0, row: 0 }, 2),
        record('s2', { ...aScreen, name: '备用屏' }, 3),
      ],
      'wall-pushes': [],
    });
    server.use(
      http.get('/api/values', () => HttpResponse.json({ values: [{ value: '海陵区', count: 12 }] })),
      http.get('/api/wall/alive', () =>
        HttpResponse.json({
          now: noon,
          screens: [
            {
              screen: 's1',
              state: 'live',
              at: '2026-11-22T04:00:00Z',
              scene: 'overview',
              asOf: '2026-11-22T03:59:00Z',
            },
            { screen: 's2', state: 'gone', ended: 'revoked' },
          ],
        }),
      ),
    );
  });
}

function Elsewhere() {
  return null;
}

/** Opens the desk of the walls, or another page in its place. */
export async function openWallDesk(query = '', seat: Seat = 'shiftLead', page: () => ReactNode = WallDesk) {
  world.seat = seat;
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });
  const history = createMemoryHistory({ initialEntries: [`/wall/desk?lang=zh&${query}`] });
  const own: Partial<Screens> = {
    frame: ({ children }) => <Surroundings client={client}>{children}</Surroundings>,
    wallDesk: page,
  };
  const screens = new Proxy(own, { get: (given, name) => given[name as keyof Screens] ?? Elsewhere }) as Screens;
  const router = createPageRouter(screens, () => noon, history);
  await router.load();
  render(<RouterProvider router={router} />);
  return { url: () => new URLSearchParams(history.location.search) };
}

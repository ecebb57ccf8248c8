import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fromLattice } from '#domain/geometry/lattice.ts';
import type { MapViewProps } from '../../../../web/map/contract.ts';
import type { Gesture } from '../../../../web/map/draw/gestures.ts';
import { Zones } from '../../../../web/screens/zones/zones.tsx';
import { useDesk as usePlannersDesk } from '../../../../web/zones/desk.ts';
import { useSketch } from '../../../../web/zones/sketch.ts';
import { corner, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';
import { SchemeServer } from '../../zones/scheme-server.ts';
import { openDesk, server, useDesk, world } from '../admin/desk.tsx';

const map: { props: MapViewProps | undefined } = { props: undefined };
vi.mock('../../../../web/map/map-view.tsx', () => ({
  MapView: (props: MapViewProps) => {
    map.props = props;
    return null;
  },
}));

useDesk();

const zone = (number: string) =>
  ({ is: 'zone', content: { number, name: `${number}责任区`, kindOfPlace: 'block' } }) as const;
const at = (x: number, y: number) => fromLattice([corner[0] + x * side, corner[1] + y * side]);
let scheme: SchemeServer;

beforeAll(() => {
  // jsdom lays nothing out and has no fonts.
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  for (const size of ['clientHeight', 'clientWidth', 'offsetHeight', 'offsetWidth'])
    Object.defineProperty(HTMLElement.prototype, size, { configurable: true, get: () => 600 });
});
beforeEach(() => {
  world.seat = 'planner';
  scheme = new SchemeServer(letteredCoverage(['aabb', 'aabb'], { a: zone('A-1'), b: zone('A-2') }));
  scheme.me = 'person:me';
  world.records['scheme-versions'] = [{ id: 'v2', version: 1, content: { ...scheme.version } }];
  server.use(
    // What the panels beside the map ask for is theirs to test.
    http.get('/api/zones/schemes/v2/test-ground', () => HttpResponse.json({ title: 'Broken' }, { status: 500 })),
    http.post('/api/presence', () => new HttpResponse(null, { status: 204 })),
    ...scheme.handlers,
  );
  map.props = undefined;
  localStorage.clear();
});

const address = '/zones?scheme=v2&v=15/32.45/119.9';

async function opened(path = address) {
  const desk = await openDesk(path, undefined, Zones);
  await waitFor(() => expect(usePlannersDesk.getState().draft).toBeDefined());
  await waitFor(() => expect(map.props).toBeDefined());
  return desk;
}

const gesture = (told: Gesture) => act(() => map.props!.onGesture!(told));
const click = (x: number, y: number) =>
  gesture({ kind: 'place', at: at(x, y), snapped: false, shift: false, ctrl: false });
const press = (key: string, more = {}) => act(() => void fireEvent.keyDown(document.body, { key, ...more }));
const grounds = () => [...usePlannersDesk.getState().draft!.coverage.grounds.values()];
const saved = () => waitFor(() => expect(document.querySelector('[data-saving=saved]')).not.toBeNull());

describe('the planner’s desk', () => {
  it('chooses what one clicks at, and the address says so', async () => {
    const { history } = await opened();
    click(1, 1);
    expect(usePlannersDesk.getState().chosen).toEqual(['a']);
    await waitFor(() => expect(history.location.search).toContain('zone=a'));
  });

  it('opens with what the address chooses', async () => {
    await opened(`${address}&zone=b`);
    await waitFor(() => expect(usePlannersDesk.getState().chosen).toEqual(['b']));
  });

  it('lays roads and rivers under the draft until the address says otherwise, and never the published zones', async () => {
    await opened();
    expect(map.props!.layers).toEqual(['river-sections', 'roads']);
  });

  it('shows the layers of the address, but not the zones that the draft stands for', async () => {
    await opened(`${address}&l=zones,cases`);
    expect(map.props!.layers).toEqual(['cases']);
  });

  it('says of a ring drawn on zones alone that nothing of it is free', async () => {
    await opened();
    press('p');
    for (const [x, y] of [
      [0.5, 0.5],
      [1, 0.5],
      [1, 1],
    ] as const)
      click(x, y);
    press('Enter');
    expect(await screen.findByText(/范围内没有无主地块/)).toBeDefined();
  });

  it('opens the units at the right with the brush that paints them', async () => {
    const { history } = await opened();
    press('u');
    await waitFor(() => expect(history.location.search).toContain('tab=units'));
  });

  it('splits by a line that is drawn and ended by Enter, and takes it back by Ctrl-Z', async () => {
    await opened();
    press('x');
    expect(map.props!.gestures!.kind).toBe('sketch');
    click(1, -0.5);
    click(1, 2.5);
    press('Enter');
    expect(grounds()).toHaveLength(3);
    await saved();
    expect(scheme.log.map(({ label }) => label)).toEqual([{ kind: 'split', zones: ['A-1'] }]);
    expect(screen.getByRole('button', { name: /^撤销“分割 A-1”/ })).toBeDefined();
    press('z', { ctrlKey: true });
    expect(grounds()).toHaveLength(2);
    await saved();
  });

  it('says why an edit was not made, and lets the drawing stand to be mended', async () => {
    await opened();
    press('x');
    click(0.5, 0.5);
    click(1, 1);
    press('Enter');
    const alert = screen.getAllByRole('alert').find((one) => one.dataset['reason'] === 'cuts-nothing')!;
    expect(alert.textContent).toContain('没有把责任区切开');
    expect(useSketch.getState().places).toHaveLength(2);
    press('Backspace');
    expect(useSketch.getState().places).toHaveLength(1);
    press('Escape');
    expect(useSketch.getState().places).toEqual([]);
  });

  it('takes places by coordinates, and by bearing and metres from the last', async () => {
    await opened();
    press('p');
    const fill = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    fill('经度', '119.9');
    fill('纬度', '32.45');
    fireEvent.click(screen.getByRole('button', { name: '落点' }));
    fireEvent.click(screen.getByText('方位与距离'));
    fill('方位角', '90');
    fill('距离', '100');
    fireEvent.click(screen.getByRole('button', { name: '落点' }));
    const [first, second] = useSketch.getState().places;
    expect(first).toEqual([119.9, 32.45]);
    expect(second![0]).toBeCloseTo(119.9010639, 5);
    expect(within(screen.getByTestId('sketch')).getAllByText(/^100(\.0)? m$/)).toHaveLength(2);
  });

  it('moves a vertex by keys alone: taken hold of, nudged by metres, set down by Enter', async () => {
    await opened(`${address}&zone=a`);
    await waitFor(() => expect(usePlannersDesk.getState().chosen).toEqual(['a']));
    press('m');
    press('.');
    const before = useSketch.getState().held!.from;
    press('ArrowUp', { shiftKey: true });
    press('ArrowLeft');
    expect(screen.getByText('向西 1.0 米、向北 10.0 米')).toBeDefined();
    expect(usePlannersDesk.getState().pending).toEqual([]);
    press('Enter');
    expect(usePlannersDesk.getState().draft!.coverage.arcsAt(before)).toEqual([]);
    await saved();
    expect(scheme.log.map(({ label }) => label.kind)).toEqual(['move']);
  });

  it('asks before it removes what is chosen', async () => {
    await opened();
    click(1, 1);
    const asked = vi.spyOn(window, 'confirm').mockReturnValueOnce(false).mockReturnValueOnce(true);
    press('Delete');
    expect(grounds()).toHaveLength(2);
    press('Delete');
    expect([grounds().length, asked.mock.calls.length]).toEqual([1, 2]);
    await saved();
  });

  it('shows a version that is no draft, and gives no tools for it', async () => {
    scheme.state = 'submitted';
    world.records['scheme-versions'] = [{ id: 'v2', version: 2, content: { ...scheme.version } }];
    await opened();
    expect(screen.getByRole('note').textContent).toBe('此版本为送审，只能查看');
    expect(screen.queryByRole('toolbar')).toBeNull();
    press('x');
    expect(map.props!.gestures!.kind).toBe('pick');
    click(3, 1);
    expect(usePlannersDesk.getState().chosen).toEqual(['b']);
  });

  it('says that a version could not be opened, and tries again', async () => {
    let isBroken = true;
    server.use(
      http.get('/api/zones/schemes/v2/coverage', () =>
        isBroken ? HttpResponse.json({ title: 'Broken' }, { status: 500 }) : undefined,
      ),
    );
    await openDesk(address, undefined, Zones);
    expect(await screen.findByText('没有打开这个方案')).toBeDefined();
    isBroken = false;
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    await waitFor(() => expect(usePlannersDesk.getState().draft).toBeDefined());
  });

  it('names every tool’s key in its tooltip and in the sheet', async () => {
    await opened();
    const names = within(screen.getByRole('toolbar'))
      .getAllByRole('button')
      .map((button) => button.getAttribute('aria-label')!);
    expect(names).toHaveLength(11);
    expect(names.every((name) => /（[A-Z]）$/.test(name))).toBe(true);
    press('?');
    const sheet = await screen.findByRole('dialog');
    for (const name of names) expect(sheet.textContent).toContain(name.replace(/（[A-Z]）$/, ''));
  });
});

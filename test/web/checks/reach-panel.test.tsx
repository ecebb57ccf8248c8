import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReachShown } from '#domain/checks/reach/shown.ts';
import { ReachPanel } from '../../../web/checks/reach/reach-panel.tsx';
import type { DrawnFeature, ReachPanelProps } from '../../../web/checks/slots.ts';
import { aRule, place, show, useTools, world } from './strip-world.tsx';

useTools();

const lat = place(0)[1];
const at = (metres: number) => ({ lon: place(metres)[0], lat });
const square: ReachShown['area']['network'] = {
  type: 'MultiPolygon',
  coordinates: [[[place(0), place(300), [place(300)[0], lat + 0.002], place(0)]]],
};
const nothing: ReachShown['area']['network'] = { type: 'MultiPolygon', coordinates: [] };

/** Toilets within 300 m: the market is near as the crow flies, and far on foot. */
const toilets: ReachShown = {
  metres: 300,
  by: 'network',
  facilities: [{ subject: { name: 'GC-1' }, ...at(0), counts: true }],
  circles: square,
  area: { network: square, circle: nothing },
  roads: {
    network: { type: 'MultiLineString', coordinates: [[place(0), place(300)]] },
    circle: { type: 'MultiLineString', coordinates: [] },
  },
  places: [
    {
      subject: { collection: 'wet-markets', id: 'm1', name: '城东农贸市场' },
      ...at(200),
      metres: { network: 640, circle: 280 },
      isReached: { network: false, circle: true },
    },
    {
      subject: { collection: 'wet-markets', id: 'm2', name: '城西农贸市场' },
      ...at(90),
      metres: { network: 120, circle: 90 },
      isReached: { network: true, circle: true },
    },
    {
      subject: { collection: 'wet-markets', id: 'm3', name: '岛上市场' },
      ...at(400),
      metres: { network: null, circle: 400 },
      isReached: { network: false, circle: false },
    },
  ],
  sites: [
    {
      place: { ...at(210), words: '青年路，人民路口向东210米' },
      places: [{ name: '城东农贸市场' }],
      area: 45_000,
      road: 0,
    },
    { place: { ...at(800), words: '青年路，迎春路口' }, places: [], area: 15_000, road: 300 },
  ],
  proven: true,
  atLeast: 2,
  unclosed: { places: [{ name: '岛上市场' }], area: 0, road: 0 },
  demand: { area: 600_000, road: 3_000, places: 3 },
  figures: {
    outAreaNetwork: 60_000,
    outAreaCircle: 0,
    outRoadNetwork: 300,
    outRoadCircle: 0,
    outPlacesNetwork: 2,
    outPlacesCircle: 1,
    facilities: 1,
    sitesNeeded: 2,
  },
  cell: 25,
};

let drawn: readonly DrawnFeature[] | null = null;
const onShow = vi.fn<ReachPanelProps['onShow']>();
const onClose = vi.fn<() => void>();
beforeEach(() => {
  drawn = null;
  onShow.mockClear();
});

async function open(shown: ReachShown = toilets, language: 'zh' | 'en' = 'zh') {
  world.shown = shown;
  const rule = { ...aRule, id: 'toilets-reach', zh: '公厕服务半径', en: 'Toilets', kind: 'reach' as const };
  const page = show(
    <ReachPanel rule={rule} onShow={onShow} onDraw={(now) => (drawn = now)} onClose={onClose} />,
    language,
  );
  await screen.findByRole('table');
  return page;
}
const cells = () =>
  screen.getAllByRole('row').map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent));
const ids = () => drawn!.map(({ id, role }) => `${id} ${role}`);

describe('the panel of a reach', () => {
  it('holds walking and straight distance beside each other, and says which binds', async () => {
    await open();
    expect(cells()).toEqual([
      ['300 米以外', '步行距离（以此为准）', '直线距离'],
      ['面积', '60,000 m²（已覆盖 90%）', '0 m²（已覆盖 100%）'],
      ['道路', '300 m（已覆盖 90%）', '0 m（已覆盖 100%）'],
      ['场所', '2 处（已覆盖 33.3%）', '1 处（已覆盖 66.7%）'],
    ]);
  });

  it('says nothing of what was not asked for, and never that all is covered while something is not', async () => {
    await open({
      ...toilets,
      demand: { area: 6e8, road: 0, places: 3 },
      figures: { ...toilets.figures, outAreaNetwork: 100 },
    });
    expect(cells()[1]![1]).toBe('100 m²（已覆盖 99.9%）');
    expect(cells()[2]!.slice(1)).toEqual(['—', '—']);
  });

  it('draws what is out of reach by the way that binds; the rest where it is ticked', async () => {
    const { unmount } = await open();
    expect(ids()).toEqual([
      'areaNetwork unreached',
      'roadsNetwork unreached',
      'place 0 unreached',
      'place 2 unreached',
      'site 0 proposal',
      'site 1 proposal',
    ]);
    fireEvent.click(screen.getByRole('checkbox', { name: '服务半径圆' }));
    fireEvent.click(screen.getByRole('checkbox', { name: '建议新增点位' }));
    fireEvent.click(screen.getByRole('checkbox', { name: '半径以外的范围' }));
    expect(ids()).toEqual([
      'circles circle',
      'areaNetwork unreached',
      'roadsNetwork unreached',
      'place 0 unreached',
      'place 2 unreached',
    ]);
    unmount();
    expect(drawn).toBeNull();
  });

  it('tells what each site closes, and what stays open where one is left out', async () => {
    await open();
    const sites = screen.getByRole('region', { name: '建议新增点位' });
    expect(within(sites).getByText('最少新增 2 处（已证明不能更少）')).toBeDefined();
    expect(within(sites).getByText('可覆盖：城东农贸市场、45,000 m²')).toBeDefined();
    expect(within(sites).getByText('任何备选点都覆盖不到：1 处')).toBeDefined();
    expect(screen.getByRole('status').textContent).toBe('新增所选 2 处后，仍未覆盖：1 处');
    fireEvent.click(within(sites).getByRole('checkbox', { name: '新增 1 号点位' }));
    expect(screen.getByRole('status').textContent).toBe('新增所选 1 处后，仍未覆盖：45,000 m²、2 处');
    expect(ids()).not.toContain('site 0 proposal');
    fireEvent.click(within(sites).getByText('2 青年路，迎春路口'));
    expect(onShow).toHaveBeenCalledWith({ type: 'Point', coordinates: [place(800)[0], lat] });
    expect(drawn!.at(-1)).toMatchObject({ role: 'pointed' });
  });

  it('lists the places out of reach with both distances, those nobody can reach first', async () => {
    await open();
    const places = screen.getByRole('region', { name: '未覆盖的场所' });
    expect(
      within(places)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['岛上市场步行距离：到不了、直线距离 400 米', '城东农贸市场步行距离 640 米、直线距离 280 米']);
  });

  it('says where fewer sites might do, in English too', async () => {
    await open({ ...toilets, proven: false, atLeast: 1 }, 'en');
    expect(screen.getByText('2 new sites (at least 1 are needed)')).toBeDefined();
  });
});

import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { setContents } from '#domain/zones/edits/grounds.ts';
import { useDesk } from '../../../../web/zones/desk.ts';
import { CityTestPanel } from '../../../../web/zones/panels/city-test-panel.tsx';
import { CityTestLayers } from '../../../../web/zones/panels/test-layers.tsx';
import { corner, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';
import { emptyGround, lay, show, usePanels, workers, world, zone } from './world.tsx';

usePanels();

const degrees = (x: number, y: number) => [(corner[0] + x * side) / 1e7, (corner[1] + y * side) / 1e7] as const;
const square = (x: number, y: number, width: number, height: number) => ({
  type: 'Polygon' as const,
  coordinates: [
    [degrees(x, y), degrees(x + width, y), degrees(x + width, y + height), degrees(x, y + height), degrees(x, y)].map(
      (place) => [...place],
    ),
  ],
});

/** A square of two by two, its north-east corner nobody's; a post without a person, a case at night. */
function layCity() {
  world.ground = {
    ...emptyGround,
    builtUp: [square(0, 0, 2, 2)],
    streets: [{ name: '城中街道', geometry: square(-1, -1, 5, 5) }],
    posts: [
      {
        id: 'p1',
        number: 'G1',
        name: '东门岗',
        zone: '甲',
        persons: 1,
        startsAt: '08:00',
        endsAt: '18:00',
        at: degrees(0.5, 0.5),
      },
    ],
    assignments: [{ id: 'a9', post: 'G9', shift: '早班', person: '周杰' }],
    liableParties: [
      { id: 'l1', number: 'S1', name: '面馆', at: degrees(0.5, 0.5), letterSigned: '2026-01-05' },
      { id: 'l2', number: 'S2', name: '书店', at: degrees(0.5, 0.6) },
    ],
    cases: { numbers: ['1'], lon: [degrees(0.5, 0.5)[0]], lat: [degrees(0.5, 0.5)[1]], minuteOfWeek: [23 * 60 + 10] },
  };
  lay(letteredCoverage(['A.', 'AB'], { A: zone('甲'), B: zone('乙', { officer: undefined }) }));
}

const entry = (test: string) => document.querySelector<HTMLElement>(`[data-test="${test}"]`)!;
const figure = (test: string) => entry(test).querySelector('[class*="testFigure"]')!.textContent;
const tested = () => waitFor(() => expect(entry('ground')).not.toBeNull());

describe('the whole-city test', () => {
  it('has a figure for each test, and says what is out of what', async () => {
    layCity();
    show(<CityTestPanel />);
    await tested();
    const [gap, all] = figure('ground')!
      .split(' / ')
      .map((words) => Number(words.replace(/[^\d.]/g, '')));
    expect(all! / gap!).toBeCloseTo(4, 2);
    expect(figure('officer')).toBe('1 / 2');
    expect(figure('post')).toBe('1 / 2');
    expect(figure('letterRate')).toBe('1 / 2（50%）');
    expect(within(entry('unit')).getByRole('img', { name: '无问题' })).toBeDefined();
    expect(within(entry('ground')).getByRole('img', { name: '有问题' })).toBeDefined();
  });

  it('shows no rate of nobody', async () => {
    lay(letteredCoverage(['A'], { A: zone('甲') }));
    show(<CityTestPanel />);
    await waitFor(() => expect(figure('letterRate')).toBe('—'));
    expect(within(entry('letterRate')).getByRole('img', { name: '无可检查' })).toBeDefined();
  });

  it('lists each fault: the gap with the sub-district that answers meanwhile, the hour with its cases and nearest post', async () => {
    layCity();
    show(<CityTestPanel />);
    await tested();
    fireEvent.click(screen.getByRole('button', { name: '建成区无责任区面积' }));
    fireEvent.click(screen.getByText('属地兜底：城中街道'));
    const { sight } = useDesk.getState();
    [degrees(1, 1), degrees(2, 2)].flat().forEach((edge, i) => expect(sight!.bbox[i]).toBeCloseTo(edge, 6));
    fireEvent.click(screen.getByRole('button', { name: '有案无岗的时段' }));
    expect(screen.getByText('甲 甲责任区，周一 23:00—24:00')).toBeDefined();
    expect(screen.getByText(/1 件案件无人在岗；最近岗位 G1 东门岗/)).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: '岗位不存在的人员' }));
    expect(screen.getByText('岗位 G9 不存在').closest('button')!.disabled).toBe(true);
  });

  it('chooses the zone that lacks something', async () => {
    layCity();
    show(<CityTestPanel />);
    await tested();
    fireEvent.click(screen.getByRole('button', { name: '未写明责任人员的责任区' }));
    fireEvent.click(screen.getByText('乙 乙责任区'));
    expect(useDesk.getState().chosen).toEqual(['B']);
  });

  it('follows the draft, told no more than what an edit touched', async () => {
    layCity();
    show(<CityTestPanel />);
    await tested();
    const before = workers.told.length;
    act(() => {
      useDesk
        .getState()
        .perform({ kind: 'content', zones: ['乙'] }, (coverage) =>
          setContents(coverage, [{ id: 'B', ground: zone('乙') }]),
        );
    });
    expect(screen.getByText('正在按最新边界重算…')).toBeDefined();
    await waitFor(() => expect(figure('officer')).toBe('0 / 2'));
    expect(screen.getByText('与图上一致')).toBeDefined();
    expect(workers.told.slice(before).map(({ is }) => is)).toEqual(['patch', 'ask']);
  });

  it('shows a test on the map for as long as it is switched on, whatever panel is open', async () => {
    layCity();
    const { unmount } = show(
      <>
        <CityTestPanel />
        <CityTestLayers />
      </>,
    );
    await tested();
    const key = 'city-test-ground';
    fireEvent.click(screen.getByRole('switch', { name: '在图上显示“建成区无责任区面积”' }));
    await waitFor(() => expect(useDesk.getState().overlays[key]?.features.features).toHaveLength(1));
    expect(useDesk.getState().overlays[key]!.tone).toBe('bad');
    fireEvent.click(screen.getByRole('switch', { name: '在图上显示“建成区无责任区面积”' }));
    expect(useDesk.getState().overlays).toEqual({});
    unmount();
  });

  it('says when the city cannot be had and when it cannot be worked out, and tries again', async () => {
    world.groundFails = true;
    layCity();
    show(<CityTestPanel />);
    expect(await screen.findByText('全城检查未能完成')).toBeDefined();
    world.groundFails = false;
    workers.fails = true;
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    await waitFor(() => expect(workers.told.some(({ is }) => is === 'ask')).toBe(true));
    expect(await screen.findByText('全城检查未能完成')).toBeDefined();
    workers.fails = false;
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    await tested();
  });
});

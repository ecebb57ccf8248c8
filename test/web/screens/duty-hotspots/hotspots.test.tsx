import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { mapSeen } from '../explore/page.tsx';
import { askedOf, openHotspots, useHotspotsPage, world } from './page.tsx';

useHotspotsPage();

const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
const rows = async () => (await screen.findAllByRole('option')).map((one) => one.dataset['area']);
const panel = () => screen.findByTestId('hot-place');
const drawn = () => [...(mapSeen.props?.plane?.features('cells') ?? [])].map(({ id }) => id);

describe('the page of high-incidence areas', () => {
  it('lists the areas in words with class and sentence, and draws just them on the map', async () => {
    await openHotspots();
    expect(await rows()).toEqual(['80', '90']);
    const first = screen.getAllByRole('option')[0]!;
    expect(first.textContent).toContain('海陵路，人民路口向南80米');
    expect(first.textContent).toContain('加剧高发');
    expect(first.textContent).toContain('近12周有9周高发');
    await waitFor(() => expect(drawn()).toEqual(['80/0', '80/sign', '90/0', '90/sign']));
    expect(screen.getByText(/另有3件不在任何网格内/)).toBeTruthy();
  });

  it('names its days in the address, and asks anew by filter, days and source', async () => {
    const { url } = await openHotspots('/duty/hotspots?units=一中队');
    await rows();
    expect([url().get('first'), url().get('last')]).toEqual(['2026-08-30', '2026-11-21']);
    expect(askedOf('/top')[0]!.get('unit')).toBe('一中队');
    fireEvent.click(screen.getByRole('radio', { name: '群众' }));
    fireEvent.click(screen.getByRole('radio', { name: '近4周' }));
    await waitFor(() => {
      const last = askedOf('/top').at(-1)!;
      expect([last.get('source'), last.get('from')]).toEqual(['public', '2026-10-25']);
    });
    expect(url().get('source')).toBe('public');
    // The list that was there stays until the next one is.
    expect(await rows()).toEqual(['80', '90']);
  });

  it('opens a place with its slices, figures and cases, and goes back by the browser', async () => {
    const { url, back } = await openHotspots();
    await rows();
    fireEvent.click(screen.getAllByRole('option')[0]!);
    const shown = await panel();
    expect(url().get('cell')).toBe('80');
    expect(within(shown).getByRole('img', { name: '12周中9周显著高发，最多一周5件' })).toBeTruthy();
    expect(shown.querySelectorAll('rect[data-hot]')).toHaveLength(9);
    expect(shown.textContent).toContain('25%');
    const cases = new URLSearchParams(
      (await within(shown).findByRole('link', { name: '打开案件' })).getAttribute('href')!.split('?')[1],
    );
    // What the server says that the cell counts, from all cases.
    expect([cases.get('view'), cases.get('hotspot')]).toEqual(['all', 'cell=80&cells=unit']);
    back();
    await waitFor(() => expect(screen.queryByTestId('hot-place')).toBeNull());
  });

  it('walks the list by j and k, opens by Enter and closes by Escape', async () => {
    const { url } = await openHotspots();
    await rows();
    press('j');
    press('Enter');
    await panel();
    expect(url().get('cell')).toBe('90');
    press('k');
    await waitFor(() => expect(url().get('cell')).toBe('80'));
    press('Escape');
    await waitFor(() => expect(url().get('cell')).toBeNull());
  });

  it('opens the cell that is clicked on the map, also one of which nothing is said', async () => {
    const { url } = await openHotspots();
    await rows();
    await waitFor(() => expect(drawn()).toContain('80/0'));
    mapSeen.props!.onPick({ features: [], lngLat: [119.9245, 32.4805], point: [0, 0] });
    const shown = await panel();
    expect(url().get('cell')).toBe('10');
    expect(shown.textContent).toContain('非高发');
  });

  it('narrows to an hour of the week by the matrix, which stays whole, and lets go again', async () => {
    const { url } = await openHotspots();
    const hour = await screen.findByRole('button', { name: '周五18时：12件' });
    fireEvent.click(hour);
    await waitFor(() => expect(askedOf('/top').at(-1)!.get('hour')).toBe('18'));
    expect([url().get('weekday'), url().get('hour')]).toEqual(['5', '18']);
    expect(askedOf('/matrix').every((query) => !query.has('hour'))).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: '周五18时：12件', pressed: true }));
    await waitFor(() => expect(url().get('hour')).toBeNull());
  });

  it('draws the heat only when it is switched on, and says that it is for the eye', async () => {
    await openHotspots();
    await waitFor(() => expect(drawn()).toContain('80/0'));
    expect(drawn().some((id) => id.endsWith('/heat'))).toBe(false);
    fireEvent.click(screen.getByRole('switch', { name: '热度图' }));
    await waitFor(() => expect(drawn()).toContain('80/heat'));
    expect(screen.getByText(/仅供观看，不作判断依据/)).toBeTruthy();
  });

  it('lists repeat places by their rule, each opening its cases, numbered on the map', async () => {
    await openHotspots('/duty/hotspots?tab=repeat');
    expect((await rows())[0]).toMatch(/^repeat-/);
    expect(screen.getByText(/30天内、30米范围内、同一小类不少于3件/)).toBeTruthy();
    const link = screen.getByRole('link', { name: '打开案件' }).getAttribute('href')!;
    expect(new URLSearchParams(link.split('?')[1]).get('numbers')).toBe('20261101-0001,20261105-0002');
    await waitFor(() => expect(drawn()).toEqual(['spot/repeat-20261101-0001']));
  });

  it('lists weak places with why they are, and markets with weekday and hours', async () => {
    await openHotspots();
    fireEvent.click(await screen.findByRole('radio', { name: '薄弱地段' }));
    expect((await screen.findByText('有反复点位')).textContent).toBe('有反复点位');
    fireEvent.click(screen.getByRole('radio', { name: '疑似马路市场' }));
    expect(await screen.findByText('周六 6–9时')).toBeTruthy();
    expect(screen.getByText('5周同一时间出现，共11件')).toBeTruthy();
  });

  it('says in words why nothing is judged', async () => {
    world.guard = 'cases';
    await openHotspots();
    expect((await screen.findAllByText('案件太少，不作统计判断')).length).toBeGreaterThan(0);
    expect(screen.queryByRole('option')).toBeNull();
  });

  it('says what failed and tries again', async () => {
    world.failing = true;
    await openHotspots();
    const alert = (await screen.findByText('高发区域没有取到')).closest('[role=alert]') as HTMLElement;
    world.failing = false;
    fireEvent.click(within(alert).getByRole('button', { name: '重试' }));
    expect(await rows()).toEqual(['80', '90']);
  });

  it('shows nothing to whoever may not see the map', async () => {
    world.powerless = true;
    await openHotspots();
    expect(await screen.findByText('没有查看高发区域的权限')).toBeTruthy();
    expect(world.asked).toEqual([]);
  });
});

describe("the month's brief", () => {
  it('is a sheet with map, trend, owner and photos of the first places', async () => {
    await openHotspots('/duty/hotspots/print?month=2026-10');
    const sheet = await screen.findByRole('article', { name: '难点热点问题月度简报' });
    expect(sheet.textContent).toContain('本月上报40件，上月30件');
    expect(sheet.querySelectorAll('[data-number]')).toHaveLength(2);
    const [first] = within(sheet).getAllByRole('region');
    expect(first!.textContent).toContain('一中队 · 王强 · 0523-1');
    expect(within(first!).getByRole('img', { name: '案件20261030-0007的照片' }).getAttribute('src')).toContain(
      '/api/media/ab12',
    );
    expect(within(first!).getByRole('img', { name: /12周中9周显著高发/ })).toBeTruthy();
    expect(askedOf('/brief')[0]!.get('month')).toBe('2026-10');
  });
});

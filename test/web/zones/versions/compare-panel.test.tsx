import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '#domain/zones/compare/comparison.ts';
import type { Ground } from '#domain/zones/content.ts';
import { useDesk } from '../../../../web/zones/desk.ts';
import { ComparePanel } from '../../../../web/zones/versions/compare-panel.tsx';
import { layOnDesk, openAt, useVersions, world, zone } from './world.tsx';

useVersions();

const contentOf = (ground: Ground) => (ground.is === 'zone' ? ground.content : undefined)!;
const a = { owner: 'A', is: 'zone', number: 'A', name: 'A片区', unit: '一中队' } as const;
const b = { owner: 'B', is: 'zone', number: 'B', name: 'B片区' } as const;
const ring = [
  [119.9, 32.45],
  [119.91, 32.45],
  [119.9, 32.46],
  [119.9, 32.45],
];
const comparison: Comparison = {
  zones: [
    {
      id: 'A',
      change: 'changed',
      before: contentOf(zone('A', { unit: '二中队' })),
      after: contentOf(zone('A', { unit: '一中队' })),
      fields: ['unit'],
      gained: 1020,
      lost: 0,
    },
    { id: 'C', change: 'ended', before: contentOf(zone('C')), fields: [], gained: 0, lost: 500 },
  ],
  pieces: [{ from: b, to: a, area: 1020, at: [119.9, 32.45], geometry: { type: 'Polygon', coordinates: [ring] } }],
  roads: [
    {
      from: b,
      to: { owner: '', is: 'nobody' },
      id: 'r1',
      name: '坡子街',
      class: 'pedestrian',
      side: 'east',
      metres: 180,
      line: { type: 'LineString', coordinates: ring.slice(0, 2) },
    },
  ],
  places: [],
  cases: [{ from: b, to: a, id: 'c1', number: '20261122-0001', at: [119.9, 32.45] }],
};

const open = async () => {
  const opened = await openAt('/zones?scheme=v2&with=v1', ComparePanel);
  await act(() => layOnDesk('v2'));
  await screen.findByText('第1版 → 第2版');
  return opened;
};

describe('the comparison of two versions', () => {
  it('counts what changes hands and draws it on the map as long as it is open', async () => {
    world.comparison = comparison;
    const { url } = await open();
    await screen.findByText('换手面积');
    expect(screen.getByText('换手面积').nextSibling?.textContent).toBe('1,020 m²');
    expect(screen.getByText('换手路侧').nextSibling?.textContent).toBe('180 m');
    expect(useDesk.getState().overlays['compare']?.features.features).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: '结束比较' }));
    await waitFor(() => expect(url().get('with')).toBeNull());
    await waitFor(() => expect(useDesk.getState().overlays['compare']).toBeUndefined());
  });

  it('lists the zones with what they gained and lost and what of their content changed; one chooses them there', async () => {
    world.comparison = comparison;
    await open();
    const line = await screen.findByRole('button', { name: /A A片区/ });
    expect(line.textContent).toContain('+1,020 m²');
    expect(line.textContent).toContain('责任单位：二中队 → 一中队');
    fireEvent.click(line);
    expect(useDesk.getState().chosen).toEqual(['A']);
    expect(screen.getByText('C C片区').closest('button')).toBeNull();
  });

  it('lists ground, road sides and cases with who had them and who has them', async () => {
    world.comparison = comparison;
    await open();
    await screen.findByText('换手面积');
    const part = (name: string) => fireEvent.click(screen.getByRole('radio', { name }));
    part('地块');
    fireEvent.click(await screen.findByRole('button', { name: /1,020 m²/ }));
    expect(useDesk.getState().sight?.bbox.map((degrees) => Number(degrees.toFixed(6)))).toEqual([
      119.899, 32.449, 119.911, 32.461,
    ]);
    part('道路');
    const road = await screen.findByRole('button', { name: /坡子街 路东 180 m/ });
    expect(within(road).getByText('B B片区 → 无责任区')).toBeTruthy();
    part('案件');
    expect(screen.getByRole('link', { name: '20261122-0001' }).getAttribute('href')).toBe('/?sel=cases/c1');
    expect(screen.getByText('B B片区 → A A片区（一中队）')).toBeTruthy();
    part('场所');
    expect(await screen.findByText('没有场所换手')).toBeTruthy();
  });

  it('says that two versions are the same, and that they could not be compared', async () => {
    world.comparison = { zones: [], pieces: [], roads: [], places: [], cases: [] };
    await open();
    expect(await screen.findByText('两版没有区别')).toBeTruthy();
  });

  it('can be asked for again after a failure', async () => {
    await open();
    expect(await screen.findByText('未能比较')).toBeTruthy();
    world.comparison = comparison;
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect(await screen.findByText('换手面积')).toBeTruthy();
  });

  it('is swapped', async () => {
    world.comparison = comparison;
    const { url } = await open();
    fireEvent.click(screen.getByRole('button', { name: '对调两版' }));
    await waitFor(() => expect([url().get('scheme'), url().get('with')]).toEqual(['v1', 'v2']));
  });
});

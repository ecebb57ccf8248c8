import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { describe, expect, it } from 'vitest';
import { fromLattice } from '#domain/geometry/lattice.ts';
import { ZonesPrint } from '../../../../web/screens/zones/zones-print.tsx';
import { corner, side } from '../../../worlds/lettered-coverage.ts';
import { drawn, openAt, server, useVersions, world, zone } from '../versions/world.tsx';

useVersions();

function Nothing() {
  return null;
}

const open = (query: string) => openAt(`/zones/print?${query}`, Nothing, ZonesPrint);

describe('the sheet of a zone', () => {
  it('says what the zone says, by which version, with a map drawn from the borders and lines to sign on', async () => {
    world.coverages['v1'] = drawn(['AAB', 'AAB'], {
      A: zone('A', { unit: '一中队', officer: '王莉', phone: '0523-1', standardOfWork: '每日两扫' }),
    });
    const [[west, north], [east]] = [
      fromLattice([corner[0], corner[1] + 2 * side]),
      fromLattice([corner[0] + 2 * side, 0]),
    ];
    server.use(
      http.get('/ogc/collections/roads/items', () =>
        HttpResponse.json({
          features: [
            {
              type: 'Feature',
              id: 'r1',
              geometry: {
                type: 'LineString',
                coordinates: [
                  [west, north],
                  [east, north],
                ],
              },
              properties: { name: '坡子街', class: 'pedestrian' },
            },
          ],
        }),
      ),
    );
    await open('scheme=v1&zones=A');
    const sheet = within(await screen.findByRole('article'));
    expect(sheet.getByRole('heading', { name: /^泰州市容环卫责任书.A片区$/u })).toBeTruthy();
    for (const words of ['一中队', '王莉', '0523-1', '每日两扫', '批准文号：泰城管〔2025〕9号', '生效：2026-01-01']) {
      expect(sheet.getByText(words)).toBeTruthy();
    }
    // In the head, and at the foot beside the zone's name: the last page may be another one.
    expect(sheet.getAllByText('示意数据')).toHaveLength(2);
    expect(sheet.getByText('A A片区')).toBeTruthy();
    expect((await sheet.findByText(/^东至/)).textContent).toBe(
      '东至BB片区，南至责任区范围外，西至责任区范围外，北至坡子街',
    );
    expect(await sheet.findByText('3 户')).toBeTruthy();
    expect(sheet.getByText('责任单位（盖章）')).toBeTruthy();
    const map = sheet.getByRole('img', { name: 'A片区的位置图' });
    expect(map.querySelectorAll('[data-ground=chosen] path, [data-ground=beside] path')).toHaveLength(2);
    // A square of two by two, about 187 m by 222 m, on 118 mm less the margins: 1:2500.
    expect(sheet.getByText('比例尺 1∶2,500')).toBeTruthy();
  });

  it('is drawn for every zone at once', async () => {
    await open('scheme=v1&zones=all');
    expect(await screen.findAllByRole('article')).toHaveLength(2);
  });

  it('shows borders without roads where these cannot be fetched, and says so', async () => {
    server.use(
      http.get('/ogc/collections/:collection/items', () => HttpResponse.json({ title: 'Broken' }, { status: 500 })),
    );
    await open('scheme=v1&zones=A');
    expect(await screen.findByText('道路与河道未能取得，图上只有责任区边界。')).toBeTruthy();
    expect(screen.getByRole('img').querySelectorAll('[data-ground] path').length).toBeGreaterThan(0);
  });

  it('says that there is no such zone or version', async () => {
    await open('scheme=v1&zones=Z');
    expect(await screen.findByText('这一版里没有这个责任区')).toBeTruthy();
  });
});

describe('the map sheet of a scheme', () => {
  it('has all zones by unit with a legend and a table', async () => {
    world.coverages['v1'] = drawn(['AAB', 'AAC'], {
      A: zone('A', { unit: '一中队' }),
      B: zone('B', { unit: '二中队' }),
      C: { is: 'left-out', reason: 'railway', note: '' },
    });
    await open('scheme=v1');
    const sheet = within(await screen.findByRole('article'));
    expect(sheet.getByRole('heading', { name: '泰州市容秩序责任区图则示意数据' })).toBeTruthy();
    const fills = [...sheet.getByRole('img').querySelectorAll('[data-ground=zone] path')].map((path) =>
      path.getAttribute('style'),
    );
    expect(new Set(fills).size).toBe(2);
    expect(sheet.getByText('加点的是划出不管的范围：铁路用地')).toBeTruthy();
    const rows = sheet.getAllByRole('row').map((row) => row.textContent);
    // The first two come again on every page of the table: what it is of, and that it is sample data.
    expect(rows.slice(0, 2)).toEqual([
      '责任区一览（2 个）第1版　现行方案示意数据',
      '编号名称责任单位责任领导责任人员岗位电话面积',
    ]);
    expect(rows.slice(2).map((row) => row?.slice(0, 7))).toEqual(['AA片区一中队', 'BB片区二中队']);
  });

  it('says that a version without ground has none', async () => {
    world.coverages['v2'] = drawn(['.']);
    await open('scheme=v2');
    await waitFor(() => expect(screen.getByText('这一版还没有画责任区')).toBeTruthy());
    expect(screen.getByText(/未公布/)).toBeTruthy();
  });
});

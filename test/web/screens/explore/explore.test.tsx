import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw/http';
import { afterEach, describe, expect, it } from 'vitest';
import { collectionById } from '#domain/collections.ts';
import { factsOf } from '#domain/collection.ts';
import { asked, lastAsked, mapSeen, openPage, server, usePage } from './page.tsx';

usePage();
afterEach(cleanup);

const list = () => screen.findByRole('listbox', { name: '视野内列表' });
describe('a filter', () => {
  it('drives map, list and counts together', async () => {
    await openPage('list=1&action=2&status=pendingFiling&l=cases');
    expect(await screen.findByText('共 25 条', { exact: false })).toBeDefined();
    for (const path of ['/api/counts', '/api/list']) {
      expect(Object.fromEntries(lastAsked(path)!)).toMatchObject({
        collections: 'cases',
        bbox: '119.900000,32.460000,119.950000,32.500000',
        action: '2',
        status: 'pendingFiling',
        current: '2026-11-21T16:00:00Z',
      });
    }
    expect(screen.getByTestId('map').dataset['filter']).toBe(
      'action=2&status=pendingFiling&current=2026-11-21T16%3A00%3A00Z',
    );
  });

  it('chosen in the panel goes into the URL, and back takes it off again', async () => {
    const { url, history } = await openPage('panel=filters&l=cases');
    fireEvent.click(await screen.findByRole('checkbox', { name: /处置中/ }));
    await waitFor(() => expect(url().get('status')).toBe('handling'));
    await waitFor(() => expect(lastAsked('/api/counts')!.get('status')).toBe('handling'));
    history.back();
    await waitFor(() => expect(url().get('status')).toBeNull());
    await waitFor(() => expect(screen.getByTestId('map').dataset['filter']).not.toContain('status'));
  });

  it('stands in a row of chips; each can be taken off, and all at once', async () => {
    const { url } = await openPage('action=2,5&from=2026-11-16&to=2026-11-22');
    const chips = await screen.findByRole('group', { name: '当前筛选' });
    expect(within(chips).getByText('近7日')).toBeDefined();
    fireEvent.click(within(chips).getByRole('button', { name: '去掉“市容秩序专项整治行动”' }));
    await waitFor(() => expect(url().get('action')).toBe('5'));
    fireEvent.click(within(chips).getByRole('button', { name: '清除全部' }));
    await waitFor(() => expect(screen.queryByRole('group', { name: '当前筛选' })).toBeNull());
    expect([url().get('action'), url().get('from'), url().get('current')]).toEqual([null, null, '2026-11-22']);
  });

  it('of zones does not keep the counts of cases from the choices, nor a list of one collection from its rows', async () => {
    await openPage('panel=filters&l=zones,cases&status=handling');
    expect(await screen.findByRole('checkbox', { name: /^待立案 ?125$/ })).toBeDefined();
    expect(screen.getByRole('checkbox', { name: /^结案 ?0$/ })).toBeDefined();
    cleanup();
    await openPage('list=1&l=zones,cases&status=handling');
    fireEvent.click(await screen.findByRole('checkbox', { name: /^责任区 1$/ }));
    expect(await within(await list()).findByText('坡子街商圈')).toBeDefined();
  });

  it('that no visible layer knows is not sent to the server', async () => {
    await openPage('l=zones&status=handling&list=1');
    await waitFor(() => expect(lastAsked('/api/counts')).toBeDefined());
    expect(lastAsked('/api/counts')!.get('status')).toBeNull();
  });
});

describe('the card', () => {
  it('shows every property of a case in words and units, a dash for what is missing', async () => {
    await openPage('sel=cases/case-0');
    await screen.findByText('坡子街，人民路口向南50米，路东');
    const card = screen.getByTestId('card');
    const shown: Record<string, readonly [string | null, string | null]> = Object.fromEntries(
      [...card.querySelectorAll<HTMLElement>('[data-property]')].map((line) => [
        line.dataset['property']!,
        [line.querySelector('dt')!.textContent, line.querySelector('dd')!.textContent],
      ]),
    );
    const declared = Object.entries(collectionById('cases')!.schema.properties);
    expect(Object.keys(shown)).toEqual([...declared.map(([key]) => key), '$position']);
    for (const [key, schema] of declared) expect(shown[key]![0]).toBe(factsOf(schema).title);
    expect(Object.fromEntries(Object.entries(shown).map(([key, [, value]]) => [key, value]))).toMatchObject({
      number: '20261122-0000',
      status: '处置中',
      open: '是',
      selfHandled: '否',
      action: '城市环境综合整治“931”行动',
      classKind: '管理事项',
      className: '暴露垃圾',
      channel: '12345热线',
      limitAmount: '4',
      limitUnit: '工作时',
      reportedAt: '2026-11-22 08:30',
      dueAt: '2026-11-22 14:30还有 2小时30分',
      closedAt: '—',
      sourceDatum: 'WGS84',
      $position: '119.920000, 32.480000 WGS84',
    });
  });

  it('speaks English as well', async () => {
    await openPage('sel=zones/zone-1&lang=en');
    const card = await screen.findByTestId('card');
    expect(await within(card).findByText('Shopping district')).toBeDefined();
    expect(within(card).getByText('GCJ-02 (converted)')).toBeDefined();
    expect(within(card).getByText('Area (measured)').nextSibling!.textContent).toBe('1.04 km²');
  });

  it('says so when the feature is gone', async () => {
    await openPage('sel=cases/nobody');
    expect((await screen.findByRole('alert')).textContent).toContain('该对象已不存在');
  });

  it('closes with Escape', async () => {
    const { url } = await openPage('sel=zones/zone-1');
    await screen.findByTestId('card');
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await waitFor(() => expect(url().get('sel')).toBeNull());
    expect(screen.queryByTestId('card')).toBeNull();
  });
});

describe('Escape', () => {
  it('closes only what is on top', async () => {
    const { url } = await openPage('sel=zones/zone-1');
    await screen.findByTestId('card');
    fireEvent.keyDown(document.body, { key: '?' });
    const sheet = await screen.findByRole('dialog', { name: '键盘快捷键', hidden: true });
    fireEvent.keyDown(sheet, { key: 'Escape' });
    expect(url().get('sel')).toBe('zones/zone-1');
    expect(screen.getByTestId('card')).toBeDefined();
  });
});

describe('a click on the map', () => {
  it('opens the one feature it hits, though a zone lies below', async () => {
    const { url } = await openPage('');
    await screen.findByTestId('map');
    mapSeen.props!.onPick({
      features: [
        { collection: 'cases', fid: 1003 },
        { collection: 'zones', fid: 7 },
      ],
      lngLat: [119.92, 32.48],
      point: [100, 100],
    });
    await waitFor(() => expect(url().get('sel')).toBe('cases/case-3'));
    expect(await screen.findByText('此处有 2 个对象')).toBeDefined();
    await waitFor(() => expect(mapSeen.props!.selection).toEqual({ collection: 'cases', fid: 1003 }));
  });

  it('asks which one is meant where several of a kind lie under it', async () => {
    const { url } = await openPage('');
    await screen.findByTestId('map');
    mapSeen.props!.onPick({
      features: [
        { collection: 'cases', fid: 1003 },
        { collection: 'cases', fid: 1004 },
      ],
      lngLat: [119.92, 32.48],
      point: [100, 100],
    });
    const chooser = await screen.findByRole('dialog', { name: '此处有 2 个对象' });
    fireEvent.click(within(chooser).getByText(/20261122-0004/));
    await waitFor(() => expect(url().get('sel')).toBe('cases/case-4'));
  });

  it('on nothing closes the card', async () => {
    const { url } = await openPage('sel=zones/zone-1');
    await screen.findByTestId('map');
    mapSeen.props!.onPick({ features: [], lngLat: [119.92, 32.48], point: [1, 1] });
    await waitFor(() => expect(url().get('sel')).toBeNull());
  });
});

describe('the list by keyboard', () => {
  it('moves with the arrows, opens with Enter and gives the focus back to the map with Escape', async () => {
    const { url } = await openPage('list=1&l=zones,cases');
    const box = await list();
    await within(box).findByText(/20261122-0000/);
    box.focus();
    const active = () => document.getElementById(box.getAttribute('aria-activedescendant')!)!;
    expect(active().getAttribute('aria-posinset')).toBe('1');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    fireEvent.keyDown(box, { key: 'ArrowUp' });
    expect([active().getAttribute('aria-posinset'), active().getAttribute('aria-setsize')]).toEqual(['2', '251']);
    await waitFor(() => expect(mapSeen.props!.hover).toEqual({ collection: 'cases', fid: 1001 }));
    fireEvent.keyDown(box, { key: 'Enter' });
    await waitFor(() => expect(url().get('sel')).toBe('cases/case-1'));
    await waitFor(() => expect(active().getAttribute('aria-selected')).toBe('true'));
    const before = mapSeen.focused;
    fireEvent.keyDown(box, { key: 'Escape' });
    expect(mapSeen.focused).toBe(before + 1);
  });

  it('names its groups with their counts and narrows to one of them', async () => {
    await openPage('list=1&l=zones,cases');
    const box = await list();
    expect(within(box).getByText('案件').textContent).toBe('案件250');
    fireEvent.click(screen.getByRole('checkbox', { name: '责任区 1' }));
    await waitFor(async () => expect((await list()).dataset['total']).toBe('1'));
    await waitFor(() => expect(lastAsked('/api/list')!.get('collections')).toBe('zones'));
  });
});

describe('the layer tree', () => {
  it('switches a layer on and off in the URL and shows how much of it is in view', async () => {
    const { url } = await openPage('l=zones,cases');
    const line = await waitFor(() => document.querySelector<HTMLElement>('[data-layer="cases"]')!);
    expect(await within(line).findByText('250 / 250')).toBeDefined();
    fireEvent.click(within(line).getByRole('checkbox'));
    await waitFor(() => expect(url().get('l')).toBe('zones'));
    fireEvent.click(within(document.querySelector<HTMLElement>('[data-layer="roads"]')!).getByRole('checkbox'));
    await waitFor(() => expect(url().get('l')).toBe('zones,roads'));
  });
});

describe('the search', () => {
  it('takes "/" as its key, lists by kind, and goes to what Enter chooses', async () => {
    const { url } = await openPage('l=cases');
    await screen.findByTestId('map');
    fireEvent.keyDown(document.body, { key: '/' });
    const field = screen.getByRole('textbox', { name: '搜索道路、场所、案件编号' });
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: 'pzj' } });
    expect(await screen.findByRole('option', { name: /坡子街商圈/, hidden: true })).toBeDefined();
    fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
    await waitFor(() => expect(url().get('sel')).toBe('zones/zone-1'));
    expect(url().get('l')).toBe('zones,cases');
    expect(mapSeen.fitted).toEqual([[119.9, 32.46, 119.91, 32.47]]);
    // Room for the card (24.5 rem) that opens for it, beside the ordinary margin.
    expect([mapSeen.room?.left, mapSeen.room?.right]).toEqual([64, 64 + 24.5 * 16]);
  });

  it('says that it found nothing, and what else to try', async () => {
    await openPage('');
    fireEvent.change(await screen.findByRole('textbox', { name: '搜索道路、场所、案件编号' }), {
      target: { value: 'qqq' },
    });
    expect(await screen.findByText(/没有找到“qqq”/)).toBeDefined();
  });
});

describe('when something is missing', () => {
  it('an empty view says so and how to go on', async () => {
    await openPage('list=1&l=kiosks');
    expect(await screen.findByText('视野内没有符合条件的对象')).toBeDefined();
  });

  it('a failed list can be asked for again', async () => {
    server.use(http.get('/api/counts', () => HttpResponse.json({ title: 'broken' }, { status: 500 })));
    await openPage('list=1&l=cases');
    expect((await screen.findByRole('alert')).textContent).toContain('服务器出错（500）');
    server.resetHandlers();
    fireEvent.click(screen.getByRole('button', { name: '重试' }));
    expect((await list()).dataset['total']).toBe('250');
  });

  it('a server that cannot be reached is named as that', async () => {
    server.use(http.get('/api/city', () => HttpResponse.error()));
    await openPage('');
    expect((await screen.findByRole('alert')).textContent).toContain('连不上服务器');
  });

  it('a server that comes back is found again without a click', async () => {
    server.use(http.get('/api/city', () => HttpResponse.json({ title: 'away' }, { status: 502 })));
    await openPage('');
    expect((await screen.findByRole('alert')).textContent).toContain('502');
    server.resetHandlers();
    expect(await screen.findByTestId('map')).toBeDefined();
  });

  it('a list that a short break kept away comes by itself', async () => {
    server.use(http.get('/api/counts', () => HttpResponse.error()));
    await openPage('list=1&l=cases');
    expect((await screen.findByRole('alert')).textContent).toContain('连不上服务器');
    server.resetHandlers();
    await waitFor(async () => expect((await list()).dataset['total']).toBe('250'));
  });

  it('without WebGL list and card still work', async () => {
    mapSeen.draws = false;
    const { url } = await openPage('list=1&l=cases');
    expect(await screen.findByText('此浏览器不能显示地图')).toBeDefined();
    const box = await list();
    expect(box.dataset['total']).toBe('250');
    await within(box).findByText(/20261122-0000/);
    fireEvent.keyDown(box, { key: 'Enter' });
    await waitFor(() => expect(url().get('sel')).toBe('cases/case-0'));
  });
});

describe('those who hear the page', () => {
  const spoken = () => screen.getAllByRole('status').map((region) => region.textContent);

  it('are told how many are in view when they narrow it, and of nothing that only goes on', async () => {
    await openPage('panel=filters&l=cases');
    const choice = await screen.findByRole('checkbox', { name: /^处置中 ?125$/ });
    expect(spoken().join('')).toBe('');
    fireEvent.click(choice);
    await waitFor(() => expect(spoken()).toContain('视野内 125 个对象'));
  });
});

describe('measuring', () => {
  it('puts its figures on the clipboard, also where the browser has only the old way', async () => {
    const taken: string[] = [];
    document.execCommand = () => {
      taken.push((document.activeElement as HTMLTextAreaElement).value);
      return true;
    };
    await openPage('l=cases');
    fireEvent.click(await screen.findByRole('button', { name: '测距（M）' }));
    const { onMeasured } = mapSeen.props!;
    act(() => onMeasured?.({ mode: 'line', points: [], metres: 1234.4, finished: true }));
    fireEvent.click(within(screen.getByTestId('measured')).getByRole('button', { name: '复制文字' }));
    expect(await screen.findByText('已复制')).toBeDefined();
    expect(taken).toEqual(['长度：1,234 m']);
  });
});

describe('the frame', () => {
  it('marks sample data, names approval number and datum, and says how fresh the data is', async () => {
    await openPage('');
    expect(await screen.findByText('示意')).toBeDefined();
    expect(screen.getByText('示意数据，自绘底图 · 审图号：苏S(2026)001号 · 坐标系 WGS84')).toBeDefined();
    expect(await screen.findByText('数据截至 12:00')).toBeDefined();
  });

  it('names the makers of a base map in words, however their file writes them', async () => {
    const answer = await (await fetch(new URL('/api/city', window.location.origin))).json();
    const basemap = { id: 'local', kind: 'raster', minzoom: 0, maxzoom: 14, attribution: '<a href="#x">© 某测绘</a>' };
    server.use(http.get('/api/city', () => HttpResponse.json({ ...(answer as object), basemap })));
    await openPage('');
    expect(await screen.findByText('示意数据 · © 某测绘 · 审图号：苏S(2026)001号 · 坐标系 WGS84')).toBeDefined();
  });

  it('asks nothing of any other host', async () => {
    await openPage('list=1');
    await list();
    expect(asked.length).toBeGreaterThan(2);
    expect(new Set(asked.map(({ origin }) => origin))).toEqual(new Set([window.location.origin]));
  });
});

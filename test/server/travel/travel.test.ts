import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import type { Change } from '#domain/change.ts';
import { ConfigError, readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import type { Travel } from '../../../server/travel/reader.ts';
import { createTravel } from '../../../server/travel/travel.ts';
import { positionAt } from '../../worlds/metric.ts';

/** A road of 400 metres running east, one-way or not, and a way back 100 metres to the north. */
const ring = (oneway: boolean) => [
  { line: [positionAt(0, 0), positionAt(400, 0)], oneway },
  { line: [positionAt(400, 0), positionAt(400, 100), positionAt(0, 100), positionAt(0, 0)], oneway: false },
];

interface World {
  readonly travel: Travel;
  /** The roads change under it. */
  change(roads: ReturnType<typeof ring>): void;
  /** So many milliseconds go by. */
  later(ms: number): void;
  readonly logged: string[];
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function world(env: Record<string, string> = {}): World {
  let roads = ring(true);
  let clock = 0;
  let told: (change: Change) => void = () => undefined;
  const logged: string[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString());
      done();
    },
  });
  const index = {
    list: () => roads.map((_, fid) => ({ collection: 'roads', fid })),
    remembered: (_: string, fid: number) => ({
      geometry: { type: 'LineString', coordinates: roads[fid]!.line },
      properties: { class: 'primary', oneway: roads[fid]!.oneway },
    }),
  } as unknown as Context['index'];
  const live = {
    subscribe(listener: typeof told) {
      told = listener;
      return () => undefined;
    },
  } as unknown as Context['live'];
  const travel = createTravel({
    config: readConfig(env),
    index,
    live,
    log: pino({ level: 'warn' }, sink),
    now: () => clock,
  });
  closing.push(() => travel.close());
  return {
    travel,
    logged,
    later: (ms) => (clock += ms),
    change(next) {
      roads = next;
      told({ lines: [{ collection: 'roads' }] } as unknown as Change);
    },
  };
}

/** A server that answers as OSRM would, by a function of the path. */
async function osrm(answer: (path: string) => unknown): Promise<{ readonly url: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server: Server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.url!);
    const body = answer(request.url!);
    response.statusCode = body === undefined ? 500 : 200;
    response.end(body === undefined ? 'broken' : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => server.close(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const [west, east] = [positionAt(100, 0), positionAt(300, 0)];

describe('travel times of the city', () => {
  test('come from its own roads, and nothing outside is asked', async () => {
    const { travel } = world();
    const with_ = await travel.route(west, east, 'car');
    const against = await travel.route(east, west, 'car');
    expect(with_).toMatchObject({ source: 'network' });
    expect(with_!.metres).toBeCloseTo(200, 0);
    expect(against!.metres).toBeCloseTo(800, 0);
    const { seconds, source, size, straight } = await travel.matrix([west, east], 'car');
    expect({ source, size, straight }).toEqual({ source: 'network', size: 2, straight: [] });
    expect([...seconds].map(Math.round)).toEqual([0, 29, 115, 0]);
  });

  test('follow the roads, while these are edited some seconds later', async () => {
    const { travel, change, later } = world();
    const metres = async () => Math.round((await travel.route(east, west, 'car'))!.metres);
    expect(await metres()).toBe(800);
    change(ring(false));
    expect(await metres()).toBe(800);
    later(5_000);
    expect(await metres()).toBe(200);
  });

  test('a question that nobody waits for any more is given up', async () => {
    const { travel } = world();
    const places = Array.from({ length: 1500 }, (_, i) => positionAt(i / 4, 0));
    const control = new AbortController();
    const asked = travel.matrix(places, 'car', control.signal);
    setTimeout(() => control.abort(new Error('gone')), 20);
    await expect(asked).rejects.toThrow('gone');
    expect((await travel.route(west, east, 'car'))!.metres).toBeCloseTo(200, 0);
  });
});

describe('an OSRM server', () => {
  test('answers for cars where it is named, a missing way is told as none', async () => {
    const server = await osrm((path) =>
      path.startsWith('/table')
        ? { code: 'Ok', durations: [[0, 11], [null, 0]] } // prettier-ignore
        : { code: 'Ok', routes: [{ duration: 9, distance: 80, geometry: { coordinates: [west, east] } }] },
    );
    const { travel } = world({ SHIRONG_OSRM_URL: server.url });
    const table = await travel.matrix([west, east], 'car');
    expect([...table.seconds]).toEqual([0, 11, Infinity, 0]);
    expect(table.source).toBe('osrm');
    expect(await travel.route(west, east, 'car')).toMatchObject({ seconds: 9, metres: 80, source: 'osrm' });
    const at = `${west.map((d) => d.toFixed(6)).join(',')};${east.map((d) => d.toFixed(6)).join(',')}`;
    expect(server.asked[0]).toContain(
      `/table/v1/driving/${at};${at}?annotations=duration&sources=0;1&destinations=2;3`,
    );
    expect(server.asked[1]).toContain('overview=full&geometries=geojson');
    // A server of one profile knows nothing of walking.
    expect((await travel.route(west, east, 'foot'))!.source).toBe('network');
    expect(server.asked).toHaveLength(2);
  });

  test('a large table is asked for in blocks and put together', async () => {
    const server = await osrm((path) => {
      const [, list, query] = /driving\/([^?]+)\?(.*)$/.exec(path)!;
      const lons = list!.split(';').map((place) => Math.round((Number(place.split(',')[0]) - 119) * 1e6));
      const indexes = (name: string) => new URLSearchParams(query).get(name)!.split(';').map(Number);
      return {
        code: 'Ok',
        durations: indexes('sources').map((i) => indexes('destinations').map((j) => lons[i]! * 1000 + lons[j]!)),
      };
    });
    const { travel } = world({ SHIRONG_OSRM_URL: server.url });
    const places = Array.from({ length: 120 }, (_, i) => [119 + i / 1e6, 32.5] as const);
    const { seconds } = await travel.matrix(places, 'car');
    expect(server.asked).toHaveLength(9);
    for (const [i, j] of [[0, 119], [119, 0], [49, 50], [100, 7]] as const) expect(seconds[i * 120 + j]).toBe(i * 1000 + j); // prettier-ignore
  });

  test('that gives no answer is done without, which the answer says and the log once', async () => {
    const server = await osrm(() => undefined);
    const { travel, logged } = world({ SHIRONG_OSRM_URL: `${server.url}/{vehicle}` });
    expect(await travel.route(west, east, 'foot')).toMatchObject({ source: 'network', osrmSilent: true });
    expect(await travel.matrix([west, east], 'ebike')).toMatchObject({ source: 'network', osrmSilent: true });
    expect(server.asked.map((path) => path.split('/')[1])).toEqual(['foot', 'ebike']);
    expect(logged).toHaveLength(1);
  });

  test('that gives no answer is left alone for a while', async () => {
    const server = await osrm(() => undefined);
    const { travel, later } = world({ SHIRONG_OSRM_URL: server.url });
    for (let n = 0; n < 3; n++) expect(await travel.route(west, east, 'car')).toMatchObject({ osrmSilent: true });
    expect(server.asked).toHaveLength(1);
    later(30_000);
    await travel.route(west, east, 'car');
    expect(server.asked).toHaveLength(2);
  });

  test('must be named by an address', () => {
    expect(() => readConfig({ SHIRONG_OSRM_URL: 'osrm' })).toThrow(ConfigError);
    expect(readConfig({ SHIRONG_OSRM_URL: 'http://{vehicle}.osrm:5000' }).osrmUrl).toBe('http://{vehicle}.osrm:5000');
    expect(readConfig({}).osrmUrl).toBeUndefined();
  });
});

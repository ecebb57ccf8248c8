import type { Place } from '#domain/network/travel-matrix.ts';
import type { Vehicle } from '#domain/people/crew.ts';

/** It is waited for no longer than this, milliseconds, for one answer and for a table in many: an officer waits before a page. */
const patienceMs = 3_000;
const tablePatienceMs = 8_000;

/** Places in one question of a table: an OSRM server takes 100 where nobody told it otherwise. */
const blockSize = 50;

/** With more places than this it is not asked: the questions would be many hundreds. */
const mostPlaces = 400;

/** A way as OSRM tells it. */
export interface OsrmRoute {
  readonly seconds: number;
  readonly metres: number;
  readonly line: readonly Place[];
}

/** An OSRM server (v5 interface): its `/table` and `/route`. */
export interface Osrm {
  /** Whether it is asked for this vehicle and so many places. */
  answersFor(vehicle: Vehicle, places: number): boolean;
  /** Seconds, row after row; Infinity where there is no way. @throws Error where it gives no answer to build on */
  table(places: readonly Place[], vehicle: Vehicle, signal?: AbortSignal): Promise<Float32Array>;
  /** undefined where there is no way. @throws Error where it gives no answer to build on */
  route(from: Place, to: Place, vehicle: Vehicle, signal?: AbortSignal): Promise<OsrmRoute | undefined>;
}

/**
 * @param address "http://osrm:5000": a server of one profile, asked for cars. With "{vehicle}" in it ("http://{vehicle}.osrm:5000")
 *   one server a vehicle is asked: foot, ebike, car
 */
export function createOsrm(address: string): Osrm {
  const isForAll = address.includes('{vehicle}');

  async function ask(vehicle: Vehicle, rest: string, signal?: AbortSignal): Promise<Record<string, unknown>> {
    const patience = AbortSignal.timeout(patienceMs);
    const url = `${address.replace('{vehicle}', vehicle).replace(/\/$/, '')}/${rest}`;
    const response = await fetch(url, {
      signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
    });
    const body = (await response.json()) as Record<string, unknown>;
    if (body['code'] !== 'Ok' && body['code'] !== 'NoRoute') throw new Error(`OSRM says ${String(body['code'])}.`);
    return body;
  }

  return {
    answersFor: (vehicle, places) => (isForAll || vehicle === 'car') && places <= mostPlaces,
    async table(places, vehicle, signal) {
      const size = places.length;
      const seconds = new Float32Array(size * size);
      const patience = AbortSignal.timeout(tablePatienceMs);
      const either = signal === undefined ? patience : AbortSignal.any([signal, patience]);
      const blocks = Array.from({ length: Math.ceil(size / blockSize) }, (_, i) => i * blockSize);
      for (const from of blocks) {
        for (const to of blocks) {
          const rows = places.slice(from, from + blockSize);
          const columns = places.slice(to, to + blockSize);
          const numbers = (count: number, first: number) =>
            Array.from({ length: count }, (_, i) => first + i).join(';');
          const query = `annotations=duration&sources=${numbers(rows.length, 0)}&destinations=${numbers(columns.length, rows.length)}`;
          const body = await ask(vehicle, `table/v1/driving/${inWords([...rows, ...columns])}?${query}`, either);
          const table = body['durations'] as readonly (readonly (number | null)[])[] | undefined;
          if (table?.length !== rows.length || table.some((row) => row.length !== columns.length)) {
            throw new Error('OSRM answers with another table than was asked for.');
          }
          for (const [i, row] of table.entries()) {
            for (const [j, value] of row.entries()) seconds[(from + i) * size + to + j] = value ?? Infinity;
          }
        }
      }
      return seconds;
    },
    async route(from, to, vehicle, signal) {
      const query = 'overview=full&geometries=geojson&steps=false';
      const body = await ask(vehicle, `route/v1/driving/${inWords([from, to])}?${query}`, signal);
      if (body['code'] === 'NoRoute') return undefined;
      const [best] = body['routes'] as readonly {
        readonly duration: number;
        readonly distance: number;
        readonly geometry: { readonly coordinates: readonly Place[] };
      }[];
      if (best === undefined) return undefined;
      return { seconds: best.duration, metres: best.distance, line: best.geometry.coordinates };
    },
  };
}

function inWords(places: readonly Place[]): string {
  return places.map(([lon, lat]) => `${lon.toFixed(6)},${lat.toFixed(6)}`).join(';');
}

import type { Vehicle } from '#domain/people/crew.ts';
import { roads } from '#domain/roads/collection.ts';
import type { Context } from '../context.ts';
import { packRoads } from './city-roads.ts';
import { createOsrm } from './osrm.ts';
import type { Travel } from './reader.ts';
import { createTravelThread } from './thread.ts';

/** While roads are being edited the network is built anew no more often than this, milliseconds. */
const renewMs = 5_000;

/** Roads also come into force by the clock: the network is never older than this, milliseconds. */
const oldMs = 3_600_000;

/** An OSRM server that gave no answer is not asked for so long: each question would be waited for, milliseconds. */
const pauseMs = 30_000;

/** Travel times of this process: the network is built when first asked for and follows the roads. */
export function createTravel({
  config,
  index,
  live,
  log,
  now,
}: Pick<Context, 'config' | 'index' | 'live' | 'log' | 'now'>): Travel {
  const thread = createTravelThread();
  const osrm = config.osrmUrl === undefined ? undefined : createOsrm(config.osrmUrl);
  let isSilent = false;
  const askAgainAt = new Map<Vehicle, number>();
  let isChanged = true;
  let builtAt = -Infinity;
  let building: Promise<void> | undefined;

  const stop = live.subscribe((change) => {
    if (change.bulk?.collection === roads.id || change.lines.some(({ collection }) => collection === roads.id)) {
      isChanged = true;
    }
  });

  /** Sees to it that what is asked next is answered by the roads of now, or of a moment ago while they change. */
  async function withRoads(): Promise<void> {
    if (building !== undefined) return building;
    const age = now() - builtAt;
    if (thread.hasRoads && (isChanged ? age < renewMs : age < oldMs)) return;
    building = (async () => {
      isChanged = false;
      try {
        thread.take(await packRoads(index));
        builtAt = now();
      } catch (error) {
        isChanged = true;
        throw error;
      } finally {
        building = undefined;
      }
    })();
    return building;
  }

  /** What OSRM answers; `silent` where it gave none, said in the log once until it answers again. */
  async function ofOsrm<T>(
    vehicle: Vehicle,
    ask: () => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<{ value: T } | 'silent'> {
    if (now() < (askAgainAt.get(vehicle) ?? -Infinity)) return 'silent';
    try {
      const value = await ask();
      isSilent = false;
      return { value };
    } catch (error) {
      signal?.throwIfAborted();
      if (!isSilent)
        log.warn({ err: error }, 'the OSRM server gives no answer: travel times are those of our own roads');
      isSilent = true;
      askAgainAt.set(vehicle, now() + pauseMs);
      return 'silent';
    }
  }

  return {
    async matrix(places, vehicle, signal) {
      const size = places.length;
      let silent = {};
      if (osrm?.answersFor(vehicle, size) === true) {
        const answered = await ofOsrm(vehicle, () => osrm.table(places, vehicle, signal), signal);
        if (answered !== 'silent') return { size, seconds: answered.value, straight: [], source: 'osrm' };
        silent = { osrmSilent: true };
      }
      await withRoads();
      const { seconds, straight } = await thread.matrix(places, vehicle, signal);
      return { size, seconds: seconds[vehicle]!, straight: straight[vehicle]!, source: 'network', ...silent };
    },
    async route(from, to, vehicle, signal) {
      let silent = {};
      if (osrm?.answersFor(vehicle, 2) === true) {
        const answered = await ofOsrm(vehicle, () => osrm.route(from, to, vehicle, signal), signal);
        if (answered !== 'silent') return answered.value && { ...answered.value, source: 'osrm' };
        silent = { osrmSilent: true };
      }
      await withRoads();
      const route = await thread.route(from, to, vehicle, signal);
      return route && { ...route, ...silent };
    },
    async close() {
      stop();
      await thread.close();
    },
  };
}

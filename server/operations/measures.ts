import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock } from '../live/clock.ts';
import type { Live } from '../live/live.ts';
import type { Readers } from '../live/readers.ts';
import type { Store } from '../store/store.ts';
import type { TileWatch } from '../tiles/tile-cache.ts';
import { jobCounts } from './store.ts';

/** What is counted and timed in this process, for `/metrics`. */
export interface Measures {
  /** @param seconds from its first byte to its answer's last */
  request(method: string, route: string, status: number, seconds: number): void;
  readonly tiles: TileWatch;
  /** All in Prometheus' text format. */
  text(): Promise<string>;
}

const requestBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const tileBuckets = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5];

/** Measures of one process; gauges are read when they are asked for. */
export function createMeasures(sources: {
  readonly live: Pick<Live, 'seq' | 'awaySince'>;
  readonly readers: Pick<Readers, 'counts'>;
  readonly clock: Pick<Clock, 'ahead'>;
  readonly store: Pick<Store, 'db' | 'lastSeq'>;
}): Measures {
  const { live, readers, clock, store } = sources;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'shirong_' });
  const requests = new Histogram({
    name: 'shirong_request_seconds',
    help: 'Requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: requestBuckets,
    registers,
  });
  const cuts = new Histogram({
    name: 'shirong_tile_cut_seconds',
    help: 'Tiles cut and compressed',
    buckets: tileBuckets,
    registers,
  });
  const hits = new Counter({ name: 'shirong_tile_cache_hits_total', help: 'Tiles given again', registers });
  const gauge = (name: string, help: string): Gauge => new Gauge({ name: `shirong_${name}`, help, registers });
  const open = gauge('live_readers', 'Readers of /api/live');
  const behind = gauge('live_readers_behind', 'Readers that have not taken all that was sent');
  const seq = gauge('seq', 'The last change this process shows');
  const lag = gauge('changes_behind', 'Committed changes that this process does not show yet');
  const away = gauge('database_away', '1 while the database does not answer');
  const ahead = gauge('deadlines_ahead', 'Moments ahead at which counts change by the clock alone');
  const jobs = new Gauge({
    name: 'shirong_jobs',
    help: 'Jobs by queue and state',
    labelNames: ['queue', 'state'],
    registers,
  });

  /** What only the database knows; left out while it is away. */
  async function ask(): Promise<void> {
    const last = await store.lastSeq();
    lag.set(Math.max(0, last - live.seq));
    jobs.reset();
    for (const { name, state, count } of await jobCounts(store)) jobs.set({ queue: name, state }, count);
  }

  return {
    request(method, route, status, seconds) {
      requests.observe({ method, route, status }, seconds);
    },
    tiles: { hit: () => hits.inc(), cut: (seconds) => cuts.observe(seconds) },
    async text() {
      open.set(readers.counts.open);
      behind.set(readers.counts.behind);
      seq.set(live.seq);
      away.set(live.awaySince === undefined ? 0 : 1);
      ahead.set(clock.ahead);
      await ask().catch(() => undefined);
      return registry.metrics();
    },
  };
}

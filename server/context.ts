import type { Logger } from 'pino';
import type { Collection } from '#domain/collection.ts';
import type { Config } from './config.ts';
import type { Arrivals } from './arrival/reader.ts';
import type { Checks } from './checks/reader.ts';
import type { Register } from './collections/register.ts';
import type { Escalations } from './field/reader.ts';
import type { OpenHotspots } from './hotspots/hotspots.ts';
import type { StandingOrders } from './dispatch/reader.ts';
import type { Jobs } from './jobs/reader.ts';
import type { Clock } from './live/clock.ts';
import type { Live } from './live/live.ts';
import type { Readers } from './live/readers.ts';
import type { Measures } from './operations/measures.ts';
import type { People } from './people/reader.ts';
import type { Positions } from './positions/reader.ts';
import type { Presence } from './presence/presence.ts';
import type { Records } from './records/reader.ts';
import type { Names } from './search/reader.ts';
import type { Store } from './store/store.ts';
import type { CityIndex } from './tiles/city-index.ts';
import type { Travel } from './travel/reader.ts';
import type { Alive } from './wall/alive.ts';
import type { Reckoner, Schemes } from './zones/reader.ts';

/** What every concept's routes may ask for; built once in `main.ts` (or by a test) and handed to `buildApp`. */
export interface Context {
  readonly config: Config;
  readonly store: Store;
  readonly register: Register;
  readonly index: CityIndex;
  readonly records: Records;
  readonly schemes: Schemes;
  readonly reckoner: Reckoner;
  readonly checks: Checks;
  readonly names: Names;
  readonly arrivals: Arrivals;
  readonly hotspots: OpenHotspots;
  readonly people: People;
  readonly travel: Travel;
  readonly live: Live;
  readonly readers: Readers;
  readonly clock: Clock;
  readonly escalations: Escalations;
  readonly presence: Presence;
  readonly alive: Alive;
  readonly positions: Positions;
  readonly standingOrders: StandingOrders;
  readonly jobs: Jobs;
  readonly measures: Measures;
  readonly collections: readonly Collection[];
  readonly log: Logger;
  /** The clock, epoch milliseconds; tests put their own in. */
  readonly now: () => number;
}

import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { collections } from '#domain/collections.ts';
import { createArrivals } from './arrival/arrivals.ts';
import { calendarMovesJob, followCalendars } from './cases/calendar-moves.ts';
import { resumeJob } from './cases/resume-job.ts';
import { previewJob } from './case-import/preview-job.ts';
import { takeJob } from './case-import/take-job.ts';
import { createChecks } from './checks/checks.ts';
import { checkRunJob } from './checks/run-job.ts';
import { createRegister } from './collections/store.ts';
import type { Config } from './config.ts';
import type { Context } from './context.ts';
import { createEscalations } from './field/escalations.ts';
import { forgetReceipts } from './field/store.ts';
import { createHotspots } from './hotspots/hotspots.ts';
import { createStandingOrders } from './dispatch/standing-orders.ts';
import { housekeepingJob } from './jobs/housekeeping.ts';
import { createJobs } from './jobs/jobs.ts';
import { importJob } from './load/import-job.ts';
import { createClock } from './live/clock.ts';
import { createFollower } from './live/follower.ts';
import { offerOwn } from './live/offer-own.ts';
import { createReaders } from './live/readers.ts';
import { createMeasures } from './operations/measures.ts';
import { createPeople } from './people/people.ts';
import { endExpired } from './people/store.ts';
import { positionsForgetJob } from './positions/forget-job.ts';
import { createPositions } from './positions/positions.ts';
import { createPresence } from './presence/presence.ts';
import { createRecords } from './records/records.ts';
import { createNames } from './search/names.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/store.ts';
import { uuidV7 } from './store/uuid-v7.ts';
import { createCityIndex } from './tiles/create.ts';
import { createTravel } from './travel/travel.ts';
import { createAlive } from './wall/alive.ts';
import { zonesImportJob } from './zones/import-job.ts';
import { createReckoner } from './zones/reckoner.ts';
import { createSchemes } from './zones/schemes.ts';

/** A context, and the way to close what it holds. */
export interface OpenContext {
  readonly context: Context;
  /** Stops following and leaves the database; after the app has been closed. */
  close(): Promise<void>;
}

/**
 * Opens the store, fills a new city, reads it into the index and follows it from there: each needs the one before.
 * @param fill puts content into a new database, before the index reads it
 * @throws StoreError, ConfigError: sentences for whoever started the program
 */
export async function openContext(
  config: Config,
  tools: { log: Logger; now: () => number; say?: (line: string) => void; onLost?: (error: Error) => void },
  fill: (store: Store) => Promise<void>,
): Promise<OpenContext> {
  const { log, now, say, onLost } = tools;
  const opened = await openStore(config, {
    collections,
    log,
    now,
    newId: () => uuidV7(now(), randomBytes(10)),
    role: 'server',
    ...(say === undefined ? {} : { say }),
    ...(onLost === undefined ? {} : { onLost }),
  });
  try {
    await fill(opened);
    const register = createRegister(opened, collections, (collection, bbox) => index.idsMeeting(collection, bbox));
    const index = createCityIndex({ collections, register, log, now });
    await index.load();
    const records = createRecords(opened);
    await records.load();
    const live = createFollower({ store: opened, index, records, log, now });
    await live.start();
    const store = offerOwn(opened, live);
    const people = createPeople({ config, store, records, log, now });
    const readers = createReaders({ store, live, people, log, now });
    const reckoner = createReckoner(config);
    const checks = createChecks({ config, store, records, readers, log, now });
    const schemes = createSchemes(store);
    const names = createNames({ collections, register, live, log, now });
    const arrivals = await createArrivals({ index, register, records, schemes, names, live, log, now });
    const hotspots = createHotspots({ arrivals, index, log, now, records, register, schemes });
    const travel = createTravel({ config, index, live, log, now });
    const clock = createClock({ collections, index, live, readers, now });
    const presence = createPresence({ store, people, readers, name: randomBytes(9).toString('base64url'), now });
    const isScreen = (id: string): boolean => records.get('screens', id) !== undefined;
    const alive = createAlive({ store, isScreen, name: randomBytes(9).toString('base64url'), now });
    const endAndForget = async (over: Store, at: number): Promise<number> =>
      (await endExpired(over, at)) + (await forgetReceipts(over, at));
    const escalations = createEscalations({ store, records, readers, log, now });
    const positions = await createPositions({
      store,
      index,
      register,
      records,
      live,
      readers,
      name: randomBytes(9).toString('base64url'),
      log,
      now,
    });
    const kinds = [
      housekeepingJob({ store, mediaDir: config.mediaDir, endExpired: endAndForget, now }),
      importJob(config),
      zonesImportJob({ config, store, now }),
      previewJob(config, { store, records, index, arrivals, now }),
      takeJob(config, { store, records, index, arrivals, now }),
      resumeJob({ store, records, now }),
      calendarMovesJob({ store, records, live, now }),
      checkRunJob({ checks, store, records, now }),
      positionsForgetJob({ store, records, now }),
    ];
    const standingOrders = createStandingOrders({ store, index, register, records, schemes, arrivals, live, log, now });
    const jobs = createJobs({ store, kinds, log, now });
    const stopFollowing = followCalendars(live, jobs, (err) =>
      log.warn({ err }, 'a calendar changed, and no job was asked for'),
    );
    return {
      context: {
        config,
        store,
        register,
        index,
        records,
        schemes,
        reckoner,
        checks,
        names,
        arrivals,
        hotspots,
        people,
        travel,
        live,
        readers,
        clock,
        escalations,
        presence,
        alive,
        positions,
        standingOrders,
        jobs,
        measures: createMeasures({ live, readers, clock, store }),
        collections,
        log,
        now,
      },
      async close() {
        stopFollowing();
        await standingOrders.close();
        await jobs.stop();
        await reckoner.close();
        await checks.close();
        arrivals.close();
        await hotspots.close();
        await travel.close();
        await names.stop();
        await escalations.stop();
        presence.stop();
        alive.stop();
        await positions.stop();
        clock.stop();
        readers.close();
        await live.stop();
        await store.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dayOf, formatDay, parseDay, startOfDay } from '#domain/calendar/work-calendar.ts';
import type { RecordRequestLine } from '#domain/change.ts';
import { collectionById, collections } from '#domain/collections.ts';
import { generateSampleCity } from '#domain/sample-city/generate.ts';
import type { SampleFeature } from '#domain/sample-city/feature.ts';
import { crewRecords } from '#domain/sample-city/registers/crews.ts';
import { liveFor } from '#domain/sample-city/live/live-step.ts';
import type { Assignment } from '#domain/duty/assignments.ts';
import type { ShiftPlan } from '#domain/duty/shift-plans.ts';
import type { StandIn } from '#domain/duty/stand-ins.ts';
import { settingOf } from '#domain/settings/settings.ts';
import { createRegister } from '../collections/store.ts';
import { type Config, ConfigError } from '../config.ts';
import { loadFile } from '../load/load-file.ts';
import { describeReport } from '../load/report.ts';
import type { Store } from '../store/store.ts';
import { catchUp } from './catch-up.ts';
import { samplePeople } from './sample-people.ts';
import { sampleOnShift, sampleSignOn } from './on-duty.ts';
import { fillPhotos } from './sample-photos.ts';
import { fillSchemes } from './sample-schemes.ts';

/** What `fillCity` needs from outside. */
export interface FillTools {
  readonly now: () => number;
  readonly say: (line: string) => void;
  /** Where photos are kept; absent = the sample goes without its pictures. */
  readonly mediaDir?: string;
}

/**
 * Puts the configured city into a new database: the sample, nothing, or a folder's GeoJSON files named after their
 * collections. A database that has any change is left as it is.
 * @throws ConfigError when the folder cannot be read or holds a file that names no collection
 */
export async function fillCity(store: Store, config: Config, tools: FillTools): Promise<void> {
  if (config.city === 'empty' || (await store.lastSeq()) > 0) return;
  if (config.city === 'taizhou') await fillSample(store, config.sample, { ...tools, mediaDir: config.mediaDir });
  else await fillFromFolder(store, config.city, tools);
}

/**
 * Loads the seeded sample city as it stands at the beginning of a day, one bulk change a collection; labelled 示意
 * wherever it shows. Where that day is today, the day is then lived up to now.
 * @param sample seed, number of cases and the day (Asia/Shanghai; undefined = today)
 */
export async function fillSample(store: Store, sample: Config['sample'], tools: FillTools): Promise<void> {
  const until = sample.until ?? formatDay(dayOf(tools.now()));
  tools.say(
    `Loading the sample city 泰州（示意数据, schematic): ${sample.cases} cases until ${until}, seed ${sample.seed} ...`,
  );
  const city = generateSampleCity({ seed: sample.seed, cases: sample.cases, until });
  const unitNames = new Set<string>();
  for (const collection of collections) {
    let last = 0;
    const change = await store.bulk(
      { collection: collection.id, kind: 'sample.load', note: `sample city, seed ${sample.seed}`, by: 'sample' },
      notingUnits(city.features(collection.id), collection.scope?.unit ?? 'unit', unitNames),
      (count) => {
        if (count - last < 100_000) return;
        last = count;
        tools.say(`  ${collection.titles.zh} ${collection.id}: ${count} ...`);
      },
    );
    tools.say(`  ${collection.titles.zh} ${collection.id}: ${change.bulk?.count ?? 0}`);
  }
  const people = samplePeople([...unitNames].sort());
  const crews = crewRecords(
    city.records,
    [...city.features('posts')],
    (name) => people.find(({ kind, after }) => kind === 'units' && after?.['name'] === name)?.id,
  );
  const isToday = until === formatDay(dayOf(tools.now()));
  const written = await store.commit({
    kind: 'sample.people',
    note: 'sample units, accounts, shifts and roster',
    by: 'sample',
    lines: [],
    records: [...people, ...city.records, ...crews, ...(isToday ? comeToday(city.records, crews, tools.now()) : [])],
  });
  if (!written.ok) throw new Error(`the sample people were refused: ${written.error.reason}`);
  await fillSchemes(store, [...city.features('zones')]);
  if (tools.mediaDir !== undefined) await fillPhotos(store, tools.mediaDir, tools.now());
  if (!isToday || sample.cases === 0) return;
  const lived = await catchUp(
    { store, register: createRegister(store, collections) },
    liveFor(city.city, sample.seed),
    startOfDay(parseDay(until)),
    tools.now(),
  );
  tools.say(`  今日 today: ${lived} reports and acts`);
}

/** Those whose shift runs as the city begins, at their posts; labelled 示意. */
function comeToday(
  roster: readonly RecordRequestLine[],
  people: readonly RecordRequestLine[],
  now: number,
): RecordRequestLine[] {
  const of = <T>(kind: string): T[] => roster.flatMap((line) => (line.kind === kind ? [line.after as T] : []));
  const ids = new Map(people.map(({ id, after }) => [String(after?.['name']), id!]));
  const view = { get: () => undefined, all: () => [] };
  const grace = Number(settingOf(view, 'presence.graceMinutes').value);
  return sampleOnShift(
    {
      shifts: of<ShiftPlan>('shift-plans'),
      assignments: of<Assignment>('assignments'),
      standIns: of<StandIn>('stand-ins'),
    },
    (name) => ids.get(name),
    now,
  ).map((stood) => sampleSignOn(stood, grace));
}

/** The same features; the units they name are noted as they go by. */
function* notingUnits(
  features: Iterable<SampleFeature>,
  property: string,
  names: Set<string>,
): Generator<SampleFeature> {
  for (const feature of features) {
    const unit = feature.properties[property];
    if (typeof unit === 'string') names.add(unit);
    yield feature;
  }
}

async function fillFromFolder(store: Store, folder: string, tools: FillTools): Promise<void> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new ConfigError(
      `SHIRONG_CITY=${folder} is neither "taizhou", "empty" nor a folder that can be read (${String(error)}).`,
    );
  });
  for (const name of names.filter((n) => n.endsWith('.geojson')).sort()) {
    const collection = collectionById(name.slice(0, -'.geojson'.length));
    if (collection === undefined) {
      throw new ConfigError(
        `${join(folder, name)} names no collection. Use ${collections.map((c) => c.id).join(', ')}.`,
      );
    }
    const report = await loadFile(store, collection, join(folder, name), {
      rename: {},
      validFrom: new Date(tools.now()).toISOString(),
      source: undefined,
    });
    tools.say(report.ok ? describeReport(report.value, collection).trimEnd() : report.error);
  }
}

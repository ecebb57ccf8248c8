import type { Logger } from 'pino';
import { calendarOf } from '#domain/calendar/calendars.ts';
import {
  acknowledgementFigures,
  awaitedOf,
  levelAt,
  type AcknowledgementFigures,
  type EscalationNews,
} from '#domain/cases/acknowledgement.ts';
import { instantOf } from '#domain/cases/clock/kept.ts';
import { cases } from '#domain/cases/collection.ts';
import type { Feature } from '#domain/feature.ts';
import { may, type Caller } from '#domain/people/caller.ts';
import { crewNamed } from '#domain/people/crews-of.ts';
import type { RecordsView } from '#domain/record.ts';
import { actedOn } from '../collections/line-rights.ts';
import type { Readers } from '../live/readers.ts';
import type { Records } from '../records/reader.ts';
import type { Store } from '../store/store.ts';
import { noteLevel, unanswered } from './store.ts';

/** How often it is looked who has not answered, milliseconds. */
const lookMs = 15_000;

/** What should have been told longer ago comes too late to be news: it is noted, and nobody is called, milliseconds. */
const newsMs = 24 * 3_600_000;

/** The topic of what processes say to each other. */
const topic = 'escalation';

/** Tells who is next when nobody answers an assignment. */
export interface Escalations {
  /** Looks once, and tells; called every fifteen seconds. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

/** What is told, with what decides who may hear it. */
interface Word {
  readonly news: EscalationNews;
  readonly on: { readonly unit?: string; readonly district?: string; readonly action?: number };
}

/**
 * Looks, in every process, who has not answered; each level is told once, by whichever process notes it first, and after a
 * restart those that passed meanwhile are told then, save what passed long ago (an import, a long standstill). What is told
 * reaches the readers of all processes.
 */
export function createEscalations(deps: {
  readonly store: Store;
  readonly records: Records;
  readonly readers: Pick<Readers, 'tell'>;
  readonly log: Logger;
  /** Epoch milliseconds. */
  readonly now: () => number;
}): Escalations {
  const { store, records, readers, log, now } = deps;
  let looking: Promise<void> | undefined;

  const stopListening = store.onWord(topic, (heard) => {
    const word = heard as Word;
    readers.tell('map', { event: 'escalation', data: word.news }, mayHear(records, word));
  });

  async function lookOnce(): Promise<void> {
    const figures = acknowledgementFigures(records);
    if (figures.delivered + figures.signedFor + figures.arrived === 0) return;
    const at = now();
    for (const { feature, reached, told } of await unanswered(store)) {
      const reason = newsOf(records, figures, feature, reached, at);
      if (reason === undefined || (told[reason.news.step] ?? 0) >= reason.news.level) continue;
      const { news, since } = reason;
      const assignedAt = instantOf(feature.properties, 'assignedAt')!;
      const word = { news, on: actedOn(cases, feature) } satisfies Word;
      await noteLevel(store, { ...news, assignedAt, at }, since < at - newsMs ? undefined : { topic, word });
    }
  }

  function look(): Promise<void> {
    looking ??= lookOnce()
      .catch((error: unknown) => log.warn({ err: error }, 'it could not be looked who has not answered'))
      .finally(() => (looking = undefined));
    return looking;
  }

  const timer = setInterval(() => void look(), lookMs);
  timer.unref();
  return {
    look,
    async stop() {
      clearInterval(timer);
      stopListening();
      await looking;
    },
  };
}

/** What is to be told of a case by now, and since when. A crew that is not registered has no phone that could answer. */
function newsOf(
  records: RecordsView,
  figures: AcknowledgementFigures,
  { id, properties: p }: Feature,
  reached: boolean,
  at: number,
): { readonly news: EscalationNews; readonly since: number } | undefined {
  const { number, unit, crew, assignee, calendar } = p;
  if (assignee === undefined && crewNamed(records, String(crew)) === undefined) return undefined;
  const awaited = awaitedOf(p, reached, figures, calendarOf(records, String(calendar)));
  const level = awaited && levelAt(awaited, at);
  if (level === undefined) return undefined;
  const news = {
    case: id,
    number: String(number),
    level,
    step: awaited!.step,
    unit: String(unit),
    ...(typeof crew === 'string' ? { crew } : {}),
    ...(typeof assignee === 'string' ? { assignee } : {}),
    at: new Date(at).toISOString(),
  };
  return { news, since: awaited!.tellAt[level - 1]! };
}

/**
 * Whoever has the case hears all levels, the squad leader from the second on, the shift lead the third. A crew that was lent
 * answers to its own squad leader; the unit whose case it is hears it too.
 */
function mayHear(records: RecordsView, { news, on }: Word): (caller: Caller) => boolean {
  const crew = news.crew === undefined ? undefined : crewNamed(records, news.crew);
  const members = crew?.members ?? [];
  const ofUnits = crew === undefined || crew.unit === on.unit ? [on] : [on, { ...on, unit: crew.unit }];
  return (caller) => {
    if (caller.kind !== 'person') return false;
    if (caller.id === news.assignee || members.includes(caller.id)) return true;
    const isLeader = ofUnits.some((one) => may(caller, 'case.endorse', one));
    return (news.level >= 2 && isLeader) || (news.level >= 3 && may(caller, 'case.file', on));
  };
}

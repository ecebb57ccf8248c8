import type { Channel } from '#domain/cases/words.ts';
import { toWgs84, type Datum } from '#domain/geometry/datum.ts';
import type { LonLat, ReportRequest } from '../api.ts';
import type { ChosenClass } from '../class-chooser.tsx';

/** Who called; kept in no memory of the browser. */
export interface Caller {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

/** A report as far as it is typed. */
export interface ReportDraft {
  readonly chosen?: ChosenClass;
  /** The place as it was given, where that was in another datum than the map's. */
  readonly given?: LonLat & { readonly datum: Datum };
  /** What the place was found by. */
  readonly words: string;
  /** The place as the reporter says it; empty: in the registers' words. */
  readonly place: string;
  readonly channel: Channel;
  readonly sourceNumber: string;
  /** ISO; empty for none. */
  readonly sourceDueAt: string;
  readonly description: string;
  readonly photos: readonly string[];
  readonly photosBefore: readonly string[];
  readonly photosAfter: readonly string[];
  readonly selfHandled: boolean;
  readonly urgent: boolean;
  readonly caller: Caller;
  /** Number of the case that it shall be merged into as soon as it is reported. */
  readonly mergeInto?: string;
}

const nobody: Caller = { name: '', phone: '', address: '' };

export function emptyDraft(channel: Channel): ReportDraft {
  return {
    words: '',
    place: '',
    channel,
    sourceNumber: '',
    sourceDueAt: '',
    description: '',
    photos: [],
    photosBefore: [],
    photosAfter: [],
    selfHandled: false,
    urgent: false,
    caller: nobody,
  };
}

/** What is still needed before it can be sent. */
export function missingInDraft(draft: ReportDraft, at: LonLat | null): readonly string[] {
  return [
    ...(draft.chosen === undefined ? ['classCode'] : []),
    ...(at === null ? ['lon'] : []),
    ...(draft.selfHandled && draft.photosBefore.length === 0 ? ['photosBefore'] : []),
    ...(draft.selfHandled && draft.photosAfter.length === 0 ? ['photosAfter'] : []),
  ];
}

/** The report as it is sent: nothing empty; the place as it was given, unless the pin was moved since. */
export function requestOf(draft: ReportDraft, at: LonLat): ReportRequest {
  const { chosen, given, channel, selfHandled, urgent, caller, photos, photosBefore, photosAfter } = draft;
  const isAsGiven = given !== undefined && isSamePlace(at, placeOf(given));
  const text = (name: 'place' | 'sourceNumber' | 'sourceDueAt' | 'description') =>
    draft[name].trim() === '' ? {} : { [name]: draft[name].trim() };
  const told = Object.entries(caller).filter(([, value]) => value.trim() !== '');
  return {
    classKind: chosen?.kind ?? '',
    classCode: chosen?.code ?? '',
    ...(isAsGiven ? { lon: given.lon, lat: given.lat, sourceDatum: given.datum } : { lon: at.lon, lat: at.lat }),
    channel,
    ...text('place'),
    ...text('sourceNumber'),
    ...text('sourceDueAt'),
    ...text('description'),
    ...(selfHandled ? { selfHandled: true, photosBefore, photosAfter } : photos.length > 0 && { photos }),
    ...(urgent && { urgent }),
    ...(told.length > 0 && { caller: Object.fromEntries(told.map(([name, value]) => [name, value.trim()])) }),
  };
}

/** The next one after a report was sent: from the same source, everything else anew. */
export function nextDraft({ channel }: ReportDraft): ReportDraft {
  return emptyDraft(channel);
}

/** A position in its own datum as the map has it. */
export function placeOf({ lon, lat, datum }: LonLat & { readonly datum: Datum }): LonLat {
  const [x, y] = toWgs84([lon, lat], datum);
  return { lon: x, lat: y };
}

/** Whether something was typed that would be a pity to lose. */
export function isBegun(draft: ReportDraft): boolean {
  const { chosen, words, place, sourceNumber, description, photos, photosAfter, photosBefore } = draft;
  const texts = [words, place, sourceNumber, description];
  return (
    chosen !== undefined ||
    texts.some((text) => text.trim() !== '') ||
    [photos, photosAfter, photosBefore].some(({ length }) => length > 0)
  );
}

/** Within a centimetre. */
function isSamePlace(a: LonLat, b: LonLat): boolean {
  return Math.abs(a.lon - b.lon) < 1e-7 && Math.abs(a.lat - b.lat) < 1e-7;
}

/** Longitude and latitude typed as figures, "119.92, 32.49"; undefined for anything else. */
export function readCoordinates(words: string): LonLat | undefined {
  const found = /^\s*(\d{2,3}(?:\.\d+)?)\s*[,，\s]\s*(\d{1,2}(?:\.\d+)?)\s*$/.exec(words);
  if (!found) return undefined;
  const [lon, lat] = [Number(found[1]), Number(found[2])];
  return lon >= 73 && lon <= 136 && lat >= 3 && lat <= 54 ? { lon, lat } : undefined;
}

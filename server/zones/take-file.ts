import { statSync } from 'node:fs';
import { ok, refused, type Result } from '#domain/result.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { ZoneFaultKind } from '#domain/zones/faults/faults-of.ts';
import { readZones, type ZoneMapping } from '#domain/zones/taking-in/read-zones.ts';
import { takeIn } from '#domain/zones/taking-in/take-in.ts';
import type { ZoneNote } from '#domain/zones/taking-in/trouble.ts';
import { unstorable } from '../http/storable.ts';
import { featuresIn, FileRefusal } from './features-in.ts';
import { placeInFile, problemSentence, problemsTold } from './import-sentences.ts';

/** What came of a file of zones. */
export interface ZonesTold {
  readonly zones: number;
  /** Features in which something harmless was put right. */
  readonly cleaned: number;
  /** What was put right or put for what is missing, feature by feature: the first. */
  readonly notes: readonly ZoneNote[];
  readonly faults: Readonly<Partial<Record<ZoneFaultKind, number>>>;
}

/** Notes told of one file. */
const notesTold = 50;

const cleaning: ReadonlySet<ZoneNote['code']> = new Set(['duplicate-places', 'spikes', 'empty-parts']);

/**
 * Takes in the zones of a GeoJSON file as they are.
 * @param onRead told how much of the file is read, 0 to 1
 * @returns the coverage and what is to be told; a text for whoever sent the file where it cannot be read: none of it is taken
 */
export function takeFile(
  path: string,
  mapping: ZoneMapping,
  newId: () => Owner,
  onRead: (share: number) => void = () => undefined,
): Result<{ readonly coverage: Coverage; readonly told: ZonesTold }, string> {
  const { size } = statSync(path);
  try {
    const features = featuresIn(path, (bytes) => onRead(bytes / Math.max(1, size)));
    const read = readZones(features, mapping);
    if (!read.ok) {
      const told = read.error.slice(0, problemsTold).map(problemSentence);
      const more = read.error.length - told.length;
      return refused([...told, ...(more > 0 ? [`And ${more} problems more.`] : [])].join('\n'));
    }
    const { zones, notes } = read.value;
    for (const [feature, { content }] of zones.entries()) {
      const fault = [content.number, content.name, content.unit ?? ''].map(unstorable).find(Boolean);
      if (fault !== undefined) return refused(`${placeInFile({ feature })} ${fault} in its texts.`);
    }
    const { coverage, faults } = takeIn(zones, newId);
    const counts: Partial<Record<ZoneFaultKind, number>> = {};
    for (const { kind } of faults) counts[kind] = (counts[kind] ?? 0) + 1;
    const cleaned = new Set(notes.filter(({ code }) => cleaning.has(code)).map(({ feature }) => feature)).size;
    return ok({ coverage, told: { zones: zones.length, cleaned, notes: notes.slice(0, notesTold), faults: counts } });
  } catch (error) {
    if (error instanceof FileRefusal) return refused(error.message);
    throw error;
  }
}

import { factsOf } from '#domain/collection.ts';
import { zones } from '#domain/zones/collection.ts';
import type { ZoneContent } from '#domain/zones/content.ts';

export type ContentKey = keyof ZoneContent;

/** The plan's clause that asks every zone to name who leads, who does it, how well and by when. */
export const planSource = 'plan 5.1.2';

/** The fields that this clause asks for, as the declaration names it; unit, leader, officer, standard of work, time limit. */
export const wantedFields: readonly ContentKey[] = Object.entries(zones.schema.properties)
  .filter(([, property]) => factsOf(property).source === planSource)
  .map(([key]) => key as ContentKey);

/** Which of the wanted fields a zone does not say: each is a fault (plan 5.1.2). */
export function missingOf(content: ZoneContent): readonly ContentKey[] {
  return wantedFields.filter((key) => {
    const value = content[key];
    return value === undefined || (typeof value === 'string' && value.trim() === '');
  });
}

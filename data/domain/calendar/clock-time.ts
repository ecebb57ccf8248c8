import { text, type PropertyFacts, type Words } from '#domain/collection.ts';

/** A property that holds a time of day in Asia/Shanghai, "HH:MM"; "24:00" is the end of the day. */
export function clockTime(titles: Words, facts: PropertyFacts = {}) {
  return text(titles, { pattern: '^([01]\\d|2[0-3]):[0-5]\\d$|^24:00$', ...facts });
}

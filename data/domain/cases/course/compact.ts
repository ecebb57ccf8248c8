import type { Properties } from '#domain/feature.ts';

/** Without what fell away: absent is a missing key, never null or undefined. By a plain loop, since a year's cases pass here. */
export function compact(properties: Properties): Properties {
  const kept: Record<string, Properties[string]> = {};
  for (const name of Object.keys(properties)) {
    if (properties[name] !== undefined) kept[name] = properties[name];
  }
  return kept;
}

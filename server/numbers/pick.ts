import type { Properties } from '#domain/feature.ts';

/** Some of a feature's properties as texts, '' where absent. */
export function pick<N extends string>(properties: Properties, names: readonly N[]): Record<N, string> {
  return Object.fromEntries(names.map((name) => [name, String(properties[name] ?? '')])) as Record<N, string>;
}

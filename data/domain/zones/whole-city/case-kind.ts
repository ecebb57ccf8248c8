import duties from '#standards/class-duties.json' with { type: 'json' };
import type { ResponsibilityKind } from '../collection.ts';

const kinds = new Map(
  duties.duties.map(({ kind, code, responsibilityKind }) => [`${kind} ${code}`, responsibilityKind]),
);

/** The kind of responsibility that a class of cases names (practice.md 2); undefined for a class that names none. */
export function kindOfCase(classKind: string, classCode: string): ResponsibilityKind | undefined {
  return kinds.get(`${classKind} ${classCode}`) as ResponsibilityKind | undefined;
}

import type { RecordKind } from './record.ts';

/** A kind's check that no other record of it has the same value of a property (a number, a plate). */
export function uniqueAmong(kind: string, property: string): NonNullable<RecordKind['check']> {
  return (next, id, content) => {
    if (content === null) return [];
    const taken = next.all(kind).some((other) => other.id !== id && other.content[property] === content[property]);
    return taken ? [{ pointer: `/${property}`, detail: 'another record has this value' }] : [];
  };
}

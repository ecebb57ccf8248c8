import type { Caller } from '#domain/people/caller.ts';
import { callerOfPerson, type Person } from '#domain/people/person.ts';
import { callerOfToken, type Token } from '#domain/people/token.ts';
import type { RecordsView, StoredRecord } from '#domain/record.ts';

/** A caller made from records, good as long as the same records stand. */
interface Made {
  readonly caller: Caller;
  /** Units whose names went into it. */
  readonly units: readonly (StoredRecord | undefined)[];
}

/** Makes callers of the records that stand, each once for as long as they do: every request asks for one. */
export interface Callers {
  /**
   * The caller that a person, token or display is this moment; undefined where they are gone, disabled, over or revoked.
   * @param now epoch milliseconds
   */
  of(kind: 'person' | 'display' | 'token', subject: string, now: number): Caller | undefined;
}

export function createCallers(records: RecordsView): Callers {
  const ofPeople = new WeakMap<StoredRecord, Made>();
  const ofTokens = new WeakMap<StoredRecord, Caller>();

  function ofPerson(id: string): Caller | undefined {
    const record = records.get('people', id);
    if (record === undefined) return undefined;
    const person = record.content as unknown as Person;
    if (person.disabled === true) return undefined;
    const units = person.seats.flatMap((seat) => seat.units ?? []).map((unit) => records.get('units', unit));
    const made = ofPeople.get(record);
    if (made !== undefined && made.units.every((unit, i) => unit === units[i])) return made.caller;
    const caller = callerOfPerson(id, person, records);
    ofPeople.set(record, { caller, units });
    return caller;
  }

  return {
    of(kind, subject, now) {
      if (kind === 'person') return ofPerson(subject);
      const record = records.get('tokens', subject);
      if (record === undefined) return undefined;
      const token = record.content as unknown as Token;
      if ((token.use === 'display') !== (kind === 'display')) return undefined;
      const today = callerOfToken(subject, token, now);
      if (today === undefined) return undefined;
      const made = ofTokens.get(record) ?? today;
      ofTokens.set(record, made);
      return made;
    },
  };
}

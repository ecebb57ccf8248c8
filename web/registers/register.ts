import { collectionGroups, type Collection, type CollectionGroup, type Words } from '#domain/collection.ts';
import { collectionById, collections } from '#domain/collections.ts';
import type { Right } from '#domain/people/rights.ts';
import { recordKindById, recordKinds } from '#domain/records.ts';
import type { TObject } from 'typebox';
import { fieldsOf, type Field } from './fields.ts';

/** A register as the page keeps it: a collection on the map, or a kind of records without a place. */
export interface Register {
  readonly id: string;
  readonly titles: Words;
  readonly schema: TObject;
  readonly fields: readonly Field[];
  /** The field people know an entry by. */
  readonly label: string;
  /** The right that writing needs. */
  readonly edit: Right;
  /** Where it stands in the list; records without a place stand in the last branch. */
  readonly group: CollectionGroup | 'records';
  /** Absent: a kind of records, without a place on the map. */
  readonly collection?: Collection;
}

function ofCollection(collection: Collection): Register {
  const { id, titles, schema, label, group } = collection;
  return {
    id,
    titles,
    schema,
    label,
    group,
    fields: fieldsOf(schema),
    edit: collection.edit ?? 'register.edit',
    collection,
  };
}

/** All registers of the city: collections that say so, zones' fields, and the records kept by whoever keeps registers. */
const registers: readonly Register[] = [
  ...collections.filter(({ register, id }) => register || id === 'zones').map(ofCollection),
  ...recordKinds
    .filter(({ rights, ownDoor }) => rights.write === 'register.edit' && !ownDoor)
    .map(({ id, titles, schema, label, rights }): Register => {
      return { id, titles, schema, label, group: 'records', fields: fieldsOf(schema), edit: rights.write };
    }),
];

/** A register by the id that stands in its address; undefined where there is none. */
export function registerById(id: string): Register | undefined {
  return registers.find((register) => register.id === id);
}

/** Whether a register can be brought in as a table: zones have a desk of their own. */
export function isKeptInTables({ collection }: Register): boolean {
  return collection === undefined || collection.register === true;
}

/** The branches of the list of registers with what stands in them. */
export function registerGroups(): ReadonlyArray<{
  readonly id: Register['group'];
  readonly titles: Words | undefined;
  readonly registers: readonly Register[];
}> {
  const ids = [...Object.keys(collectionGroups), 'records'] as readonly Register['group'][];
  return ids
    .map((id) => ({
      id,
      titles: id === 'records' ? undefined : collectionGroups[id],
      registers: registers.filter(({ group }) => group === id),
    }))
    .filter((group) => group.registers.length > 0);
}

/** What an id in a change stands for. */
export function isRecordKind(id: string): boolean {
  return collectionById(id) === undefined && recordKindById(id) !== undefined;
}

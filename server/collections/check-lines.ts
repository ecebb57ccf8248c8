import type { ChangeRequestLine } from '#domain/change.ts';
import type { Collection } from '#domain/collection.ts';
import { Compile } from 'typebox/compile';
import { problem } from '../http/problem.ts';
import { join, schemaFaults } from '../http/schema-faults.ts';
import { unstorable } from '../http/storable.ts';
import { holdsNumber, misplaced, misplacedNumbers } from './free-text.ts';
import { validateFeature, type Fault } from './validate.ts';

/** An id made by a program: digits in it are nobody's telephone. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A line as a body holds it. */
export interface RawLine {
  readonly collection: string;
  readonly id?: string;
  readonly base: number | null;
  readonly after: object | null;
  readonly personal?: Readonly<Record<string, string | null>>;
}

/**
 * Holds the lines of a change against their collections.
 * @throws HttpProblem 422 with a pointer for every fault
 */
export function checkLines(
  collections: readonly Collection[],
  note: string,
  lines: readonly RawLine[],
): ChangeRequestLine[] {
  const faults: Fault[] = [];
  const checkText = (pointer: string, text: string): void => {
    const detail = unstorable(text);
    if (detail !== undefined) faults.push({ pointer, detail });
  };
  checkText('/note', note);
  const withPersonal = collections.filter(({ personal }) => personal !== undefined);
  const ofPersonal = withPersonal.find(({ id }) => lines.some((line) => line.collection === id));
  if (ofPersonal !== undefined && holdsNumber(note)) faults.push({ pointer: '/note', detail: misplaced(ofPersonal) });
  const seen = new Set<string>();
  const checked: ChangeRequestLine[] = [];
  for (const [i, line] of lines.entries()) {
    const at = `/lines/${i}`;
    const { base, id } = line;
    const collection = collections.find((c) => c.id === line.collection);
    if (collection === undefined) {
      faults.push({ pointer: `${at}/collection`, detail: `there is no collection "${line.collection}"` });
      continue;
    }
    if (id === undefined && base !== null)
      faults.push({ pointer: `${at}/id`, detail: 'is missing: base names a version' });
    if (base === null && line.after === null) {
      faults.push({ pointer: `${at}/after`, detail: 'must not be null where base is null: nothing would be done' });
    }
    const name = id === undefined ? {} : { id };
    if (id !== undefined) {
      checkText(`${at}/id`, id);
      if (base === null && collection.personal !== undefined && !uuid.test(id) && holdsNumber(id)) {
        faults.push({ pointer: `${at}/id`, detail: misplaced(collection) });
      }
      const key = `${line.collection}/${id}`;
      if (seen.has(key)) faults.push({ pointer: `${at}/id`, detail: 'is in this change already' });
      seen.add(key);
    }
    if (line.after === null) {
      if (line.personal !== undefined) {
        faults.push({ pointer: `${at}/personal`, detail: 'goes with the feature that is deleted' });
      }
      checked.push({ collection: collection.id, ...name, base, after: null });
      continue;
    }
    const content = validateFeature(collection, line.after, `${at}/after`);
    faults.push(...personalFaults(collection, line.personal, `${at}/personal`));
    if (content.ok) {
      faults.push(...misplacedNumbers(collection, content.value.properties, `${at}/after`));
      const personal = line.personal === undefined ? {} : { personal: line.personal };
      checked.push({ collection: collection.id, ...name, base, after: content.value, ...personal });
    } else for (const fault of content.error) faults.push(fault);
  }
  if (faults.length > 0) throw problem(422, { detail: 'The change does not fit its collections.', errors: faults });
  return checked;
}

/** Personal fields are declared apart; each that is set must fit, each that is erased must exist. */
function personalFaults(collection: Collection, personal: RawLine['personal'], prefix: string): Fault[] {
  return Object.entries(personal ?? {}).flatMap(([name, value]): Fault[] => {
    const pointer = join(prefix, name);
    const schema = collection.personal?.properties[name];
    if (schema === undefined) return [{ pointer, detail: `"${collection.id}" has no such personal field` }];
    if (value === null) return [];
    const validator = Compile(schema);
    if (!validator.Check(value)) return schemaFaults(validator.Errors(value), pointer);
    const detail = unstorable(value);
    return detail === undefined ? [] : [{ pointer, detail }];
  });
}

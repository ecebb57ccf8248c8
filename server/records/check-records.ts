import { Compile, type Validator } from 'typebox/compile';
import type { RecordLine, RecordRequestLine } from '#domain/change.ts';
import { type ActedOn, type Caller, may, mayEverywhere } from '#domain/people/caller.ts';
import { recordKindById } from '#domain/records.ts';
import type { RecordContent, RecordKind, RecordsView, StoredRecord } from '#domain/record.ts';
import { problem } from '../http/problem.ts';
import { join, schemaFaults, type Fault } from '../http/schema-faults.ts';
import { unstorable } from '../http/storable.ts';

const compiled = new WeakMap<RecordKind, Validator>();

function validatorOf(kind: RecordKind): Validator {
  const known = compiled.get(kind);
  if (known !== undefined) return known;
  const made: Validator = Compile(kind.schema);
  compiled.set(kind, made);
  return made;
}

/** A record line as a body holds it. */
export interface RawRecordLine {
  readonly kind: string;
  readonly id?: string;
  readonly base: number | null;
  readonly after: object | null;
}

/**
 * Holds the record lines of a change against their kinds and the asker's rights: schema, texts that can be kept, and what
 * a kind says of all records as they would stand afterwards.
 * @throws HttpProblem 403 for a right that is missing or a kind with a door of its own; 422 naming every fault
 */
export function checkRecords(
  records: RecordsView,
  caller: Caller,
  lines: readonly RawRecordLine[],
  newId: () => string,
): RecordRequestLine[] {
  const faults: Fault[] = [];
  const named = lines.map((line): RecordRequestLine => {
    const { kind, id = newId(), base } = line;
    return { kind, id, base, after: withKept(records, { ...line, id }) };
  });
  for (const [i, line] of named.entries()) {
    const at = `/records/${i}`;
    const kind = recordKindById(line.kind);
    if (kind === undefined) {
      faults.push({ pointer: `${at}/kind`, detail: `there is no kind "${line.kind}"` });
      continue;
    }
    if (!may(caller, kind.rights.write)) {
      throw problem(403, { detail: `Writing "${kind.id}" needs the right "${kind.rights.write}".` });
    }
    const content = line.base === null ? undefined : records.get(kind.id, line.id!)?.content;
    const isCovered = (state: RecordContent): boolean =>
      may(caller, kind.rights.write, kind.writtenOn?.(records, state) ?? actedOn(state));
    const states = [content, line.after].filter((state) => state !== undefined && state !== null);
    const refuse = (detail: string): Error =>
      problem(403, { detail: 'Not all of this is yours to change.', errors: [{ pointer: at, detail }] });
    if (!mayEverywhere(caller, kind.rights.write) && !states.every(isCovered)) {
      throw refuse('stands outside the units and districts of your right');
    }
    const also = line.after === null ? undefined : kind.alsoNeeds?.(records, line.after);
    if (also !== undefined && !may(caller, also.right, also.on)) {
      throw refuse(`needs the right "${also.right}"${also.on.unit === undefined ? '' : ` for ${also.on.unit}`}`);
    }
    if (kind.ownDoor) throw problem(403, { detail: `"${kind.id}" are made and ended at /api/${kind.id} only.` });
    if (line.base === null && line.after === null) {
      faults.push({ pointer: `${at}/after`, detail: 'must not be null where base is null: nothing would be done' });
    }
    if (named.findIndex((other) => other.kind === line.kind && other.id === line.id) < i) {
      faults.push({ pointer: `${at}/id`, detail: 'is in this change already' });
    }
    if (line.after !== null) faults.push(...contentFaults(kind, line.after, `${at}/after`));
  }
  if (faults.length > 0) throw misfit(faults);
  requireFit(after(records, named), named);
  return named;
}

/** The content of a line with what the server keeps of the record, where the line leaves it out. */
function withKept(
  records: RecordsView,
  { kind, id, base, after }: RawRecordLine & { id: string },
): RecordContent | null {
  if (after === null) return null;
  const content = base === null ? undefined : records.get(kind, id)?.content;
  const left = (recordKindById(kind)?.kept ?? []).filter((name) => !(name in after) && content?.[name] !== undefined);
  return { ...after, ...Object.fromEntries(left.map((name) => [name, content![name]])) };
}

/**
 * Holds lines, as the transaction that wrote them found the records, against what the server alone writes.
 * @throws HttpProblem 422 naming every fault
 */
export function requireKept(lines: readonly RecordLine[]): void {
  const faults = lines.flatMap(({ kind, before, after }, i) =>
    (recordKindById(kind)?.kept ?? []).flatMap((name) =>
      after === null || after[name] === before?.[name]
        ? []
        : [{ pointer: `/records/${i}/after/${name}`, detail: 'is written by the server alone' }],
    ),
  );
  if (faults.length > 0) throw misfit(faults);
}

/**
 * Holds lines against what their kinds say of all records.
 * @param next all records as they stand after the change
 * @throws HttpProblem 422 naming every fault
 */
export function requireFit(next: RecordsView, lines: readonly RecordRequestLine[]): void {
  const faults = lines.flatMap((line, i) => {
    const found = recordKindById(line.kind)?.check?.(next, line.id!, line.after) ?? [];
    return found.map(({ pointer, detail }) => ({ pointer: `/records/${i}/after${pointer}`, detail }));
  });
  if (faults.length > 0) throw misfit(faults);
}

function misfit(faults: readonly Fault[]): Error {
  return problem(422, { detail: 'The change does not fit its records.', errors: faults });
}

/** What of a record the limits of a right are held against: names of units and districts, where it carries them. */
function actedOn({ unit, district }: RecordContent): ActedOn {
  return {
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(typeof district === 'string' ? { district } : {}),
  };
}

function contentFaults(kind: RecordKind, content: RecordContent, prefix: string): Fault[] {
  const validator = validatorOf(kind);
  if (!validator.Check(content)) return schemaFaults(validator.Errors(content), prefix);
  return textFaults(content, prefix);
}

/** Texts anywhere in the content that the database cannot keep. */
function textFaults(value: unknown, pointer: string): Fault[] {
  if (typeof value === 'string') {
    const detail = unstorable(value);
    return detail === undefined ? [] : [{ pointer, detail }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textFaults(inner, join(pointer, name)));
}

/** All records as they would stand after the change. */
function after(records: RecordsView, lines: readonly RecordRequestLine[]): RecordsView {
  const changed = new Map(lines.map((line) => [`${line.kind}/${line.id!}`, line]));
  const stored = ({ kind, id, base, after: content }: RecordRequestLine): StoredRecord | undefined =>
    content === null ? undefined : { kind, id: id!, version: (base ?? 0) + 1, content };
  return {
    get(kind, id) {
      const line = changed.get(`${kind}/${id}`);
      return line === undefined ? records.get(kind, id) : stored(line);
    },
    all(kind) {
      const kept = records.all(kind).filter(({ id }) => !changed.has(`${kind}/${id}`));
      return [...kept, ...lines.filter((line) => line.kind === kind).flatMap((line) => stored(line) ?? [])];
    },
  };
}

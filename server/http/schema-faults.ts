import type { ProblemEntry } from './problem.ts';

/** A validation error as TypeBox tells it. */
interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message: string;
}

/** A fault in a JSON document. */
export type Fault = ProblemEntry & { readonly pointer: string };

/**
 * Faults of a document as pointers to the very member: a missing or unknown member is named itself, where the
 * validator names the object it is missing from.
 * @param errors as the validator gives them
 * @param prefix pointer of the document within the body
 */
export function schemaFaults(errors: Iterable<SchemaError>, prefix = ''): Fault[] {
  const faults: Fault[] = [];
  for (const { keyword, instancePath, params, message } of errors) {
    const at = prefix + instancePath;
    const names = params as {
      requiredProperties?: string[];
      additionalProperties?: string[];
      allowedValues?: unknown[];
    };
    if (keyword === 'required') {
      for (const name of names.requiredProperties ?? []) faults.push({ pointer: join(at, name), detail: 'is missing' });
    } else if (keyword === 'additionalProperties') {
      for (const name of names.additionalProperties ?? []) {
        faults.push({ pointer: join(at, name), detail: 'is not known here' });
      }
    } else if (keyword === 'enum' && names.allowedValues) {
      faults.push({ pointer: at, detail: `must be one of ${names.allowedValues.join(', ')}` });
    } else if (keyword !== 'boolean') {
      // 'boolean' repeats what 'additionalProperties' says of the same member.
      faults.push({ pointer: at, detail: message });
    }
  }
  return faults;
}

/** The JSON Pointer of a member of `parent`. */
export function join(parent: string, member: string | number): string {
  return `${parent}/${String(member).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

import type { CaseClass } from '#domain/catalogue/case-class.ts';
import type { FoundPlace } from '../arrival/reader.ts';
import type { IncomingReport } from '../cases/reader.ts';
import { problem, type ProblemEntry } from '../http/problem.ts';
import { unstorable } from '../http/storable.ts';

/** The parameters of a POST: its form's, which go before those of the query. */
export type Form = ReadonlyMap<string, string>;

const longest = { description: 1_000, address_string: 200, name: 40, phone: 30, email: 200 } as const;

/** The likeliest place of an address; undefined where none is known. */
export type FindPlace = (address: string) => FoundPlace | undefined;

/**
 * Makes a report of a request's form. Whoever reports may say who they are: that goes to the personal fields of the case.
 * @param services what may be reported, by service code
 * @throws HttpProblem 400 for what is missing or cannot be read, 404 for a service that there is not
 */
export function readReport(form: Form, services: ReadonlyMap<string, CaseClass>, find: FindPlace): IncomingReport {
  const said = (name: string): string => form.get(name)?.trim() ?? '';
  const code = said('service_code');
  if (code === '') throw problem(400, { detail: 'service_code was not provided.' });
  const service = services.get(code);
  if (service === undefined) throw problem(404, { detail: `service_code "${code.slice(0, 40)}" was not found.` });
  const errors: ProblemEntry[] = [];
  const fault = (parameter: string, detail: string): void => void errors.push({ parameter, detail });
  for (const [name, value] of form) {
    const detail = unstorable(value);
    if (detail !== undefined) fault(name, detail);
  }
  const bounded = (name: keyof typeof longest, value: string): string => {
    if (value.length > longest[name]) fault(name, `has more than ${longest[name]} characters`);
    return value;
  };
  const address = bounded('address_string', said('address_string'));
  const place = placeOf(said('lat'), said('long'), address, find, fault);
  const description = bounded('description', said('description'));
  const person = {
    name: bounded('name', nameOf(said('first_name'), said('last_name'))),
    phone: bounded('phone', said('phone')),
    // There is no field of its own for it, and it is as erasable there.
    address: bounded('email', said('email')),
  };
  if (errors.length > 0) throw problem(400, { detail: 'The request cannot be taken.', errors });
  return {
    classKind: service.kind,
    classCode: service.code,
    classStandard: service.standard,
    ...place!,
    channel: 'open311',
    ...(address === '' ? {} : { place: address }),
    ...(description === '' ? {} : { description }),
    ...(Object.values(person).every((text) => text === '') ? {} : { caller: person }),
  };
}

function placeOf(
  lat: string,
  long: string,
  address: string,
  find: FindPlace,
  fault: (parameter: string, detail: string) => void,
): { readonly lon: number; readonly lat: number } | undefined {
  if (lat === '' && long === '') {
    if (address === '') {
      fault('lat', 'and long, or address_string, must be provided');
      return undefined;
    }
    const found = find(address);
    if (found === undefined) fault('address_string', 'is not known here: send lat and long');
    return found && { lon: found.lon, lat: found.lat };
  }
  const degrees = (name: string, text: string, most: number): number => {
    const value = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    if (!(Math.abs(value) <= most)) fault(name, `must be degrees (WGS84) from -${most} to ${most}`);
    return value;
  };
  return { lat: degrees('lat', lat, 85), lon: degrees('long', long, 180) };
}

/** A Chinese name has the family name first and no space. */
function nameOf(first: string, last: string): string {
  if (/\p{Script=Han}/u.test(first + last)) return `${last}${first}`;
  return [first, last].filter((part) => part !== '').join(' ');
}

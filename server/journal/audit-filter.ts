import { readParameters, type Parameters } from '../http/parameters.ts';
import { parseDatetime } from '../http/instants.ts';
import type { AuditFilter } from './store.ts';

/** Entries of one answer. */
const mostEntries = 200;

/**
 * Reads the filters that audit list, looks and export share.
 * @param take reads further parameters before everything left is refused
 * @throws HttpProblem 400
 */
export function readAuditFilter(query: unknown, take: (parameters: Parameters) => void = () => undefined): AuditFilter {
  const parameters = readParameters(query);
  const instant = (name: string): string | undefined => {
    const raw = parameters.text(name);
    if (raw === undefined) return undefined;
    const read = raw.includes('/') ? 'must be one instant' : parseDatetime(raw);
    if (typeof read !== 'string') return read.from;
    parameters.fault(name, read);
    return undefined;
  };
  const from = instant('from');
  const to = instant('to');
  const [by, kind, collection, id] = ['by', 'kind', 'collection', 'id'].map((name) => parameters.text(name));
  if (id !== undefined && collection === undefined) parameters.fault('id', 'needs a collection beside it');
  const limit = parameters.whole('limit', { min: 1, max: mostEntries, fallback: 50 });
  const before = parameters.whole('before', { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: -1 });
  take(parameters);
  parameters.done();
  return {
    limit,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(by === undefined ? {} : { by }),
    ...(kind === undefined ? {} : { kind }),
    ...(collection === undefined ? {} : { collection }),
    ...(id === undefined ? {} : { id }),
    ...(before === -1 ? {} : { before }),
  };
}

import type { FastifyRequest } from 'fastify';
import type { Collection } from '#domain/collection.ts';
import { may } from '#domain/people/caller.ts';
import { recordKindById } from '#domain/records.ts';
import { sheetOfCollection, sheetOfRecords, type SheetRegister } from '#domain/sheets/column.ts';
import { askerOf, requireWritable } from '../http/access.ts';
import { problem } from '../http/problem.ts';

/** A register that may be kept in tables, and what it is declared as. */
export interface Found {
  readonly sheet: SheetRegister;
  /** Absent: records. */
  readonly collection?: Collection;
}

/**
 * The register of a path: a collection kept by hand on the page, or records that whoever keeps registers writes.
 * @throws HttpProblem 404; 401 or 403 where the asker may not write it
 */
export function findRegister(request: FastifyRequest, collections: readonly Collection[], id: string): Found {
  const collection = collections.find((candidate) => candidate.id === id && candidate.register === true);
  if (collection !== undefined) {
    requireWritable(request, collection);
    return { sheet: sheetOfCollection(collection), collection };
  }
  const kind = recordKindById(id);
  if (kind === undefined || kind.ownDoor === true || kind.rights.write !== 'register.edit') {
    throw problem(404, { detail: `There is no register "${id}" that is kept in tables.` });
  }
  if (!may(askerOf(request).caller, kind.rights.write)) {
    throw problem(403, { detail: `Writing "${id}" needs the right "${kind.rights.write}".` });
  }
  return { sheet: sheetOfRecords(kind) };
}

import { actions } from '#domain/actions.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Words } from '#domain/collection.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import { classWords } from '../../cases/classes.ts';
import type { FilterColumn } from '../../state/view.ts';

/** The words of a value that map and list are narrowed to; a unit is called what it is called. */
export function valueWords(column: FilterColumn, value: string): Words {
  const itself = { zh: value, en: value };
  switch (column) {
    case 'action':
      return (actions as Readonly<Record<string, Words>>)[value] ?? itself;
    case 'status':
      return (caseStatuses as Readonly<Record<string, Words>>)[value] ?? itself;
    case 'classCode':
      return classWords(value);
    case 'responsibilityKind':
      return (responsibilityKinds as Readonly<Record<string, Words>>)[value] ?? itself;
    case 'unit':
      return itself;
  }
}

import type { FieldTask } from '#domain/cases/field-task.ts';
import type { ActedCase } from '../store/act.ts';

/** A task as the outbox names it. */
export function actedCase(task: FieldTask): ActedCase {
  const { id, number, version, status, className, place, crew, assignee } = task;
  return {
    id,
    number,
    base: version,
    status,
    className,
    place,
    ...(crew !== undefined && { crew }),
    ...(assignee !== undefined && { assignee }),
  };
}

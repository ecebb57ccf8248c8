import type { Words } from '#domain/collection.ts';
import components from '#standards/components-47678-2026.json' with { type: 'json' };
import matters from '#standards/matters-47678-2026.json' with { type: 'json' };
import type { ClassKey } from './case-class.ts';

/** A group of classes (大类): the first two digits of their codes. */
export interface ClassGroup extends Words {
  readonly kind: ClassKey['kind'];
  readonly code: string;
}

/** The edition that new cases are filed by. */
export const currentStandard = matters.standard;

/**
 * The groups of the current edition: components 01 to 05, matters 01 to 10. What is wrong with a component is also a matter
 * of the component's own code (domain.md 0.3), so that 01 to 05 stand in both kinds.
 */
export const classGroups: readonly ClassGroup[] = [
  ...components.classes.map((group) => ({ ...group, kind: 'component' as const })),
  ...components.classes.map((group) => ({ ...group, kind: 'matter' as const })),
  ...matters.classes.map((group) => ({ ...group, kind: 'matter' as const })),
];

/** The group of a class; undefined where its code begins with none of its kind. */
export function groupOf({ kind, code }: Pick<ClassKey, 'kind' | 'code'>): ClassGroup | undefined {
  return classGroups.find((group) => group.kind === kind && code.startsWith(group.code));
}

/** Whether a code lies where a bureau puts classes of its own: 080 to 999 of a group (domain.md 1.2). */
export function isLocalCode(code: string): boolean {
  return /^\d{5}$/.test(code) && Number(code.slice(2)) >= 80;
}

/** What the name of a bureau's own class ends with (domain.md 1.2). */
export const localSuffix: Words = { zh: '（自定义）', en: ' (local)' };

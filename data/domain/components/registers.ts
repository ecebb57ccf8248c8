import type { ClassKey } from '#domain/catalogue/case-class.ts';
import given from '#standards/component-registers.json' with { type: 'json' };

/** Where a component of a class is registered. */
export interface ComponentRegister {
  readonly collection: string;
  /** Values of the property `kind`, where only some of the register's features are meant. */
  readonly kinds?: readonly string[];
}

/**
 * The registers in which a class's components are found. Matters of the same code are a component's faults (“X异常”), so
 * that they ask the same registers.
 */
export function registersOf({ standard, code }: Pick<ClassKey, 'standard' | 'code'>): readonly ComponentRegister[] {
  if (standard !== given.standard) return [];
  return given.registers.filter(({ codes }) => codes.includes(code));
}

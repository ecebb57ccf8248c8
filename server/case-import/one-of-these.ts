import Type, { type TUnsafe } from 'typebox';

/** One of some texts. */
export function oneOfThese<T extends string>(values: readonly T[]): TUnsafe<T> {
  return Type.Unsafe<T>({ type: 'string', enum: [...values] });
}

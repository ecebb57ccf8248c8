import type { Street } from '#domain/streets/assemble.ts';
import type { useWords } from '../../i18n/use-words.ts';

type T = ReturnType<typeof useWords>['t'];

/** A crossing of a street as a choice: the value is its place in the list. */
export interface CrossingChoice {
  readonly value: string;
  readonly label: string;
  readonly at: number;
  /** Name of the crossing road; absent at an end without one. */
  readonly name: string | undefined;
}

/** Start, crossings and end of a street by chainage. */
export function crossingChoices(street: Street, t: T): readonly CrossingChoice[] {
  const crossings = street.parts.flatMap(({ crossings }) => crossings);
  const has = (at: number) => crossings.some((crossing) => Math.abs(crossing.at - at) < 1);
  const all = [
    ...(has(0) ? [] : [{ at: 0, name: undefined, words: t('zones.along.start') }]),
    ...crossings.map(({ at, name }) => ({ at, name, words: t('zones.along.crossing', { name }) })),
    ...(has(street.length) ? [] : [{ at: street.length, name: undefined, words: t('zones.along.end') }]),
  ];
  return all.map(({ at, name, words }, place) => ({
    value: String(place),
    at,
    name,
    label: `${words} · ${Math.round(at)} m`,
  }));
}

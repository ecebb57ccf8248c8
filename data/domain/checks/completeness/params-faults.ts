import { unknownProperties } from '../about-feature.ts';
import type { CompletenessParams } from './kind.ts';

/** What the schema of the params cannot say: properties that a collection does not have, a rule that asks for nothing. */
export function faultsOfParams(given: CompletenessParams): { pointer: string; detail: string }[] {
  const faults: { pointer: string; detail: string }[] = [];
  const known = (collection: string, names: readonly (string | undefined)[], pointer: string): void => {
    for (const name of unknownProperties(
      collection,
      names.filter((one) => one !== undefined),
    )) {
      faults.push({ pointer, detail: `${collection} has no property "${name}"` });
    }
  };
  known(given.collection, Object.keys(given.where), '/where');
  for (const list of ['filled', 'yes', 'until'] as const) known(given.collection, given[list] ?? [], `/${list}`);
  given.amounts?.forEach(({ property, of, than }, i) => {
    known(given.collection, [property, than], `/amounts/${i}`);
    if (of === 'property' && than === undefined) {
      faults.push({ pointer: `/amounts/${i}/than`, detail: 'names the property that it is a per cent of' });
    }
  });
  for (const list of ['within', 'related', 'near'] as const) {
    given[list]?.forEach(({ collection, own, by, where }, i) => {
      known(given.collection, [own], `/${list}/${i}/own`);
      known(collection, [by, ...Object.keys(where)], `/${list}/${i}`);
      if ((own === undefined) !== (by === undefined)) {
        faults.push({ pointer: `/${list}/${i}`, detail: 'own and by go together' });
      }
    });
  }
  given.papers?.forEach(({ own, orProperty, orUntil }, i) =>
    known(given.collection, [own, orProperty, orUntil], `/papers/${i}`),
  );
  const asked = (['filled', 'yes', 'until', 'amounts', 'related', 'near', 'papers'] as const).some(
    (list) => (given[list]?.length ?? 0) > 0,
  );
  if (!asked) faults.push({ pointer: '/filled', detail: 'the rule asks for nothing' });
  return faults;
}

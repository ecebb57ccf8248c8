import type { Vehicle } from '#domain/people/crew.ts';
import type { HereNow } from '../../field/position/use-fix.ts';

export function NextRoute(_props: { readonly here: HereNow; readonly vehicle: Vehicle }) {
  return null;
}

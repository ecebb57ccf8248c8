import { unknownProperties } from '../about-feature.ts';
import type { ShareParams } from './kind.ts';

/** What the schema of the params cannot say: unknown properties, a measure without what it is measured by. */
export function faultsOfParams(given: ShareParams): { pointer: string; detail: string }[] {
  const faults: { pointer: string; detail: string }[] = [];
  const known = (collection: string, names: readonly string[], pointer: string): void => {
    for (const name of unknownProperties(collection, names)) {
      faults.push({ pointer, detail: `${collection} has no property "${name}"` });
    }
  };
  const { collection, measure, group, groupBy, size, partSize, time, part } = given;
  known(collection, Object.keys(given.where), '/where');
  known(collection, Object.keys(part), '/part');
  known(collection, size ?? [], '/size');
  known(collection, partSize ?? [], '/partSize');
  if (groupBy !== undefined) known(collection, [groupBy], '/groupBy');
  if (time !== undefined) known(collection, [time], '/time');
  given.faces?.forEach(({ collection: faces, by, own, partSize: size, where }) => {
    known(collection, [own], '/faces/0/own');
    known(faces, [by, size, ...Object.keys(where)], '/faces/0');
  });
  const wanted = (pointer: string, detail: string): void => void faults.push({ pointer, detail });
  if (measure === 'area' && size === undefined) wanted('/size', 'names the area, where the share is by area');
  if (measure === 'time' && time === undefined) wanted('/time', 'names the share of time, where the share is by time');
  if (group === 'property' && groupBy === undefined) wanted('/groupBy', 'names the property that groups');
  if (group === 'feature' && measure === 'count' && given.faces === undefined) {
    wanted('/measure', 'one feature has no share by count');
  }
  if (partSize === undefined && Object.keys(part).length === 0) wanted('/part', 'says what the share is');
  return faults;
}

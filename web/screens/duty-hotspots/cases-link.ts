import { citizenChannels } from '#domain/cases/words.ts';
import type { CellFeature } from '../../hotspots/api.ts';
import { columnsOf, type HotspotsAsked } from '../../hotspots/asked.ts';
import { deskAddress } from '../duty/address.ts';
import { bboxOf } from '../explore/feature-bbox.ts';

/** The address of the desk that lists the cases of a cell: the box around it, the same period and filter. */
export function cellCases(cell: CellFeature | undefined, asked: HotspotsAsked): string | undefined {
  if (cell === undefined || cell.geometry === null) return undefined;
  const channel = { all: undefined, public: citizenChannels.join(','), patrol: 'patrol' }[asked.source];
  const parameters = new URLSearchParams({
    bbox: bboxOf(cell.geometry).join(','),
    from: asked.first,
    to: asked.last,
    ...(channel !== undefined && { channel }),
    ...columnsOf(asked),
  });
  const { lon, lat } = cell.properties;
  return `${deskAddress(parameters.toString())}&v=17/${lat.toFixed(5)}/${lon.toFixed(5)}`;
}

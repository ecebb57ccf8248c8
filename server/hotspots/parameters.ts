import Type from 'typebox';
import { filterParameters } from '../collections/schemas.ts';
import { sliceKinds, sources } from './reader.ts';

/** What every route of the areas may be asked, for the API document. */
export const hotParameters = {
  cells: Type.Optional(Type.String({ description: 'unit (where absent) or hexagon' })),
  slice: Type.Optional(
    Type.String({ description: `${sliceKinds.join(' or ')}: the slices of time; week where absent` }),
  ),
  source: Type.Optional(Type.String({ description: `${sources.join(', ')}: by whom it was reported` })),
  weekday: Type.Optional(Type.String({ description: '1 (Monday) to 7, joined by commas; Asia/Shanghai' })),
  hour: Type.Optional(Type.String({ description: '0 to 23, joined by commas; Asia/Shanghai' })),
  ...filterParameters,
  from: Type.Optional(
    Type.String({ description: 'a day (Asia/Shanghai) or an instant in UTC; twelve weeks before `to` where absent' }),
  ),
  to: Type.Optional(
    Type.String({ description: 'a day, which is counted, or an instant, exclusive; until yesterday where absent' }),
  ),
};

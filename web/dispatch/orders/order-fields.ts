import type { StandingOrder } from '#domain/dispatch/standing-order.ts';
import type { RecordContent } from '#domain/record.ts';

/** A standing order as its form holds it; empty says nothing. */
export interface OrderFields {
  readonly name: string;
  readonly classes: readonly string[];
  readonly zones: readonly string[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly dispatch: boolean;
  readonly crew: string;
  readonly penalty: boolean;
  readonly skills: readonly string[];
  readonly enabled: boolean;
}

/** The fields of an order; those of a new one. */
export function toFields(content: RecordContent | undefined): OrderFields {
  return {
    name: '',
    classes: [],
    zones: [],
    startsAt: '',
    endsAt: '',
    dispatch: true,
    crew: '',
    penalty: false,
    skills: [],
    enabled: true,
    ...(content as Partial<OrderFields> | undefined),
  };
}

/** The order that fields say. */
export function toContent(fields: OrderFields): RecordContent {
  const { name, dispatch, enabled, penalty, classes, zones, skills, startsAt, endsAt, crew } = fields;
  const listed = Object.entries({ classes, zones, skills }).filter(([, list]) => list.length > 0);
  const said = Object.entries({ startsAt, endsAt, crew }).filter(([, text]) => text.trim() !== '');
  const order: StandingOrder = { name: name.trim(), dispatch, enabled, ...(penalty && { penalty }) };
  return {
    ...order,
    ...Object.fromEntries(listed),
    ...Object.fromEntries(said.map(([key, text]) => [key, text.trim()])),
  };
}

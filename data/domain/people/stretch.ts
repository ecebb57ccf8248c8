import type { Attendance } from './attendance.ts';

/** One stretch between 上岗 and 离岗 as it is reckoned with. Instants are epoch milliseconds. */
export interface Stretch {
  /** Id of the record. */
  readonly id: string;
  readonly person: string;
  readonly from: number;
  /** Absent = it goes on. */
  readonly to?: number;
  /** When it ends by itself. */
  readonly until: number;
  readonly post?: string;
  readonly crew?: string;
}

/** A stretch from its record. */
export function stretchOf(id: string, { person, from, to, until, post, crew }: Attendance): Stretch {
  return {
    id,
    person,
    from: Date.parse(from),
    ...(to === undefined ? {} : { to: Date.parse(to) }),
    until: Date.parse(until),
    ...(post === undefined ? {} : { post }),
    ...(crew === undefined ? {} : { crew }),
  };
}

/** Whether an instant lies within: from is part of it, its end is too, since a phone's last word comes with signing off. */
export function isWithin({ from, to, until }: Pick<Stretch, 'from' | 'to' | 'until'>, at: number): boolean {
  return from <= at && at <= (to ?? until);
}

/** Whether it goes on at an instant. */
export function isOn({ from, to, until }: Pick<Stretch, 'from' | 'to' | 'until'>, at: number): boolean {
  return from <= at && at < (to ?? until);
}

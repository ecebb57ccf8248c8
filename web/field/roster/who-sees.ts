import { allSeats, seats } from '#domain/people/seats.ts';
import type { Words } from '#domain/collection.ts';

/** Who sees where people on post are, by the seats that have the right: said to whoever shares it. */
export const whoSees: readonly Words[] = allSeats
  .map((seat) => seats[seat])
  .filter(({ rights }) => (rights as readonly string[]).includes('position.see'));

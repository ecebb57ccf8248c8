import type { Words } from '#domain/collection.ts';
import type { Where } from '../params.ts';

/** A ledger of papers about things of other registers. */
export interface Ledger {
  /** One of its papers. */
  readonly paper: Words;
  /** The field that names what a paper is about, by its number. */
  readonly about: string;
  /** The days between which a paper holds, both included. */
  readonly from: string;
  readonly until: string;
  /** What else a paper that holds has to fulfil. */
  readonly where: Where;
}

/** The ledgers whose papers a rule may ask for, by kind of records. */
export const ledgers = {
  'responsibility-letters': {
    paper: { zh: '市容环卫责任书', en: 'letter of responsibility' },
    about: 'subject',
    from: 'signedOn',
    until: 'validTo',
    where: {},
  },
  'transport-permits': {
    paper: { zh: '渣土准运证', en: 'transport permit' },
    about: 'excavation',
    from: 'validFrom',
    until: 'validTo',
    where: { state: ['inForce'] },
  },
} as const satisfies Readonly<Record<string, Ledger>>;

export type LedgerId = keyof typeof ledgers;

/** What the papers of each ledger are called. */
export const ledgerTitles = Object.fromEntries(Object.entries(ledgers).map(([id, { paper }]) => [id, paper])) as Record<
  LedgerId,
  Words
>;

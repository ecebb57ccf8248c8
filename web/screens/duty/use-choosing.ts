import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { inArea } from './in-area.ts';
import type { Feature } from '#domain/feature.ts';
import { casesQuery, type CasesParams } from '../../cases/api.ts';
import type { Bbox } from '../../collections/api.ts';
import { listed } from './queue.ts';
import type { Choice } from './queue-list.tsx';

/** No act is done to more than so many cases at once. */
export const mostAtOnce = 200;

export interface Choosing {
  /** Where the keyboard stands in the queue. */
  readonly active: number;
  /** Those chosen for an act on several, by id, as the queue has them now. */
  readonly chosen: ReadonlyMap<string, Feature>;
  readonly goTo: (place: number) => void;
  /** Takes a row as its click or key meant it; 'one' leaves what was chosen. */
  readonly choose: (one: Feature, place: number, choice: Choice) => void;
  readonly chooseAll: () => Promise<void>;
  readonly chooseWithin: (bbox: Bbox) => void;
  readonly drop: (ids: Iterable<string>) => void;
  readonly clear: () => void;
}

/** Which rows of a queue are chosen; another queue begins with none. */
export function useChoosing(params: CasesParams): Choosing {
  const client = useQueryClient();
  const key = JSON.stringify(params);
  const [of, setOf] = useState(key);
  const [active, setActive] = useState(0);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Feature>>(new Map());
  const [anchor, setAnchor] = useState(0);
  if (of !== key) {
    setOf(key);
    setActive(0);
    setAnchor(0);
    setChosen(new Map());
  }
  const add = (cases: Iterable<Feature>) =>
    setChosen((before) => {
      const next = new Map(before);
      for (const one of cases) if (next.size < mostAtOnce || next.has(one.id)) next.set(one.id, one);
      return next;
    });
  const drop = (ids: Iterable<string>) =>
    setChosen((before) => {
      const next = new Map(before);
      for (const id of ids) next.delete(id);
      return next;
    });
  // What has changed since it was chosen is acted on as it is now.
  const fresh = new Map([...listed(client, params).values()].map((one) => [one.id, one]));
  return {
    active,
    chosen: new Map([...chosen].map(([id, one]) => [id, fresh.get(id) ?? one])),
    goTo: setActive,
    choose: (one, place, choice) => {
      setActive(place);
      if (choice === 'range') {
        const [from, to] = [Math.min(anchor, place), Math.max(anchor, place)];
        add([...listed(client, params)].filter(([at]) => at >= from && at <= to).map(([, there]) => there));
        return;
      }
      setAnchor(place);
      if (choice === 'one') setChosen(new Map());
      else if (chosen.has(one.id)) drop([one.id]);
      else add([one]);
    },
    chooseAll: async () => {
      const { cases } = await client.fetchQuery(casesQuery({ ...params, offset: 0, limit: mostAtOnce }));
      add(cases);
    },
    chooseWithin: (bbox) => add([...listed(client, params).values()].filter((one) => inArea(one, bbox))),
    drop,
    clear: () => setChosen(new Map()),
  };
}

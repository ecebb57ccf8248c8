import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FindingsParams, ShownFinding } from '../../checks/api.ts';
import { findingsPage, listed, mostAtOnce, pageSize } from './listed.ts';

/** How a row was chosen: alone, added or taken away, or all up to it. */
export type Choice = 'one' | 'toggle' | 'range';

/** The findings chosen to be treated together, and where the keyboard stands. They stay chosen whatever the list then holds. */
export function useChoosing(params: FindingsParams) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<ReadonlyMap<string, ShownFinding>>(new Map());
  const [active, setActive] = useState(0);
  const [from, setFrom] = useState(0);
  const choose = (one: ShownFinding, place: number, choice: Choice) => {
    setActive(place);
    if (choice === 'one') {
      setFrom(place);
      setChosen(new Map());
      return;
    }
    const next = new Map(chosen);
    if (choice === 'toggle') {
      setFrom(place);
      if (!next.delete(one.id)) next.set(one.id, one);
    } else {
      const list = listed(client, params);
      for (let at = Math.min(from, place); at <= Math.max(from, place); at++) {
        const there = list.get(at);
        if (there && next.size < mostAtOnce) next.set(there.id, there);
      }
    }
    setChosen(next);
  };
  const chooseAll = async () => {
    const next = new Map<string, ShownFinding>();
    for (let page = 0; page * pageSize < mostAtOnce; page++) {
      const { total, findings } = await client.fetchQuery(findingsPage(params, page));
      for (const one of findings) if (next.size < mostAtOnce) next.set(one.id, one);
      if ((page + 1) * pageSize >= total) break;
    }
    setChosen(next);
  };
  return { chosen, active, goTo: setActive, choose, chooseAll, clear: () => setChosen(new Map()) };
}

export type Choosing = ReturnType<typeof useChoosing>;

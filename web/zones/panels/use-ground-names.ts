import { useMemo } from 'react';
import { nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import type { Ground } from '#domain/zones/content.ts';
import { leftOutReasons } from '#domain/zones/left-out.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What grounds are called: a zone's number and name, why ground is left out, whose claims meet; nobody's ground too. */
export function useGroundNames(grounds: ReadonlyMap<Owner, Ground> | undefined) {
  const { t, say } = useWords();
  return useMemo(() => {
    const shortName = (owner: Owner): string => {
      const ground = grounds?.get(owner);
      return ground?.is === 'zone' ? ground.content.number : nameOf(owner, ground);
    };
    const nameOf = (owner: Owner, ground = grounds?.get(owner)): string => {
      if (owner === nobody) return t('zonePanels.nobody');
      if (ground === undefined) return t('zonePanels.ended');
      if (ground.is === 'zone') return `${ground.content.number} ${ground.content.name}`;
      if (ground.is === 'left-out') return t('zonePanels.leftOutAs', { reason: say(leftOutReasons[ground.reason]) });
      const { claims, covered = [] } = ground;
      const claimant = (id: Owner) => covered.find((one) => one.id === id)?.content.number ?? shortName(id);
      return t('zonePanels.disputedBy', { zones: claims.map(claimant).join(t('listSeparator')) });
    };
    return { nameOf: (owner: Owner) => nameOf(owner), shortName };
  }, [grounds, t, say]);
}

/** The names that a label of an edit carries: at most ten numbers, none longer than the log takes. */
export function labelled(owners: readonly Owner[], grounds: ReadonlyMap<Owner, Ground>): string[] {
  return owners.slice(0, 10).flatMap((owner) => {
    const ground = grounds.get(owner);
    return ground?.is === 'zone' ? [ground.content.number.slice(0, 60)] : [];
  });
}

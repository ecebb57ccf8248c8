import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import { tried } from '#domain/zones/edits/tried.ts';
import { beginning } from '#domain/zones/faults/mend.ts';
import { partsOf } from '#domain/zones/faults/parts.ts';
import { handOver } from '#domain/zones/faults/relabel.ts';
import type { Ground } from '#domain/zones/content.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDesk, type Draft } from '../desk.ts';
import { goTo } from './go-to.ts';
import { labelled, useGroundNames } from './use-ground-names.ts';
import classes from './panels.module.css';

interface DisputedBoxProps {
  readonly draft: Draft;
  readonly owner: Owner;
  readonly ground: Extract<Ground, { is: 'disputed' }>;
  readonly readOnly: boolean;
}

/** Ground that several zones claim: it is given to one of them. */
export function DisputedBox({ draft, owner, ground: { claims, covered = [] }, readOnly }: DisputedBoxProps) {
  const { t } = useWords();
  const { perform, choose } = useDesk.getState();
  const { grounds } = draft.coverage;
  const { nameOf } = useGroundNames(grounds);
  const coveredName = (claim: Owner) => {
    const content = covered.find(({ id }) => id === claim)?.content;
    return content && `${content.number} ${content.name}`;
  };
  const give = (to: Owner) => {
    const isGiven = perform({ kind: 'give', zones: labelled([to], grounds) }, (coverage) => {
      const parts = partsOf(coverage, owner);
      const handovers = parts.map((part) => ({ part, from: owner, to }));
      return tried(coverage, handOver(coverage, handovers, beginning(coverage, owner, to)), parts[0]?.rings[0]?.[0]);
    });
    if (isGiven) choose([to]);
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{t('zonePanels.disputedHint')}</Text>
      <ul className={classes.names}>
        {claims.map((claim) => (
          <li key={claim}>
            <Group justify="space-between" wrap="nowrap" mb={4}>
              {grounds.has(claim) ? (
                <Anchor component="button" type="button" size="sm" ta="start" onClick={() => goTo([claim])}>
                  {nameOf(claim)}
                </Anchor>
              ) : (
                <Text size="sm">{coveredName(claim) ?? nameOf(claim)}</Text>
              )}
              {!readOnly && (grounds.has(claim) || coveredName(claim) !== undefined) && (
                <Button size="compact-xs" variant="default" onClick={() => give(claim)}>
                  {t('zonePanels.giveIt')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

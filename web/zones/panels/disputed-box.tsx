import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import { mergeGrounds } from '#domain/zones/edits/grounds.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDesk, type Draft } from '../desk.ts';
import { goTo } from './go-to.ts';
import { labelled, useGroundNames } from './use-ground-names.ts';
import classes from './panels.module.css';

interface DisputedBoxProps {
  readonly draft: Draft;
  readonly owner: Owner;
  readonly claims: readonly Owner[];
  readonly readOnly: boolean;
}

/** Ground that several zones claim: it is given to one of them. */
export function DisputedBox({ draft, owner, claims, readOnly }: DisputedBoxProps) {
  const { t } = useWords();
  const { perform, choose } = useDesk.getState();
  const { grounds } = draft.coverage;
  const { nameOf } = useGroundNames(grounds);
  const give = (to: Owner) => {
    const isGiven = perform({ kind: 'give', zones: labelled([to], grounds) }, (coverage) =>
      mergeGrounds(coverage, [owner, to], to),
    );
    if (isGiven) choose([to]);
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{t('zonePanels.disputedHint')}</Text>
      <ul className={classes.names}>
        {claims.map((claim) => (
          <li key={claim}>
            <Group justify="space-between" wrap="nowrap" mb={4}>
              <Anchor component="button" type="button" size="sm" ta="start" onClick={() => goTo([claim])}>
                {nameOf(claim)}
              </Anchor>
              {!readOnly && grounds.has(claim) && (
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

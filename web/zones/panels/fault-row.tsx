import { Button, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { ok } from '#domain/result.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { ZoneFault } from '#domain/zones/faults/faults-of.ts';
import { mend, type Mending } from '#domain/zones/faults/mend.ts';
import type { EditKind } from '#domain/zones/schemes/scheme-version.ts';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDesk, type Draft } from '../desk.ts';
import { newGroundId } from '../new-id.ts';
import { LeaveOutForm } from './leave-out-form.tsx';
import { labelled, useGroundNames } from './use-ground-names.ts';
import classes from './panels.module.css';

interface FaultRowProps {
  readonly draft: Draft;
  readonly fault: ZoneFault;
  readonly isOpen: boolean;
  readonly readOnly: boolean;
  readonly onOpen: () => void;
  readonly onMended: () => void;
}

/** Whom a piece is offered to: the longest neighbours. */
const mostOffers = 6;

/** One fault: what it is and how large; opened, the ways to mend it. */
export function FaultRow({ draft, fault, isOpen, readOnly, onOpen, onMended }: FaultRowProps) {
  const { t } = useWords();
  const { nameOf } = useGroundNames(draft.coverage.grounds);
  const [refusal, setRefusal] = useState<string | undefined>(undefined);
  const isOverlap = fault.kind === 'overlap' || fault.kind === 'overlap-sliver';
  const isGap = fault.kind === 'gap' || fault.kind === 'gap-sliver';
  const ground = draft.coverage.grounds.get(fault.ground);
  const claimant = (owner: Owner) => {
    const content = ground?.is === 'disputed' ? ground.covered?.find(({ id }) => id === owner)?.content : undefined;
    return content ? `${content.number} ${content.name}` : nameOf(owner);
  };
  const mayTake = (owner: Owner) => draft.coverage.grounds.get(owner)?.is !== 'disputed';
  const put = (kind: EditKind, how: Mending) => {
    const { perform } = useDesk.getState();
    const made = mend(draft.coverage, fault, how);
    if (made.ok) {
      const zones = labelled('give' in how ? [how.give] : fault.owners, draft.coverage.grounds);
      setRefusal(undefined);
      if (perform({ kind, zones }, () => ok(made.value))) onMended();
    } else setRefusal(t(`zonePanels.mendRefused.${made.error.reason}`));
  };
  return (
    <li>
      <UnstyledButton
        className={classes.item}
        aria-expanded={isOpen}
        {...(isOpen && { 'data-open': true })}
        onClick={onOpen}
      >
        <Group justify="space-between" wrap="nowrap" gap="xs">
          <span className={isOverlap ? classes.bad : classes.warn}>{t(`zonePanels.fault.${fault.kind}`)}</span>
          <span>
            {t('zonePanels.faultSize', { area: formatArea(fault.squareMetres), width: formatLength(fault.width) })}
          </span>
        </Group>
        <span className={classes.more}>
          {isGap || isOverlap ? fault.owners.slice(0, 3).map(claimant).join(t('listSeparator')) : nameOf(fault.ground)}
        </span>
      </UnstyledButton>
      {isOpen && (
        <Stack gap="xs" className={classes.mending}>
          {refusal && (
            <Text size="sm" role="alert" className={classes.bad}>
              {refusal}
            </Text>
          )}
          {readOnly ? (
            <Text size="xs" c="dimmed">
              {t('zonePanels.mendReadOnly')}
            </Text>
          ) : (
            <>
              {fault.owners
                .filter(mayTake)
                .slice(0, mostOffers)
                .map((owner) => (
                  <Button
                    key={owner}
                    size="compact-sm"
                    variant="default"
                    justify="flex-start"
                    onClick={() => put('give', { give: owner })}
                  >
                    {t('zonePanels.giveToZone', { zone: claimant(owner) })}
                  </Button>
                ))}
              {isGap && (
                <LeaveOutForm
                  onLeaveOut={(reason, note) =>
                    put('leaveOut', { leaveOut: reason, note, id: newGroundId(Date.now()) })
                  }
                />
              )}
              {isOverlap && (
                <Text size="xs" c="dimmed">
                  {t('zonePanels.overlapStays')}
                </Text>
              )}
            </>
          )}
        </Stack>
      )}
    </li>
  );
}

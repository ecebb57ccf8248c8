import { Alert, Button, Group, Menu, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { readinessFaults } from '#domain/zones/schemes/readiness.ts';
import type { SchemeAct } from '#domain/zones/schemes/scheme-version.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { useSession } from '../../state/session.ts';
import { schemeVersionsQuery } from '../api.ts';
import { useDesk } from '../desk.ts';
import { ActDialog } from './act-dialog.tsx';
import { actsOffered } from './acts-offered.ts';
import { useDeskAddress } from './address.ts';
import { DraftDialog, type DraftPlan } from './draft-dialog.tsx';
import { authorOf } from './people-words.ts';
import { usePersonWords } from './use-person-words.ts';
import { readinessWords } from './refusal-of.ts';
import { inEffect, standingVersions } from './standing.ts';
import { dayWords, termWords } from './version-dates.ts';
import { VersionSign } from './version-sign.tsx';
import classes from './versions.module.css';

/** The open version: how it stands, and the acts that lead on; each act that cannot be done says why. */
export function SchemeBar() {
  const { t } = useWords();
  const { session, can } = useSession();
  const personOf = usePersonWords();
  const now = useNow();
  const draft = useDesk((desk) => desk.draft);
  const saving = useDesk((desk) => desk.saving);
  const pending = useDesk((desk) => desk.pending.length);
  const hasConflict = useDesk((desk) => desk.conflict !== undefined);
  const chosen = useDesk((desk) => desk.chosen);
  const revision = useDesk((desk) => desk.revision);
  const coverage = draft?.coverage;
  const faults = useMemo(
    () => (coverage ? readinessFaults(coverage) : []),
    // The coverage is changed in place: its revision tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [coverage, revision],
  );
  const { data: records = [] } = useQuery(schemeVersionsQuery);
  const [act, setAct] = useState<SchemeAct | undefined>(undefined);
  const [plan, setPlan] = useState<DraftPlan | undefined>(undefined);
  const address = useDeskAddress();
  if (!draft) return null;

  const { versions } = standingVersions(
    [...others(records, draft.id), { id: draft.id, version: 0, content: draft.version }],
    now,
  ).find(({ kind }) => kind === draft.version.responsibilityKind)!;
  const scheme = versions.find(({ id }) => id === draft.id)!;
  const current = inEffect(versions);
  const isSaved = saving === 'saved' && pending === 0 && !hasConflict;
  const acts = actsOffered(draft.version, { by: authorOf(session), can }, { isSaved, isReady: faults.length === 0 });
  const comparable = versions.filter(({ id, standing }) => id !== draft.id && standing !== 'withdrawn');
  return (
    <div className={classes.bar}>
      <div className={classes.barName}>
        <Text size="sm" fw={600} className={classes.barTitle} title={draft.version.title}>
          {t('schemes.name', { number: draft.version.number, title: draft.version.title })}
        </Text>
        <VersionSign standing={scheme.standing} />
        <Text size="xs" c="dimmed" className={classes.barTerm}>
          {[
            termWords(scheme, t),
            draft.version.approvalNumber && t('schemes.approvalNumber', { number: draft.version.approvalNumber }),
          ]
            .filter(Boolean)
            .join(t('schemes.factSeparator'))}
        </Text>
      </div>
      <Group gap={4} className={classes.barActs}>
        {acts.map(({ act: offered, hindrance }) => {
          const why =
            hindrance === 'notReady'
              ? faults.map((fault) => readinessWords(fault, t)).join(' ')
              : hindrance && t(`schemes.hindrances.${hindrance}`);
          return (
            <Tooltip key={offered} label={why} disabled={!why} multiline maw="20rem">
              <Button
                size="compact-sm"
                variant={offered === 'withdraw' || offered === 'return' ? 'default' : 'filled'}
                aria-disabled={hindrance !== undefined}
                data-disabled={hindrance !== undefined || undefined}
                {...(why && { 'aria-description': why })}
                onClick={(event) => (hindrance ? event.preventDefault() : setAct(offered))}
              >
                {t(`schemes.acts.${offered}`)}
              </Button>
            </Tooltip>
          );
        })}
        {draft.version.state !== 'draft' && can('zone.edit') && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setPlan({ kind: draft.version.responsibilityKind, from: scheme })}
          >
            {t(scheme.standing === 'superseded' ? 'schemes.bringBack' : 'schemes.draftFrom')}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-sm" variant="default">
              {t('schemes.compare')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{t('schemes.compareWith')}</Menu.Label>
            {comparable.map(({ id, version, standing }) => (
              <Menu.Item
                key={id}
                rightSection={<VersionSign standing={standing} />}
                onClick={() => address.compareWith(id)}
              >
                {t('schemes.name', { number: version.number, title: version.title })}
              </Menu.Item>
            ))}
            {comparable.length === 0 && <Menu.Item disabled>{t('schemes.noOther')}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-sm" variant="default">
              {t('schemes.print')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => address.print(draft.id)}>{t('schemes.printMap')}</Menu.Item>
            {chosen.length > 0 && (
              <Menu.Item onClick={() => address.print(draft.id, chosen)}>
                {t('schemes.printChosen', { count: chosen.length })}
              </Menu.Item>
            )}
            <Menu.Item onClick={() => address.print(draft.id, 'all')}>{t('schemes.printAll')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Button size="compact-sm" variant="subtle" onClick={address.toList}>
          {t('schemes.allVersions')}
        </Button>
      </Group>
      {draft.version.state === 'draft' && draft.version.comment && (
        <Alert color="yellow" variant="light" p="xs" className={classes.barComment} title={t('schemes.returned')}>
          {draft.version.comment}
          {draft.version.returnedAt && (
            <Text size="xs" c="dimmed">
              {[dayWords(Date.parse(draft.version.returnedAt)), personOf(draft.version.returnedBy)]
                .filter(Boolean)
                .join(t('schemes.factSeparator'))}
            </Text>
          )}
        </Alert>
      )}
      {act && <ActDialog act={act} scheme={scheme} inEffect={current} onClose={() => setAct(undefined)} />}
      <DraftDialog key={plan?.from?.id} plan={plan} onClose={() => setPlan(undefined)} />
    </div>
  );
}

/** The list may be older than what lies on the desk: the open version is taken from there. */
function others<T extends { readonly id: string }>(records: readonly T[], open: string): readonly T[] {
  return records.filter(({ id }) => id !== open);
}

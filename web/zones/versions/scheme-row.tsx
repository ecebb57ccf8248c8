import { Button, Group, Text } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { useDeskAddress } from './address.ts';
import type { StandingVersion } from './standing.ts';
import { usePersonWords } from './use-person-words.ts';
import { dayWords, termWords } from './version-dates.ts';
import { VersionSign } from './version-sign.tsx';
import classes from './versions.module.css';

interface SchemeRowProps {
  readonly scheme: StandingVersion;
  /** The version of the kind that is in effect. */
  readonly current: StandingVersion | undefined;
  /** The version it was made from, where that is known. */
  readonly before: StandingVersion | undefined;
  readonly onDraft: () => void;
  readonly onWithdraw: () => void;
}

/** One version in the time line: what it is, when it holds, who moved it, and what one can do with it. */
export function SchemeRow({ scheme, current, before, onDraft, onWithdraw }: SchemeRowProps) {
  const { t } = useWords();
  const { can } = useSession();
  const personOf = usePersonWords();
  const address = useDeskAddress();
  const { version, standing } = scheme;
  const step = (name: 'made' | 'submitted' | 'returned' | 'approved' | 'published', at?: string, by?: string) => {
    if (at === undefined) return undefined;
    const person = personOf(by);
    const day = dayWords(Date.parse(at));
    return person ? t(`schemes.steps.${name}By`, { day, person }) : t(`schemes.steps.${name}`, { day });
  };
  const facts = [
    version.approvalNumber && t('schemes.approvalNumber', { number: version.approvalNumber }),
    before && t('schemes.basedOn', { number: before.version.number }),
    step('made', version.createdAt, version.createdBy),
    step('submitted', version.submittedAt, version.submittedBy),
    step('approved', version.approvedAt, version.approvedBy),
    step('published', version.publishedAt, version.publishedBy),
  ].filter((fact) => fact !== undefined && fact !== '');
  const other = current && current.id !== scheme.id ? current : undefined;
  const mayWithdraw = standing === 'draft' && can('zone.edit');
  const open = version.state === 'draft' && can('zone.edit') ? t('schemes.edit') : t('schemes.open');
  return (
    <li className={classes.row} data-standing={standing}>
      <div className={classes.rowHead}>
        <a
          className={classes.rowName}
          href={address.hrefOf(scheme.id)}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            address.open(scheme.id);
          }}
        >
          {t('schemes.name', { number: version.number, title: version.title })}
        </a>
        <VersionSign standing={standing} />
        <Text size="sm">{termWords(scheme, t)}</Text>
      </div>
      <Text size="xs" c="dimmed">
        {facts.join(t('schemes.factSeparator'))}
      </Text>
      {version.state === 'draft' && version.comment && (
        <Text size="sm" className={classes.comment}>
          {[
            step('returned', version.returnedAt, version.returnedBy),
            t('schemes.returnedWith', { comment: version.comment }),
          ]
            .filter((part) => part !== undefined)
            .join(t('schemes.factSeparator'))}
        </Text>
      )}
      <Group gap={4} mt={4}>
        <Button size="compact-xs" variant="default" onClick={() => address.open(scheme.id)}>
          {open}
        </Button>
        {can('zone.edit') && standing !== 'withdrawn' && (
          <Button size="compact-xs" variant="subtle" onClick={onDraft}>
            {t(standing === 'superseded' ? 'schemes.bringBack' : 'schemes.draftFrom')}
          </Button>
        )}
        {other && (
          <Button size="compact-xs" variant="subtle" onClick={() => address.compare(other.id, scheme.id)}>
            {t('schemes.compareWithCurrent')}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" onClick={() => address.print(scheme.id)}>
          {t('schemes.printMap')}
        </Button>
        {mayWithdraw && (
          <Button size="compact-xs" variant="subtle" color="red" onClick={onWithdraw}>
            {t('schemes.acts.withdraw')}
          </Button>
        )}
      </Group>
    </li>
  );
}

import { Button, Group, Text, Title } from '@mantine/core';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import type { DraftPlan } from './draft-dialog.tsx';
import { SchemeRow } from './scheme-row.tsx';
import { inEffect, type StandingVersion } from './standing.ts';
import { dayWords } from './version-dates.ts';
import classes from './versions.module.css';

interface SchemeKindProps {
  readonly kind: ResponsibilityKind;
  /** The newest first. */
  readonly versions: readonly StandingVersion[];
  readonly onDraft: (plan: DraftPlan) => void;
  readonly onImport: () => void;
  readonly onWithdraw: (version: StandingVersion) => void;
}

/** One kind of responsibility: what is in effect, and its versions in time. */
export function SchemeKind({ kind, versions, onDraft, onImport, onWithdraw }: SchemeKindProps) {
  const { t, say } = useWords();
  const { can } = useSession();
  const current = inEffect(versions);
  return (
    <section className={classes.kind} aria-label={say(responsibilityKinds[kind])}>
      <header className={classes.kindHead}>
        <div>
          <Title order={3} size="1rem">
            {say(responsibilityKinds[kind])}
          </Title>
          <Text size="sm" c={current ? undefined : 'dimmed'}>
            {current
              ? t('schemes.current', {
                  number: current.version.number,
                  title: current.version.title,
                  day: dayWords(current.from!),
                })
              : t('schemes.noneInEffect')}
          </Text>
        </div>
        {can('zone.edit') && (
          <Group gap="xs">
            <Button size="xs" variant="default" onClick={() => onDraft({ kind })}>
              {t('schemes.emptyDraft')}
            </Button>
            <Button size="xs" variant="default" onClick={onImport}>
              {t('schemes.import')}
            </Button>
          </Group>
        )}
      </header>
      {versions.length === 0 ? (
        <Text size="sm" c="dimmed" className={classes.none}>
          {t('schemes.none')}
        </Text>
      ) : (
        <ol className={classes.line}>
          {versions.map((version) => (
            <SchemeRow
              key={version.id}
              scheme={version}
              current={current}
              before={versions.find(({ id }) => id === version.version.basedOn)}
              onDraft={() => onDraft({ kind, from: version })}
              onWithdraw={() => onWithdraw(version)}
            />
          ))}
        </ol>
      )}
    </section>
  );
}

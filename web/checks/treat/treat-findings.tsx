import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { seats } from '#domain/people/seats.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { rulesQuery, type ShownFinding } from '../api.ts';
import { treatments, type Treatment, type TreatFindingsProps } from '../slots.ts';
import { CaseDialog } from './case-dialog.tsx';
import { ExceptionDialog } from './exception-dialog.tsx';
import { ListDialog } from './list-dialog.tsx';
import classes from './treat.module.css';

/** The seats whose people may treat findings: named to whoever may not. */
const mayTreat = Object.values(seats).filter(({ rights }) => (rights as readonly string[]).includes('finding.treat'));

/** What can be made of findings: a case, an accepted exception, a line of a work list; or why nothing can. */
export function TreatFindings({ findings, rule, asked, onAsk, onDone }: TreatFindingsProps) {
  const { t, say } = useWords();
  const { can } = useSession();
  const rules = useQuery(rulesQuery);
  const open = findings.filter(({ state }) => state === 'open');
  if (!can('finding.treat')) {
    return (
      <Text size="xs" c="dimmed" className={classes.why}>
        {t('treating.noRight', { seats: mayTreat.map(say).join(t('listSeparator')) })}
      </Text>
    );
  }
  if (open.length === 0) {
    return (
      <Text size="xs" c="dimmed" className={classes.why}>
        {t('treating.nothingOpen')}
      </Text>
    );
  }
  const whyNot: Partial<Record<Treatment, string>> = {
    ...(open.length > 1 && { case: t('treating.case.onlyOne') }),
    ...(!can('case.report') && { case: t('treating.case.noRight') }),
  };
  const ruleOf = (finding: ShownFinding) => rules.data?.rules.find((entry) => entry.rule.id === finding.rule)?.rule;
  const close = () => onAsk(undefined);
  const shown = asked !== undefined && whyNot[asked] === undefined ? asked : undefined;
  return (
    <>
      <Group gap="xs" role="group" aria-label={t('treating.acts')}>
        {treatments.map((what) => (
          <Button
            key={what}
            size="xs"
            variant={what === 'case' && open.length === 1 ? 'filled' : 'default'}
            disabled={whyNot[what] !== undefined}
            title={whyNot[what]}
            onClick={() => onAsk(what)}
          >
            {t(`treating.buttons.${what}`)}
          </Button>
        ))}
      </Group>
      {open.length < findings.length && (
        <Text size="xs" c="dimmed" className={classes.why}>
          {t('treating.someMended', { count: findings.length - open.length })}
        </Text>
      )}
      {shown === 'case' && (
        <CaseDialog finding={open[0]!} rule={rule ?? ruleOf(open[0]!)} onClose={close} onDone={onDone} />
      )}
      {shown === 'exception' && <ExceptionDialog findings={open} onClose={close} onDone={onDone} />}
      {shown === 'list' && (
        <ListDialog
          findings={open}
          about={rule ? say(rule) : t('treating.list.about')}
          onClose={close}
          onDone={onDone}
        />
      )}
    </>
  );
}

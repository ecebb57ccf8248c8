import { Anchor, Button, Loader, SegmentedControl, Switch } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { actions } from '#domain/actions.ts';
import { ruleKinds, tiers } from '#domain/checks/rule.ts';
import { everyRule } from '../../checks/address.ts';
import type { RuleEntry, RulesAnswer } from '../../checks/api.ts';
import { RuleRow } from '../../checks/rule-row.tsx';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Theme } from '../../state/view.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { groupings, type Grouping } from './use-checks-address.ts';
import classes from './checks.module.css';

interface RulesPanelProps {
  readonly answer: UseQueryResult<RulesAnswer>;
  readonly grouping: Grouping;
  readonly onGroup: (grouping: Grouping) => void;
  /** The rule where the keyboard stands. */
  readonly active: string | undefined;
  readonly theme: Theme;
  readonly onOpen: (rule: string) => void;
  /** Absent for whoever may not keep rules. */
  readonly onNew: (() => void) | undefined;
}

/** The rules by what binds them, with how each stands; those with findings first in their group. */
export function RulesPanel({ answer, grouping, onGroup, active, theme, onOpen, onNew }: RulesPanelProps) {
  const { t, language } = useWords();
  const groupWords = useGroupWords();
  const [all, setAll] = useState(false);
  const { data } = answer;
  if (answer.isError && !data) {
    return <Failed title={t('checks.rules.failed')} error={answer.error} retry={() => void answer.refetch()} />;
  }
  if (!data) {
    return (
      <div className={classes.loading} role="status" aria-label={t('checks.rules.loading')}>
        <Loader size="sm" />
      </div>
    );
  }
  if (data.rules.length === 0) {
    return <Notice role="status" title={t('checks.rules.none')} next={t('checks.rules.noneNext')} />;
  }
  const shown = data.rules.filter(({ inForce }) => all || inForce);
  const open = data.rules.reduce((sum, one) => sum + one.open, 0);
  return (
    <>
      <div className={classes.rulesHead}>
        <SegmentedControl
          size="xs"
          value={grouping}
          onChange={(value) => onGroup(value as Grouping)}
          aria-label={t('checks.rules.group')}
          data={groupings.map((value) => ({ value, label: t(`checks.rules.by.${value}`) }))}
        />
        <Switch
          size="xs"
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
          label={t('checks.rules.restingToo')}
        />
      </div>
      <nav className={classes.rulesList} aria-label={t('checks.rules.title')}>
        {grouped(shown, grouping).map(([group, entries]) => (
          <section key={group}>
            <h2 className={classes.group}>{groupWords(grouping, group)}</h2>
            {entries.map((entry) => (
              <RuleRow
                key={entry.rule.id}
                entry={entry}
                theme={theme}
                isActive={entry.rule.id === active}
                showsTier={grouping !== 'tier'}
                onOpen={() => onOpen(entry.rule.id)}
              />
            ))}
          </section>
        ))}
      </nav>
      <div className={classes.listFoot}>
        <Anchor component="button" type="button" size="xs" onClick={() => onOpen(everyRule)}>
          {t('checks.rules.allFindings', { figures: formatNumber(open, language) })}
        </Anchor>
        {onNew && (
          <Button size="compact-xs" ml="auto" variant="default" onClick={onNew}>
            {t('checks.rules.new')}
          </Button>
        )}
      </div>
    </>
  );
}

/** The groups in the order of their declaration. */
export function grouped(entries: readonly RuleEntry[], by: Grouping): ReadonlyArray<readonly [string, RuleEntry[]]> {
  const order = by === 'tier' ? Object.keys(tiers) : by === 'kind' ? Object.keys(ruleKinds) : [...actionKeys, ''];
  const groupOf = ({ rule }: RuleEntry) =>
    by === 'tier' ? rule.tier : by === 'kind' ? rule.kind : String(rule.action ?? '');
  return order.flatMap((group) => {
    const held = entries.filter((entry) => groupOf(entry) === group);
    return held.length === 0 ? [] : [[group, held] as const];
  });
}

const actionKeys = Object.keys(actions).sort((a, b) => Number(a) - Number(b));

function useGroupWords(): (grouping: Grouping, group: string) => string {
  const { t, say } = useWords();
  return (grouping, group) => {
    if (grouping === 'tier') return say(tiers[group as keyof typeof tiers]);
    if (grouping === 'kind') return say(ruleKinds[group as keyof typeof ruleKinds]);
    return group === '' ? t('checks.rules.noAction') : say(actions[group as keyof typeof actions]);
  };
}

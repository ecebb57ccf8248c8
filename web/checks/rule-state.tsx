import { ruleKinds, tiers } from '#domain/checks/rule.ts';
import { kindOf } from '#domain/checks/kinds.ts';
import type { Measure } from '#domain/finding.ts';
import { actions } from '#domain/actions.ts';
import { sourceWords } from '#domain/checks/source-words.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import type { RuleEntry } from './api.ts';
import { TrendLine } from './trend-line.tsx';
import { formatMeasured, formatPercent } from './words.ts';
import classes from './checks.module.css';

/** How a rule stands as a whole: its per cent and of what, its figures, what it is held to and where that comes from. */
export function RuleStateBlock({ entry }: { readonly entry: RuleEntry }) {
  const { t, say, language } = useWords();
  const { rule, state, inForce, failed, open, excepted, changedAt, trend } = entry;
  const kind = kindOf(rule.kind);
  const figures = state === null ? [] : Object.entries(state.figures);
  // A number of streets or posts has no unit of its own: what is counted stands in its name.
  const figureOf = (value: number | null, measure: Measure) =>
    value !== null && measure === 'count' ? formatNumber(value, language) : formatMeasured(value, measure, language);
  const validity = [rule.validFrom, rule.validTo].some((day) => day !== undefined)
    ? t('checks.rule.valid', { from: rule.validFrom ?? '…', to: rule.validTo ?? '…' })
    : undefined;
  const facts = [
    say(ruleKinds[rule.kind]),
    say(tiers[rule.tier]),
    rule.action === undefined ? undefined : say(actions[String(rule.action) as keyof typeof actions]),
    t(rule.isStandard ? 'checks.rule.standard' : 'checks.rule.own'),
    validity,
  ].filter((fact) => fact !== undefined);
  return (
    <div className={classes.ruleState}>
      <div className={classes.ruleHead}>
        <span className={classes.bigPercent}>{state === null ? '…' : formatPercent(state.percent, language)}</span>
        <span className={classes.ruleBase}>
          {state === null
            ? t('checks.rule.neverRun')
            : state.percent === null
              ? t('checks.rule.nothingToHold')
              : t('checks.rule.of', { base: formatMeasured(state.base.amount, state.base.measure, language) })}
        </span>
        <TrendLine days={trend} />
      </div>
      {!inForce && (
        <p className={classes.warn} role="status">
          {t('checks.rule.notInForceLong')}
        </p>
      )}
      {failed !== undefined && (
        <p className={classes.warn} role="status">
          {t('checks.rule.failedLong', { why: failed })}
        </p>
      )}
      <dl className={classes.figures}>
        <Figure name={t('checks.openFindings')} value={formatNumber(open, language)} />
        {excepted > 0 && <Figure name={t('checks.exceptedFindings')} value={formatNumber(excepted, language)} />}
        {figures.map(([name, value]) => {
          const words = kind?.figures[name];
          return words === undefined ? null : (
            <Figure key={name} name={say(words)} value={figureOf(value, words.measure)} />
          );
        })}
      </dl>
      <p className={classes.quiet}>
        {t('checks.rule.source', { source: say(sourceWords(rule)) })}
        {t('checks.between')}
        {facts.join(t('checks.between'))}
      </p>
      {changedAt && (
        <p className={classes.quiet}>{t('checks.rule.changedAt', { time: formatInstant(Date.parse(changedAt)) })}</p>
      )}
    </div>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

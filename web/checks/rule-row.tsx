import { tiers } from '#domain/checks/rule.ts';
import { sourceWords } from '#domain/checks/source-words.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Theme } from '../state/view.ts';
import { StateShape } from '../ui/state-shape.tsx';
import type { RuleEntry } from './api.ts';
import { shapeOfRule } from './look-of.ts';
import { TrendLine } from './trend-line.tsx';
import { formatPercent } from './words.ts';
import classes from './checks.module.css';

interface RuleRowProps {
  readonly entry: RuleEntry;
  readonly theme: Theme;
  readonly isActive: boolean;
  /** Whether it says what binds: not where its group does. */
  readonly showsTier: boolean;
  readonly onOpen: () => void;
}

/** A rule in one row: how it stands, its per cent, trend and open findings; where it comes from. */
export function RuleRow({ entry, theme, isActive, showsTier, onOpen }: RuleRowProps) {
  const { t, say, language } = useWords();
  const { rule, state, open, inForce, failed, trend } = entry;
  return (
    <button
      type="button"
      className={classes.rule}
      data-rule={rule.id}
      data-active={isActive || undefined}
      data-resting={!inForce || undefined}
      onClick={onOpen}
    >
      <StateShape state={shapeOfRule(entry)} theme={theme} />
      <span className={classes.ruleName}>
        {say(rule)}
        {!inForce && <span className={classes.mark}>{t('checks.rule.notInForce')}</span>}
        {failed !== undefined && (
          <span className={classes.mark} data-loud title={failed}>
            {t('checks.rule.failed')}
          </span>
        )}
      </span>
      <span className={classes.rulePercent}>
        {state === null ? (
          <span title={t('checks.rule.neverRun')} aria-label={t('checks.rule.neverRun')}>
            …
          </span>
        ) : (
          formatPercent(state.percent, language)
        )}
      </span>
      <span className={classes.ruleSource}>
        {say(sourceWords(rule))}
        {showsTier && `${t('checks.between')}${say(tiers[rule.tier])}`}
      </span>
      <TrendLine days={trend} />
      <span className={classes.ruleOpen} data-some={open > 0 || undefined}>
        {t('checks.rule.open', { figures: formatNumber(open, language) })}
      </span>
    </button>
  );
}

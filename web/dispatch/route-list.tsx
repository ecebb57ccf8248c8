import { Button, Text } from '@mantine/core';
import type { Theme } from '../map/contract.ts';
import { formatClock } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import type { ShownPlan, ShownRoute } from './plan-view.ts';
import { toneOf } from './timeline.tsx';
import { spanOf, unplannedWords } from './words.ts';
import classes from './dispatch.module.css';

/** So many cases that nobody does are shown at once. */
const fewUnplanned = 6;

interface RouteListProps {
  readonly plan: ShownPlan;
  readonly theme: Theme;
  readonly openTask: string | undefined;
  /** Name of the crew that is looked at. */
  readonly openCrew: string | undefined;
  readonly mayAssign: boolean;
  readonly isBusy: boolean;
  readonly onTask: (task: string) => void;
  readonly onCrew: (crew: string | undefined) => void;
  /** Assigns what the plan proposes for a crew. */
  readonly onApply: (crew: string) => void;
}

/** The plan in words: what nobody does and why, then each crew with its stops in order. */
export function RouteList(props: RouteListProps) {
  const { plan, openTask, onTask } = props;
  const { t } = useWords();
  return (
    <>
      {plan.unplanned.length > 0 && (
        <section className={classes.crew} aria-label={t('dispatch.unplannedTitle')}>
          {/* A long list would push the crews out of sight. */}
          <details open={plan.unplanned.length <= fewUnplanned}>
            <summary>
              <Text component="h3" size="sm" fw={600} display="inline">
                {t('dispatch.unplannedTitle')} {plan.unplanned.length}
              </Text>
            </summary>
            <ul className={classes.stops}>
              {plan.unplanned.map(({ of, why }) => (
                <li key={of.id}>
                  <button type="button" aria-pressed={of.id === openTask} onClick={() => onTask(of.id)}>
                    <span>{of.number}</span> <span>{of.className}</span>
                    <span className={classes.quiet}>{of.words}</span>
                    <span className={classes.against}>{unplannedWords(why, t)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </details>
        </section>
      )}
      {plan.routes.map((route) => (
        <CrewRoute key={route.crew.name} route={route} {...props} />
      ))}
      {plan.elsewhere.length > 0 && (
        <Text size="xs" c="dimmed" p="sm">
          {t('dispatch.elsewhere', { count: plan.elsewhere.length })}
        </Text>
      )}
    </>
  );
}

function CrewRoute({
  route: { crew, tone, visits, inHand, travel },
  theme,
  openTask,
  openCrew,
  mayAssign,
  isBusy,
  onTask,
  onCrew,
  onApply,
}: RouteListProps & { readonly route: ShownRoute }) {
  const { t } = useWords();
  const proposed = visits.filter(({ isAssigned }) => !isAssigned).length;
  const isOpen = openCrew === crew.name;
  return (
    <section className={classes.crew} aria-label={crew.name}>
      <div className={classes.crewHead}>
        <button
          type="button"
          aria-pressed={isOpen}
          style={{ borderColor: toneOf(theme, tone) }}
          onClick={() => onCrew(isOpen ? undefined : crew.name)}
        >
          {crew.name}
        </button>
        {mayAssign && proposed > 0 && (
          <Button size="compact-xs" variant="light" disabled={isBusy} onClick={() => onApply(crew.name)}>
            {t('dispatch.applyCrew', { count: proposed })}
          </Button>
        )}
      </div>
      <Text size="xs" c="dimmed">
        {[
          crew.shift
            ? t('dispatch.shift', {
                from: formatClock(crew.shift.from * 1000),
                to: formatClock(crew.shift.until * 1000),
              })
            : t('dispatch.whyNot.offShift'),
          t('dispatch.facts.members', { members: crew.members, licensed: crew.licensed }),
          crew.isSignedOn ? undefined : t('dispatch.caution.notSignedOn'),
          crew.isFix ? undefined : t('dispatch.caution.noFix'),
          crew.restUntil === undefined
            ? undefined
            : t('dispatch.whyNot.rest', { until: formatClock(crew.restUntil * 1000) }),
          visits.length > 0 ? t('dispatch.travelSum', { span: spanOf(travel, t) }) : undefined,
        ]
          .filter((fact) => fact !== undefined)
          .join(t('listSeparator'))}
      </Text>
      <ol className={classes.stops}>
        {inHand.map(({ of, endsAt }) => (
          <li key={of.id} className={classes.quiet}>
            {t('dispatch.atCase', { number: of.number, until: formatClock(endsAt * 1000) })}
          </li>
        ))}
        {visits.map(({ of, number, beginAt, endAt, late, isAssigned }) => (
          <li key={of.id}>
            <button type="button" aria-pressed={of.id === openTask} data-case={of.number} onClick={() => onTask(of.id)}>
              <span className={classes.number} data-late={late > 0 || undefined}>
                {number}
              </span>
              <span>{of.className}</span>
              <span className={classes.quiet}>{of.words}</span>
              <span className={classes.quiet}>
                {formatClock(beginAt * 1000)}–{formatClock(endAt * 1000)}
              </span>
              {late > 0 && <span className={classes.against}>{t('dispatch.lateBy', { span: spanOf(late, t) })}</span>}
              {!isAssigned && <span className={classes.mark}>{t('dispatch.proposed')}</span>}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

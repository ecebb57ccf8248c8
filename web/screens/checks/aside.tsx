import { Group, Loader, Text } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { Geometry } from 'geojson';
import { lazy, Suspense, useMemo } from 'react';
import { FindingCard } from '../../checks/finding-card.tsx';
import type { RuleDraft } from '../../checks/slots.ts';
import { TreatFindings } from '../../checks/treat/treat-findings.tsx';
import { Treated } from '../../checks/treat/treated.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { RequestFailed } from '../../state/request.ts';
import { useSession } from '../../state/session.ts';
import type { Theme } from '../../state/view.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { bboxOf } from '../explore/feature-bbox.ts';
import { streetOf } from './street-of.ts';
import type { ChecksDeskState } from './use-checks-desk.ts';
import classes from './checks.module.css';

const RuleEditor = lazy(() =>
  import('../../checks/rule-editor/rule-editor.tsx').then((file) => ({ default: file.RuleEditor })),
);

const PushPlace = lazy(() => import('../wall-desk/push-place.tsx').then((file) => ({ default: file.PushPlace })));

interface AsideProps {
  readonly desk: ChecksDeskState;
  readonly theme: Theme;
  readonly onShow: (geometry: Geometry) => void;
}

/** The right of the desk: a rule that is edited, several findings chosen, or the open finding. */
export function Aside({ desk, theme, onShow }: AsideProps) {
  const { t } = useWords();
  const { can } = useSession();
  const draft = useDraft(desk);
  const { chosen, answer, opened, number, entry } = desk;
  if (draft !== undefined) {
    return (
      <Suspense fallback={<Waiting />}>
        <RuleEditor
          draft={draft}
          onPreview={desk.setPreview}
          onShow={onShow}
          onSaved={(id) => {
            desk.setPreview(null);
            desk.edit(undefined);
            if (id === undefined) desk.openRule(undefined);
            else if (id !== desk.asked.rule) desk.openRule(id);
          }}
          onClose={() => {
            desk.setPreview(null);
            desk.edit(undefined);
          }}
        />
      </Suspense>
    );
  }
  const treat = { asked: desk.treating, onAsk: desk.setTreating, onDone: desk.treated };
  if (chosen.length > 0) {
    return (
      <>
        <header className={classes.asideHead}>
          <Text component="h2" fw={600} className={classes.asideTitle}>
            {t('checks.chosen', { count: chosen.length })}
          </Text>
          <ToolButton label={t('closeKey', { key: 'Esc' })} onClick={() => desk.choosing.clear()}>
            <IconX size="1.125rem" />
          </ToolButton>
        </header>
        <div className={classes.asideBody}>
          <TreatFindings findings={chosen} rule={entry?.rule} {...treat} />
        </div>
      </>
    );
  }
  if (number === undefined) return null;
  if (answer.isError && !opened) {
    const isGone = answer.error instanceof RequestFailed && answer.error.status === 404;
    return isGone ? (
      <Notice
        role="alert"
        title={t('checks.card.gone', { number })}
        action={{ label: t('close'), run: () => desk.openFinding(undefined) }}
      />
    ) : (
      <Failed title={t('checks.card.failed')} error={answer.error} retry={() => void answer.refetch()} />
    );
  }
  if (!opened) return <Waiting />;
  const { finding, rule } = opened;
  return (
    <FindingCard
      answer={opened}
      theme={theme}
      treat={<TreatFindings findings={[finding]} rule={rule} {...treat} />}
      treated={
        <>
          <Treated finding={finding} onDone={desk.treated} />
          {can('wall.push') && (
            <Suspense fallback={null}>
              <Group>
                <PushPlace bbox={bboxOf(finding.geometry)} name={finding.place} />
              </Group>
            </Suspense>
          )}
        </>
      }
      street={streetOf(opened)}
      onStreet={(name) => {
        desk.showStreet(name);
        onShow(finding.geometry);
      }}
      onStep={desk.isListing ? desk.step : undefined}
      onOpen={desk.openFinding}
      onRule={desk.openRule}
      onShow={onShow}
      onClose={() => desk.openFinding(undefined)}
    />
  );
}

function Waiting() {
  const { t } = useWords();
  return (
    <div className={classes.loading} role="status" aria-label={t('checks.card.loading')}>
      <Loader size="sm" />
    </div>
  );
}

/** What the address says is edited: a rule, one like it, or a new one; undefined while that rule is not known. */
function useDraft({ editing, entry }: ChecksDeskState): RuleDraft | undefined {
  return useMemo((): RuleDraft | undefined => {
    if (editing === 'new') return { of: 'new' };
    if (editing === undefined || entry === undefined) return undefined;
    return editing === 'copy'
      ? { of: 'copy', rule: entry.rule }
      : { of: 'rule', rule: entry.rule, version: entry.version };
    // An editor that is open keeps what it began with: a version that comes meanwhile is a conflict, and said so.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [editing, entry?.rule.id]);
}

import { Text } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import type { ReactNode } from 'react';
import { ActForm, type ActFormProps } from '../../cases/act-form.tsx';
import { ActsResult } from '../../cases/acts-result.tsx';
import { ReportForm } from '../../cases/report/report-form.tsx';
import { CrewAdvice } from '../../dispatch/crew-advice.tsx';
import { UnitAdvice } from '../../dispatch/unit-advice.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { showToast } from '../../ui/toast.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { useActWords } from './act-words.ts';
import { ActButtons } from './act-buttons.tsx';
import type { At } from './duty-map.tsx';
import { OpenCase } from './open-case.tsx';
import type { useDutyDesk } from './use-duty-desk.ts';
import classes from './duty.module.css';

interface AsideProps {
  readonly desk: ReturnType<typeof useDutyDesk>;
  readonly place: At | null;
  readonly onPlace: (place: At | null) => void;
  readonly isPicking: boolean;
  readonly onPicking: (isPicking: boolean) => void;
  readonly onZoomTo: (feature: Feature) => void;
}

/** The right of the desk: the act that asks for something, what became of several, several chosen, a report, the case. */
export function Aside(props: AsideProps) {
  const { number, opened, chosen, several, acting, run, done, close, openOther } = props.desk;
  const { t, say } = useWords();
  const actWords = useActWords();
  const { asked, told } = acting;
  if (told) {
    return (
      <Pane title={actWords(told.act)} onClose={close}>
        <ActsResult
          act={told.act}
          cases={told.cases}
          results={told.results}
          onDone={() => {
            acting.close();
            const refused = new Set(told.results.filter(({ problem }) => problem !== undefined).map(({ id }) => id));
            done(
              told.act,
              told.cases.filter(({ id }) => !refused.has(id)),
            );
          }}
          onOpen={openOther}
        />
      </Pane>
    );
  }
  if (asked) {
    return (
      <Pane title={actWords(asked.act)} onClose={close}>
        <ActForm
          key={`${asked.act}/${asked.cases.map(({ id }) => id).join()}`}
          act={asked.act}
          cases={asked.cases}
          {...(asked.preset && { preset: asked.preset })}
          {...adviceFor(asked.act, asked.cases)}
          onDone={(results) => {
            acting.close();
            const [first] = results;
            if (asked.cases.length === 1 && first?.status !== undefined) {
              showToast({
                words: t('duty.done', {
                  number: first.number ?? '',
                  act: actWords(asked.act),
                  state: say(caseStatuses[first.status]),
                }),
              });
            }
            const refused = new Set(results.filter(({ problem }) => problem !== undefined).map(({ id }) => id));
            done(
              asked.act,
              asked.cases.filter(({ id }) => !refused.has(id)),
            );
          }}
          onCancel={acting.close}
          onAct={(act) => acting.run(act, asked.cases)}
          onOpenCase={openOther}
        />
      </Pane>
    );
  }
  if (chosen.length > 0) {
    return (
      <Pane title={t('duty.chosen', { count: chosen.length })} onClose={close} bare>
        <ActButtons
          acts={several.map(({ act }) => act)}
          fits={new Map(several.map(({ act, fits }) => [act, fits]))}
          count={chosen.length}
          isBusy={acting.isBusy}
          onAct={run}
        />
        <Text size="xs" c="dimmed" p="sm">
          {t(several.length === 0 ? 'duty.nothingForSeveral' : 'duty.severalHint')}
        </Text>
      </Pane>
    );
  }
  if (opened?.kind === 'report') {
    return (
      <Pane title={actWords('case.report')} onClose={close}>
        <ReportForm
          place={props.place}
          onPlace={props.onPlace}
          isPicking={props.isPicking}
          onPicking={props.onPicking}
          onDone={(made, another) => {
            props.onPlace(null);
            props.desk.reported(made, another);
          }}
          onCancel={close}
          onOpenCase={openOther}
        />
      </Pane>
    );
  }
  if (number === undefined) return null;
  return (
    <OpenCase
      number={number}
      params={props.desk.params}
      isBusy={acting.isBusy}
      onAct={run}
      onActOn={(act, on, preset) => acting.run(act, on, preset ? { preset } : {})}
      onOpen={openOther}
      onZoomTo={props.onZoomTo}
      onClose={close}
    />
  );
}

/** Where one case is sent to, or given to a crew: what says so, and who might. */
function adviceFor(act: CaseAct, cases: readonly Feature[]): Pick<ActFormProps, 'advice'> {
  const [only, ...others] = cases;
  if (only === undefined || others.length > 0) return {};
  if (act === 'case.dispatch') {
    return {
      advice: ({ unit }, change) => (
        <UnitAdvice caseRef={only.id} value={unit} onChange={(to) => change({ unit: to } as ActInput)} />
      ),
    };
  }
  if (act === 'case.assign') {
    return {
      advice: ({ crew }, change) => (
        <CrewAdvice caseRef={only.id} value={crew} onChange={(to) => change({ crew: to })} />
      ),
    };
  }
  return {};
}

interface PaneProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Without room around what stands in it. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

function Pane({ title, onClose, bare = false, children }: PaneProps) {
  const { t } = useWords();
  return (
    <>
      <header className={classes.asideHead}>
        <Text component="h2" fw={600} className={classes.asideTitle}>
          {title}
        </Text>
        <ToolButton label={t('closeKey', { key: 'Esc' })} onClick={onClose}>
          <IconX size="1.125rem" />
        </ToolButton>
      </header>
      <div className={classes.asideBody} data-padded={!bare || undefined}>
        {children}
      </div>
    </>
  );
}

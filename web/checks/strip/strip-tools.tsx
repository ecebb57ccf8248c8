import { Text } from '@mantine/core';
import IconArrowAutofitWidth from '@tabler/icons-react/dist/esm/icons/IconArrowAutofitWidth.mjs';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconArrowForwardUp from '@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import IconTable from '@tabler/icons-react/dist/esm/icons/IconTable.mjs';
import IconZoomIn from '@tabler/icons-react/dist/esm/icons/IconZoomIn.mjs';
import IconZoomOut from '@tabler/icons-react/dist/esm/icons/IconZoomOut.mjs';
import type { Reading } from '#domain/checks/spacing/gaps.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import type { PlanAct, PlanState } from './plan.ts';
import { percentOf } from './reckon-line.ts';
import { percentWords } from './strip-words.ts';
import type { PlannedLine } from './use-plan.ts';
import classes from './strip.module.css';

interface StripToolsProps {
  readonly lines: readonly PlannedLine[];
  readonly reading: Reading;
  readonly state: PlanState;
  readonly isChanged: boolean;
  readonly isAdding: boolean;
  readonly isTable: boolean;
  readonly dispatch: (act: PlanAct) => void;
  readonly onAdding: (is: boolean) => void;
  readonly onTable: (is: boolean) => void;
  readonly onZoom: (factor: number) => void;
  readonly onWhole: () => void;
}

/** What can be done to a strip, and what the whole street comes to with what is planned. */
export function StripTools(props: StripToolsProps) {
  const { lines, reading, state, isChanged, isAdding, isTable, dispatch, onAdding, onTable, onZoom, onWhole } = props;
  const { t } = useWords();
  const icon = '1rem';
  return (
    <div className={classes.tools}>
      <Outcome lines={lines} reading={reading} hasSnapped={state.hasSnapped} />
      <div className={classes.buttons}>
        <ToolButton label={t('checkTools.strip.add')} onClick={() => onAdding(!isAdding)} pressed={isAdding} size="md">
          <IconPlus size={icon} />
        </ToolButton>
        <ToolButton
          label={t('checkTools.strip.undo', { key: 'Ctrl+Z' })}
          onClick={() => dispatch({ act: 'undo' })}
          size="md"
        >
          <IconArrowBackUp size={icon} />
        </ToolButton>
        <ToolButton
          label={t('checkTools.strip.redo', { key: 'Ctrl+Shift+Z' })}
          onClick={() => dispatch({ act: 'redo' })}
          size="md"
        >
          <IconArrowForwardUp size={icon} />
        </ToolButton>
        {isChanged && (
          <ToolButton label={t('checkTools.strip.reset')} onClick={() => dispatch({ act: 'reset' })} size="md">
            <IconRefresh size={icon} />
          </ToolButton>
        )}
        {!isTable && (
          <>
            <ToolButton
              label={t('checkTools.strip.farther', { key: 'Ctrl' })}
              onClick={() => onZoom(1 / 1.6)}
              size="md"
            >
              <IconZoomOut size={icon} />
            </ToolButton>
            <ToolButton label={t('checkTools.strip.nearer', { key: 'Ctrl' })} onClick={() => onZoom(1.6)} size="md">
              <IconZoomIn size={icon} />
            </ToolButton>
            <ToolButton label={t('checkTools.strip.whole')} onClick={onWhole} size="md">
              <IconArrowAutofitWidth size={icon} />
            </ToolButton>
          </>
        )}
        <ToolButton label={t('checkTools.strip.table')} onClick={() => onTable(!isTable)} pressed={isTable} size="md">
          <IconTable size={icon} />
        </ToolButton>
      </div>
    </div>
  );
}

function Outcome(props: Pick<StripToolsProps, 'lines' | 'reading'> & { readonly hasSnapped: boolean }) {
  const { lines, reading, hasSnapped } = props;
  const speech = useWords();
  const { t } = speech;
  const planned = lines.reduce((sum, one) => sum + one.planned.length, 0);
  const fewest = lines.reduce((sum, { line }) => sum + line.proposals.length, 0);
  const after = percentWords(percentOf(lines, reading), speech);
  const before = percentWords(
    percentOf(
      lines.map(({ line, now }) => ({ line, result: now })),
      reading,
    ),
    speech,
  );
  const complies = lines.every(({ result }) => result[reading].complies);
  const mayComply = lines.every(({ line }) => line.failing.length === 0);
  const parts = [
    planned === 0 ? t('checkTools.strip.nothingPlanned') : t('checkTools.strip.planned', { planned }),
    before === after ? after : t('checkTools.strip.becomes', { before, after }),
    t(complies ? 'checkTools.strip.compliesWhole' : 'checkTools.strip.failsWhole'),
    complies && mayComply && planned > fewest && t('checkTools.strip.moreThanNeeded', { fewest }),
    hasSnapped && t('checkTools.strip.snapped'),
  ].filter(Boolean);
  return (
    <Text size="sm" role="status" className={classes.outcome} data-complies={complies || undefined}>
      <span aria-hidden className={classes.verdict} />
      {parts.join(t('checkTools.strip.comma'))}
    </Text>
  );
}

import { Alert, Button, Group, Loader, Text, UnstyledButton } from '@mantine/core';
import type { Geometry } from 'geojson';
import { useEffect } from 'react';
import { kindOf } from '#domain/checks/kinds.ts';
import type { RuleContent } from '#domain/checks/rule.ts';
import { measures, type Found } from '#domain/finding.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { RequestFailed } from '../../state/request.ts';
import { ruleFaultWords } from './rule-faults.ts';
import { usePreview, type PreviewAnswer } from './use-preview.ts';
import classes from './rule-editor.module.css';

interface PreviewBoxProps {
  /** The rule as it is written. */
  readonly rule: RuleContent;
  /** The rule it would stand for. */
  readonly replaces: string | undefined;
  readonly isFaulty: boolean;
  /** Asked while something is wrong: the fields say what. */
  readonly onFaulty: () => void;
  readonly onPreview: (found: readonly Found[] | null) => void;
  readonly onShow: (geometry: Geometry) => void;
}

/** How many of the findings stand in the box; the map draws them all. */
const listed = 20;

/** What the rule as written would find: drawn on the map, counted, and held against what it finds now. */
export function PreviewBox({ rule, replaces, isFaulty, onFaulty, onPreview, onShow }: PreviewBoxProps) {
  const { t } = useWords();
  const preview = usePreview();
  const answer = preview.answer;
  useEffect(() => {
    onPreview(answer?.found ?? null);
  }, [answer, onPreview]);
  useEffect(() => () => onPreview(null), [onPreview]);
  const isOld = answer !== undefined && preview.asked !== askedOf(rule);
  return (
    <section className={classes.preview} aria-label={t('checkTools.preview.title')}>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          disabled={preview.isRunning}
          onClick={() => (isFaulty ? onFaulty() : preview.ask(rule, replaces, askedOf(rule)))}
        >
          {t(answer ? 'checkTools.preview.again' : 'checkTools.preview.ask')}
        </Button>
        {preview.isRunning && (
          <>
            <Loader size="xs" />
            <Text size="sm" role="status">
              {t('checkTools.preview.running', { seconds: preview.seconds })}
            </Text>
            <Button size="xs" variant="subtle" onClick={preview.cancel}>
              {t('forms.cancel')}
            </Button>
          </>
        )}
        {answer && !preview.isRunning && (
          <Button size="xs" variant="subtle" onClick={preview.clear}>
            {t('checkTools.preview.clear')}
          </Button>
        )}
      </Group>
      {preview.error !== undefined && (
        <Alert role="alert" color="red" variant="light" p="sm">
          {refusal(preview.error, t)}
        </Alert>
      )}
      {answer && (
        <div className={isOld ? classes.old : undefined}>
          {isOld && (
            <Text size="sm" c="dimmed">
              {t('checkTools.preview.old')}
            </Text>
          )}
          <PreviewFigures answer={answer} kind={rule.kind} />
          <PreviewList answer={answer} onShow={onShow} />
        </div>
      )}
    </section>
  );
}

function PreviewFigures({ answer, kind }: { readonly answer: PreviewAnswer; readonly kind: string }) {
  const { t, say, language } = useWords();
  const { state, total, against } = answer;
  const figures = kindOf(kind)?.figures ?? {};
  const said = Object.entries(figures).flatMap(([name, words]) => {
    const value = state.figures[name];
    if (value === undefined) return [];
    const amount = value === null ? t('missing') : formatNumber(value, language, 1);
    const gap = words.measure === '%' ? '' : ' ';
    return [
      { name, title: say(words), amount: `${amount}${value === null ? '' : `${gap}${say(measures[words.measure])}`}` },
    ];
  });
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{t('checkTools.preview.percent')}</dt>
        <dd>{state.percent === null ? t('missing') : `${formatNumber(state.percent, language, 1)}%`}</dd>
      </div>
      <div>
        <dt>{t('checkTools.preview.found')}</dt>
        <dd>{formatNumber(total, language)}</dd>
      </div>
      {against && (
        <div>
          <dt>{t('checkTools.preview.against')}</dt>
          <dd>{t('checkTools.preview.againstSaid', { opened: against.opened, mended: against.mended })}</dd>
        </div>
      )}
      {said.map(({ name, title, amount }) => (
        <div key={name}>
          <dt>{title}</dt>
          <dd>{amount}</dd>
        </div>
      ))}
    </dl>
  );
}

function PreviewList({ answer, onShow }: { readonly answer: PreviewAnswer; readonly onShow: (at: Geometry) => void }) {
  const { t, say } = useWords();
  const { found, total } = answer;
  if (total === 0) return <Text size="sm">{t('checkTools.preview.none')}</Text>;
  return (
    <>
      <ul className={classes.found}>
        {found.slice(0, listed).map((one, i) => (
          <li key={i}>
            <UnstyledButton className={classes.foundOne} onClick={() => onShow(one.geometry)}>
              {say(one.wrong)}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {total > listed && (
        <Text size="xs" c="dimmed">
          {t('checkTools.preview.more', { listed: Math.min(listed, total), drawn: found.length, total })}
        </Text>
      )}
    </>
  );
}

/** What of a rule makes it find what it finds; a title more or less does not. */
function askedOf({ kind, params }: RuleContent): string {
  return JSON.stringify([kind, params]);
}

function refusal(error: unknown, t: ReturnType<typeof useWords>['t']): string {
  if (!(error instanceof RequestFailed)) return t('errors.panelNext');
  if (error.status === 0) return t('errors.unreachable');
  if (error.status === 401) return t('session.ended');
  if (error.status === 403) return t('checkTools.editor.noRight');
  if (error.status >= 500) return t('errors.server', { status: error.status });
  return [t('checkTools.preview.refused'), ...error.faults.map(({ detail }) => ruleFaultWords(detail, t))].join(' ');
}

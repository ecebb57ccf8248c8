import { Checkbox, Text } from '@mantine/core';
import type { Reading } from '#domain/checks/spacing/gaps.ts';
import type { StripThing } from '#domain/checks/spacing/strip.ts';
import { sides } from '#domain/streets/side.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { PlannedLine } from './use-plan.ts';
import { metresWords, percentWords } from './strip-words.ts';
import classes from './strip.module.css';

interface LineHeadProps {
  readonly of: PlannedLine;
  /** The reading that binds. */
  readonly reading: Reading;
  /** Reckons something damaged as repaired, or no more. */
  readonly onRepair: (thing: StripThing) => void;
}

/** More that is damaged than this stands in the table alone. */
const most = 6;

/** What a line is called, and how it stands by both readings: now, and with what is planned. */
export function LineHead({ of, reading, onRepair }: LineHeadProps) {
  const speech = useWords();
  const { t, say } = speech;
  const { line, planned, result, now } = of;
  const damaged = line.things.filter(({ why }) => why === 'state');
  return (
    <div className={classes.lineHead}>
      <Text size="sm" fw={600}>
        {[line.name, line.side && say(sides[line.side])].filter(Boolean).join(t('listSeparator'))}
      </Text>
      <Text size="sm" c="dimmed">
        {t('checkTools.strip.lineFacts', {
          length: metresWords(line.length, 0, speech),
          limit: metresWords(line.limit, 0, speech),
          standing: line.things.filter(({ counts }) => counts).length,
          planned: planned.length,
        })}
      </Text>
      {(['gap', 'block'] as const).map((own) => (
        <ReadingState key={own} of={of} own={own} isBinding={own === reading} />
      ))}
      {!now[reading].complies &&
        damaged
          .slice(0, most)
          .map((thing) => (
            <Checkbox
              key={`${thing.collection} ${thing.id}`}
              size="xs"
              label={t('checkTools.strip.repair', { name: thing.name })}
              checked={thing.counts}
              onChange={() => onRepair(thing)}
            />
          ))}
      {line.failing.length > 0 && !result[reading].complies && (
        <Text size="sm" role="note">
          {t('checkTools.strip.cannot', { metres: metresWords(sum(line.failing), 0, speech) })}
        </Text>
      )}
    </div>
  );
}

function ReadingState(props: { readonly of: PlannedLine; readonly own: Reading; readonly isBinding: boolean }) {
  const speech = useWords();
  const { t } = speech;
  const { of, own, isBinding } = props;
  const result = of.result[own];
  const now = of.now[own];
  const percent = percentWords(result.percent, speech);
  const before = percentWords(now.percent, speech);
  const fails =
    own === 'gap'
      ? t('checkTools.strip.gapsFail', {
          gaps: result.failing,
          longest: metresWords(of.result.longest, of.line.limit, speech),
        })
      : t('checkTools.strip.blocksFail', { blocks: result.failing });
  return (
    <span
      className={classes.reading}
      data-binding={isBinding || undefined}
      data-complies={result.complies || undefined}
    >
      <span aria-hidden className={classes.verdict} />
      {t(`checkTools.strip.reading.${own}`)}
      {isBinding && t('inBrackets', { words: t('checkTools.strip.binds') })}
      {t('labelSeparator')}
      <b>{before === percent ? percent : t('checkTools.strip.becomes', { before, after: percent })}</b>
      {t('checkTools.strip.comma')}
      {result.complies ? t('checkTools.strip.complies') : fails}
    </span>
  );
}

const sum = (stretches: ReadonlyArray<{ readonly from: number; readonly to: number }>) =>
  stretches.reduce((all, { from, to }) => all + to - from, 0);

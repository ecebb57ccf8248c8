import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import { Badge, Group, Text, Title } from '@mantine/core';
import IconArrowsMaximize from '@tabler/icons-react/dist/esm/icons/IconArrowsMaximize.mjs';
import IconClipboardText from '@tabler/icons-react/dist/esm/icons/IconClipboardText.mjs';
import IconPrinter from '@tabler/icons-react/dist/esm/icons/IconPrinter.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { TFunction } from 'i18next';
import { calendarOf } from '#domain/calendar/calendars.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { caseText } from '../case-text.ts';
import { classNameOf } from '../class-name-of.ts';
import { ClockBadge } from '../clock-badge.tsx';
import { readClock } from '../clock-says.ts';
import { clockWords } from '../clock-words.ts';
import { usePostToCall } from '../post-to-call.ts';
import { useClasses } from '../use-classes.ts';
import { useRecordsView } from '../use-records-view.ts';
import classes from './card.module.css';

interface CardHeadProps {
  readonly feature: Feature;
  readonly onZoomTo: ((feature: Feature) => void) | undefined;
  readonly onPrint: ((numbers: readonly string[]) => void) | undefined;
  readonly onClose: (() => void) | undefined;
}

const calendarKinds = ['calendars'];

/** Number, class, state, clock and marks of a case, and what can be done with the card itself. */
export function CardHead({ feature, onZoomTo, onPrint, onClose }: CardHeadProps) {
  const { t, say, language } = useWords();
  const { properties } = feature;
  const { of } = useClasses();
  const post = usePostToCall(feature);
  const records = useRecordsView(calendarKinds);
  const now = useNow();
  const copy = useCopy();
  const className = classNameOf(properties, of(properties), language);
  const number = String(properties['number']);
  const text = () => {
    const phone = post.phone ?? post.unitPhone;
    const reading = readClock(properties, now, (id) => calendarOf(records, id));
    const isRunning = reading.says.is === 'left' || reading.says.is === 'over';
    return caseText(
      properties,
      {
        className,
        clock: isRunning ? clockWords(reading, t) : '',
        post: { ...(post.officer && { officer: post.officer }), ...(phone && { phone }) },
      },
      t,
      say,
    );
  };
  return (
    <header className={classes.head}>
      <Group gap={8} wrap="nowrap" align="center">
        <Text size="sm" className={classes.number} style={{ flex: 1 }}>
          {number}
        </Text>
        {onZoomTo && (
          <ToolButton label={t('card.zoomTo')} onClick={() => onZoomTo(feature)}>
            <IconArrowsMaximize size="1.125rem" />
          </ToolButton>
        )}
        <ToolButton label={t('copy.text')} onClick={() => copy.put(text())}>
          <IconClipboardText size="1.125rem" />
        </ToolButton>
        {onPrint && (
          <ToolButton label={t('cases.card.print')} onClick={() => onPrint([number])}>
            <IconPrinter size="1.125rem" />
          </ToolButton>
        )}
        {onClose && (
          <ToolButton label={t('closeKey', { key: 'Esc' })} onClick={onClose}>
            <IconX size="1.125rem" />
          </ToolButton>
        )}
      </Group>
      <Title order={2} className={classes.name}>
        {className}
      </Title>
      <Group gap={8} align="center">
        <Text size="sm" fw={600}>
          {say(caseStatuses[properties['status'] as CaseStatus])}
        </Text>
        <ClockBadge properties={properties} />
        {marksOf(properties, t).map(([key, words, isLoud]) => (
          <Badge
            key={key}
            variant="outline"
            size="sm"
            color={isLoud ? 'red' : 'gray'}
            className={classes.mark}
            data-mark={key}
          >
            {words}
          </Badge>
        ))}
        <Text size="xs" c="dimmed" role="status">
          {copy.said}
        </Text>
      </Group>
    </header>
  );
}

/** Counted marks, as the declaration of cases counts them. */
const counted = [
  'reworks',
  'returns',
  'reassignments',
  'extensions',
  'suspensions',
  'urges',
  'reopenings',
  'merges',
] as const;

/** What the centre was late with. */
const late = ['acceptedLate', 'verifiedLate', 'filedLate', 'dispatchedLate', 'inspectedLate'] as const;

/** What marks a case beside its state, the loud ones first. */
function marksOf(properties: Properties, t: TFunction): ReadonlyArray<readonly [string, string, boolean]> {
  const { urgent, supervised, supervisionNumber, answerOwed, selfHandled } = properties;
  return [
    ...(urgent === true ? [['urgent', t('cases.marks.urgent'), true] as const] : []),
    ...(supervised === true
      ? [['supervised', t('cases.marks.supervised', { number: String(supervisionNumber ?? '') }).trim(), true] as const]
      : []),
    ...(answerOwed === true ? [['answerOwed', t('cases.marks.answerOwed'), false] as const] : []),
    ...(selfHandled === true ? [['selfHandled', t('cases.marks.selfHandled'), false] as const] : []),
    ...counted
      .filter((name) => Number(properties[name] ?? 0) > 0)
      .map((name) => [name, t(`cases.marks.${name}`, { count: Number(properties[name]) }), false] as const),
    ...late.filter((name) => properties[name] === true).map((name) => [name, t(`cases.marks.${name}`), false] as const),
  ];
}

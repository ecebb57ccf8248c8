import { Anchor, Text } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs';
import IconCopy from '@tabler/icons-react/dist/esm/icons/IconCopy.mjs';
import IconFocusCentered from '@tabler/icons-react/dist/esm/icons/IconFocusCentered.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { Geometry } from 'geojson';
import type { ReactNode } from 'react';
import { findingStates, severities } from '#domain/finding.ts';
import { sourceWords } from '#domain/checks/source-words.ts';
import { formatInstant } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Theme } from '../state/view.ts';
import { InnerLink } from '../ui/inner-link.tsx';
import { StateShape } from '../ui/state-shape.tsx';
import { ToolButton } from '../ui/tool-button.tsx';
import { useCopy } from '../ui/use-copy.ts';
import type { FindingAnswer } from './api.ts';
import { FindingHistory } from './finding-history.tsx';
import { findingText } from './finding-text.ts';
import { shapeOf } from './look-of.ts';
import { MeasureBar } from './measure-bar.tsx';
import { RemedyPlaces } from './remedy-places.tsx';
import { formatAge } from './words.ts';
import classes from './checks.module.css';

interface FindingCardProps {
  readonly answer: FindingAnswer;
  readonly theme: Theme;
  /** The buttons of what can be done with it, and what became of it so far. */
  readonly treat: ReactNode;
  readonly treated: ReactNode;
  /** The street whose strip can be shown; absent where there is none. */
  readonly street: string | undefined;
  readonly onStreet: (name: string) => void;
  /** Another finding of the list, up or down; absent at its end. */
  readonly onStep: ((by: number) => void) | undefined;
  readonly onOpen: (id: string) => void;
  readonly onRule: (id: string) => void;
  readonly onShow: (geometry: Geometry) => void;
  readonly onClose: () => void;
}

/** A finding: what is wrong, by how much, the least that would mend it, who answers, its life and what became of it. */
export function FindingCard(props: FindingCardProps) {
  const { answer, theme, onShow, onOpen } = props;
  const { finding, events, rule, at } = answer;
  const { t, say } = useWords();
  const { said, put } = useCopy();
  const { id, state, severity, place, wrong, remedyWords, remedy, unit, district, since, subjects } = finding;
  const age = formatAge(Math.max(0, Date.parse(at) - Date.parse(since)), t);
  return (
    <article className={classes.card} aria-labelledby="finding-title" data-testid="finding-card" data-finding={id}>
      <header className={classes.cardHead}>
        <StateShape state={shapeOf(finding)} theme={theme} />
        <Text component="h2" id="finding-title" fw={600}>
          {t('checks.number', { number: id })}
        </Text>
        <Text size="sm" c="dimmed" className={classes.cardState}>
          {say(state === 'open' ? severities[severity] : findingStates[state])}
        </Text>
        <ToolButton size="md" label={t('checks.card.previous', { key: 'K' })} onClick={() => props.onStep?.(-1)}>
          <IconChevronUp size="1rem" />
        </ToolButton>
        <ToolButton size="md" label={t('checks.card.next', { key: 'J' })} onClick={() => props.onStep?.(1)}>
          <IconChevronDown size="1rem" />
        </ToolButton>
        <ToolButton size="md" label={t('closeKey', { key: 'Esc' })} onClick={props.onClose}>
          <IconX size="1rem" />
        </ToolButton>
      </header>
      <div className={classes.cardBody}>
        <StateNote answer={answer} onOpen={onOpen} />
        <section>
          <p className={classes.place}>{place}</p>
          <p className={classes.wrong}>{say(wrong)}</p>
          <MeasureBar {...finding} />
        </section>
        {state === 'open' && (
          <section aria-label={t('checks.card.remedy')}>
            <h3>{t('checks.card.remedy')}</h3>
            <p>{say(remedyWords)}</p>
            <RemedyPlaces
              remedy={remedy}
              onShow={({ lon, lat }) => onShow({ type: 'Point', coordinates: [lon, lat] })}
            />
          </section>
        )}
        <section className={classes.links}>
          <ToolButton size="md" label={t('checks.card.zoom', { key: 'Z' })} onClick={() => onShow(finding.geometry)}>
            <IconFocusCentered size="1rem" />
          </ToolButton>
          <ToolButton
            size="md"
            label={t('checks.card.copy')}
            onClick={() => put(findingText(answer, { t, say, origin: window.location.origin }))}
          >
            <IconCopy size="1rem" />
          </ToolButton>
          {props.street !== undefined && (
            <Anchor component="button" type="button" size="sm" onClick={() => props.onStreet(props.street!)}>
              {t('checks.card.strip', { street: props.street, key: 'S' })}
            </Anchor>
          )}
          {rule.kind === 'partition' && (
            <InnerLink to="/zones" size="sm">
              {t('checks.card.zones')}
            </InnerLink>
          )}
          <span role="status" className={classes.said}>
            {said}
          </span>
        </section>
        {props.treated}
        {state === 'open' && props.treat}
        <dl className={classes.facts}>
          <Fact name={t('checks.card.unit')}>{unit ?? t('checks.noUnit')}</Fact>
          {district !== undefined && <Fact name={t('checks.card.district')}>{district}</Fact>}
          <Fact name={t('checks.card.since')}>
            {formatInstant(Date.parse(since))}
            {state === 'open' && t('inBrackets', { words: age })}
          </Fact>
          <Fact name={t('checks.card.rule')}>
            <Anchor component="button" type="button" size="sm" onClick={() => props.onRule(rule.id)}>
              {say(rule)}
            </Anchor>
            <span className={classes.quiet}> {t('checks.rule.source', { source: say(sourceWords(rule)) })}</span>
          </Fact>
          <Fact name={t('checks.card.subjects')}>
            <ul className={classes.subjects}>
              {subjects.map(({ collection, id: subject, name }, place) => (
                <li key={`${String(collection)}/${String(subject)}/${place}`}>
                  {collection !== undefined && subject !== undefined ? (
                    <InnerLink to={`/?sel=${collection}/${encodeURIComponent(subject)}`} size="sm">
                      {name}
                    </InnerLink>
                  ) : (
                    name
                  )}
                </li>
              ))}
            </ul>
          </Fact>
        </dl>
        <section aria-label={t('checks.card.history')}>
          <h3>{t('checks.card.history')}</h3>
          <FindingHistory events={events} measure={finding.measure} onOpen={onOpen} />
        </section>
      </div>
    </article>
  );
}

/** What is to be known before all else: it was mended, or is part of another by now. */
function StateNote({ answer, onOpen }: { readonly answer: FindingAnswer; readonly onOpen: (id: string) => void }) {
  const { t } = useWords();
  const { state, mendedAt, changedAt, mergedInto } = answer.finding;
  if (state === 'open') return null;
  const time = formatInstant(Date.parse(mendedAt ?? changedAt));
  return (
    <p className={classes.note} data-state={state} role="status">
      {state === 'mended' ? t('checks.card.mended', { time }) : t('checks.card.merged', { time })}
      {mergedInto !== undefined && (
        <button type="button" className={classes.inline} onClick={() => onOpen(mergedInto)}>
          {t('checks.number', { number: mergedInto })}
        </button>
      )}
    </p>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

import { Anchor, Switch, Text, UnstyledButton, useComputedColorScheme } from '@mantine/core';
import { useState } from 'react';
import type { TestEntry, TestItem } from '#domain/zones/whole-city/report.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Failed } from '../../ui/failed.tsx';
import { StateShape } from '../../ui/state-shape.tsx';
import { useDesk, type Draft } from '../desk.ts';
import { figureWords, isPassed, itemWords, testTitle } from './item-words.ts';
import { NoDraft, Waiting } from './no-draft.tsx';
import { ReckoningState } from './reckoning-state.tsx';
import { bboxOfGeometry, geometryOfItem } from './test-geometry.ts';
import { useTestLayers } from './test-layers.tsx';
import { useReckoned } from './use-reckoned.ts';
import classes from './panels.module.css';

/** Faults shown of one test before one asks for more. */
const first = 50;

/** The planner's test of the whole city, kept level with the draft: a figure, a list and a layer each. */
export function CityTestPanel() {
  const draft = useDesk((desk) => desk.draft);
  return draft ? <TestOf draft={draft} /> : <NoDraft />;
}

function TestOf({ draft }: { readonly draft: Draft }) {
  const { t, say } = useWords();
  const { value, isBehind, failure, again } = useReckoned('test');
  if (failure !== undefined) return <Failed title={t('zonePanels.testFailed')} error={failure} retry={again} />;
  if (!value) {
    return (
      <>
        <ReckoningState isBehind />
        <Waiting />
      </>
    );
  }
  return (
    <section className={classes.panel} aria-label={t('zonePanels.cityTest')}>
      <ReckoningState isBehind={isBehind} />
      <div className={classes.body}>
        <Text size="xs" c="dimmed" mb={4}>
          {t('zonePanels.testOf', { kind: say(responsibilityKinds[value.kind]), day: value.day })}
        </Text>
        {value.entries.map((entry) => (
          <Entry key={entry.test} entry={entry} draft={draft} />
        ))}
      </div>
    </section>
  );
}

function Entry({ entry, draft }: { readonly entry: TestEntry; readonly draft: Draft }) {
  const speech = useWords();
  const { t, language } = speech;
  const theme = useComputedColorScheme('light');
  const [isOpen, setOpen] = useState(false);
  const [most, setMost] = useState(first);
  const isOn = useTestLayers(({ on }) => on.has(entry.test));
  const show = useTestLayers((state) => state.show);
  const passed = isPassed(entry);
  const title = testTitle(entry.test, speech);
  const hasPlaces = entry.items.some(({ at }) => at !== undefined);
  const left = entry.items.length - most;
  return (
    <div className={classes.test} data-test={entry.test}>
      <div className={classes.testHead}>
        <StateShape
          theme={theme}
          state={passed === undefined ? 'none' : passed ? 'ok' : 'overdue'}
          label={t(`zonePanels.passed.${passed === undefined ? 'none' : passed ? 'yes' : 'no'}`)}
        />
        {entry.items.length === 0 ? (
          <span className={classes.testTitle}>{title}</span>
        ) : (
          <UnstyledButton className={classes.testTitle} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {title}
          </UnstyledButton>
        )}
        <span className={classes.testFigure}>{figureWords(entry, speech)}</span>
        {hasPlaces && (
          <Switch
            size="xs"
            aria-label={t('zonePanels.onMap', { test: title })}
            title={t('zonePanels.onMap', { test: title })}
            checked={isOn}
            onChange={(event) => show(entry.test, event.currentTarget.checked)}
          />
        )}
      </div>
      {isOpen && (
        <ul className={classes.items} aria-label={title}>
          {entry.items.slice(0, most).map((item) => {
            const { head, more } = itemWords(entry.test, item, speech);
            return (
              <li key={item.key}>
                <UnstyledButton className={classes.item} onClick={() => go(item, draft)} disabled={!item.at}>
                  <span>{head}</span>
                  {more && <span className={classes.more}>{more}</span>}
                </UnstyledButton>
              </li>
            );
          })}
          {left > 0 && (
            <li>
              <Anchor component="button" type="button" size="sm" onClick={() => setMost(most + 4 * first)}>
                {t('zonePanels.andMore', { count: left, figures: formatNumber(left, language) })}
              </Anchor>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

/** Brings a fault in sight; a zone is chosen too. */
function go(item: TestItem, { coverage }: Draft): void {
  const { choose, fit } = useDesk.getState();
  if (item.subject?.kind === 'zone' && coverage.grounds.has(item.subject.id)) choose([item.subject.id]);
  const geometry = geometryOfItem(item, coverage);
  const bbox = geometry && bboxOfGeometry(geometry);
  if (bbox) fit(bbox);
}

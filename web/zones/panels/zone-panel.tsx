import { Anchor, Stack, Title } from '@mantine/core';
import { useMemo, useState } from 'react';
import { nobody, type Owner } from '#domain/zones/coverage/arc.ts';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDesk, type Draft } from '../desk.ts';
import { DisputedBox } from './disputed-box.tsx';
import { goTo } from './go-to.ts';
import { groundFacts } from './ground-facts.ts';
import { LeftOutForm } from './left-out-form.tsx';
import { NoDraft } from './no-draft.tsx';
import { RegisterLines } from './register-lines.tsx';
import { SeveralForm } from './several-form.tsx';
import { useGroundNames } from './use-ground-names.ts';
import { ZoneForm } from './zone-form.tsx';
import classes from './panels.module.css';

/** What is chosen: one zone with all that it says, ground left out or disputed, or several zones at once. */
export function ZonePanel() {
  const { t } = useWords();
  const draft = useDesk((desk) => desk.draft);
  const chosen = useDesk((desk) => desk.chosen);
  if (!draft) return <NoDraft />;
  const known = chosen.filter((owner) => draft.coverage.grounds.has(owner));
  if (known.length === 0) {
    return <Notice role="status" title={t('zonePanels.nothingChosen')} next={t('zonePanels.nothingChosenNext')} />;
  }
  return (
    <section className={classes.panel} aria-label={t('zonePanels.zone')}>
      <div className={classes.body}>
        {known.length === 1 ? (
          <One key={known[0]} draft={draft} owner={known[0]!} />
        ) : (
          <SeveralForm draft={draft} owners={known} />
        )}
      </div>
    </section>
  );
}

function One({ draft, owner }: { readonly draft: Draft; readonly owner: Owner }) {
  const { t } = useWords();
  const readOnly = useDesk((desk) => desk.readOnly);
  const revision = useDesk((desk) => desk.revision);
  const { nameOf } = useGroundNames(draft.coverage.grounds);
  const ground = draft.coverage.grounds.get(owner)!;
  return (
    <Stack gap="md">
      <Title order={3} size="1rem">
        {nameOf(owner)}
      </Title>
      <Facts draft={draft} owner={owner} revision={revision} />
      {ground.is === 'zone' && (
        <>
          <ZoneForm draft={draft} owner={owner} content={ground.content} readOnly={readOnly} />
          <div>
            <Title order={4} size="sm" mb={4}>
              {t('zonePanels.registers')}
            </Title>
            <RegisterLines draft={draft} owner={owner} content={ground.content} />
          </div>
        </>
      )}
      {ground.is === 'left-out' && <LeftOutForm owner={owner} ground={ground} readOnly={readOnly} />}
      {ground.is === 'disputed' && <DisputedBox draft={draft} owner={owner} ground={ground} readOnly={readOnly} />}
    </Stack>
  );
}

/** Neighbours shown before one asks for the rest. */
const firstNeighbours = 8;

function Facts({
  draft,
  owner,
  revision,
}: {
  readonly draft: Draft;
  readonly owner: Owner;
  readonly revision: number;
}) {
  const { t, language } = useWords();
  const [all, setAll] = useState(false);
  const { nameOf } = useGroundNames(draft.coverage.grounds);
  const facts = useMemo(
    () => groundFacts(draft.coverage, owner),
    // The coverage is changed in place: its revision tells.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [draft.coverage, owner, revision],
  );
  const shown = all ? facts.neighbours : facts.neighbours.slice(0, firstNeighbours);
  return (
    <div>
      <div className={classes.line}>
        <span className={classes.lineTitle}>{t('zonePanels.area')}</span>
        <span>{formatArea(facts.squareMetres)}</span>
      </div>
      <div className={classes.line}>
        <span className={classes.lineTitle}>{t('zonePanels.border')}</span>
        <span>{formatLength(facts.border)}</span>
      </div>
      <div className={classes.lineTitle}>{t('zonePanels.neighbours')}</div>
      <ul className={classes.names} aria-label={t('zonePanels.neighbours')}>
        {shown.map(({ owner: other, metres }) => (
          <li key={other} className={classes.line}>
            {other === nobody ? (
              <span>{nameOf(other)}</span>
            ) : (
              <Anchor component="button" type="button" size="sm" ta="start" onClick={() => goTo([other])}>
                {nameOf(other)}
              </Anchor>
            )}
            <span>{formatLength(metres)}</span>
          </li>
        ))}
      </ul>
      {!all && facts.neighbours.length > firstNeighbours && (
        <Anchor component="button" type="button" size="xs" onClick={() => setAll(true)}>
          {t('zonePanels.allNeighbours', { figures: formatNumber(facts.neighbours.length, language) })}
        </Anchor>
      )}
    </div>
  );
}

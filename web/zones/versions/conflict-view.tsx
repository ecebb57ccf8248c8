import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { factsOf } from '#domain/collection.ts';
import { areaOf } from '#domain/geometry/measure.ts';
import { zones as zoneCollection } from '#domain/zones/collection.ts';
import { editKinds, type EditLabel } from '#domain/zones/schemes/scheme-version.ts';
import { formatArea } from '../../i18n/measures.ts';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { sayValue } from '../../ui/say-value.ts';
import { showToast } from '../../ui/toast.tsx';
import { useDesk } from '../desk.ts';
import { boxAround } from './compared-ground.ts';
import { conflictGround, groundInQuestion } from './conflict-ground.ts';
import { ownerWords } from './owner-words.ts';
import { personWords } from './people-words.ts';
import { refusalOf } from './refusal-of.ts';
import { labelOf, useConflict, type OpenConflict } from './use-conflict.ts';
import classes from './versions.module.css';

/** Degrees of ground around what is shown of a conflict: about 50 m. */
const room = 0.0005;

/**
 * Two planners on one border: as it was, theirs, mine, on the map and zone by zone. Mine stays aside until it is put
 * on top of theirs or dropped; nothing of either is lost by itself.
 */
export function ConflictView() {
  const open = useConflict();
  return open && <Conflicting open={open} />;
}

function Conflicting({ open }: { readonly open: OpenConflict }) {
  const { t, say } = useWords();
  const { session } = useSession();
  const setOverlay = useDesk((desk) => desk.setOverlay);
  const fit = useDesk((desk) => desk.fit);
  const resolve = useDesk((desk) => desk.resolve);
  const [dropping, setDropping] = useState(false);
  const { conflict, ways, remade, refusal } = open;
  const drawn = useMemo(() => ways && conflictGround(ways, remade?.ground), [ways, remade]);
  useEffect(() => {
    setOverlay('conflict-base', drawn && { features: drawn.base, tone: 'warn' });
    setOverlay('conflict-theirs', drawn && { features: drawn.theirs, tone: 'bad' });
    setOverlay('conflict-mine', drawn && { features: drawn.mine, tone: 'accent' });
    return () => {
      for (const key of ['base', 'theirs', 'mine']) setOverlay(`conflict-${key}`, undefined);
    };
  }, [drawn, setOverlay]);
  const inQuestion = remade && groundInQuestion(remade.ground);
  useEffect(() => {
    if (inQuestion && inQuestion.length > 0) {
      fit(boxAround({ type: 'MultiLineString', coordinates: inQuestion.map(({ rings }) => [...rings[0]!]) }, room));
    }
    // Shown once for each conflict; later moves of the map are the planner's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [conflict.mine[0]?.key]);

  const label = ({ kind, zones }: EditLabel) => `${say(editKinds[kind])} ${zones.join(t('listSeparator'))}`.trim();
  const coverages = ways ? [ways.theirs, ways.mine, ways.base] : [];
  const putOnTop = () => {
    if (!remade) return;
    const isEmpty = remade.delta.removed.length + remade.delta.added.length + remade.delta.grounds.length === 0;
    const done = resolve(isEmpty ? [] : [{ label: labelOf(conflict.mine), delta: remade.delta }]);
    showToast({ words: t(done ? 'schemes.conflict.putOn' : 'schemes.conflict.putOnFailed'), isFault: !done });
  };
  return (
    <section className={classes.panel} aria-label={t('schemes.conflict.title')} role="region">
      <header className={classes.panelHead}>
        <Title order={2} size="1rem" role="alert">
          {t(conflict.edits.length > 0 ? 'schemes.conflict.title' : 'schemes.conflict.refused')}
        </Title>
        <Text size="sm">{t('schemes.conflict.hint')}</Text>
      </header>
      <div className={classes.panelBody}>
        {conflict.refusal && conflict.edits.length === 0 && (
          <Alert color="red" variant="light" p="sm" mb="sm">
            {refusalOf(conflict.refusal, t)}
          </Alert>
        )}
        <Stack gap={4} mb="sm">
          {(['base', 'theirs', 'mine'] as const).map((of) => (
            <Text key={of} size="xs">
              <span className={classes.swatch} data-of={of} aria-hidden />
              {t(`schemes.conflict.legend.${of}`)}
            </Text>
          ))}
        </Stack>
        <Title order={3} size="sm">
          {t('schemes.conflict.theirs')}
        </Title>
        <ul className={classes.items}>
          {conflict.edits.map((edit) => (
            <li key={edit.number} className={classes.item}>
              {label(edit.label)}
              <span className={classes.field}>
                {[edit.byName ?? personWords(edit.by, session, t), formatInstant(Date.parse(edit.at))]
                  .filter(Boolean)
                  .join(' ')}
              </span>
            </li>
          ))}
        </ul>
        <Title order={3} size="sm" mt="sm">
          {t('schemes.conflict.mine')}
        </Title>
        <ul className={classes.items}>
          {conflict.mine.map((edit) => (
            <li key={edit.key} className={classes.item}>
              {label(edit.label)}
            </li>
          ))}
        </ul>
        {inQuestion && inQuestion.length > 0 && (
          <>
            <Title order={3} size="sm" mt="sm">
              {t(
                inQuestion.some(({ isContested }) => isContested)
                  ? 'schemes.conflict.contested'
                  : 'schemes.conflict.ground',
              )}
            </Title>
            <ul className={classes.items}>
              {inQuestion.map((ground) => (
                <li key={ground.rings[0]!.join()}>
                  <button
                    type="button"
                    className={classes.item}
                    onClick={() => fit(boxAround({ type: 'LineString', coordinates: [...ground.rings[0]!] }, room))}
                  >
                    <strong className={classes.figures}>{formatArea(areaOf(ground.rings))}</strong>
                    {(['base', 'theirs', 'mine'] as const).map((of) => (
                      <span key={of} className={classes.field}>
                        <span className={classes.swatch} data-of={of} aria-hidden />
                        {t(`schemes.conflict.${of}Has`, { who: ownerWords(ground[of], coverages, t) })}
                      </span>
                    ))}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        {remade && remade.fields.length > 0 && (
          <>
            <Title order={3} size="sm" mt="sm">
              {t('schemes.conflict.fields')}
            </Title>
            <ul className={classes.items}>
              {remade.fields.map(({ id, field, ...values }) => {
                const schema = zoneCollection.schema.properties[field];
                const title = schema ? say({ zh: factsOf(schema).title, en: factsOf(schema).titleEn }) : field;
                return (
                  <li key={`${id}/${field}`} className={classes.item}>
                    {ownerWords(id, coverages, t)} <strong>{title}</strong>
                    {(['base', 'theirs', 'mine'] as const).map((of) => (
                      <span key={of} className={classes.field}>
                        <span className={classes.swatch} data-of={of} aria-hidden />
                        {t(`schemes.conflict.${of}Has`, { who: sayValue(values[of], schema, t, say) })}
                      </span>
                    ))}
                  </li>
                );
              })}
            </ul>
          </>
        )}
        {remade === undefined && (
          <Alert color="yellow" variant="light" p="sm" mt="sm">
            {t(ways ? 'schemes.conflict.cannotRemake' : 'schemes.conflict.cannotShow', {
              owners: (refusal?.owners ?? conflict.owners)
                .map((owner) => ownerWords(owner, coverages, t))
                .join(t('listSeparator')),
            })}
          </Alert>
        )}
      </div>
      <footer className={classes.panelFoot}>
        {dropping ? (
          <Group gap="xs" role="alertdialog" aria-label={t('schemes.conflict.dropAsk')}>
            <Text size="sm">{t('schemes.conflict.dropAsk')}</Text>
            <Button
              size="compact-sm"
              color="red"
              onClick={() => {
                resolve([]);
                showToast({ words: t('schemes.conflict.dropped') });
              }}
            >
              {t('schemes.conflict.drop')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setDropping(false)}>
              {t('schemes.conflict.keep')}
            </Button>
          </Group>
        ) : (
          <Group gap="xs">
            <Button size="compact-sm" disabled={remade === undefined} onClick={putOnTop}>
              {t('schemes.conflict.putOnTop')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setDropping(true)}>
              {t('schemes.conflict.takeTheirs')}
            </Button>
          </Group>
        )}
      </footer>
    </section>
  );
}

import { Textarea } from '@mantine/core';
import IconMapPin from '@tabler/icons-react/dist/esm/icons/IconMapPin.mjs';
import { useState, type ReactNode } from 'react';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { distance } from '#domain/geometry/measure.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { Choices } from '../frame/choices.tsx';
import classes from '../frame/field.module.css';
import { Tap } from '../frame/tap.tsx';
import { keepAll } from '../photos/keep-all.ts';
import type { PhonePhoto } from '../photos/photo.ts';
import { TwoPhotos } from '../photos/two-photos.tsx';
import { FixLine } from '../position/fix-line.tsx';
import type { HereNow } from '../position/use-fix.ts';
import type { FieldReport } from '../store/act.ts';
import { notKept } from '../tasks/not-kept.ts';
import { ClassPicker, type ClassSource } from './class-picker.tsx';
import { emptyDraft, missingOfReport, placeOf, reportOf, type Draft } from './draft.ts';

interface ReportScreenProps {
  readonly here: HereNow;
  readonly source: ClassSource;
  /** 自行处置 is a supervisor's. */
  readonly maySelfHandle: boolean;
  readonly keep: (photo: PhonePhoto) => Promise<string>;
  /** Lets go of pictures that were kept for a report which came to nothing. */
  readonly drop: (names: readonly string[]) => Promise<void>;
  readonly onReport: (report: FieldReport, caseClass: CaseClass) => Promise<void>;
  /** The place in words and what is open there already, where the server can be asked. */
  readonly near: (at: readonly [number, number], caseClass: CaseClass | undefined) => ReactNode;
  /** A map on which the pin is put elsewhere. */
  readonly pinMap: (at: readonly [number, number], onPin: (at: readonly [number, number]) => void) => ReactNode;
}

/** A report in three touches: picture, class, send. The place comes by itself and can be put right. */
export function ReportScreen(props: ReportScreenProps) {
  const { here, source, maySelfHandle, keep, drop, onReport, near, pinMap } = props;
  const { t } = useWords();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const [pinning, setPinning] = useState(false);
  const change = (patch: Partial<Draft>) => {
    setFault(undefined);
    setDraft((before) => ({ ...before, ...patch }));
  };
  const now = useNow();
  const at = placeOf(draft, here.fix, now);
  const missing = missingOfReport(draft, here.fix, now);
  const send = async () => {
    setAsked(true);
    if (missing !== undefined || draft.caseClass === undefined) return;
    setBusy(true);
    try {
      const { caseClass } = draft;
      await keepAll(keep, drop, async (kept) => onReport(await reportOf(draft, here.fix, now, kept), caseClass));
      setDraft(emptyDraft);
      setAsked(false);
      setPinning(false);
    } catch (error) {
      setFault(notKept(error, t));
    }
    setBusy(false);
  };
  const moved = draft.pin && here.fix && distance(draft.pin, [here.fix.lon, here.fix.lat]);
  return (
    <div className={classes.withFoot}>
      <div className={classes.pad}>
        {maySelfHandle && (
          <Choices<'report' | 'self'>
            label={t('field.report.what')}
            options={[
              { value: 'report', label: t('field.report.report') },
              { value: 'self', label: t('field.report.self') },
            ]}
            value={draft.selfHandled ? 'self' : 'report'}
            onChange={(value) => change({ selfHandled: value === 'self' })}
          />
        )}
        <section className={classes.section}>
          <h2>{t(draft.selfHandled ? 'field.photo.before' : 'field.report.photos')}</h2>
          <TwoPhotos
            of={draft.selfHandled ? t('field.photo.before') : ''}
            value={draft.pictures}
            onChange={(pictures) => change({ pictures })}
          />
        </section>
        {draft.selfHandled && (
          <section className={classes.section}>
            <h2>{t('field.photo.after')}</h2>
            <TwoPhotos of={t('field.photo.after')} value={draft.after} onChange={(after) => change({ after })} />
          </section>
        )}
        <ClassPicker source={source} value={draft.caseClass} onChange={(caseClass) => change({ caseClass })} />
        <section className={classes.section}>
          <h2>{t('field.report.place')}</h2>
          {at && near(at, draft.caseClass)}
          {moved === undefined ? (
            <FixLine here={here} />
          ) : (
            <p className={classes.quiet}>{t('field.report.pinMoved', { metres: Math.round(moved) })}</p>
          )}
          {draft.pin && moved === undefined && <p className={classes.quiet}>{t('field.report.pinPut')}</p>}
          {pinning && pinMap(at ?? (here.fix ? [here.fix.lon, here.fix.lat] : [NaN, NaN]), (pin) => change({ pin }))}
          <div className={classes.choices}>
            <button
              type="button"
              className={classes.chip}
              aria-expanded={pinning}
              onClick={() => setPinning((before) => !before)}
            >
              <IconMapPin size="1.25rem" aria-hidden />
              {t(pinning ? 'field.report.pinDone' : 'field.report.pin')}
            </button>
            {draft.pin && (
              <button
                type="button"
                className={classes.chip}
                onClick={() =>
                  setDraft((before) => {
                    const { pin: _pin, ...rest } = before;
                    return rest;
                  })
                }
              >
                {t('field.report.pinBack')}
              </button>
            )}
          </div>
        </section>
        <Textarea
          className={classes.field!}
          label={t('field.report.description')}
          autosize
          minRows={1}
          maxRows={5}
          size="lg"
          maxLength={1000}
          value={draft.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
      </div>
      <div className={classes.foot}>
        {asked && missing && (
          <p role="alert" className={classes.fault} style={{ flexBasis: '100%' }}>
            {t(`field.report.missing.${missing}`)}
          </p>
        )}
        {fault && (
          <p role="alert" className={classes.fault} style={{ flexBasis: '100%' }}>
            {fault}
          </p>
        )}
        <Tap onClick={() => void send()} loading={busy}>
          {t(draft.selfHandled ? 'field.report.sendSelf' : 'field.report.send')}
        </Tap>
      </div>
    </div>
  );
}

import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { FieldTask } from '#domain/cases/field-task.ts';
import { measures, type Measure } from '#domain/cases/words.ts';
import { useWords } from '../../i18n/use-words.ts';
import { Choices } from '../frame/choices.tsx';
import classes from '../frame/field.module.css';
import { Sheet } from '../frame/sheet.tsx';
import { Tap } from '../frame/tap.tsx';
import { keepAll } from '../photos/keep-all.ts';
import type { PhonePhoto } from '../photos/photo.ts';
import { TwoPhotos } from '../photos/two-photos.tsx';
import { FoundedInput } from '../verify/founded-input.tsx';
import { empty, inputOf, missingOf, type Filled } from './act-filled.ts';
import { actWord } from './act-words.ts';
import { notKept } from './not-kept.ts';
import { OfficersInput, type Officer } from './officers-input.tsx';
import { ReasonInput } from './reason-form.tsx';
import { TaskClock } from './task-clock.tsx';

interface ActSheetProps {
  readonly task: FieldTask;
  readonly act: CaseAct;
  readonly officers: readonly Officer[] | undefined;
  /** Keeps a picture on the phone; gives the name that acts know it by. */
  readonly keep: (photo: PhonePhoto) => Promise<string>;
  /** Lets go of pictures that were kept for an act which came to nothing. */
  readonly drop: (names: readonly string[]) => Promise<void>;
  readonly onAct: (input: ActInput) => Promise<void>;
  readonly onClose: () => void;
}

const withPictures: Readonly<Partial<Record<CaseAct, 'after' | 'now'>>> = {
  'case.report-back': 'after',
  'case.self-handle': 'after',
  'case.verify': 'now',
  'case.inspect': 'now',
  'case.rework': 'now',
  'case.ask-support': 'now',
};
const withReason: readonly CaseAct[] = ['case.rework', 'case.request-hand-back', 'case.ask-support'];
const withNote: readonly CaseAct[] = ['case.report-back', 'case.verify', 'case.inspect', 'case.self-handle'];

/** What an act asks for, one below the other, and the act itself under the thumb. */
export function ActSheet({ task, act, officers, keep, drop, onAct, onClose }: ActSheetProps) {
  const { t, say } = useWords();
  const [filled, setFilled] = useState<Filled>(empty);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | undefined>(undefined);
  const change = (patch: Partial<Filled>) => setFilled((before) => ({ ...before, ...patch }));
  const missing = missingOf(act, filled);
  const pictures = withPictures[act];
  const send = async () => {
    setAsked(true);
    if (missing !== undefined) return;
    setBusy(true);
    try {
      await keepAll(keep, drop, async (kept) => onAct(await inputOf(act, filled, kept)));
      onClose();
    } catch (error) {
      setFault(notKept(error, t));
      setBusy(false);
    }
  };
  return (
    <Sheet
      title={actWord(act, t, say)}
      onClose={onClose}
      foot={
        <Tap onClick={() => void send()} loading={busy}>
          {actWord(act, t, say)}
        </Tap>
      }
    >
      <p className={classes.section}>
        <strong>{task.className}</strong>
        <br />
        {task.place}
        <br />
        <TaskClock task={task} />
      </p>
      {act === 'case.verify' && <FoundedInput value={filled.founded} onChange={(founded) => change({ founded })} />}
      {act === 'case.self-handle' && (
        <section className={classes.section}>
          <h2>{t('field.photo.before')}</h2>
          <TwoPhotos of={t('field.photo.before')} value={filled.before} onChange={(before) => change({ before })} />
        </section>
      )}
      {pictures && (
        <section className={classes.section}>
          <h2>{t(pictures === 'after' ? 'field.photo.after' : 'field.photo.now')}</h2>
          <TwoPhotos
            of={pictures === 'after' ? t('field.photo.after') : ''}
            value={filled.pictures}
            onChange={(value) => change({ pictures: value })}
          />
        </section>
      )}
      {act === 'case.report-back' && (
        <Choices<Measure>
          label={t('field.act.measure')}
          options={(Object.keys(measures) as Measure[]).map((value) => ({ value, label: say(measures[value]) }))}
          value={filled.measure}
          onChange={(measure) => change({ measure })}
        />
      )}
      {act === 'case.report-back' && filled.measure === 'penalised' && (
        <OfficersInput officers={officers} value={filled.officers} onChange={(value) => change({ officers: value })} />
      )}
      {withReason.includes(act) && (
        <ReasonInput
          act={act}
          label={t('field.act.reason')}
          value={filled.reason}
          onChange={(reason) => change({ reason })}
        />
      )}
      {withNote.includes(act) && (
        <Textarea
          className={classes.field!}
          label={t('field.act.note')}
          autosize
          minRows={1}
          maxRows={5}
          size="lg"
          maxLength={1000}
          value={filled.note}
          onChange={(event) => change({ note: event.currentTarget.value })}
        />
      )}
      {asked && missing && (
        <p role="alert" className={classes.fault}>
          {t(`field.act.missing.${missing}`)}
        </p>
      )}
      {fault && (
        <p role="alert" className={classes.fault}>
          {fault}
        </p>
      )}
    </Sheet>
  );
}

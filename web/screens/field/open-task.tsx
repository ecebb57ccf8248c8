import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Vehicle } from '#domain/people/crew.ts';
import type { PostAnswer } from '../../cases/api.ts';
import { caseText } from '../../cases/case-text.ts';
import { useClasses } from '../../cases/use-classes.ts';
import type { FieldOutbox } from '../../field/store/use-outbox.ts';
import { placeNow } from '../../field/position/phone-fix.ts';
import { useKept } from '../../field/store/use-outbox.ts';
import type { ShownTask } from '../../field/store/merge-tasks.ts';
import { say as tell } from '../../field/frame/said.tsx';
import { actWord } from '../../field/tasks/act-words.ts';
import { ActSheet } from '../../field/tasks/act-sheet.tsx';
import { actedCase } from '../../field/tasks/acted.ts';
import { stateOf } from '../../field/tasks/order.ts';
import { offered } from '../../field/tasks/next-step.ts';
import { notKept } from '../../field/tasks/not-kept.ts';
import type { Officer } from '../../field/tasks/officers-input.tsx';
import { TaskSheet } from '../../field/tasks/task-sheet.tsx';
import type { HereNow } from '../../field/position/use-fix.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow, useNow } from '../../live/clock.ts';
import { TaskMap } from './task-map.tsx';

interface OpenTaskProps {
  readonly task: ShownTask;
  readonly act: CaseAct | undefined;
  readonly here: HereNow;
  readonly vehicle: Vehicle;
  readonly officers: readonly Officer[] | undefined;
  readonly outbox: FieldOutbox;
  readonly onForm: (act: CaseAct) => void;
  readonly onCloseForm: () => void;
  readonly onClose: () => void;
}

/** Done at a touch, without a form. */
const atOnce: readonly CaseAct[] = ['case.sign-for', 'case.arrive', 'case.withdraw-request'];

/** The open task, and over it the form of what is being done about it. */
export function OpenTask(props: OpenTaskProps) {
  const { task, act, here, vehicle, officers, outbox, onForm, onCloseForm, onClose } = props;
  const { t, say } = useWords();
  const now = useNow();
  const { of } = useClasses();
  const at = `lon=${task.lon.toFixed(7)}&lat=${task.lat.toFixed(7)}`;
  const posts = useKept<{ readonly answers: readonly PostAnswer[] }>(`/api/zones/at?${at}`).data?.data.answers;
  const { classStandard, classKind, classCode } = task;
  const kind = of({ classStandard, classKind, classCode })?.responsibilityKind;
  const zone = posts?.find((answer) => answer.kind === kind)?.zone;
  const post = zone && {
    ...(zone.officer !== undefined && { officer: zone.officer }),
    ...(zone.phone !== undefined && { phone: zone.phone }),
  };
  const doIt = async (what: CaseAct, input: ActInput) => {
    await outbox.send({ kind: 'act', of: actedCase(task), act: what, input });
    tell(t('field.act.kept', { act: actWord(what, t, say) }));
  };
  const begin = (what: CaseAct) => {
    if (!atOnce.includes(what)) return onForm(what);
    const place = what === 'case.arrive' ? placeNow(here.fix, serverNow()) : {};
    doIt(what, place).catch((error: unknown) => {
      tell(notKept(error, t), true);
    });
    return undefined;
  };
  const { foot, beside } = offered(task);
  const isFormOpen = act !== undefined && !atOnce.includes(act) && [...foot, ...beside].includes(act);
  const { number, status, urgent, place, unit, dueAt } = task;
  const text = caseText(
    { number, status, urgent, place, unit, dueAt },
    { className: task.className, clock: '', ...(post && { post }) },
    t,
    say,
  );
  return (
    <>
      <TaskSheet
        task={task}
        isDone={task.isDone}
        waiting={task.unsent.length}
        post={post}
        text={text}
        map={<TaskMap task={task} fix={here.fix} vehicle={vehicle} isLate={(one) => stateOf(one, now) === 'overdue'} />}
        isCovered={isFormOpen}
        onAct={begin}
        onClose={onClose}
      />
      {isFormOpen && (
        <ActSheet
          key={`${task.id} ${act}`}
          task={task}
          act={act}
          officers={officers}
          keep={({ file, origin }) => outbox.keepPhoto(file, origin)}
          drop={outbox.dropPhotos}
          onAct={(input) => doIt(act, input)}
          onClose={onCloseForm}
        />
      )}
    </>
  );
}

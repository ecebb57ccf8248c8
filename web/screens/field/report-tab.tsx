import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import IconMapPinFilled from '@tabler/icons-react/dist/esm/icons/IconMapPinFilled.mjs';
import { arrivalQuery } from '../../cases/api.ts';
import classes from '../../field/frame/field.module.css';
import { say as tell } from '../../field/frame/said.tsx';
import type { HereNow } from '../../field/position/use-fix.ts';
import { ReportScreen } from '../../field/report/report-screen.tsx';
import type { FieldOutbox } from '../../field/store/use-outbox.ts';
import { formatLength } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { drawnHere } from './drawn.ts';
import { FieldMap } from './field-map.tsx';
import { useClassSource } from './use-class-source.ts';

type At = readonly [number, number];

interface ReportTabProps {
  readonly here: HereNow;
  readonly outbox: FieldOutbox;
  readonly maySelfHandle: boolean;
  /** Where to look for a place while the phone does not know its own. */
  readonly home: At;
}

/** 上报 and 自行处置. */
export function ReportTab({ here, outbox, maySelfHandle, home }: ReportTabProps) {
  const { t, say } = useWords();
  const source = useClassSource();
  return (
    <ReportScreen
      here={here}
      source={source}
      maySelfHandle={maySelfHandle}
      keep={({ file, origin }) => outbox.keepPhoto(file, origin)}
      drop={outbox.dropPhotos}
      onReport={async (report, caseClass) => {
        await outbox.send({ kind: 'report', report, className: say(caseClass) });
        source.used(caseClass);
        tell(t('field.report.kept', { name: say(caseClass) }));
      }}
      near={(at, caseClass) => <NearPlace at={at} caseClass={caseClass} />}
      pinMap={(at, onPin) => <PinMap at={Number.isNaN(at[0]) ? home : at} here={here} onPin={onPin} />}
    />
  );
}

/** The place in words, and what of the same kind is open near by: it is reported all the same where one wishes. */
function NearPlace({ at, caseClass }: { readonly at: At; readonly caseClass: CaseClass | undefined }) {
  const { t } = useWords();
  // Ten metres more or less have the same words.
  const [lon, lat] = at.map((degrees) => Number(degrees.toFixed(4))) as [number, number];
  const { session } = useSession();
  const { data } = useQuery({
    ...arrivalQuery({ lon, lat }, caseClass),
    // Whom the phone only remembers cannot ask by a body yet.
    enabled: session?.csrf !== undefined,
    retry: false,
  });
  if (data === undefined) return null;
  return (
    <>
      <p style={{ margin: 0, fontWeight: 600 }}>{data.place}</p>
      {data.permitHint && <p className={classes.quiet}>{t('field.report.permit', { permit: data.permitHint })}</p>}
      {data.duplicates.map(({ id, number, className, metres }) => (
        <p key={id} className={classes.fault} role="status">
          {t('field.report.duplicate', { number, className, length: formatLength(metres) })}
        </p>
      ))}
    </>
  );
}

/** The pin stands in the middle; the map is moved under it. */
function PinMap({ at, here, onPin }: { readonly at: At; readonly here: HereNow; readonly onPin: (at: At) => void }) {
  const { t } = useWords();
  const drawn = useMemo(() => drawnHere(here.fix, t('field.map.me')), [here.fix, t]);
  return (
    <>
      <p className={classes.quiet}>{t('field.report.pinHint')}</p>
      <FieldMap drawn={drawn} bbox={[at[0], at[1], at[0], at[1]]} fitKey="pin" onMoved={onPin}>
        <span className={classes.pin}>
          <IconMapPinFilled size="100%" aria-hidden />
        </span>
      </FieldMap>
    </>
  );
}

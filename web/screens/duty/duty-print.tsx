import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { DispatchPrint } from '../../cases/sheets/dispatch-print.tsx';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime } from '../../live/clock.ts';
import { useOwnSearch } from '../../state/router.tsx';

/** Dispatch sheets (派遣单) of the cases that the address names, to be printed. */
export function DutyPrint() {
  const { t, language } = useWords();
  const { own } = useOwnSearch();
  const router = useRouter();
  const city = useQuery(cityQuery);
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  const asked = own['cases'] ?? '';
  const cases = useMemo(() => asked.split(',').filter((ref) => ref !== ''), [asked]);
  const name = city.data?.name[language] ?? '';
  useEffect(() => {
    document.title = `${name} ${t('duty.print')}`.trim();
  }, [name, t]);
  return (
    <DispatchPrint
      city={name}
      isSample={city.data?.sample ?? false}
      cases={cases}
      onBack={() => router.history.back()}
    />
  );
}

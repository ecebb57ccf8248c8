import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime } from '../../live/clock.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { PrintView } from '../../zones/sheets/print-view.tsx';
import { ofPrint } from '../../zones/versions/address.ts';

/** Sheets to be printed: a version's map, or the sheets of some of its zones, as the address says. */
export function ZonesPrint() {
  const { t, language } = useWords();
  const { own } = useOwnSearch();
  const router = useRouter();
  const city = useQuery(cityQuery);
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  const asked = own[ofPrint.zones] ?? '';
  const zones = useMemo(() => (asked === 'all' ? asked : asked === '' ? [] : asked.split(',')), [asked]);
  const name = city.data?.name[language] ?? '';
  useEffect(() => {
    document.title = `${name} ${t('schemes.title')}`.trim();
  }, [name, t]);
  return (
    <PrintView
      city={name}
      isSample={city.data?.sample ?? false}
      scheme={own[ofPrint.scheme] ?? ''}
      zones={zones}
      onBack={() => router.history.back()}
    />
  );
}

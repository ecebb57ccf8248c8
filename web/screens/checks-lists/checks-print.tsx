import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { askedBy, paramsOf } from '../../checks/address.ts';
import { PrintView, type Printed } from '../../checks/lists/sheet/print-view.tsx';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime } from '../../live/clock.ts';
import { useOwnSearch } from '../../state/router.tsx';

/** `/checks/print`: a work list (`worklist`), or findings as the desk's own parameters narrow them, to be printed. */
export function ChecksPrint() {
  const { t, language } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const router = useRouter();
  const city = useQuery(cityQuery);
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  const printed = useMemo((): Printed => {
    const list = own['worklist'];
    return list
      ? { is: 'list', id: list, withMended: own['mended'] === 'yes' }
      : { is: 'findings', params: paramsOf(askedBy(own)) };
  }, [own]);
  const name = city.data?.name[language] ?? '';
  useEffect(() => {
    document.title = `${name} ${t('treating.lists.title')}`.trim();
  }, [name, t]);
  return (
    <PrintView
      city={name}
      isSample={city.data?.sample ?? false}
      printed={printed}
      onWithMended={(withMended) => changeOwn({ mended: withMended ? 'yes' : '' }, 'replace')}
      onBack={() => router.history.back()}
    />
  );
}

import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { registerById } from '../../registers/register.ts';
import { Notice } from '../../ui/notice.tsx';
import { RegisterBar } from './register-bar.tsx';
import { RegisterDesk } from './register-desk.tsx';
import { RegisterList } from './register-list.tsx';
import classes from './desk.module.css';

/** The registers of the city: their list, or one of them with its map, table and form. */
export function Registers() {
  const { t, say } = useWords();
  const { collection: id } = useParams({ strict: false }) as { readonly collection?: string };
  const register = id === undefined ? undefined : registerById(id);
  const title = register ? say(register.titles) : t('registers.title');
  useEffect(() => {
    document.title = `${title} · ${t('appName')}`;
  }, [title, t]);
  if (register) return <RegisterDesk key={register.id} register={register} />;
  return (
    <div className={classes.page}>
      <RegisterBar title={t('registers.title')} />
      {id === undefined ? (
        <RegisterList />
      ) : (
        <Notice role="alert" title={t('registers.unknown')} next={t('registers.unknownNext')} />
      )}
    </div>
  );
}

import { factsOf, personalRightOf, type Collection } from '#domain/collection.ts';
import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TSchema } from 'typebox';
import { useWords } from '../../i18n/use-words.ts';
import { lookAtPersonal } from '../../state/personal.ts';
import { useSession } from '../../state/session.ts';
import classes from './feature-card.module.css';

interface PersonalFieldsProps {
  readonly collection: Collection;
  readonly id: string;
}

/**
 * Personal fields, for the seats that need them: shown when asked for, because each look is logged, and gone with the
 * card. They are kept in no memory of the page.
 */
export function PersonalFields({ collection, id }: PersonalFieldsProps) {
  const { t, language } = useWords();
  const { can } = useSession();
  const look = useMutation({
    gcTime: 0,
    mutationFn: () => lookAtPersonal(collection.id, id),
  });
  if (collection.personal === undefined || !can(personalRightOf(collection))) return null;
  const schemas = Object.entries(collection.personal.properties as Readonly<Record<string, TSchema>>);
  const { data, error } = look;
  return (
    <section className={classes.personal} aria-label={t('personal.title')}>
      {data === undefined ? (
        <Button size="compact-sm" variant="default" loading={look.isPending} onClick={() => look.mutate()}>
          {t('personal.show')}
        </Button>
      ) : (
        <dl className={classes.lines}>
          {schemas.map(([key, schema]) => (
            <div key={key} className={classes.line}>
              <dt>{language === 'zh' ? factsOf(schema).title : factsOf(schema).titleEn}</dt>
              <dd data-missing={data[key] === undefined || undefined}>{data[key] ?? t('missing')}</dd>
            </div>
          ))}
        </dl>
      )}
      <Text size="xs" c="dimmed">
        {error ? error.message : t('personal.logged')}
      </Text>
    </section>
  );
}

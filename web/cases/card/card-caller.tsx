import { cases } from '#domain/cases/collection.ts';
import { factsOf, personalRightOf } from '#domain/collection.ts';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TSchema } from 'typebox';
import { useWords } from '../../i18n/use-words.ts';
import { lookAtPersonal } from '../../state/personal.ts';
import { useSession } from '../../state/session.ts';
import { Line } from './line.tsx';
import { Section } from './section.tsx';
import classes from './card.module.css';

/**
 * Whoever reported it, for the seats that speak to callers: shown when asked for, because each look is logged, and gone
 * with the card. Kept in no memory of the page.
 */
export function CardCaller({ id }: { readonly id: string }) {
  const { t, say } = useWords();
  const { can } = useSession();
  const look = useMutation({ gcTime: 0, mutationFn: () => lookAtPersonal(cases.id, id) });
  if (!can(personalRightOf(cases))) return null;
  const fields = Object.entries(cases.personal!.properties as Readonly<Record<string, TSchema>>);
  const { data, error } = look;
  return (
    <Section title={t('cases.card.caller')}>
      {data === undefined ? (
        <Button size="compact-sm" variant="default" loading={look.isPending} onClick={() => look.mutate()}>
          {t('cases.card.lookAtCaller')}
        </Button>
      ) : (
        <dl className={classes.lines}>
          {fields.map(([key, schema]) => {
            const { title, titleEn } = factsOf(schema);
            return (
              <Line key={key} label={say({ zh: title, en: titleEn })}>
                {data[key] ?? t('missing')}
              </Line>
            );
          })}
        </dl>
      )}
      <p className={classes.quiet}>{error ? t('cases.card.callerFailed') : t('cases.card.lookIsLogged')}</p>
    </Section>
  );
}

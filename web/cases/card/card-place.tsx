import { actions } from '#domain/actions.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/use-words.ts';
import { colleaguesQuery } from '../api.ts';
import { Hint } from '../hint.tsx';
import { usePostToCall } from '../post-to-call.ts';
import { Line } from './line.tsx';
import { Section } from './section.tsx';
import classes from './card.module.css';

/** Where it is and who answers: place in words, unit, zone, grid, and the post to call. */
export function CardPlace({ feature }: { readonly feature: Feature }) {
  const { t, say } = useWords();
  const { properties } = feature;
  const post = usePostToCall(feature);
  const phone = post.phone ?? post.unitPhone;
  const text = (name: string) => (typeof properties[name] === 'string' ? properties[name] : '');
  const area = [text('district'), text('street'), text('community')].filter(Boolean).join(t('cases.separator'));
  const zone = post.zone ? `${post.zone.number} ${post.zone.name}` : text('zone');
  return (
    <Section title={t('cases.card.place')}>
      <p className={classes.place}>{text('place')}</p>
      {text('permitHint') !== '' && <Hint title={t('cases.card.permitHint')}>{text('permitHint')}</Hint>}
      <dl className={classes.lines}>
        <Line label={t('cases.card.unit')}>
          <span className={classes.strong}>{text('unit') || t('missing')}</span>
          {text('coUnit') !== '' && (
            <span className={classes.remark}>{t('cases.card.coUnit', { unit: text('coUnit') })}</span>
          )}
        </Line>
        <Line label={t('cases.card.post')}>
          {phone === undefined ? (
            t(post.isPending ? 'cases.card.looking' : 'cases.card.noPhone')
          ) : (
            <>
              <Anchor href={`tel:${phone}`} size="sm" className={classes.strong}>
                {phone}
              </Anchor>
              <span className={classes.remark}>{post.officer ?? t('cases.card.unitPhone')}</span>
            </>
          )}
        </Line>
        <Assigned properties={properties} />
        <Line label={t('cases.card.zone')}>{zone || t('missing')}</Line>
        {text('grid') !== '' && <Line label={t('cases.card.grid')}>{text('grid')}</Line>}
        {area !== '' && <Line label={t('cases.card.area')}>{area}</Line>}
        <Line label={t('cases.card.action')}>{say(actions[String(properties['action']) as keyof typeof actions])}</Line>
      </dl>
    </Section>
  );
}

/** Whom the unit gave it to: a person by name, or a crew. */
function Assigned({ properties: { unit, assignee, crew } }: { readonly properties: Properties }) {
  const { t } = useWords();
  const people = useQuery({
    ...colleaguesQuery(String(unit ?? '')),
    enabled: typeof assignee === 'string' && typeof unit === 'string',
  });
  const name = people.data?.find(({ id }) => id === assignee)?.name;
  const words = [crew, name].filter((part) => typeof part === 'string').join(t('cases.separator'));
  return words === '' ? null : <Line label={t('cases.card.assigned')}>{words}</Line>;
}

import { Modal, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isOfGroup, type PostGroup } from '#domain/people/presence-at-post.ts';
import { formatLength } from '../i18n/measures.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { formatClock } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { Failed } from '../ui/failed.tsx';
import { onDutyQuery, postGroups, type PersonNow, type PostNow } from './api.ts';
import classes from './numbers.module.css';

interface PostsNowProps {
  /** Which posts are listed. */
  readonly group: PostGroup;
  readonly onGroup: (group: PostGroup) => void;
  readonly onClose: () => void;
}

/** The posts behind 当前在岗率: as many of each kind as the number says, each with who stands there since when. */
export function PostsNow({ group, onGroup, onClose }: PostsNowProps) {
  const { t } = useWords();
  const answer = useQuery(onDutyQuery);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('numbers.five.onDuty')}
      size="72rem"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {answer.data ? (
        <PostList at={answer.data.at} all={answer.data.posts} group={group} onGroup={onGroup} />
      ) : answer.isError ? (
        <Failed title={t('numbers.posts.failed')} error={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Skeleton h="12rem" aria-label={t('numbers.loading')} />
      )}
    </Modal>
  );
}

function PostList({
  at,
  all,
  group,
  onGroup,
}: {
  readonly at: string;
  readonly all: readonly PostNow[];
  readonly group: PostGroup;
  readonly onGroup: (group: PostGroup) => void;
}) {
  const { t, language } = useWords();
  const isKnown = all.some(({ state }) => state !== undefined);
  const groups = postGroups.filter((one) => isKnown || one === 'due');
  const shownGroup = groups.includes(group) ? group : 'due';
  const of = (one: PostGroup) => all.filter(({ state }) => isOfGroup(one, state));
  const shown = of(shownGroup);
  return (
    <>
      <SegmentedControl
        size="xs"
        mb="sm"
        aria-label={t('numbers.posts.which')}
        data={groups.map((one) => ({
          value: one,
          label: `${t(`numbers.posts.group.${one}`)} ${formatNumber(of(one).length, language)}`,
        }))}
        value={shownGroup}
        onChange={(one) => onGroup(one as PostGroup)}
      />
      {!isKnown && <Text size="sm">{t('numbers.five.noPositions')}</Text>}
      {shown.length === 0 ? (
        <Text size="sm" role="status">
          {t('numbers.posts.none')}
        </Text>
      ) : (
        <table className={classes.places} aria-label={t(`numbers.posts.group.${shownGroup}`)}>
          <thead>
            <tr>
              {(['post', 'unit', 'shift', 'stateHead', 'people'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`numbers.posts.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((post) => (
              <PostRow key={post.post} post={post} />
            ))}
          </tbody>
        </table>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        {t('numbers.posts.asOf', { at: formatClock(Date.parse(at)) })}
      </Text>
    </>
  );
}

function PostRow({ post: { post, name, unit, state, shifts, people, hidden } }: { readonly post: PostNow }) {
  const { t } = useWords();
  const clock = (iso: string): string => formatClock(Date.parse(iso));
  return (
    <tr>
      <th scope="row">
        {name === undefined ? post : `${name} `}
        {name !== undefined && <small>{post}</small>}
      </th>
      <td>{unit ?? t('missing')}</td>
      <td>
        {shifts.map((shift) => (
          <div key={shift.name}>
            {shift.name} {clock(shift.from)}–{clock(shift.to)}
          </div>
        ))}
      </td>
      <td>{state === undefined ? t('missing') : t(`numbers.posts.state.${state}`)}</td>
      <td>
        {people.map((one) => (
          <PersonLine key={one.name} person={one} />
        ))}
        {hidden > 0 && <div className={classes.none}>{t('numbers.posts.hidden', { count: hidden })}</div>}
      </td>
    </tr>
  );
}

function PersonLine({ person: { name, standsInFor, state, since, heardAt, metres } }: { readonly person: PersonNow }) {
  const { t } = useWords();
  const clock = (iso: string): string => formatClock(Date.parse(iso));
  const said = [
    standsInFor === undefined ? '' : t('numbers.posts.standsInFor', { name: standsInFor }),
    state === 'absent' ? t('numbers.posts.state.absent') : '',
    since === undefined ? '' : t('numbers.posts.since', { at: clock(since) }),
    state === 'outside' && metres !== undefined ? t('numbers.posts.away', { length: formatLength(metres) }) : '',
    state !== 'lost'
      ? ''
      : heardAt === undefined
        ? t('numbers.posts.neverHeard')
        : t('numbers.posts.heard', { at: clock(heardAt) }),
  ].filter((words) => words !== '');
  return (
    <div>
      {name}
      {t('labelSeparator')}
      {said.length === 0 ? t('missing') : said.join(t('numbers.posts.separator'))}
    </div>
  );
}

import { Button, Group, Loader, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState, type Ref } from 'react';
import type { RoundStop } from '#domain/dispatch/next-shift/round.ts';
import { routeTones } from '../../map/plane/route-layers.ts';
import type { City } from '../../collections/api.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { CrewRoute } from '../../next-shift/crew-route.tsx';
import { deskOf, edited, timed, writtenOf, type Desk, type Edit } from '../../next-shift/desk.ts';
import { draftFeatures } from '../../next-shift/layer.ts';
import { LeftStops } from '../../next-shift/left-stops.tsx';
import { nextShiftKey, proposalQuery, publishRoutes, type Proposal, type PublishedPlan } from '../../next-shift/api.ts';
import { useWays } from '../../next-shift/use-ways.ts';
import panel from '../../next-shift/next-shift.module.css';
import { usePreferences } from '../../state/preferences.ts';
import { RequestFailed } from '../../state/request.ts';
import { useView } from '../../state/router.tsx';
import { useKeepUnsaved } from '../../state/unsaved.ts';
import { Failed } from '../../ui/failed.tsx';
import { faultWords } from '../../ui/fault-words.ts';
import { showToast } from '../../ui/toast.tsx';
import type { DeskMapHandle } from '../desk-map.tsx';
import { groundOf } from './ground-of.ts';
import { RoutesMap } from './routes-map.tsx';
import classes from './next-shift.module.css';

interface PlanDeskProps {
  readonly city: City;
  readonly unit: string;
  readonly shift: string;
  readonly day: string;
  readonly published: PublishedPlan | undefined;
  readonly mayPublish: boolean;
  readonly map: Ref<DeskMapHandle>;
}

/** The routes of a shift as they are proposed, to be changed and published. */
export function PlanDesk(props: PlanDeskProps) {
  const { t } = useWords();
  const { unit, shift, day } = props;
  const proposal = useQuery(proposalQuery(unit, shift, day));
  if (proposal.isFetching) {
    return (
      <Group p="xl" role="status">
        <Loader size="sm" />
        <Text>{t('nextShift.proposing')}</Text>
      </Group>
    );
  }
  if (proposal.isError) {
    return <Failed title={t('nextShift.failed')} error={proposal.error} retry={() => void proposal.refetch()} />;
  }
  if (proposal.data === undefined) return null;
  return <Drafting key={proposal.dataUpdatedAt} {...props} proposal={proposal.data} />;
}

function Drafting({ city, proposal, published, mayPublish, map }: PlanDeskProps & { readonly proposal: Proposal }) {
  const { t, language } = useWords();
  const { view } = useView();
  const { theme } = usePreferences(view);
  const client = useQueryClient();
  const [desk, setDesk] = useState<Desk>(() => deskOf(proposal));
  const [chosen, setChosen] = useState<number | undefined>(undefined);
  const [placing, setPlacing] = useState<Placing | undefined>(undefined);
  useKeepUnsaved(desk.past.length > 0);
  const now = useMemo(() => timed(proposal, desk.draft), [proposal, desk.draft]);
  const ways = useWays(now, chosen);
  const features = useMemo(() => draftFeatures(now, chosen, ways), [now, chosen, ways]);
  const ground = useMemo(() => groundOf([...proposal.stops, ...proposal.crews]), [proposal]);
  const edit = (one: Edit) => setDesk((before) => edited(proposal, before, one));
  const publish = useMutation({
    mutationFn: () => publishRoutes(writtenOf(proposal, desk.draft, now), published?.version ?? null),
    onSuccess: async () => {
      setDesk((before) => ({ ...before, past: [], future: [] }));
      showToast({ words: t('nextShift.published') });
      await client.invalidateQueries({ queryKey: [...nextShiftKey, 'overview'] });
    },
    onError: (error) => {
      const isChanged = error instanceof RequestFailed && error.status === 409;
      const words = isChanged
        ? t('nextShift.changed')
        : `${t('nextShift.publishFailed')}${t('labelSeparator')}${faultWords(error.message, t)}`;
      showToast({ words, isFault: true });
    },
  });
  const { rounds, out, coverage, late, problem } = now;
  const onEdit = mayPublish ? edit : undefined;
  return (
    <div className={classes.main}>
      <div className={classes.list}>
        <div className={panel.panel}>
          <h2 className={panel.sheetHead}>
            {t('nextShift.sheetHead', { unit: proposal.unit, day: proposal.day, shift: proposal.shift })}
          </h2>
          <div className={panel.figures}>
            <strong>
              {coverage === undefined
                ? t('nextShift.noCoverage')
                : t('nextShift.coverage', { percent: formatNumber(coverage * 100, language) })}
            </strong>
            <span>
              {t('nextShift.stopsOf', { placed: problem.stops.length - out.length, all: problem.stops.length })}
            </span>
            <span className={late > 0 ? panel.late : undefined}>
              {late > 0 ? t('nextShift.lateStops', { count: late }) : t('nextShift.allInTime')}
            </span>
          </div>
          {proposal.notes.map((note) => (
            <Text key={note} size="xs" c="dimmed" role="note">
              {t(`nextShift.notes.${note}`)}
            </Text>
          ))}
          {mayPublish && (
            <Group gap="xs" className={panel.tools ?? ''}>
              <Button size="xs" loading={publish.isPending} onClick={() => publish.mutate()}>
                {t(published === undefined ? 'nextShift.publish' : 'nextShift.publishAgain')}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={desk.past.length === 0}
                onClick={() => edit({ do: 'undo' })}
              >
                {t('nextShift.undo')}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={desk.future.length === 0}
                onClick={() => edit({ do: 'redo' })}
              >
                {t('nextShift.redo')}
              </Button>
              <Button size="xs" variant="default" onClick={() => setPlacing(placing === undefined ? {} : undefined)}>
                {t(placing === undefined ? 'nextShift.add' : 'nextShift.addCancel')}
              </Button>
              <Text size="xs" c="dimmed">
                {published === undefined
                  ? t('nextShift.notPublished')
                  : t('nextShift.publishedAt', { at: formatInstant(Date.parse(published.content.publishedAt)) })}
              </Text>
            </Group>
          )}
          {placing !== undefined && (
            <AddStop
              placing={placing}
              proposal={proposal}
              onAdd={(stop, crew) => {
                edit({ do: 'add', stop, crew });
                setPlacing(undefined);
              }}
            />
          )}
          {rounds.map(({ crew }, i) => (
            <CrewRoute
              key={crew}
              timed={now}
              crew={i}
              tone={routeTones[theme][i % routeTones[theme].length]!}
              isChosen={chosen === i}
              onChoose={() => setChosen(chosen === i ? undefined : i)}
              onEdit={onEdit}
            />
          ))}
          <LeftStops timed={now} onEdit={onEdit} />
        </div>
      </div>
      <div className={classes.map}>
        <RoutesMap
          city={city}
          features={features}
          ground={ground}
          onPlace={placing && ((at) => setPlacing({ at }))}
          map={map}
        />
      </div>
    </div>
  );
}

/** A stop that is being added: its place once one is chosen. */
interface Placing {
  readonly at?: readonly [lon: number, lat: number];
}

/** What is to be done at a place that was clicked, and who goes there. */
function AddStop({
  placing: { at },
  proposal,
  onAdd,
}: {
  readonly placing: Placing;
  readonly proposal: Proposal;
  readonly onAdd: (stop: RoundStop, crew: number) => void;
}) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [crew, setCrew] = useState('0');
  if (at === undefined) {
    return (
      <Text size="sm" role="status">
        {t('nextShift.adding')}
      </Text>
    );
  }
  const add = () => {
    const [lon, lat] = at;
    const said = name.trim();
    const [from, until] = [Date.parse(proposal.from) / 1000, Date.parse(proposal.until) / 1000];
    const stay = 900;
    onAdd(
      {
        id: `manual:${lon.toFixed(6)},${lat.toFixed(6)}`,
        kind: 'manual',
        lon,
        lat,
        place: said === '' ? t('nextShift.manualPlace') : said,
        why: { zh: '人工增加', en: 'Added by hand' },
        weight: 0,
        from,
        until: until - stay,
        stay,
      },
      Number(crew),
    );
  };
  return (
    <Group gap="xs" align="end" component="form" onSubmit={(event) => (event.preventDefault(), add())}>
      <TextInput
        size="xs"
        label={t('nextShift.addName')}
        maxLength={100}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <NativeSelect
        size="xs"
        label={t('nextShift.addTo')}
        value={crew}
        data={proposal.crews.map(({ name: label }, i) => ({ value: String(i), label }))}
        onChange={(event) => setCrew(event.currentTarget.value)}
      />
      <Button size="xs" type="submit">
        {t('nextShift.addDo')}
      </Button>
    </Group>
  );
}

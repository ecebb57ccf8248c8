import { Button, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { factsOf } from '#domain/collection.ts';
import { collectionById } from '#domain/collections.ts';
import { roadClasses } from '#domain/roads/collection.ts';
import { sides } from '#domain/streets/side.ts';
import { zones as zoneCollection } from '#domain/zones/collection.ts';
import type { Comparison, Handover, ZoneChange } from '#domain/zones/compare/comparison.ts';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { formatNumber } from '../../i18n/numbers.ts';
import { useWords } from '../../i18n/use-words.ts';
import { sayValue } from '../../ui/say-value.ts';
import type { Bbox } from '../../map/contract.ts';
import { useDesk } from '../desk.ts';
import type { ComparedPart } from './compare-panel.tsx';
import { boxAround } from './compared-ground.ts';
import { holderWords } from './holder-words.ts';
import classes from './versions.module.css';

/** So many lines are drawn before one asks for more. */
const shownAtOnce = 100;

/** Degrees of ground around what is only a point or a short line: about 100 m. */
const room = 0.001;

/** One of the lists of a comparison; a line shows its place on the map. */
export function ComparedList({ part, found }: { readonly part: ComparedPart; readonly found: Comparison }) {
  const { t, language } = useWords();
  const [all, setAll] = useState(false);
  const lines = linesOf[part](found);
  const shown = all ? lines : lines.slice(0, shownAtOnce);
  if (lines.length === 0) {
    return (
      <Text size="sm" c="dimmed" role="status" py="sm">
        {t(`schemes.noneOf.${part}`)}
      </Text>
    );
  }
  return (
    <>
      <ul className={classes.items}>{shown}</ul>
      {shown.length < lines.length && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          {t('schemes.showAll', { count: formatNumber(lines.length, language) })}
        </Button>
      )}
    </>
  );
}

const linesOf: Readonly<Record<ComparedPart, (found: Comparison) => readonly ReactNode[]>> = {
  zones: ({ zones }) => zones.map((change) => <ZoneLine key={change.id} change={change} />),
  pieces: ({ pieces }) =>
    pieces.map((piece) => (
      <HandoverLine
        key={piece.at.join()}
        handover={piece}
        title={formatArea(piece.area)}
        bbox={boxAround(piece.geometry, room)}
      />
    )),
  roads: ({ roads }) =>
    roads.map((road) => <RoadLine key={`${road.id}/${road.side}/${road.line.coordinates[0]!.join()}`} road={road} />),
  places: ({ places }) =>
    places.map((place) => (
      <PlaceLine
        key={`${place.collection}/${place.id}`}
        collection={place.collection}
        id={place.id}
        name={place.name}
        handover={place}
      />
    )),
  cases: ({ cases }) =>
    cases.map((one) => <PlaceLine key={one.id} collection="cases" id={one.id} name={one.number} handover={one} />),
};

function ZoneLine({ change: { change, before, after, fields, gained, lost, id } }: { readonly change: ZoneChange }) {
  const { t, say } = useWords();
  const choose = useDesk((desk) => desk.choose);
  const stands = useDesk((desk) => desk.draft?.coverage.grounds.has(id) ?? false);
  const zone = after ?? before;
  const words = (
    <>
      <strong>
        {zone?.number} {zone?.name}
      </strong>{' '}
      <span>{t(`schemes.changed.${change}`)}</span>
      <span className={classes.figures}>
        {gained > 0 && ` +${formatArea(gained)}`}
        {lost > 0 && ` −${formatArea(lost)}`}
      </span>
      {fields.map((field) => {
        const schema = zoneCollection.schema.properties[field];
        const title = schema && say({ zh: factsOf(schema).title, en: factsOf(schema).titleEn });
        const value = (content: typeof before) =>
          sayValue(field === 'frontages' ? content?.frontages?.length : content?.[field], schema, t, say);
        return (
          <span key={field} className={classes.field}>
            {title ?? field}
            {t('labelSeparator')}
            {t('schemes.becomes', { before: value(before), after: value(after) })}
          </span>
        );
      })}
    </>
  );
  return (
    <li>
      {stands ? (
        <button type="button" className={classes.item} onClick={() => choose([id])}>
          {words}
        </button>
      ) : (
        <span className={classes.item}>{words}</span>
      )}
    </li>
  );
}

function HandoverLine({
  handover,
  title,
  bbox,
}: {
  readonly handover: Handover;
  readonly title: ReactNode;
  readonly bbox: Bbox;
}) {
  const { t } = useWords();
  const fit = useDesk((desk) => desk.fit);
  return (
    <li>
      <button type="button" className={classes.item} onClick={() => fit(bbox)}>
        <strong className={classes.figures}>{title}</strong>
        <span className={classes.field}>
          {t('schemes.becomes', { before: holderWords(handover.from, t), after: holderWords(handover.to, t) })}
        </span>
      </button>
    </li>
  );
}

function RoadLine({ road }: { readonly road: Comparison['roads'][number] }) {
  const { t, say } = useWords();
  return (
    <HandoverLine
      handover={road}
      title={t('schemes.roadSide', {
        road: road.name ?? say(roadClasses[road.class]),
        side: say(sides[road.side]),
        length: formatLength(road.metres),
      })}
      bbox={boxAround(road.line, room)}
    />
  );
}

function PlaceLine({
  collection,
  id,
  name,
  handover,
}: {
  readonly collection: string;
  readonly id: string;
  readonly name: string;
  readonly handover: Handover;
}) {
  const { t, say } = useWords();
  const kind = collectionById(collection);
  return (
    <li className={classes.item}>
      <a href={`/?sel=${collection}/${encodeURIComponent(id)}`}>
        {kind && collection !== 'cases' ? `${say(kind.titles)} ` : ''}
        {name}
      </a>
      <span className={classes.field}>
        {t('schemes.becomes', { before: holderWords(handover.from, t), after: holderWords(handover.to, t) })}
      </span>
    </li>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { factsOf } from '#domain/collection.ts';
import { doubleArea } from '#domain/geometry/lattice.ts';
import { responsibilityKinds, zones } from '#domain/zones/collection.ts';
import type { ZoneContent } from '#domain/zones/content.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { squareMetresOf } from '#domain/zones/coverage/shape.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import { formatArea } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import { sayValue } from '../../ui/say-value.ts';
import { frontageWords } from '../frontage-words.ts';
import { roadsQuery, riversQuery } from '../../map/paper/city-lines-api.ts';
import { useBorderWords } from './use-border-words.ts';
import { useLiableCount } from './use-liable-count.ts';
import { layOnPaper } from '../../map/paper/paper.ts';
import { boxOfGrounds } from './sheet-grounds.ts';
import { riversOnPaper, roadsOnPaper } from '../../map/paper/sheet-lines.ts';
import { SheetMap } from './sheet-map.tsx';
import { SchemeLine } from './scheme-line.tsx';
import classes from './sheets.module.css';

/** Millimetres of the map on a zone's sheet, and what is kept free of the zone around it. */
const frame = { width: 186, height: 118, margin: 9 };

interface ZoneSheetProps {
  readonly city: string;
  readonly isSample: boolean;
  readonly scheme: SchemeVersion;
  readonly coverage: Coverage;
  readonly owner: Owner;
  readonly content: ZoneContent;
  /** Day of printing in Shanghai, "YYYY-MM-DD". */
  readonly day: string;
}

/** A zone's sheet (责任书), A4: map, border in words, duties, who answers, and the lines to sign on. */
export function ZoneSheet({ city, isSample, scheme, coverage, owner, content, day }: ZoneSheetProps) {
  const { t, say } = useWords();
  const paper = useMemo(() => layOnPaper(boxOfGrounds(coverage, [owner])!, frame), [coverage, owner]);
  const roads = useQuery(roadsQuery(paper.bbox));
  const rivers = useQuery(riversQuery(paper.bbox));
  const lines = useMemo(() => roadsOnPaper(roads.data ?? [], paper), [roads.data, paper]);
  const waters = useMemo(() => riversOnPaper(rivers.data ?? [], paper), [rivers.data, paper]);
  const area = formatArea(squareMetresOf(coverage, owner));
  const parts = useMemo(() => partsOf(coverage, owner), [coverage, owner]);
  const border = useBorderWords(coverage, owner, roads.data, rivers.data);
  const liable = useLiableCount(content.number);
  const field = (name: keyof ZoneContent): [string, ReactNode] => {
    const schema = zones.schema.properties[name];
    const facts = factsOf(schema!);
    return [say({ zh: facts.title, en: facts.titleEn }), sayValue(content[name], schema, t, say)];
  };
  const rows: readonly (readonly [string, ReactNode])[] = [
    field('number'),
    field('kindOfPlace'),
    [t('schemes.sheet.area'), parts > 1 ? t('schemes.sheet.areaInParts', { area, count: parts }) : area],
    field('street'),
    field('unit'),
    field('leader'),
    field('officer'),
    field('phone'),
    [
      t('schemes.sheet.liable'),
      liable === undefined ? t('missing') : t('schemes.sheet.liableCount', { count: liable }),
    ],
    field('timeLimit'),
  ];
  return (
    <article className={classes.sheet} data-format="zone" data-ready={!roads.isPending && !rivers.isPending}>
      <header className={classes.sheetHead}>
        <h2>{t('schemes.sheet.zoneTitle', { city, name: content.name })}</h2>
        <p>
          {say(responsibilityKinds[scheme.responsibilityKind])}
          {isSample && <strong className={classes.sampleMark}>{t('schemes.sheet.sample')}</strong>}
        </p>
      </header>
      <SheetMap
        coverage={coverage}
        paper={paper}
        roads={lines}
        rivers={waters}
        zone={owner}
        label={t('schemes.sheet.mapOf', { name: content.name })}
      />
      {(roads.isError || rivers.isError) && <p className={classes.missing}>{t('schemes.sheet.noRoads')}</p>}
      <p className={classes.scaleWords}>
        {t('schemes.sheet.scale', { scale: paper.denominator.toLocaleString('en-US') })}
      </p>
      <dl className={classes.facts}>
        {rows.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <dl className={classes.long}>
        <div>
          <dt>{t('schemes.sheet.border')}</dt>
          <dd>{border ?? t('missing')}</dd>
        </div>
        {content.frontages && content.frontages.length > 0 && (
          <div>
            <dt>{t('zonePanels.frontages')}</dt>
            <dd>{content.frontages.map((one) => frontageWords(one, t, say)).join('\n')}</dd>
          </div>
        )}
        <div>
          <dt>{t('schemes.sheet.duties')}</dt>
          <dd>{content.standardOfWork ?? t('missing')}</dd>
        </div>
      </dl>
      <div className={classes.signing}>
        {(['unit', 'officer'] as const).map((who) => (
          <p key={who}>
            <span>{t(`schemes.sheet.sign.${who}`)}</span>
            <span className={classes.signLine} />
            <span>{t('schemes.sheet.sign.day')}</span>
            <span className={classes.signLine} data-short />
          </p>
        ))}
      </div>
      <SchemeLine scheme={scheme} day={day}>
        {/* Long duties run on to another page: the lines to sign on must not stand there without their zone. */}
        <span>{t('schemes.sheet.ofZone', { number: content.number, name: content.name })}</span>
        {isSample && <span>{t('schemes.sheet.sample')}</span>}
      </SchemeLine>
    </article>
  );
}

/** Of how many pieces of ground a zone is made: outer rings turn counter-clockwise, holes the other way. */
function partsOf(coverage: Coverage, owner: Owner): number {
  return coverage.ringsOf(owner).filter((ring) => doubleArea(ring) > 0).length;
}

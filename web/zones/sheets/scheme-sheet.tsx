import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { leftOutReasons } from '#domain/zones/left-out.ts';
import { responsibilityKinds } from '#domain/zones/collection.ts';
import type { ZoneContent } from '#domain/zones/content.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { squareMetresOf } from '#domain/zones/coverage/shape.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import { formatArea } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import { roadsQuery, riversQuery } from '../../map/paper/city-lines-api.ts';
import { layOnPaper } from '../../map/paper/paper.ts';
import { SchemeLine } from './scheme-line.tsx';
import { boxOfGrounds } from './sheet-grounds.ts';
import { riversOnPaper, roadsOnPaper } from '../../map/paper/sheet-lines.ts';
import { SheetMap } from './sheet-map.tsx';
import { unitLooks, type UnitLook } from './unit-looks.ts';
import classes from './sheets.module.css';

/** Millimetres of the map on a scheme's sheet (A3 across), and what is kept free around the zones. */
const frame = { width: 310, height: 240, margin: 10 };

/** So many units stand in the legend beside the map, not higher than it; the table on the pages after names them all. */
const inLegend = 32;

/** Of the table of zones. */
const columns = ['number', 'name', 'unit', 'leader', 'officer', 'phone', 'area'] as const;

interface SchemeSheetProps {
  readonly city: string;
  readonly isSample: boolean;
  readonly scheme: SchemeVersion;
  readonly coverage: Coverage;
  /** Day of printing in Shanghai, "YYYY-MM-DD". */
  readonly day: string;
}

/** The scheme's map sheet (责任区图则), A3 across: the whole map by unit, legend, and the table of zones after it. */
export function SchemeSheet({ city, isSample, scheme, coverage, day }: SchemeSheetProps) {
  const { t, say } = useWords();
  const box = useMemo(() => boxOfGrounds(coverage, coverage.grounds.keys()), [coverage]);
  const zones = useMemo(() => zonesOf(coverage), [coverage]);
  const looks = useMemo(() => unitLooks(zones.map(({ content }) => content.unit ?? '')), [zones]);
  const paper = useMemo(() => box && layOnPaper(box, frame), [box]);
  const roads = useQuery({ ...roadsQuery(paper?.bbox ?? [0, 0, 0, 0]), enabled: paper !== undefined });
  const rivers = useQuery({ ...riversQuery(paper?.bbox ?? [0, 0, 0, 0]), enabled: paper !== undefined });
  const lines = useMemo(
    () => (paper ? roadsOnPaper(roads.data ?? [], paper).filter(({ isMajor }) => isMajor) : []),
    [roads.data, paper],
  );
  const waters = useMemo(() => (paper ? riversOnPaper(rivers.data ?? [], paper) : []), [rivers.data, paper]);
  const leftOut = [...coverage.grounds.values()].flatMap((ground) => (ground.is === 'left-out' ? [ground.reason] : []));
  const unitName = (unit: string) => unit || t('schemes.sheet.noUnit');
  return (
    <article className={classes.sheet} data-format="scheme" data-ready={!roads.isPending && !rivers.isPending}>
      <header className={classes.sheetHead}>
        <h2>
          {t('schemes.sheet.schemeTitle', { city, kind: say(responsibilityKinds[scheme.responsibilityKind]) })}
          {isSample && <strong className={classes.sampleMark}>{t('schemes.sheet.sample')}</strong>}
        </h2>
      </header>
      <div className={classes.mapAndLegend}>
        {paper ? (
          <SheetMap
            coverage={coverage}
            paper={paper}
            roads={lines}
            rivers={waters}
            looks={looks}
            label={t('schemes.sheet.mapOf', { name: scheme.title })}
          />
        ) : (
          <p>{t('schemes.sheet.noGround')}</p>
        )}
        <aside className={classes.legend}>
          <h3>{t('schemes.sheet.legend')}</h3>
          <ul>
            {[...looks].slice(0, inLegend).map(([unit, look]) => (
              <li key={unit}>
                <Swatch look={look} />
                {unitName(unit)}
                <span className={classes.figures}>
                  {t('schemes.sheet.zoneCount', {
                    count: zones.filter(({ content }) => (content.unit ?? '') === unit).length,
                  })}
                </span>
              </li>
            ))}
          </ul>
          {looks.size > inLegend && <p>{t('schemes.sheet.moreUnits', { count: looks.size - inLegend })}</p>}
          {leftOut.length > 0 && (
            <p>
              {t('schemes.sheet.leftOut', {
                reasons: [...new Set(leftOut)].map((reason) => say(leftOutReasons[reason])).join(t('listSeparator')),
              })}
            </p>
          )}
          {paper && (
            <p className={classes.scaleWords}>
              {t('schemes.sheet.scale', { scale: paper.denominator.toLocaleString('en-US') })}
            </p>
          )}
          {(roads.isError || rivers.isError) && <p className={classes.missing}>{t('schemes.sheet.noRoads')}</p>}
        </aside>
      </div>
      <SchemeLine scheme={scheme} day={day} />
      <section className={classes.tablePages}>
        <table className={classes.zoneTable}>
          <thead>
            {/* Comes again on every page: a page that is taken out of the file says what it is of. */}
            <tr>
              <th colSpan={columns.length} className={classes.tableHead}>
                <div>
                  <h3>{t('schemes.sheet.table', { count: zones.length })}</h3>
                  <span>
                    {t('schemes.name', { number: scheme.number, title: scheme.title })}
                    {isSample && <strong className={classes.sampleMark}>{t('schemes.sheet.sample')}</strong>}
                  </span>
                </div>
              </th>
            </tr>
            <tr>
              {columns.map((column) => (
                <th key={column}>{t(`schemes.sheet.columns.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {zones.map(({ owner, content, area }) => (
              <tr key={owner}>
                <td>{content.number}</td>
                <td>{content.name}</td>
                <td>{content.unit ?? t('missing')}</td>
                <td>{content.leader ?? t('missing')}</td>
                <td>{content.officer ?? t('missing')}</td>
                <td>{content.phone ?? t('missing')}</td>
                <td className={classes.figures}>{formatArea(area)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </article>
  );
}

interface ListedZone {
  readonly owner: Owner;
  readonly content: ZoneContent;
  readonly area: number;
}

function zonesOf(coverage: Coverage): readonly ListedZone[] {
  return [...coverage.grounds]
    .flatMap(([owner, ground]) =>
      ground.is === 'zone' ? [{ owner, content: ground.content, area: squareMetresOf(coverage, owner) }] : [],
    )
    .sort((a, b) => a.content.number.localeCompare(b.content.number, 'zh', { numeric: true }));
}

function Swatch({ look: { colour, hatch } }: { readonly look: UnitLook }) {
  return <span className={classes.swatch} data-hatch={hatch} style={{ backgroundColor: colour }} aria-hidden />;
}

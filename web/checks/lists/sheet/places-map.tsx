import { useQuery } from '@tanstack/react-query';
import { useId, useMemo } from 'react';
import { formatLength } from '../../../i18n/measures.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { riversQuery, roadsQuery } from '../../../map/paper/city-lines-api.ts';
import { layOnPaper, scaleBar, type OnPaper, type Paper } from '../../../map/paper/paper.ts';
import { isUpright, lineNames, WrittenOn, type Box, type SheetLabel } from '../../../map/paper/sheet-labels.ts';
import { riversOnPaper, roadsOnPaper, type SheetLine } from '../../../map/paper/sheet-lines.ts';
import { groundOf, mapFrame, numberSigns, roomOf, shapesOnPaper, type NumberSign } from './on-paper.ts';
import type { SheetRow } from './sheet-rows.ts';
import classes from './sheet.module.css';

/** From this scale on only main roads are drawn: the rest would be grey ground. */
const coarse = 20_000;

/** The places of a sheet's rows on paper, numbered as they are: streets, what is wrong, where things have to be put. */
export function PlacesMap({ rows, label }: { readonly rows: readonly SheetRow[]; readonly label: string }) {
  const { t } = useWords();
  const id = useId().replaceAll(':', '');
  const paper = useMemo(() => layOnPaper(groundOf(rows), mapFrame), [rows]);
  const [roads, rivers] = [useQuery(roadsQuery(paper.bbox)), useQuery(riversQuery(paper.bbox))];
  const drawn = useMemo(() => {
    const all = roadsOnPaper(roads.data ?? [], paper);
    const lines = paper.denominator > coarse ? all.filter(({ isMajor }) => isMajor) : all;
    const waters = riversOnPaper(rivers.data ?? [], paper);
    const kept = roomsOfFrame(paper);
    const proposals = rows.flatMap((row) => row.proposals.map(({ lon, lat }) => paper.place([lon, lat])));
    // A number beside its plus-sign, not upon it.
    kept.push(...proposals.map((at) => roomOf(at, 1.6)));
    const signs = numberSigns(rows, paper, kept);
    const written = new WrittenOn(paper.width, paper.height);
    for (const room of kept) written.keepFree(room);
    return {
      lines,
      waters,
      proposals,
      signs,
      shapes: shapesOnPaper(rows, paper),
      names: lineNames([...lines, ...waters], written, 2.5, 60),
    };
  }, [roads.data, rivers.data, paper, rows]);
  const { width, height } = paper;
  return (
    <>
      <svg
        className={classes.map}
        viewBox={`0 0 ${width} ${height}`}
        style={{ width: `${width}mm`, height: `${height}mm` }}
        role="img"
        aria-label={label}
        data-ready={!roads.isPending && !rivers.isPending}
      >
        <defs>
          <pattern id={`${id}hatch`} width="2" height="2" patternUnits="userSpaceOnUse">
            <path d="M0 2L2 0" className={classes.hatch} />
          </pattern>
        </defs>
        <rect width={width} height={height} fill="#fff" />
        <Lines of="river" lines={drawn.waters} stroke="#cfdde6" more={0} />
        <Lines of="road" lines={drawn.lines} stroke="#777" more={0.4} />
        <Lines of="road" lines={drawn.lines} stroke="#fff" more={0} />
        {drawn.shapes.map(({ number, is, path }) =>
          is === 'area' ? (
            <path
              key={number}
              data-shape={number}
              d={path}
              fill={`url(#${id}hatch)`}
              fillRule="evenodd"
              className={classes.area}
            />
          ) : (
            <g key={number} data-shape={number}>
              <path d={path} className={classes.stretch} />
              <path d={path} className={classes.stretchCore} />
            </g>
          ),
        )}
        {drawn.names.map((name) => (
          <Name key={`${name.text}${name.at.join()}`} label={name} />
        ))}
        {drawn.proposals.map(([x, y], place) => (
          <path key={place} data-proposal d={`M${x - 1.6} ${y}h3.2M${x} ${y - 1.6}v3.2`} className={classes.proposal} />
        ))}
        {drawn.signs.map((sign) => (
          <NumberedPlace key={sign.number} sign={sign} />
        ))}
        <ScaleBar paper={paper} />
        <text x={width - 3} y={6} fontSize={3} textAnchor="end" fill="#111">
          {t('treating.sheet.northUp')}
        </text>
        <rect width={width} height={height} fill="none" stroke="#111" strokeWidth={0.5} />
      </svg>
      <p className={classes.legend}>
        <span>{t('treating.sheet.legend')}</span>
        <span>{t('treating.sheet.scale', { scale: paper.denominator.toLocaleString('en-US') })}</span>
        {(roads.isError || rivers.isError) && <strong>{t('treating.sheet.noRoads')}</strong>}
      </p>
    </>
  );
}

/** Where no sign and no name may stand: scale and north. */
function roomsOfFrame(paper: Paper): Box[] {
  const { width, height } = paper;
  return [
    { left: 0, right: scaleBar(paper).millimetres + 22, top: height - 8, bottom: height },
    { left: width - 16, right: width, top: 0, bottom: 8 },
  ];
}

function NumberedPlace({ sign: { number, at, of, radius } }: { readonly sign: NumberSign }) {
  const isBeside = at[0] !== of[0] || at[1] !== of[1];
  return (
    <g data-number={number}>
      {isBeside && <path d={leader(of, at, radius)} className={classes.leader} />}
      {isBeside && <circle cx={of[0]} cy={of[1]} r={0.8} className={classes.spot} />}
      <circle cx={at[0]} cy={at[1]} r={radius} className={classes.number} />
      <text
        x={at[0]}
        y={at[1]}
        fontSize={2.8}
        textAnchor="middle"
        dominantBaseline="central"
        className={classes.figure}
      >
        {number}
      </text>
    </g>
  );
}

/** From the place to the edge of its sign. */
function leader([x, y]: OnPaper, [toX, toY]: OnPaper, radius: number): string {
  const long = Math.hypot(toX - x, toY - y);
  const share = (long - radius) / long;
  return `M${x.toFixed(2)} ${y.toFixed(2)}L${(x + (toX - x) * share).toFixed(2)} ${(y + (toY - y) * share).toFixed(2)}`;
}

function ScaleBar({ paper }: { readonly paper: Paper }) {
  const { metres, millimetres } = scaleBar(paper);
  return (
    <g transform={`translate(3 ${paper.height - 3})`}>
      <path d={`M0 -1.2V0H${millimetres}V-1.2`} fill="none" stroke="#111" strokeWidth={0.35} />
      <text x={millimetres + 1.5} fontSize={2.6} className={classes.name}>
        {formatLength(metres)}
      </text>
    </g>
  );
}

function Name({ label }: { readonly label: SheetLabel }) {
  const { text, at, turned, size } = label;
  const signs = [...text];
  return (
    <text
      fontSize={size}
      textAnchor="middle"
      dominantBaseline="central"
      className={classes.name}
      transform={`translate(${at[0].toFixed(2)} ${at[1].toFixed(2)}) rotate(${isUpright(label) ? 0 : turned.toFixed(1)})`}
    >
      {isUpright(label)
        ? signs.map((sign, place) => (
            <tspan key={place} x={0} y={(place - (signs.length - 1) / 2) * size * 1.05}>
              {sign}
            </tspan>
          ))
        : text}
    </text>
  );
}

function Lines({
  of,
  lines,
  stroke,
  more,
}: {
  readonly of: 'road' | 'river';
  readonly lines: readonly SheetLine[];
  readonly stroke: string;
  /** Millimetres broader than the line itself: the edge under a road. */
  readonly more: number;
}) {
  return (
    <g data-lines={of} fill="none" stroke={stroke} strokeLinejoin="round" strokeLinecap="round">
      {lines.map(({ lines: parts, width }, place) => (
        <path
          key={place}
          strokeWidth={width + more}
          d={parts.map((part) => `M${part.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}`).join('')}
        />
      ))}
    </g>
  );
}

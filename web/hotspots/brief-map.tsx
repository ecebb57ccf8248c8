import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { formatLength } from '../i18n/measures.ts';
import { riversQuery, roadsQuery } from '../map/paper/city-lines-api.ts';
import { layOnPaper, scaleBar } from '../map/paper/paper.ts';
import { riversOnPaper, roadsOnPaper, type SheetLine } from '../map/paper/sheet-lines.ts';
import type { BriefPlace } from './api.ts';
import classes from './brief.module.css';
import { spread } from './spread.ts';

/** Millimetres. */
const frame = { width: 186, height: 90, margin: 10 } as const;
/** Of a numbered sign, millimetres. */
const radius = 2.8;
/** From this scale on only main roads are drawn. */
const coarse = 15_000;
/** Half of what the map shows at least, degrees: about 400 m. */
const least = 0.004;

interface BriefMapProps {
  readonly places: readonly Pick<BriefPlace, 'cell'>[];
  readonly label: string;
}

/** The places of the brief, numbered, over streets and water. */
export function BriefMap({ places, label }: BriefMapProps) {
  const paper = useMemo(() => {
    const [lons, lats] = [places.map(({ cell }) => cell.lon), places.map(({ cell }) => cell.lat)];
    const [x, y] = [middle(lons), middle(lats)];
    return layOnPaper(
      [
        Math.min(...lons, x - least),
        Math.min(...lats, y - least),
        Math.max(...lons, x + least),
        Math.max(...lats, y + least),
      ],
      frame,
    );
  }, [places]);
  const [roads, rivers] = [useQuery(roadsQuery(paper.bbox)), useQuery(riversQuery(paper.bbox))];
  const all = roadsOnPaper(roads.data ?? [], paper);
  const lines = paper.denominator > coarse ? all.filter(({ isMajor }) => isMajor) : all;
  const middles = places.map(({ cell }) => paper.place([cell.lon, cell.lat]));
  const signs = spread(middles, 2 * radius + 0.4);
  const bar = scaleBar(paper);
  return (
    <svg
      className={classes.map}
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-label={label}
      data-ready={!roads.isPending && !rivers.isPending}
    >
      <rect width={frame.width} height={frame.height} fill="#fff" />
      <Lines lines={riversOnPaper(rivers.data ?? [], paper)} stroke="#cfdde6" more={0} />
      <Lines lines={lines} stroke="#999" more={0.3} />
      <Lines lines={lines} stroke="#fff" more={0} />
      {places.map(({ cell }, at) => {
        const [x, y] = signs[at]!;
        const [ofX, ofY] = middles[at]!;
        return (
          <g key={cell.id} data-number={at + 1}>
            <path d={`M${ofX} ${ofY}L${x} ${y}`} stroke="#111" strokeWidth={0.3} />
            <circle cx={ofX} cy={ofY} r={0.7} fill="#111" />
            <circle cx={x} cy={y} r={radius} fill="#fff" stroke="#111" strokeWidth={0.5} />
            <text x={x} y={y} fontSize={3} textAnchor="middle" dominantBaseline="central" fontWeight={700}>
              {at + 1}
            </text>
          </g>
        );
      })}
      <g transform={`translate(3 ${frame.height - 3})`}>
        <path d={`M0 -1.2V0H${bar.millimetres}V-1.2`} fill="none" stroke="#111" strokeWidth={0.35} />
        <text x={bar.millimetres + 1.5} fontSize={2.6}>
          {formatLength(bar.metres)}
        </text>
      </g>
      <rect width={frame.width} height={frame.height} fill="none" stroke="#111" strokeWidth={0.5} />
    </svg>
  );
}

function middle(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

interface LinesProps {
  readonly lines: readonly SheetLine[];
  readonly stroke: string;
  /** Millimetres broader than the line itself. */
  readonly more: number;
}

function Lines({ lines, stroke, more }: LinesProps) {
  return (
    <g fill="none" stroke={stroke} strokeLinejoin="round" strokeLinecap="round">
      {lines.map(({ lines: parts, width }, at) => (
        <path
          key={at}
          strokeWidth={width + more}
          d={parts.map((part) => `M${part.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}`).join('')}
        />
      ))}
    </g>
  );
}

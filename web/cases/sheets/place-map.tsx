import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { roadsQuery, riversQuery } from '../../map/paper/city-lines-api.ts';
import { layOnPaper, scaleBar } from '../../map/paper/paper.ts';
import { isUpright, lineNames, WrittenOn } from '../../map/paper/sheet-labels.ts';
import { riversOnPaper, roadsOnPaper, type SheetLine } from '../../map/paper/sheet-lines.ts';
import { formatLength } from '../../i18n/measures.ts';
import type { LonLat } from '../api.ts';

/** Millimetres of the map on a dispatch sheet. */
const frame = { width: 84, height: 63, margin: 2 };

/** Half of what the map shows around the place, degrees: about 250 m by 190 m. */
const around = { lon: 0.0027, lat: 0.0017 };

/** The place of a case on paper: roads, rivers, their names and a cross, in black and white. */
export function PlaceMap({ at, label }: { readonly at: LonLat; readonly label: string }) {
  const { t } = useWords();
  const paper = useMemo(
    () => layOnPaper([at.lon - around.lon, at.lat - around.lat, at.lon + around.lon, at.lat + around.lat], frame),
    [at.lon, at.lat],
  );
  const [roads, rivers] = [useQuery(roadsQuery(paper.bbox)), useQuery(riversQuery(paper.bbox))];
  const drawn = useMemo(() => {
    const lines = roadsOnPaper(roads.data ?? [], paper);
    const waters = riversOnPaper(rivers.data ?? [], paper);
    const written = new WrittenOn(paper.width, paper.height);
    const [x, y] = [paper.width / 2, paper.height / 2];
    written.keepFree({ left: x - 4, right: x + 4, top: y - 4, bottom: y + 4 });
    return { lines, waters, names: lineNames([...lines, ...waters], written, 2.6, 60) };
  }, [roads.data, rivers.data, paper]);
  const { width, height } = paper;
  const [x, y] = paper.place([at.lon, at.lat]);
  const bar = scaleBar(paper);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width}mm`, height: `${height}mm`, display: 'block' }}
      role="img"
      aria-label={label}
      data-ready={!roads.isPending && !rivers.isPending}
    >
      <rect width={width} height={height} fill="#fff" />
      <Lines lines={drawn.waters} stroke="#ccc" more={0} />
      <Lines lines={drawn.lines} stroke="#777" more={0.4} />
      <Lines lines={drawn.lines} stroke="#fff" more={0} />
      {drawn.names.map((name) => (
        <text
          key={`${name.text}${name.at.join()}`}
          fontSize={name.size}
          textAnchor="middle"
          dominantBaseline="central"
          fill="#111"
          stroke="#fff"
          strokeWidth={0.6}
          paintOrder="stroke"
          transform={`translate(${name.at[0].toFixed(2)} ${name.at[1].toFixed(2)}) rotate(${isUpright(name) ? 0 : name.turned.toFixed(1)})`}
        >
          {isUpright(name)
            ? [...name.text].map((sign, place, all) => (
                <tspan key={place} x={0} y={(place - (all.length - 1) / 2) * name.size * 1.05}>
                  {sign}
                </tspan>
              ))
            : name.text}
        </text>
      ))}
      <g fill="none" strokeLinecap="round">
        <path d={cross(x, y)} stroke="#fff" strokeWidth={1.8} />
        <path d={cross(x, y)} stroke="#111" strokeWidth={0.7} />
      </g>
      <g transform={`translate(3 ${height - 3})`}>
        <path d={`M0 -1.2V0H${bar.millimetres}V-1.2`} fill="none" stroke="#111" strokeWidth={0.35} />
        <text x={bar.millimetres + 1.5} fontSize={2.6} fill="#111" stroke="#fff" strokeWidth={0.5} paintOrder="stroke">
          {formatLength(bar.metres)}
        </text>
      </g>
      <text x={width - 3} y={6} fontSize={3} textAnchor="end" fill="#111">
        {t('cases.sheet.northUp')}
      </text>
      <rect width={width} height={height} fill="none" stroke="#111" strokeWidth={0.5} />
    </svg>
  );
}

/** A circle with a cross through it, open in the middle: the place stays to be seen. */
function cross(x: number, y: number): string {
  return `M${x - 2.6} ${y}a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0 -5.2 0M${x - 4} ${y}h2.6M${x + 1.4} ${y}h2.6M${x} ${y - 4}v2.6M${x} ${y + 1.4}v2.6`;
}

function Lines({
  lines,
  stroke,
  more,
}: {
  readonly lines: readonly SheetLine[];
  readonly stroke: string;
  /** Millimetres broader than the line itself: the edge under a road. */
  readonly more: number;
}) {
  return (
    <g fill="none" stroke={stroke} strokeLinejoin="round" strokeLinecap="round">
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

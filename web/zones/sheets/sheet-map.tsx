import { useId, useMemo } from 'react';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { formatLength } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import { scaleBar, type Paper } from '../../map/paper/paper.ts';
import { bordersOnPaper, groundsOnPaper, pathOf, type SheetGround } from './sheet-grounds.ts';
import { isUpright, lineNames, WrittenOn, type Box, type SheetLabel } from '../../map/paper/sheet-labels.ts';
import type { SheetLine } from '../../map/paper/sheet-lines.ts';
import { hatches, type UnitLook } from './unit-looks.ts';
import classes from './sheets.module.css';

interface SheetMapProps {
  readonly coverage: Coverage;
  readonly paper: Paper;
  readonly roads: readonly SheetLine[];
  readonly rivers: readonly SheetLine[];
  /** The zone that the sheet is about: others are drawn faint. Absent: all alike, filled by unit. */
  readonly zone?: Owner;
  readonly looks?: ReadonlyMap<string, UnitLook>;
  readonly label: string;
}

/** Millimetres: names of roads, numbers of zones. */
const nameSize = 2.4;
const numberSize = 2.8;
/** Where neighbours are close, smaller ones: a number that is hard to read is better than none. */
const numberSizes = [numberSize, 2.1, 1.6];

/** A piece of the city on paper, drawn from the coverage itself: true to scale, sharp at any size, never blank. */
export function SheetMap({ coverage, paper, roads, rivers, zone, looks, label }: SheetMapProps) {
  const id = useId().replaceAll(':', '');
  const drawn = useMemo(() => {
    const grounds = groundsOnPaper(coverage, paper);
    const written = new WrittenOn(paper.width, paper.height);
    written.keepFree(roomOfNorth(paper));
    written.keepFree(roomOfScale(paper));
    const numbers = grounds.flatMap((ground) => numberOf(ground, zone, written));
    return {
      grounds,
      borders: bordersOnPaper(coverage, paper),
      numbers,
      names: lineNames([...roads, ...rivers], written, nameSize),
    };
  }, [coverage, paper, roads, rivers, zone]);
  const { width, height } = paper;
  return (
    <svg
      className={classes.map}
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width}mm`, height: `${height}mm` }}
      role="img"
      aria-label={label}
    >
      <defs>
        <clipPath id={`${id}frame`}>
          <rect width={width} height={height} />
        </clipPath>
        {hatches.map((hatch) => (
          <pattern key={hatch} id={`${id}${hatch}`} width="2" height="2" patternUnits="userSpaceOnUse">
            <Hatch hatch={hatch} />
          </pattern>
        ))}
      </defs>
      <g clipPath={`url(#${id}frame)`}>
        <rect width={width} height={height} className={classes.paper} />
        {drawn.grounds.map(({ owner, ground, path }) => {
          const look = ground.is === 'zone' ? looks?.get(ground.content.unit ?? '') : undefined;
          const kind = ground.is !== 'zone' ? ground.is : owner === zone ? 'chosen' : zone ? 'beside' : 'zone';
          return (
            <g key={owner} data-ground={kind}>
              <path
                d={path}
                fillRule="evenodd"
                className={classes.ground}
                {...(look && { style: { fill: look.colour } })}
              />
              {look && look.hatch !== 'plain' && <path d={path} fillRule="evenodd" fill={`url(#${id}${look.hatch})`} />}
              {ground.is !== 'zone' && <path d={path} fillRule="evenodd" fill={`url(#${id}dots)`} />}
            </g>
          );
        })}
        <Lines lines={rivers} className={classes.river} />
        <Lines lines={roads} className={classes.roadSide} more={0.35} />
        <Lines lines={roads} className={classes.road} />
        <path d={drawn.borders} className={classes.borders} data-faint={zone !== undefined || undefined} />
        {drawn.grounds
          .filter(({ owner }) => owner === zone)
          .map(({ owner, path }) => (
            <path key={owner} d={path} className={classes.zoneBorder} />
          ))}
        {drawn.names.map((name) => (
          <Name key={`${name.text}${name.at.join()}`} label={name} className={classes.roadName} />
        ))}
        {drawn.numbers.map((number) => (
          <Name key={`${number.text}${number.at.join()}`} label={number} className={classes.zoneNumber} />
        ))}
      </g>
      <rect width={width} height={height} className={classes.frame} />
      <North x={width - northAt.right} y={northAt.top} />
      <ScaleBar paper={paper} />
    </svg>
  );
}

function numberOf({ owner, ground, middle }: SheetGround, zone: Owner | undefined, written: WrittenOn): SheetLabel[] {
  if (ground.is !== 'zone') return [];
  const sizes = owner === zone ? [numberSize * 1.3] : numberSizes;
  const label = (size: number): SheetLabel => ({ text: ground.content.number, at: middle, turned: 0, size });
  const fits = sizes.map(label).find((tried) => written.take(tried));
  return fits ? [fits] : [];
}

function Lines({
  lines,
  className,
  more = 0,
}: {
  readonly lines: readonly SheetLine[];
  readonly className: string | undefined;
  /** Millimetres broader than the line itself: the edge under a road. */
  readonly more?: number;
}) {
  return lines.map(({ lines: parts, width }, place) => (
    <path
      key={place}
      d={parts.map((part) => pathOf(part, false)).join('')}
      className={className}
      strokeWidth={width + more}
    />
  ));
}

function Name({ label, className }: { readonly label: SheetLabel; readonly className: string | undefined }) {
  const { text, at, turned, size } = label;
  const place = `translate(${at[0].toFixed(2)} ${at[1].toFixed(2)})`;
  if (!isUpright(label)) {
    return (
      <text className={className} fontSize={size} transform={`${place} rotate(${turned.toFixed(1)})`}>
        {text}
      </text>
    );
  }
  const signs = [...text];
  const rest = turned > 0 ? turned - 90 : turned + 90;
  return (
    <text className={className} fontSize={size} transform={`${place} rotate(${rest.toFixed(1)})`}>
      {signs.map((sign, i) => (
        <tspan key={i} x={0} y={(i - (signs.length - 1) / 2) * size * 1.05}>
          {sign}
        </tspan>
      ))}
    </text>
  );
}

function Hatch({ hatch }: { readonly hatch: (typeof hatches)[number] }) {
  switch (hatch) {
    case 'plain':
      return null;
    case 'rising':
      return <path d="M-0.5 0.5L0.5 -0.5M0 2L2 0M1.5 2.5L2.5 1.5" className={classes.hatch} />;
    case 'falling':
      return <path d="M-0.5 1.5L0.5 2.5M0 0L2 2M1.5 -0.5L2.5 0.5" className={classes.hatch} />;
    case 'level':
      return <path d="M0 1H2" className={classes.hatch} />;
    case 'dots':
      return <circle cx="1" cy="1" r="0.22" className={classes.dot} />;
  }
}

/** Millimetres of the arrow's tip from the frame, and of the arrow with its letter. */
const northAt = { right: 7, top: 5, halfWidth: 3, height: 12.5 };

function roomOfNorth({ width }: Paper): Box {
  const { right, top, halfWidth, height } = northAt;
  return { left: width - right - halfWidth, right: width - right + halfWidth, top, bottom: top + height };
}

function North({ x, y }: { readonly x: number; readonly y: number }) {
  const { t } = useWords();
  return (
    <g transform={`translate(${x} ${y})`} className={classes.north}>
      <path d="M0 0L2.2 7L0 5.6L-2.2 7Z" />
      <text y="11" fontSize="3.2">
        {t('schemes.sheet.north')}
      </text>
    </g>
  );
}

/** Millimetres of the bar's left end from the frame's left, and of the ground it lies on around it. */
const scaleAt = { left: 4, bottom: 5, before: 2, after: 10, above: 5, below: 3.5 };

function roomOfScale(paper: Paper): Box {
  const { left, bottom, before, after, above, below } = scaleAt;
  const y = paper.height - bottom;
  return { left: left - before, right: left + scaleBar(paper).millimetres + after, top: y - above, bottom: y + below };
}

function ScaleBar({ paper }: { readonly paper: Paper }) {
  const { metres, millimetres } = scaleBar(paper);
  const half = millimetres / 2;
  const { left, bottom, before, after, above, below } = scaleAt;
  return (
    <g transform={`translate(${left} ${paper.height - bottom})`} className={classes.scale}>
      <rect
        x={-before}
        y={-above}
        width={before + millimetres + after}
        height={above + below}
        className={classes.scaleGround}
      />
      <rect width={half} height="1.2" className={classes.scaleDark} />
      <rect x={half} width={half} height="1.2" className={classes.scaleLight} />
      <text y="-1" fontSize="2.6">
        {0}
      </text>
      <text x={millimetres} y="-1" fontSize="2.6">
        {formatLength(metres)}
      </text>
    </g>
  );
}

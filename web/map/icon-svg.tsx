import type { Icon } from './icon.ts';

/**
 * The same drawing as on the map, for legends and lists; decoration only, the words stand beside it, and it grows with them.
 * @param size CSS pixels where letters have their usual size, or a length of CSS
 */
export function IconSvg({ icon, size = icon.size }: { readonly icon: Icon; readonly size?: number | string }) {
  const side = typeof size === 'number' ? `${size / 16}rem` : size;
  return (
    <svg width={side} height={side} viewBox={`0 0 ${icon.size} ${icon.size}`} aria-hidden="true" focusable="false">
      {icon.parts.map((part, index) => (
        <path
          key={index}
          d={part.d}
          fill={part.fill ?? 'none'}
          stroke={part.stroke ?? 'none'}
          strokeWidth={part.width ?? 1}
          strokeLinecap="round"
          strokeLinejoin="round"
          transform={part.at && `translate(${part.at.x} ${part.at.y}) scale(${part.at.scale})`}
        />
      ))}
    </svg>
  );
}

/** One stroke or filled shape of an icon, in a square of `Icon.size` units with the origin upper left. */
export interface IconPart {
  /** SVG path data. */
  readonly d: string;
  readonly fill?: string;
  readonly stroke?: string;
  /** Stroke width in icon units. */
  readonly width?: number;
  /** Moves and scales the part: a 24-unit glyph set into a bigger sign. */
  readonly at?: { readonly x: number; readonly y: number; readonly scale: number };
}

/**
 * A drawing that map (canvas) and legend (SVG) make from the same path data, so that both show the same sign.
 * `size` is its side in CSS pixels at scale 1.
 */
export interface Icon {
  readonly size: number;
  readonly parts: readonly IconPart[];
}

/**
 * Draws an icon for MapLibre's addImage.
 * @param pixelRatio device pixels per CSS pixel (1-4)
 * @returns RGBA pixels of side ceil(size * pixelRatio)
 */
export function drawIcon(icon: Icon, pixelRatio: number): ImageData {
  const side = Math.ceil(icon.size * pixelRatio);
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) throw new Error('This browser gives no 2d canvas');
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const part of icon.parts) {
    const { x, y, scale } = part.at ?? { x: 0, y: 0, scale: 1 };
    pen.setTransform(pixelRatio * scale, 0, 0, pixelRatio * scale, pixelRatio * x, pixelRatio * y);
    const path = new Path2D(part.d);
    if (part.fill !== undefined) {
      pen.fillStyle = part.fill;
      pen.fill(path);
    }
    if (part.stroke !== undefined) {
      pen.strokeStyle = part.stroke;
      pen.lineWidth = part.width ?? 1;
      pen.stroke(path);
    }
  }
  return pen.getImageData(0, 0, side, side);
}

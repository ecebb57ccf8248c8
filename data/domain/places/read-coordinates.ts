const number = '([+-]?\\d{1,3}(?:\\.\\d{1,20})?)';
const letter = '(?:[ewns]|东经|西经|北纬|南纬|经度|纬度|lon|lat|lng)?';
const pair = new RegExp(`^${letter}:?${number}[°度]?${letter}[ ,、;/]+${letter}:?${number}[°度]?${letter}$`);

/**
 * Reads two numbers as degrees, in whichever order they can only be meant: “120.1,32.4”, “32.4 120.1”, “东经120.1° 北纬32.4°”.
 * Where both orders are possible longitude comes first.
 * @returns lon/lat in degrees as typed, whatever their datum; undefined for any other text
 */
export function readCoordinates(text: string): [lon: number, lat: number] | undefined {
  const read = pair.exec(text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim());
  if (read === null) return undefined;
  const [a, b] = [Number(read[1]), Number(read[2])];
  if (Math.abs(a) <= 180 && Math.abs(b) <= 90) return [a, b];
  return Math.abs(a) <= 90 && Math.abs(b) <= 180 ? [b, a] : undefined;
}

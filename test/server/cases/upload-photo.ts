import sharp from 'sharp';
import type { OpenCity } from '../http/open-city.ts';

/** Uploads a small picture, a different one for each number. @returns its sha256 */
export async function uploadPhoto(city: OpenCity, headers: Record<string, string>, n: number): Promise<string> {
  const background = { r: n % 256, g: Math.floor(n / 256) % 256, b: 7 };
  const bytes = await sharp({ create: { width: 24, height: 24, channels: 3, background } })
    .png()
    .toBuffer();
  const line = 'line';
  const payload = Buffer.concat([
    Buffer.from(
      `--${line}\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\nContent-Type: image/png\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${line}--\r\n`),
  ]);
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/media',
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${line}` },
    payload,
  });
  if (answer.statusCode !== 201) throw new Error(`the photo was refused: ${answer.body}`);
  return answer.json<{ sha256: string }>().sha256;
}

import { factsOf, type Words } from '#domain/collection.ts';
import { zones } from '#domain/zones/collection.ts';
import { zoneContentSchema, type ZoneContent } from '#domain/zones/content.ts';
import { wantedFields, type ContentKey } from './missing.ts';

/** One field of what a zone says, as its form shows it. Words come from the collection's declaration. */
export interface ContentField {
  readonly key: ContentKey;
  readonly titles: Words;
  readonly kind: 'text' | 'long' | 'day' | 'choice' | 'unit';
  /** Of a choice. */
  readonly words: Readonly<Record<string, Words>>;
  readonly maxLength: number;
  /** A zone cannot be without it. */
  readonly required: boolean;
  /** The plan asks for it. */
  readonly wanted: boolean;
}

const required = new Set<string>((zoneContentSchema as { readonly required?: readonly string[] }).required);
const longFrom = 300;

/** All fields but the frontages, which are drawn, in their order. */
export const contentFields: readonly ContentField[] = (Object.keys(zoneContentSchema.properties) as ContentKey[])
  .filter((key) => key !== 'frontages')
  .map((key) => {
    const facts = factsOf(zones.schema.properties[key]!);
    const { maxLength = 200 } = zoneContentSchema.properties[key] as { readonly maxLength?: number };
    return {
      key,
      titles: { zh: facts.title, en: facts.titleEn },
      kind: kindOf(key, maxLength),
      words: facts.words ?? {},
      maxLength,
      required: required.has(key),
      wanted: wantedFields.includes(key),
    };
  });

function kindOf(key: ContentKey, maxLength: number): ContentField['kind'] {
  if (key === 'kindOfPlace') return 'choice';
  if (key === 'unit') return 'unit';
  if (key === 'timeLimit') return 'day';
  return maxLength >= longFrom ? 'long' : 'text';
}

/** Content with one field set; an empty value takes the field away. */
export function withField(content: ZoneContent, key: ContentKey, value: string | undefined): ZoneContent {
  const { [key]: _before, ...others } = content;
  return (value === undefined ? others : { ...others, [key]: value }) as ZoneContent;
}

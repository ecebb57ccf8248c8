import { standardClasses } from '#domain/catalogue/standard-classes.ts';
import type { Words } from '#domain/collection.ts';

const of = (wanted: 'matter' | 'component') =>
  standardClasses.filter(({ kind }) => kind === wanted).map(({ code, zh, en }): [string, Words] => [code, { zh, en }]);

/** A code that names a component and what goes wrong with it is the component's. */
const words = new Map([...of('matter'), ...of('component')]);

/** The words of a class code of the standard; the code itself where it is the bureau's own. */
export function classWords(code: string): Words {
  return words.get(code) ?? { zh: code, en: code };
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import en from '../../../web/i18n/en.json' with { type: 'json' };
import zh from '../../../web/i18n/zh.json' with { type: 'json' };

const web = join(import.meta.dirname, '../../../web');
const sources = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .map((file) => ({ file, text: readFileSync(join(web, file), 'utf8') }));

/** Leaves of a message file: dotted key -> message. */
function leaves(messages: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(messages).flatMap(([key, value]): Array<[string, string]> =>
      typeof value === 'string' ? [[prefix + key, value]] : [...leaves(value as object, `${prefix}${key}.`)],
    ),
  );
}

const chinese = leaves(zh);
const english = leaves(en);
const withoutPlural = (key: string) => key.replace(/_(one|other)$/, '');
const keys = (messages: Map<string, string>) => [...new Set([...messages.keys()].map(withoutPlural))].sort();
const holes = (message: string) => [...message.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

/** Every string literal and template of a source, with template holes as "*". */
function literals(text: string, file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push(node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join(''));
    ts.forEachChild(node, visit);
  };
  visit(
    ts.createSourceFile(
      file,
      text,
      ts.ScriptTarget.Latest,
      true,
      file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
    ),
  );
  return found;
}

/** Keys given to `t` as they stand, at least two names long. */
function askedKeys(text: string): string[] {
  return [...text.matchAll(/\bt\(\s*'(\w+(?:\.\w+)+)'/g)].map(([, key]) => key!);
}

describe('the message files', () => {
  it('hold the same keys in Chinese and English', () => {
    expect(keys(english)).toEqual(keys(chinese));
  });

  it('hold every key that the page asks for by its full name', () => {
    const known = new Set(keys(chinese));
    const asked = sources.flatMap(({ file, text }) => askedKeys(text).map((key) => ({ file, key })));
    expect(asked.length).toBeGreaterThan(500);
    expect(asked.filter(({ key }) => !known.has(key))).toEqual([]);
  });

  it('leave the same holes to be filled in both', () => {
    for (const [key, message] of english) {
      const counterpart = chinese.get(key) ?? chinese.get(`${withoutPlural(key)}_other`)!;
      expect({ key, holes: holes(message) }).toEqual({ key, holes: holes(counterpart) });
    }
  });

  it('have no English left in the Chinese and no Chinese in the English, but for the name of the other language', () => {
    const names =
      /WGS84|WebGL2|A3|A4|CSV|XLSX|GeoJSON|Enter|Esc|Backspace|Alt|English|中文|YYYY年M月|YYYY年|\{\{\w+\}\}/g;
    const leftInChinese = [...chinese].filter(([, message]) => /[A-Za-z]/.test(message.replace(names, '')));
    const leftInEnglish = [...english].filter(([, message]) => /\p{Script=Han}/u.test(message.replace(names, '')));
    expect([leftInChinese, leftInEnglish]).toEqual([[], []]);
  });

  it('hold nothing that no source asks for', () => {
    const asked = sources.flatMap(({ file, text }) => literals(text, file)).filter((text) => /^[\w.*]+$/.test(text));
    const patterns = asked.map((text) => new RegExp(`^${text.replaceAll('.', '\\.').replaceAll('*', '[\\w-]+')}$`));
    const unused = keys(chinese).filter((key) => !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });
});

describe('the page', () => {
  it('has no words of its own between tags: they stand in the message files', () => {
    const found: string[] = [];
    for (const { file, text } of sources.filter((source) => source.file.endsWith('.tsx'))) {
      const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
      const visit = (node: ts.Node): void => {
        if (ts.isJsxText(node) && /[\p{L}]/u.test(node.text)) found.push(`${file}: ${node.text.trim()}`);
        if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
          const shown = ['label', 'title', 'placeholder', 'aria-label', 'description', 'alt'].includes(
            node.name.getText(),
          );
          if (shown && /[\p{L}]/u.test(node.initializer.text)) found.push(`${file}: ${node.getText()}`);
        }
        ts.forEachChild(node, visit);
      };
      visit(tree);
    }
    expect(found).toEqual([]);
  });
});

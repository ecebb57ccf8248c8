import { join } from 'node:path';
import { collectionById } from '#domain/collections.ts';

/** All settings, read from the environment once and checked at start. The only place besides main.ts that reads it. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** undefined = the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** 'taizhou' (the sample city), 'empty', or a folder of files to load. */
  readonly city: string;
  /** Seed and size of the sample, and the day at whose beginning it stands (Asia/Shanghai); undefined = today. */
  readonly sample: { readonly seed: number; readonly cases: number; readonly until: string | undefined };
  /** Map-approval number (审图号) and source line, shown at the lower left; undefined = not shown. */
  readonly mapApproval: string | undefined;
  readonly mapSource: string | undefined;
  /** Path of a PMTiles file served as base map; undefined = none. */
  readonly basemapFile: string | undefined;
  /** The address people type where it is not loopback: "https://map.example.gov.cn", without a path. */
  readonly origin: string | undefined;
  /** Addresses of proxies whose X-Forwarded-For is believed; empty = none. */
  readonly trustedProxies: readonly string[];
  /** Collections that may be read without signing in (outside the sample on this computer). */
  readonly publicRead: 'all' | ReadonlySet<string>;
  /** Folder of photos. */
  readonly mediaDir: string;
  /** Signing in through an OpenID Connect provider; undefined = local accounts only. */
  readonly oidc: OidcConfig | undefined;
  /** An OSRM server that is asked for travel times; undefined = our own road network. May hold "{vehicle}". */
  readonly osrmUrl: string | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds our user name. */
  readonly claim: string;
}

/** A setting that cannot be used; the message names the variable, what it holds and what would do. */
export class ConfigError extends Error {}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

const known: Readonly<Record<string, string>> = {
  SHIRONG_DATA_DIR: 'folder of the embedded database and other data (default .data)',
  SHIRONG_CITY: 'taizhou (sample), empty, or a folder of GeoJSON files named after collections (default taizhou)',
  SHIRONG_SAMPLE_SEED: 'seed of the sample city, a whole number (default 1)',
  SHIRONG_SAMPLE_CASES: 'number of cases in the sample city (default 30000)',
  SHIRONG_SAMPLE_UNTIL: 'day at whose beginning the sample city stands, YYYY-MM-DD in Asia/Shanghai (default today)',
  SHIRONG_MAP_APPROVAL: 'map-approval number 审图号, shown at the lower left',
  SHIRONG_MAP_SOURCE: 'source line of the map, shown at the lower left',
  SHIRONG_BASEMAP_FILE: 'path of a PMTiles file used as base map',
  SHIRONG_ORIGIN:
    'the address people type, as https://map.example.gov.cn; needed where HOST is not this computer alone',
  SHIRONG_TRUSTED_PROXIES: 'addresses of proxies whose X-Forwarded-For is believed, with commas (default none)',
  SHIRONG_PUBLIC_READ: 'collections that may be read without signing in: none, all, or ids with commas (default none)',
  SHIRONG_MEDIA_DIR: 'folder of photos (default media in SHIRONG_DATA_DIR)',
  SHIRONG_OIDC_ISSUER: 'address of an OpenID Connect provider to sign in through',
  SHIRONG_OIDC_CLIENT_ID: 'our name with that provider',
  SHIRONG_OIDC_CLIENT_SECRET: 'our secret with that provider',
  SHIRONG_OIDC_CLAIM: 'the claim that holds the user name (default preferred_username)',
  SHIRONG_OSRM_URL:
    'an OSRM server asked for travel times by car, as http://127.0.0.1:5000; with {vehicle} in it one for foot, ebike and car each (default none)',
  SHIRONG_LOG_LEVEL: 'fatal, error, warn, info, debug or silent (default warn)',
};

/**
 * Reads and checks the settings.
 * @param env usually `process.env`
 * @throws ConfigError naming the variable and the remedy
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  for (const name of Object.keys(env)) {
    if (name.startsWith('SHIRONG_') && !(name in known)) {
      throw new ConfigError(`${name} is not a setting of Shirong. Known: ${Object.keys(known).join(', ')}.`);
    }
  }
  const host = env['HOST'] ?? '127.0.0.1';
  const origin = originOf(env['SHIRONG_ORIGIN']);
  if (!loopback.has(host) && origin === undefined) {
    throw new ConfigError(
      `HOST=${host} opens this server to the network: set SHIRONG_ORIGIN to the address people type, as https://map.example.gov.cn.`,
    );
  }
  const until = env['SHIRONG_SAMPLE_UNTIL'];
  if (until !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(until) || Number.isNaN(Date.parse(until)))) {
    throw new ConfigError(`SHIRONG_SAMPLE_UNTIL=${until} is not a day. Write it as YYYY-MM-DD.`);
  }
  const databaseUrl = env['DATABASE_URL'];
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    throw new ConfigError(
      'DATABASE_URL is not a PostgreSQL address. Write it as postgres://user:password@host:5432/database.',
    );
  }
  return {
    host,
    port: whole(env, 'PORT', 8931, 0, 65535),
    databaseUrl,
    dataDir: env['SHIRONG_DATA_DIR'] ?? '.data',
    city: env['SHIRONG_CITY'] ?? 'taizhou',
    sample: {
      seed: whole(env, 'SHIRONG_SAMPLE_SEED', 1, 0, 2 ** 31 - 1),
      cases: whole(env, 'SHIRONG_SAMPLE_CASES', 30_000, 0, 5_000_000),
      until,
    },
    mapApproval: env['SHIRONG_MAP_APPROVAL'],
    mapSource: env['SHIRONG_MAP_SOURCE'],
    basemapFile: env['SHIRONG_BASEMAP_FILE'],
    origin,
    trustedProxies: list(env['SHIRONG_TRUSTED_PROXIES']),
    publicRead: publicRead(env['SHIRONG_PUBLIC_READ'] ?? 'none'),
    mediaDir: env['SHIRONG_MEDIA_DIR'] ?? join(env['SHIRONG_DATA_DIR'] ?? '.data', 'media'),
    oidc: oidc(env),
    osrmUrl: osrmUrl(env['SHIRONG_OSRM_URL']),
    logLevel: logLevel(env['SHIRONG_LOG_LEVEL'] ?? 'warn'),
  };
}

function whole(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const raw = env[name];
  if (raw === undefined) return fallback;
  const value = Number(raw);
  if (!/^\d+$/.test(raw) || value < min || value > max) {
    throw new ConfigError(`${name}=${raw} is not a whole number from ${min} to ${max}.`);
  }
  return value;
}

function list(raw: string | undefined): string[] {
  return (raw ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function originOf(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  const url = URL.parse(raw);
  if (url === null || !/^https?:$/.test(url.protocol) || url.origin !== raw.replace(/\/$/, '').toLowerCase()) {
    throw new ConfigError(
      `SHIRONG_ORIGIN=${raw} is not an address without a path. Write it as https://map.example.gov.cn.`,
    );
  }
  return url.origin;
}

function osrmUrl(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  const url = URL.parse(raw.replace('{vehicle}', 'car'));
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new ConfigError(`SHIRONG_OSRM_URL=${raw} is not the address of a server. Write it as http://127.0.0.1:5000.`);
  }
  return raw;
}

function publicRead(raw: string): Config['publicRead'] {
  if (raw === 'all') return 'all';
  const ids = raw === 'none' ? [] : list(raw);
  const unknown = ids.find((id) => collectionById(id) === undefined);
  if (unknown !== undefined) throw new ConfigError(`SHIRONG_PUBLIC_READ names "${unknown}", which is no collection.`);
  return new Set(ids);
}

function oidc(env: Readonly<Record<string, string | undefined>>): OidcConfig | undefined {
  const issuer = env['SHIRONG_OIDC_ISSUER'];
  if (issuer === undefined) return undefined;
  const clientId = env['SHIRONG_OIDC_CLIENT_ID'];
  const clientSecret = env['SHIRONG_OIDC_CLIENT_SECRET'];
  if (URL.parse(issuer) === null || clientId === undefined || clientSecret === undefined) {
    throw new ConfigError(
      'SHIRONG_OIDC_ISSUER must be an address, and needs SHIRONG_OIDC_CLIENT_ID and SHIRONG_OIDC_CLIENT_SECRET beside it.',
    );
  }
  const { protocol, hostname } = new URL(issuer);
  if (protocol !== 'https:' && !(protocol === 'http:' && loopback.has(hostname.replace(/^\[|\]$/g, '')))) {
    throw new ConfigError(
      `SHIRONG_OIDC_ISSUER=${issuer} must be an https address; plain http is for providers on this computer.`,
    );
  }
  return { issuer, clientId, clientSecret, claim: env['SHIRONG_OIDC_CLAIM'] ?? 'preferred_username' };
}

function logLevel(raw: string): Config['logLevel'] {
  const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
  const level = levels.find((l) => l === raw);
  if (level === undefined) throw new ConfigError(`SHIRONG_LOG_LEVEL=${raw} is not one of ${levels.join(', ')}.`);
  return level;
}

import type { ColumnType, Generated } from 'kysely';
import type { BulkHeader } from '#domain/change.ts';
import type { RuleState } from '#domain/checks/check.ts';
import type { FeatureState, Properties } from '#domain/feature.ts';
import type { FindingEventKind, FindingState, Found, Severity } from '#domain/finding.ts';
import type { RecordContent } from '#domain/record.ts';

/** The tables, as the migrations leave them. Whole numbers of the database arrive as numbers, instants as Dates. */
export interface Database {
  feature: FeatureTable;
  counter: CounterTable;
  change: ChangeTable;
  change_line: ChangeLineTable;
  change_record: ChangeRecordTable;
  record: RecordTable;
  personal_field: PersonalFieldTable;
  look: LookTable;
  credential: CredentialTable;
  token_secret: TokenSecretTable;
  session: SessionTable;
  one_time_link: OneTimeLinkTable;
  oidc_flow: OidcFlowTable;
  rate_limit: RateLimitTable;
  idempotency: IdempotencyTable;
  media: MediaTable;
  case_number: CaseNumberTable;
  receipt: ReceiptTable;
  person_fix: PersonFixTable;
  escalation: EscalationTable;
  coverage_snapshot: CoverageSnapshotTable;
  scheme_edit: SchemeEditTable;
  finding: FindingTable;
  finding_event: FindingEventTable;
  check_rule: CheckRuleTable;
  check_day: CheckDayTable;
  job_progress: JobProgressTable;
  /** pg-boss's, read only by us. */
  'pgboss.job': BossJobTable;
  migration: MigrationTable;
}

type Whole = ColumnType<number, number, number>;
/** Written as a JSON text, read as a value. */
type Json<T> = ColumnType<T, string, string>;

export interface FeatureTable {
  collection: string;
  id: string;
  fid: Generated<number>;
  version: Whole;
  /** WKB, little endian, two dimensions, degrees WGS84 lon/lat. */
  geometry: Buffer;
  min_lon: number;
  min_lat: number;
  max_lon: number;
  max_lat: number;
  /** Valid time, derived from the properties that the collection's `time` names; null = open. */
  valid_from: Date | null;
  valid_to: Date | null;
  properties: Json<Properties>;
}

export interface CounterTable {
  one: Generated<boolean>;
  /** The number of the last change. */
  seq: Whole;
}

export interface ChangeTable {
  seq: Whole;
  id: string;
  kind: string;
  note: string;
  by: string;
  at: Date;
  bulk: Json<BulkHeader> | null;
  /** When it was done, where it was sent later. */
  occurred_at: Date | null;
}

export interface ChangeLineTable {
  seq: Whole;
  line: number;
  collection: string;
  id: string;
  fid: Whole;
  base: number | null;
  version: Whole;
  before: Json<FeatureState> | null;
  after: Json<FeatureState> | null;
  /** Personal fields the line set (digest) or erased (null). */
  personal: Json<Readonly<Record<string, string | null>>> | null;
}

/** A fact without a place. */
export interface RecordTable {
  kind: string;
  id: string;
  version: Whole;
  content: Json<RecordContent>;
}

export interface ChangeRecordTable {
  seq: Whole;
  line: number;
  kind: string;
  id: string;
  base: number | null;
  version: Whole;
  before: Json<RecordContent> | null;
  after: Json<RecordContent> | null;
}

/** A personal field of a feature, outside journal and feature. */
export interface PersonalFieldTable {
  collection: string;
  id: string;
  field: string;
  value: string;
  salt: Buffer;
}

/** Who looked at personal fields. */
export interface LookTable {
  number: Generated<number>;
  at: Date;
  by: string;
  collection: string;
  id: string;
  fields: string[];
}

export interface CredentialTable {
  person: string;
  /** argon2id in PHC form. */
  hash: string;
  must_change: boolean;
  at: Date;
}

export interface TokenSecretTable {
  token: string;
  /** SHA-256 of the secret, which is 256 random bits. */
  hash: Buffer;
}

export interface SessionTable {
  /** SHA-256 of the cookie's value. */
  hash: Buffer;
  kind: 'person' | 'display';
  /** Id of the person's or token's record. */
  subject: string;
  csrf: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
  address: string;
  agent: string;
}

export interface OneTimeLinkTable {
  hash: Buffer;
  purpose: string;
  person: string | null;
  expires_at: Date;
}

export interface OidcFlowTable {
  hash: Buffer;
  verifier: string;
  nonce: string;
  back: string;
  expires_at: Date;
}

/** As rate-limiter-flexible keeps it. */
export interface RateLimitTable {
  key: string;
  points: number;
  expire: number | null;
}

/** The change that a key of a caller led to; the answer is made from the journal again. */
export interface IdempotencyTable {
  caller: string;
  route: string;
  key: string;
  /** SHA-256 of the request's body. */
  digest: Buffer;
  change: string;
  at: Date;
}

export interface MediaTable {
  sha256: string;
  type: string;
  bytes: Whole;
  width: number;
  height: number;
  taken_at: Date | null;
  /** Degrees WGS84, as the camera says; both or neither. */
  taken_lon: number | null;
  taken_lat: number | null;
  origin: 'camera' | 'album' | null;
  at: Date;
  by: string;
}

/** The last running number given to a case of a day (YYYYMMDD, Asia/Shanghai). */
export interface CaseNumberTable {
  day: string;
  last: number;
}

/** What a phone said of a case that was put on somebody. */
export interface ReceiptTable {
  /** Id of the case. */
  of_case: string;
  assigned_at: Date;
  /** Id of the person whose phone it is. */
  person: string;
  delivered_at: Date | null;
  read_at: Date | null;
}

/** Where somebody on duty was; kept for some days. */
export interface PersonFixTable {
  person: string;
  at: Date;
  /** Degrees WGS84. */
  lon: number;
  lat: number;
  /** Metres. */
  accuracy: number;
}

/** What was told because nobody answered. */
export interface EscalationTable {
  of_case: string;
  assigned_at: Date;
  step: 'delivered' | 'signedFor' | 'arrived';
  /** 1 to 3. */
  level: number;
  at: Date;
  /** Noted, but told to nobody: it was too old. */
  silent: Generated<boolean>;
}

export interface CoverageSnapshotTable {
  sha256: string;
  /** JSON, deflated. */
  content: Buffer;
  /** Of the JSON. */
  bytes: Whole;
}

export interface SchemeEditTable {
  version: string;
  number: Whole;
  change: string;
  label: Json<object>;
  delta: Json<object>;
  undoes: number | null;
  redoes: number | null;
}

/** What a check found; `found` is `Found`, the columns beside it are taken from it. */
export interface FindingTable {
  id: Whole;
  rule: string;
  owner: string;
  aspect: string | null;
  state: FindingState;
  found: Json<Found>;
  measured: number | null;
  severity: Severity;
  unit: string | null;
  district: string | null;
  place: string;
  words: string;
  min_lon: number;
  min_lat: number;
  max_lon: number;
  max_lat: number;
  /** What was measured when it last became worse or better. */
  told: number | null;
  since: Date;
  changed_at: Date;
  mended_at: Date | null;
  merged_into: number | null;
  split_from: number | null;
}

export interface FindingEventTable {
  number: Generated<number>;
  finding: Whole;
  kind: FindingEventKind;
  at: Date;
  measured: number | null;
  other: number | null;
}

/** How a rule stands now; `state` is `RuleState`, null where it was never computed. */
export interface CheckRuleTable {
  rule: string;
  seq: Whole;
  at: Date;
  state: Json<RuleState> | null;
  failed: string | null;
}

/** How a rule stood at the end of a day (YYYY-MM-DD, Asia/Shanghai), or stands on the present one. */
export interface CheckDayTable {
  rule: string;
  day: string;
  percent: number | null;
  open: number;
  opened: number;
  mended: number;
  state: Json<RuleState>;
}

export interface MigrationTable {
  number: number;
  name: string;
  at: Generated<Date>;
}

export interface JobProgressTable {
  job: string;
  done: Whole;
  total: number | null;
  note: string | null;
  at: Date;
}

/** The columns of pg-boss's table that a list of jobs shows. */
export interface BossJobTable {
  id: string;
  name: string;
  state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';
  data: Readonly<Record<string, unknown>> | null;
  output: Readonly<Record<string, unknown>> | null;
  created_on: Date;
  started_on: Date | null;
  completed_on: Date | null;
}

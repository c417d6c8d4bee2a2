import type { TestDatabase } from '@kontor/database/testing';
import { sql } from 'kysely';

/** A table, view or column that could hold how much, when or what one person did by merely looking. */
export interface TableFinding {
  /** `wiki_visits` or `wiki_visits.opened_at`; outside of `public` with the schema before it. */
  readonly place: string;
  readonly why: 'passive table' | 'passive moment' | 'counter' | 'duration';
}

interface ColumnRow {
  schema: string;
  relation: string;
  name: string;
  type: string;
  is_person: boolean;
}

/** Tells a person or what stands for one: a session, a device, an address, a user of the chat. */
const personColumn =
  '(^|_)(person|persons|account|user|owner|author|actor|assignee|uploader|sender|creator|member|manager|substitute|invited|session|device|login|email|address|(created|changed|begun|decided|made|asked|agreed|done|read|seen|confirmed)_by)(_id)?$';
const passiveTable =
  /(^|_)(visits?|views?|readings?|reads?|seen|present|presence|activit(?:y|ies)|stat(?:s|istics?)?|analytics|usages?|receipts?|impressions?|clicks?|opens|typing|attempts|last_[a-z]+|recent)(_|$)/;
const passiveMoment =
  /(^|_)(seen|opened|read|viewed|visited|used|active|online|present|heard|typed|clicked|watched|looked|arrived|idle)(_last)?(_at|_on|_ts|_time|_since)?$|^last_/;
const counter =
  /(^|_)(counts?|counter|total|totals|hits?|visits|views|reads|opens|clicks|scores?|points|ranks?|streak|karma|times|attempts|amount|number_of_[a-z]+)$/;
const duration = /(^|_)(durations?|seconds|minutes|hours|millis(econds)?|ms|dwell|worked|spent|elapsed)$/;
const numeric = /int|numeric|double|real|interval/;

/** All of the database but what PostgreSQL and the queue of jobs keep for themselves. */
export async function scanTables(database: Pick<TestDatabase, 'kysely'>): Promise<TableFinding[]> {
  const { rows } = await sql<ColumnRow>`
    select columns.table_schema as schema, columns.table_name as relation, columns.column_name as name,
           columns.data_type as type,
           columns.column_name ~ ${personColumn} or exists (
             select 1 from information_schema.key_column_usage used
               join information_schema.referential_constraints reference using (constraint_schema, constraint_name)
               join information_schema.table_constraints target
                 on target.constraint_schema = reference.unique_constraint_schema
                and target.constraint_name = reference.unique_constraint_name
              where used.table_schema = columns.table_schema and used.table_name = columns.table_name
                and used.column_name = columns.column_name
                and target.table_name in ('people_persons', 'accounts_accounts')) as is_person
      from information_schema.columns
     where columns.table_schema not in ('pg_catalog', 'information_schema', 'pgboss')
     order by 1, 2, columns.ordinal_position`.execute(database.kysely);
  return [...Map.groupBy(rows, placeOf)].flatMap(([place, columns]) =>
    isOfPersons(place, columns) ? scanRelation(place, columns) : [],
  );
}

/** The persons and their accounts themselves are told by no column that points to one. */
function isOfPersons(place: string, columns: readonly ColumnRow[]): boolean {
  return ['people_persons', 'accounts_accounts'].includes(place) || columns.some((column) => column.is_person);
}

function scanRelation(place: string, columns: readonly ColumnRow[]): TableFinding[] {
  const findings: TableFinding[] = [];
  if (passiveTable.test(place.replace(/^.*\./, ''))) findings.push({ place, why: 'passive table' });
  for (const { name, type } of columns) {
    const at = `${place}.${name}`;
    const isMoment = /^(timestamp|date|time)|bigint/.test(type);
    if (isMoment && passiveMoment.test(name)) findings.push({ place: at, why: 'passive moment' });
    else if (numeric.test(type) && counter.test(name)) findings.push({ place: at, why: 'counter' });
    else if (numeric.test(type) && duration.test(name)) findings.push({ place: at, why: 'duration' });
  }
  return findings;
}

function placeOf({ schema, relation }: ColumnRow): string {
  return schema === 'public' ? relation : `${schema}.${relation}`;
}

import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import { z } from 'zod';
import { nameOf } from './filters/filter.ts';
import { parseFilter, readAttribute } from './filters/filter-parser.ts';
import { type FilterColumns, filterToSql } from './filters/filter-sql.ts';
import { type Projection, readProjection } from './resources/scim-projection.ts';
import { invalidValue } from './scim-refusal.ts';
import type { Page } from './user-store.ts';

/** Resources in one answer. */
export const mostAtOnce = 200;
const usualCount = 100;

/** A query (RFC 7644 section 3.4.2), read. */
export interface ScimQuery extends Page {
  readonly startIndex: number;
  readonly projection: Projection;
}

const whole = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^-?\d{1,9}$/)
      .transform(Number),
  ])
  .catch(() => {
    throw invalidValue('startIndex and count have to be whole numbers');
  });
const text = z.string().catch(() => {
  throw invalidValue('filter, sortBy and sortOrder have to be texts');
});

/** Throws `invalidFilter` and `invalidValue`. */
export function readQuery(
  given: Readonly<Record<string, unknown>>,
  known: FilterColumns,
  orders: ReadonlyMap<string, RawBuilder<unknown>>,
): ScimQuery {
  const startIndex = Math.max(1, whole.parse(given.startIndex ?? 1));
  const limit = Math.min(mostAtOnce, Math.max(0, whole.parse(given.count ?? usualCount)));
  const filter = text.parse(given.filter ?? '');
  const condition = filter.trim() === '' ? sql`true` : filterToSql(parseFilter(filter), known);
  const order = readOrder(text.parse(given.sortBy ?? ''), orders);
  const descending = text.parse(given.sortOrder ?? 'ascending').toLowerCase() === 'descending';
  const projection = readProjection(given.attributes, given.excludedAttributes);
  return { startIndex, offset: startIndex - 1, limit, condition, order, descending, projection };
}

function readOrder(sortBy: string, orders: ReadonlyMap<string, RawBuilder<unknown>>): RawBuilder<unknown> | undefined {
  if (sortBy === '') return undefined;
  const attribute = readAttribute(sortBy);
  const order = attribute && orders.get(nameOf(attribute));
  if (!order) throw invalidValue(`Nothing is sorted by ${sortBy.slice(0, 100)}`);
  return order;
}

/** RFC 7644 section 3.4.2. */
export function listResponse(total: number, startIndex: number, resources: readonly unknown[]) {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

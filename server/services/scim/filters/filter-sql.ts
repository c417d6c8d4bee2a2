import { type RawBuilder, sql } from 'kysely';
import { invalidFilter } from '../scim-refusal.ts';
import { type AttributePath, type Comparison, type Filter, type FilterValue, nameOf } from './filter.ts';

/** Where an attribute is in the database, and how it compares. */
export type FilterColumn =
  | { readonly kind: 'text'; readonly value: RawBuilder<unknown>; readonly caseExact?: true }
  | { readonly kind: 'boolean'; readonly value: RawBuilder<unknown> }
  /** Compares by `eq` alone. */
  | {
      readonly kind: 'holds';
      readonly holds: (value: string) => RawBuilder<unknown>;
      readonly any: RawBuilder<unknown>;
    };

/** What may be filtered of one kind of resource, by names in lower case; those of an extension with its URN before them. */
export interface FilterColumns {
  /** The schema whose name may stand before its attributes, in lower case. */
  readonly schema: string;
  readonly columns: ReadonlyMap<string, FilterColumn>;
}

/**
 * A filter as a condition of SQL, in which every value is a parameter; unknown where false would do, so that indexes are of
 * use. Throws `invalidFilter` for what is not supported.
 */
export function filterToSql(filter: Filter, known: FilterColumns, within = ''): RawBuilder<unknown> {
  const inner = (part: Filter) => filterToSql(part, known, within);
  switch (filter.kind) {
    case 'and':
      return sql`(${inner(filter.left)} and ${inner(filter.right)})`;
    case 'or':
      return sql`(${inner(filter.left)} or ${inner(filter.right)})`;
    case 'not':
      // An attribute that is not there equals nothing, also when turned round (RFC 7644 section 3.4.2.2).
      return sql`(not coalesce(${inner(filter.of)}, false))`;
    case 'within':
      return filterToSql(filter.filter, known, `${nameOf(filter.attribute)}.`);
    case 'present':
      return isPresent(findColumn(filter.attribute, known, within));
    case 'compare':
      return compare(findColumn(filter.attribute, known, within), filter.operator, filter.value);
  }
}

function findColumn(attribute: AttributePath, { schema, columns }: FilterColumns, within: string): FilterColumn {
  const name = `${within}${nameOf(attribute)}`;
  const isOwn = attribute.schema === undefined || attribute.schema === schema;
  const column = columns.get(isOwn ? name : `${attribute.schema}:${name}`);
  if (!column) throw invalidFilter(`Filters do not support ${name}`);
  return column;
}

function isPresent(column: FilterColumn): RawBuilder<unknown> {
  if (column.kind === 'holds') return column.any;
  return column.kind === 'text' ? sql`(coalesce(${column.value}, '') <> '')` : sql`(${column.value} is not null)`;
}

function compare(column: FilterColumn, operator: Comparison, value: FilterValue): RawBuilder<unknown> {
  if (operator === 'ne') return sql`(not coalesce(${compare(column, 'eq', value)}, false))`;
  if (value === null && operator === 'eq') return sql`(not ${isPresent(column)})`;
  if (column.kind === 'boolean') {
    const wanted = typeof value === 'string' ? readBoolean(value) : value;
    if (typeof wanted !== 'boolean' || operator !== 'eq') throw notComparable();
    return sql`(${column.value} = ${wanted})`;
  }
  if (typeof value !== 'string') throw notComparable();
  if (column.kind === 'holds') {
    if (operator !== 'eq') throw notComparable();
    return column.holds(value);
  }
  return compareTexts(column, operator, value);
}

function compareTexts(
  { value: column, caseExact }: FilterColumn & { readonly kind: 'text' },
  operator: Comparison,
  value: string,
): RawBuilder<unknown> {
  const has = caseExact ? column : sql`lower(${column})`;
  const wanted = caseExact ? sql`${value}::text` : sql`lower(${value}::text)`;
  if (operator === 'eq') return sql`(${has} = ${wanted})`;
  if (operator === 'co') return sql`(position(${wanted} in ${has}) > 0)`;
  if (operator === 'sw') return sql`starts_with(${has}, ${wanted})`;
  if (operator === 'ew') return sql`(right(${has}, length(${wanted})) = ${wanted})`;
  return sql`(${has} collate "C" ${order[operator as keyof typeof order]} ${wanted})`; // all others are above
}

const order = { gt: sql`>`, ge: sql`>=`, lt: sql`<`, le: sql`<=` };

/** Some clients write booleans as texts. */
function readBoolean(text: string): boolean | undefined {
  const folded = text.toLowerCase();
  return folded === 'true' ? true : folded === 'false' ? false : undefined;
}

const notComparable = () => invalidFilter('The attribute does not compare so');

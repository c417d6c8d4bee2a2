import type { Filter, FilterValue } from './filter.ts';

/** Whether one value of a multi-valued attribute fits; texts have no case. */
export function matches(filter: Filter, value: Readonly<Record<string, unknown>>): boolean {
  switch (filter.kind) {
    case 'and':
      return matches(filter.left, value) && matches(filter.right, value);
    case 'or':
      return matches(filter.left, value) || matches(filter.right, value);
    case 'not':
      return !matches(filter.of, value);
    case 'present':
      return isPresent(find(value, filter.attribute.name));
    case 'compare':
      return compare(find(value, filter.attribute.name), filter.operator, filter.value);
    case 'within':
      return false;
  }
}

/** What a value has to have so that it fits, where the filter says that: `type eq "work" and primary eq true`. */
export function valueThatFits(filter: Filter): Record<string, FilterValue> | undefined {
  if (filter.kind === 'compare' && filter.operator === 'eq') return { [filter.attribute.name]: filter.value };
  if (filter.kind !== 'and') return undefined;
  const left = valueThatFits(filter.left);
  const right = valueThatFits(filter.right);
  return left && right && { ...left, ...right };
}

function find(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function compare(found: unknown, operator: string, wanted: FilterValue): boolean {
  if (operator === 'ne') return !compare(found, 'eq', wanted);
  if (operator === 'eq') return fold(found ?? null) === fold(wanted);
  if (typeof found !== 'string' || typeof wanted !== 'string') return false;
  const [a, b] = [found.toLowerCase(), wanted.toLowerCase()];
  if (operator === 'co') return a.includes(b);
  if (operator === 'sw') return a.startsWith(b);
  if (operator === 'ew') return a.endsWith(b);
  if (operator === 'gt') return a > b;
  if (operator === 'ge') return a >= b;
  return operator === 'lt' ? a < b : a <= b;
}

/** Texts without case; `"True"` is what some clients write for true. */
function fold(value: unknown): unknown {
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'string' ? value.toLowerCase() : value;
}

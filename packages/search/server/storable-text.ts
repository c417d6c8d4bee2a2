/**
 * A value with every text in it made storable: neither engine keeps NUL or half of a surrogate pair, and a person may
 * paste both.
 */
export function storable<Value>(value: Value): Value;
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', ' ').toWellFormed();
  if (Array.isArray(value)) return value.map((item) => storable(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [storable(name), storable(item)]));
}

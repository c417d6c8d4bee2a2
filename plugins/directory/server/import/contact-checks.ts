import { fields } from '@kontor/schema';
import type { RowCheck } from './cell-checks.ts';
import type { PersonRowText } from './import-row.ts';
import { type PhoneStyle, readPhone } from './phone-numbers.ts';

/** Address, numbers, room and place, as far as the file has the columns; an empty cell is null. */
export function checkContacts(
  check: RowCheck,
  { line, values }: PersonRowText,
  style: PhoneStyle,
  firstLines: ReadonlyMap<string, number>,
) {
  const { email, phone, mobile, room, place } = values;
  return {
    ...(email === undefined ? {} : { email: checkEmail(check, email, line, firstLines) }),
    ...(phone === undefined ? {} : { phone: checkPhone(check, 'phone', phone, style) }),
    ...(mobile === undefined ? {} : { mobile: checkPhone(check, 'mobile', mobile, style) }),
    ...(room === undefined ? {} : { room: check.text('room', room, 40) || null }),
    ...(place === undefined ? {} : { place: check.text('place', place, 200) || null }),
  };
}

function checkEmail(check: RowCheck, value: string, line: number, firstLines: ReadonlyMap<string, number>) {
  if (value === '') return null;
  if (!fields.email.safeParse(value).success) {
    check.add('email_bad', { field: 'email', value });
    return null;
  }
  const first = firstLines.get(value.toLowerCase());
  if (first !== undefined && first < line) check.add('email_double', { field: 'email', value, other: first });
  return value;
}

function checkPhone(check: RowCheck, field: 'phone' | 'mobile', value: string, style: PhoneStyle): string | null {
  if (value === '') return null;
  // A plus before digits is a country code, anything else at the start may be a formula.
  if (/^(?:[=@-]|\+(?![\d\s(]))/.test(value) || /[<>]/.test(value)) {
    check.text(field, value, 40);
    return null;
  }
  const read = readPhone(value, field === 'phone' ? style : { areaCode: undefined, trunk: undefined });
  if (read.kind === 'bad' || read.value.length > 40) {
    check.add('phone_bad', { field, value });
    return null;
  }
  if (read.kind === 'rewritten') check.add('phone_rewritten', { field, value, other: read.value });
  if (read.kind === 'odd') check.add('phone_odd', { field, value });
  return read.value;
}

import { expect, test } from 'vitest';
import {
  defaultVisibility,
  skills,
  viewerRelation,
  visibilityLevel,
  visibleFields,
  weekWithHomeDays,
} from './profile.ts';

test('shows each level to those who stand close enough', () => {
  const seen = visibilityLevel.options.map((level) =>
    viewerRelation.options.filter((relation) =>
      visibleFields({ ...defaultVisibility, mobile: level }, relation).has('mobile'),
    ),
  );
  expect(seen).toEqual([
    ['self', 'manager', 'own-unit', 'colleague'],
    ['self', 'manager', 'own-unit'],
    ['self', 'manager'],
    ['self'],
  ]);
});

test('shows work contacts to everyone by default, but not the mobile number', () => {
  const seen = visibleFields(defaultVisibility, 'colleague');
  expect([seen.has('email'), seen.has('phone'), seen.has('mobile')]).toEqual([true, true, false]);
  expect(visibleFields(defaultVisibility, 'own-unit').has('mobile')).toBe(true);
});

test('keeps the last spelling of a skill that is given twice', () => {
  expect(skills.parse(['excel', ' Excel ', 'GIS'])).toEqual(['Excel', 'GIS']);
  expect(skills.safeParse(['']).success).toBe(false);
  expect(skills.safeParse(['a'.repeat(61)]).success).toBe(false);
});

test('puts the days at home into the usual week', () => {
  expect(weekWithHomeDays(['tuesday', 'saturday'])).toMatchObject({
    monday: 'office',
    tuesday: 'home',
    saturday: 'home',
    sunday: 'off',
  });
});

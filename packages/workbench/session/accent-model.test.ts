import { expect, it } from 'vitest';
import { judgeAccent } from './accent-model.ts';

it.each([
  ['#2f6f5e', 'good'],
  ['#2F6F5E', 'good'],
  ['#f5c400', 'too-light'],
  ['#ffffff', 'too-light'],
  ['#e2661b', 'adjusted'],
  ['#12', 'invalid'],
  ['green', 'invalid'],
  ['', 'invalid'],
] as const)('judges %j to be %s', (colour, verdict) => expect(judgeAccent(colour)).toBe(verdict));

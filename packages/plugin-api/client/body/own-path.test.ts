import { expect, test } from 'vitest';
import { ownPath } from './draw-body.tsx';

test.each([
  ['https://kontor.example', '/'],
  ['https://kontor.example/wiki/page/1#a', '/wiki/page/1#a'],
  ['https://kontor.example//elsewhere.example/x', undefined],
  ['https://kontor.example/\\elsewhere.example', undefined],
  ['https://kontor.example.elsewhere.example/', undefined],
  ['https://elsewhere.example/', undefined],
])('%s leads within Kontor to %s', (href, path) => {
  expect(ownPath(href, { origin: 'https://kontor.example' })).toBe(path);
});

import { describe, expect, it } from 'vitest';
import { cameFrom, legalDocumentOf } from './legal-documents.ts';

describe('cameFrom', () => {
  const origin = 'https://kontor.example';

  it('is the page before, without what was searched there', () => {
    expect(cameFrom(`${origin}/people?q=M%C3%BCller`, origin)).toBe('/people');
  });

  it('is nothing for other sites, the legal pages themselves, and no page', () => {
    expect(cameFrom('https://elsewhere.example/secret', origin)).toBe('');
    expect(cameFrom(`${origin}/legal/imprint`, origin)).toBe('');
    expect(cameFrom('', origin)).toBe('');
  });
});

it('knows the documents by their address, and no others', () => {
  expect(legalDocumentOf('privacy')).toBe('privacy');
  expect(legalDocumentOf('toString')).toBeUndefined();
  expect(legalDocumentOf(undefined)).toBeUndefined();
});

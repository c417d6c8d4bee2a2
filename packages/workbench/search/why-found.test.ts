import { expect, it } from 'vitest';
import { whyFound } from './why-found.ts';

const field = { text: 'Fachkraft Verwaltung', matches: [[10, 20] as [number, number]] };

it('marks the found places in the subtitle where it says them, and does not say them twice', () => {
  const subtitle = 'Nora · Fachkraft Verwaltung · Stadtmuseum';
  expect(whyFound({ subtitle, snippet: null, fields: { position: field } })).toEqual({
    subtitle: { text: subtitle, matches: [[17, 27]] },
    field: undefined,
  });
});

it('gives the text that shows why beside another subtitle, or alone', () => {
  expect(whyFound({ subtitle: 'A.1', snippet: field, fields: {} })).toEqual({
    subtitle: { text: 'A.1', matches: [] },
    field,
  });
  expect(whyFound({ subtitle: null, snippet: null, fields: { position: field } })).toEqual({
    subtitle: undefined,
    field,
  });
  expect(whyFound({ subtitle: 'A.1', snippet: null, fields: {} }).field).toBeUndefined();
});

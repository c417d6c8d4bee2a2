import { expect, test } from 'vitest';
import { proposedTitle } from './proposed-title.ts';

test('the title of a page is the first sentence of its message, or as many whole words as fit', () => {
  expect(proposedTitle('Der Schlüssel liegt beim Pförtner. Bitte abholen!')).toBe('Der Schlüssel liegt beim Pförtner');
  expect(proposedTitle('Version 1.2 ist da')).toBe('Version 1.2 ist da');
  expect(proposedTitle('Sehr gut. Dann lade ich für Donnerstag ein.')).toBe(
    'Sehr gut. Dann lade ich für Donnerstag ein',
  );
  expect(proposedTitle('Danke!')).toBe('Danke');
  expect(proposedTitle('')).toBe('');
  const long = proposedTitle(
    'Wer das Formular für den Arbeitsplatz zu Hause ausfüllt braucht die Personalnummer und mehr',
  );
  expect(long).toBe('Wer das Formular für den Arbeitsplatz zu Hause ausfüllt braucht die …');
});

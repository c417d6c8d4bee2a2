import type { Language } from '@kontor/base';
import { describeInEnglish } from './describe-english.ts';
import { describeInGerman } from './describe-german.ts';
import { recurrenceParts } from './rule.ts';

/** A rule as a person says it, to stand within a sentence: "alle 2 Wochen am Montag und Mittwoch". What the rule leaves open is as on the first due date, and is not said. */
export function describeRecurrence(rule: string, language: Language): string {
  const parts = recurrenceParts(rule);
  return language === 'de' ? describeInGerman(parts) : describeInEnglish(parts);
}

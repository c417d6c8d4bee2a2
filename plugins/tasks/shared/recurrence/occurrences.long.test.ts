import { describe, it } from 'vitest';
import { compareRandomRules } from './test-comparison.ts';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

describe(`ten thousand random rules (SEED=${seed})`, () => {
  it('fall due when an independent implementation says so', { timeout: 900_000 }, () => {
    compareRandomRules(seed, 10_000);
  });
});

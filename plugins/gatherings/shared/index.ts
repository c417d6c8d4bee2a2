export * from './api.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './gathering.ts';
export * from './repeated-dates.ts';
export * from './sign-up.ts';
export * from './sync.ts';

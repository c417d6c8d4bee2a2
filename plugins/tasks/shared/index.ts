export * from './api.ts';
export * from './entry.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './sync.ts';

export * from './api.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './item.ts';
export * from './plan.ts';
export * from './sync.ts';
export * from './template.ts';

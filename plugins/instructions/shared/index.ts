export * from './api.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './instruction.ts';
export * from './reminders.ts';
export * from './report.ts';
export * from './sync.ts';

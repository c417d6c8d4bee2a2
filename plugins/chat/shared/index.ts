export * from './api.ts';
export * from './errors.ts';
export * from './events.ts';
export * from './later.ts';
export * from './meeting.ts';
export * from './report.ts';
export * from './room.ts';
export * from './saved.ts';

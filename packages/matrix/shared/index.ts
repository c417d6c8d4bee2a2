export * from './power-levels.ts';

export { startEntry } from './start-entry.tsx';

export { startLegal } from './start-legal.tsx';

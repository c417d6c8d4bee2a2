export { startWorkbench } from './shell/start-workbench.tsx';

/** What loads when somebody opens a screen, or the help. */
export { gatheringsHelp } from './gatherings-help.ts';
export { GatheringsView } from './gatherings-view.tsx';

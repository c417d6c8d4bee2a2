/** What stands on screens that are others'. */
export { HomeGatherings } from './home-gatherings-view.tsx';
export { NextGatherings } from './next-gatherings-view.tsx';

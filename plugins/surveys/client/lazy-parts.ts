/** What the shell fetches one way or another, in one file: each import of its own costs everybody some bytes at the start. */
export { sendWaiting } from './answering/send-waiting.ts';
export { WaitingName } from './answering/waiting-name-view.tsx';
export { OpenSurveys, SurveysAside } from './home/open-surveys-view.tsx';
export { surveysHelp } from './surveys-help.ts';

/** The editor as a file of its own, which comes when the form is there. */
export { FormattingBar, LinkForm, MessageEditor } from '@kontor/editor/client';

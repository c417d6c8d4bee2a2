/** Where a message goes. */
export interface Place {
  readonly room: string;
  /** Id of the message with which the thread begins. */
  readonly thread?: string | undefined;
}

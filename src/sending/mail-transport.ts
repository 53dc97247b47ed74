/** The part of a Nodemailer transporter that sending uses. `createTransport(...)` of version 8 or later fits. */
export interface MailTransport {
  sendMail(message: object): Promise<object>;
  use(step: 'stream', plugin: (mail: StreamedMail, done: (error?: null) => void) => void): unknown;
  /** The transport behind the transporter. */
  readonly transporter?: {
    readonly name?: string;
    /** Whether aborting the signal of a message stops its delivery at once. */
    readonly supportsAbortSignal?: boolean | undefined;
    readonly options?: object;
  };
}

/** A message on its way, as passed to a plugin of the step `stream`. */
export interface StreamedMail {
  readonly data: { readonly signal?: AbortSignal | undefined; readonly raw?: unknown };
  readonly message: {
    createReadStream(options?: object): NodeJS.ReadableStream;
    /** What changes the message on its way, as Nodemailer keeps it. */
    readonly _transforms?: readonly unknown[];
    readonly _processFuncs?: readonly unknown[];
  };
}

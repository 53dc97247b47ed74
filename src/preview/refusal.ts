/** A refused request, with the reason. */
export class PreviewRefusal extends Error {
  override readonly name = 'PreviewRefusal';
  readonly status: RefusalStatus;
  readonly code: string;

  constructor(status: RefusalStatus, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export type RefusalStatus = 400 | 403 | 404 | 405 | 409 | 413 | 415;

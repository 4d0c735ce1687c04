/**
 * A simulated system's own refusal of a request, on its way to the wire.
 *
 * Knows no system: each has a form of its own for the body.
 */

/** Thrown to refuse a request with this HTTP status. */
export abstract class Refusal extends Error {
  readonly status: number;
  /** What the system sends with it. */
  abstract readonly body: object;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

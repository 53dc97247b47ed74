/** A value in a statement or a row. PostgreSQL returns large integers as strings. */
export type SqlValue = string | number | bigint | boolean | null;
/** The values of a row, in the order of the columns. With objects, a look-up would take twice as long. */
export type SqlRow = readonly SqlValue[];

/** A database for the statements of `sqlStore`. Placeholders are `?`, in order. */
export interface SqlDatabase {
  query(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}

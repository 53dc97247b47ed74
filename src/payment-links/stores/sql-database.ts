/** A value of a statement or a row; PostgreSQL gives its large integers as texts. */
export type SqlValue = string | number | bigint | boolean | null;
/** The values of a row, in the order of the columns: objects would take twice the time of a look-up. */
export type SqlRow = readonly SqlValue[];

/** What the one set of statements runs on. Placeholders are `?`, in order. */
export interface SqlDatabase {
  query(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}

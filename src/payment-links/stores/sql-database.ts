/** A value of a statement or a row; PostgreSQL gives its large integers as texts. */
export type SqlValue = string | number | bigint | boolean | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** What the one set of statements runs on. Placeholders are `?`, in order. */
export interface SqlDatabase {
  query(sql: string, values: readonly SqlValue[]): Promise<readonly SqlRow[]>;
  close(): Promise<void>;
}

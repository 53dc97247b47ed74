/** The current version of the schema. A database with a newer version is refused. */
export const schemaVersion = 1;

/** Statements for SQLite and PostgreSQL, by the version that they create. Never change a released version. */
export const migrations: Readonly<Record<number, readonly string[]>> = {
  1: [
    `CREATE TABLE facteur_links (
      code TEXT NOT NULL PRIMARY KEY,
      company TEXT NOT NULL,
      invoice TEXT NOT NULL,
      revision INTEGER NOT NULL,
      cents BIGINT NOT NULL,
      details TEXT NOT NULL,
      provider TEXT NOT NULL,
      provider_id TEXT,
      target TEXT,
      mode TEXT,
      created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      cancelled_at BIGINT,
      paid_at BIGINT,
      UNIQUE (company, invoice, revision)
    )`,
    'CREATE INDEX facteur_links_expires_at ON facteur_links (expires_at)',
    'CREATE INDEX facteur_links_provider_id ON facteur_links (provider, provider_id) WHERE provider_id IS NOT NULL',
  ],
};

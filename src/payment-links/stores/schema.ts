/** The version of the schema below; a database of a newer one is refused. */
export const schemaVersion = 1;

/** Statements that both SQLite and PostgreSQL understand, by the version they lead to. Past ones never change. */
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

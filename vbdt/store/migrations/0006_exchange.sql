-- What was set aside keeps its sealed bytes here too, so that it can be tried again wherever the carrier went.
ALTER TABLE quarantine ADD COLUMN data BLOB;
ALTER TABLE quarantine ADD COLUMN released_at INTEGER;

-- Since when a package waits for earlier ones; 0 for unknown.
ALTER TABLE parked ADD COLUMN at INTEGER NOT NULL DEFAULT 0;

-- The count in the letter of each posted package, 0 for unknown; by it a reader asks for what he misses.
ALTER TABLE outbox ADD COLUMN counter INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_by_counter ON outbox (desk, counter);

-- The highest count heard from each desk, and the counts below it that never came.
CREATE TABLE heard (sender TEXT PRIMARY KEY, highest INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE gaps (
  sender TEXT NOT NULL,
  counter INTEGER NOT NULL,
  since INTEGER NOT NULL,
  asked_at INTEGER,
  PRIMARY KEY (sender, counter)
) STRICT, WITHOUT ROWID;

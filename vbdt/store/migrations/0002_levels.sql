-- What is known of signatures beside the history. Plain tables, without events; times are microseconds since 1970 UTC.

-- Documents whose signatures wait for a time-stamp or for long-term data; the key is not needed for either.
CREATE TABLE levels_waiting (
  document TEXT PRIMARY KEY,
  wanted TEXT NOT NULL,
  since INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  reason TEXT NOT NULL,
  next_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX levels_waiting_by_next ON levels_waiting (next_at);

-- The check of a file as it was made: verdict, certificates, answers about revocation. `file` is a FileRef as JSON.
CREATE TABLE evidence (
  document TEXT NOT NULL,
  at INTEGER NOT NULL,
  file BLOB NOT NULL,
  PRIMARY KEY (document, at)
) STRICT, WITHOUT ROWID;

-- The document's file with archive time-stamps that came after its history, made at a desk that does not hold it.
-- `original` is the SHA-256 of the file in the history that the copy continues.
CREATE TABLE archive_copies (
  document TEXT PRIMARY KEY,
  original TEXT NOT NULL,
  level TEXT NOT NULL,
  at INTEGER NOT NULL,
  file BLOB NOT NULL
) STRICT, WITHOUT ROWID;

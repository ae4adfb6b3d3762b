-- A document and its annexes in files of their own are stamped together; each file has its own copy.
CREATE TABLE archive_copies_by_file (
  document TEXT NOT NULL,
  original TEXT NOT NULL,
  level TEXT NOT NULL,
  at INTEGER NOT NULL,
  file BLOB NOT NULL,
  PRIMARY KEY (document, original)
) STRICT, WITHOUT ROWID;
INSERT INTO archive_copies_by_file SELECT document, original, level, at, file FROM archive_copies;
DROP TABLE archive_copies;
ALTER TABLE archive_copies_by_file RENAME TO archive_copies;

-- Somebody is raising the document until then at the latest; 0 for nobody.
ALTER TABLE levels_waiting ADD COLUMN busy_until INTEGER NOT NULL DEFAULT 0;

-- What holds a file, read once from its bytes: by the file's SHA-256 it can never change. Moments may be unknown.
CREATE TABLE protections (
  sha256 TEXT PRIMARY KEY,
  hold TEXT NOT NULL,
  at INTEGER,
  until INTEGER
) STRICT, WITHOUT ROWID;

-- The journal: everything recorded at this desk, in the order it was recorded. Nothing in it ever changes.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  previous BLOB NOT NULL CHECK (length(previous) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  recorded_at TEXT NOT NULL,
  event BLOB NOT NULL,
  signature BLOB NOT NULL
) STRICT;
CREATE TRIGGER journal_keeps_order BEFORE INSERT ON journal
WHEN NEW.seq IS NOT coalesce((SELECT max(seq) FROM journal), 0) + 1
BEGIN SELECT RAISE(ABORT, 'the journal only grows at its end'); END;
CREATE TRIGGER journal_never_changes BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
CREATE TRIGGER journal_never_shrinks BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is never cut'); END;

-- What the journal says, ready to be listed. Only tables.py writes these; they can be made anew from the journal.
-- Times are microseconds since 1970 UTC, days are ISO text. `place` runs with the day of creation (see places.py).
CREATE TABLE documents (
  place INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  direction TEXT NOT NULL,
  state TEXT NOT NULL,
  holder TEXT NOT NULL,
  agency TEXT NOT NULL,
  kind TEXT NOT NULL,
  number INTEGER,
  notation TEXT NOT NULL,
  dated TEXT,
  deadline TEXT,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  issued_at INTEGER,
  sent_at INTEGER,
  arrived_at INTEGER,
  finished_at INTEGER,
  edxml_id TEXT NOT NULL,
  origin TEXT,
  record BLOB NOT NULL
) STRICT;
CREATE INDEX documents_by_state ON documents (direction, state, place);
CREATE INDEX documents_by_holder ON documents (holder, place);
CREATE INDEX documents_by_deadline ON documents (deadline) WHERE deadline IS NOT NULL;
CREATE INDEX documents_by_change ON documents (changed_at);
CREATE INDEX documents_by_edxml ON documents (edxml_id, direction);
CREATE INDEX documents_by_number ON documents (number, notation) WHERE number IS NOT NULL;

CREATE TABLE events (
  document TEXT NOT NULL,
  n INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (document, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE participants (
  desk TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (desk, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE filings (
  case_file TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (case_file, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE register_entries (
  register TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  document TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL,
  desk TEXT NOT NULL,
  void_reason TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (register, year, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX register_entries_by_document ON register_entries (document);

CREATE TABLE secret_counts (
  event TEXT PRIMARY KEY,
  secrecy TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  day TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Search: folded words only, no text inside the index. The head is short and changes; the body is long and stays.
CREATE VIRTUAL TABLE search_head USING fts5 (
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='1 2 3'
);
CREATE VIRTUAL TABLE search_body USING fts5 (
  words, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0'
);
CREATE TABLE bodies (document TEXT PRIMARY KEY, text BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE syllables (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Plain tables, without events.
CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE case_files (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  title TEXT NOT NULL,
  year INTEGER NOT NULL,
  retention TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
  id TEXT PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  size INTEGER NOT NULL,
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE packages (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  document TEXT,
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL,
  posted_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  row INTEGER PRIMARY KEY,
  package TEXT NOT NULL REFERENCES packages (id),
  desk TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  handed INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER,
  handed_at INTEGER,
  received_at INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  UNIQUE (package, desk)
) STRICT;
CREATE INDEX outbox_by_due ON outbox (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE counters (desk TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE shared (
  document TEXT NOT NULL,
  desk TEXT NOT NULL,
  n INTEGER NOT NULL,
  PRIMARY KEY (document, desk)
) STRICT, WITHOUT ROWID;

-- Packages ever accepted. Never emptied: a package accepted once is known for good.
CREATE TABLE inbox (
  sender TEXT NOT NULL,
  package TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (sender, package)
) STRICT, WITHOUT ROWID;

CREATE TABLE parked (
  document TEXT NOT NULL,
  sender TEXT NOT NULL,
  package TEXT NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (document, sender, package)
) STRICT;

CREATE TABLE attempts (name TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

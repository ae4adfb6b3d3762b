-- Bodies travel once. `packages.sha256` and `size` are the encrypted body's; it lies in goi/<sha256>.than when `apart`,
-- else in `inline`. `identity` opens it: kept so that a pointer can be made anew for a reader whose key has changed.
ALTER TABLE packages ADD COLUMN apart INTEGER NOT NULL DEFAULT 0;
ALTER TABLE packages ADD COLUMN inline BLOB;
ALTER TABLE packages ADD COLUMN identity TEXT NOT NULL DEFAULT '';
ALTER TABLE packages ADD COLUMN forgotten INTEGER NOT NULL DEFAULT 0;
CREATE INDEX packages_by_body ON packages (sha256);
CREATE INDEX packages_carried ON packages (id) WHERE apart AND NOT forgotten;

-- Each reader's own pointer, without the inline body that follows it; `sha256` is of the two together. `reads` is the
-- key it is sealed to, `replaced_by` the package that was made instead.
ALTER TABLE outbox ADD COLUMN head BLOB NOT NULL DEFAULT x'';
ALTER TABLE outbox ADD COLUMN sha256 TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN reads TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN replaced_by TEXT;
UPDATE outbox SET due_at = NULL, reason = 'Gói theo định dạng cũ; chọn «Gửi lại».' WHERE received_at IS NULL;

-- A parked package whose body lies apart: nhan/<body>.than.
ALTER TABLE parked ADD COLUMN body TEXT;

-- Pointers whose body has not arrived, and since when.
CREATE TABLE awaited (name TEXT PRIMARY KEY, since INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- `digest` (SHA-256, hex) tells what was set aside before; unknown for older rows. What was parked before it was refused
-- has its body in nhan/<body>.than, for the sender need not keep it any more.
ALTER TABLE quarantine ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE quarantine ADD COLUMN body TEXT;
CREATE INDEX quarantine_by_digest ON quarantine (digest);

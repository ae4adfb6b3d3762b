-- Lines that repeat the printed book: `stands_for` is the hash of a lost line, `electronic` the document that turned out
-- to have the number.
ALTER TABLE register_entries ADD COLUMN paper INTEGER NOT NULL DEFAULT 0;
ALTER TABLE register_entries ADD COLUMN stands_for TEXT NOT NULL DEFAULT '';
ALTER TABLE register_entries ADD COLUMN electronic TEXT NOT NULL DEFAULT '';

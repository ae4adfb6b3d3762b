-- The sender of an incoming document asks for something (thu hồi, cập nhật, thay thế) and has no answer yet.
ALTER TABLE documents ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX documents_by_asked ON documents (place) WHERE asked = 1;

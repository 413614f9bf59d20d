insert into utbokssalt (salt, fra) values ('', '2026-01-01T12:00:00Z');

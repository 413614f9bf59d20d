insert into nokkel (kontroll, fra) values ('k', '2026-01-01T12:00:00Z');
insert into merke (navn, tid) values ('oppbevaring', '2026-01-01T12:00:00Z');

insert into kvitterende (her_id, sist) values ('9900200', '2026-01-01T12:00:00Z');

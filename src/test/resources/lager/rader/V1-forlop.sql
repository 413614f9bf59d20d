insert into hendelse (id, gruppe, msg_id, dokument_id, registrert, pakker, innhold) values ('00000000-0000-4000-8000-000000000001', 'g1', 'm1', 'd1', '2026-01-01T12:00:00Z', '', '{"forelder":"m0"}');
insert into forlop (id, gruppe, status, startet, registrert, forste, avtrykk) values ('00000000-0000-4000-8000-000000000002', 'g1', 'APENT', '2026-01-01T12:00:00Z', '2026-01-01T12:00:00Z', '00000000-0000-4000-8000-000000000001', 'a');
insert into hendelse_dokument (hendelse, dokument_id) select id, 'd2' from hendelse;
insert into forlop_tidligere (id, forlop) values ('00000000-0000-4000-8000-000000000005', '00000000-0000-4000-8000-000000000002');

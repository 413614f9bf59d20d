insert into melding (id, avsender, msg_id, test, registrert, kvittering) values ('00000000-0000-4000-8000-000000000001', '9900100', 'm1', false, '2026-01-01T12:00:00Z', '{"id":"k1"}');
insert into venter (viser_til, gruppe) values ('m0', 'g1');
insert into forlop_part (forlop, her_id) select id, '9900100' from forlop;
insert into frist (id, gruppe, forlop, regel, starter, utloper, status, ansvarlig, meldinger) values ('00000000-0000-4000-8000-000000000003', 'g1', '00000000-0000-4000-8000-000000000002', 'PLO-LOG-20', '2026-01-01T12:00:00Z', '2026-01-02T12:00:00Z', 'APEN', 'MOTTAKER', '["m1"]');
insert into utboks (id, adresse, korrelasjon, innholdstype, innhold, opprettet) values ('00000000-0000-4000-8000-000000000004', 'meldingsvakt.kvitteringer', 'k', 'application/json', '', '2026-01-01T12:00:00Z');

delete from forlop where id = ?
delete from forlop_part where forlop = ? and her_id = ?
delete from forlop_tidligere where id = ?
delete from forlop_tidligere where id in (?)
delete from frist where forlop = ?
delete from frist where id = ?
delete from hendelse where id in (?)
delete from melding where id in (select id from melding where registrert < ? order by registrert limit ?)
delete from pasientgruppe where gruppe = ? and not exists (select 1 from hendelse where gruppe = ?)
delete from pasientgruppe where nokkel = ?
delete from utboks where id in (?)
delete from venter where gruppe = ? and not exists (select 1 from hendelse where gruppe = ?)
insert into forlop (id, gruppe, status, startet, registrert, forste, avtrykk) values (?, ?, ?, ?, ?, ?, ?)
insert into forlop_part (forlop, her_id) values (?, ?)
insert into forlop_tidligere (id, forlop) values (?, ?)
insert into frist (gruppe, id, forlop, regel, starter, utloper, status, ansvarlig, alvorlighet, tolkning, meldinger) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into hendelse (id, gruppe, msg_id, dokument_id, registrert, pakker, innhold) values (?, ?, ?, ?, ?, ?, ?)
insert into hendelse_dokument (hendelse, dokument_id) values (?, ?)
insert into henvist (hendelse, viser_til) values (?, ?)
insert into melding (id, avsender, msg_id, test, registrert, kvittering) values (?, ?, ?, ?, ?, ?)
insert into melding_avtrykk (avsender, tjeneste, msg_id, test, avtrykk, melding) values (?, ?, ?, ?, ?, ?)
insert into pasientgruppe (nokkel, gruppe) values (?, ?)
insert into utboks (id, adresse, korrelasjon, innholdstype, innhold, opprettet) values (?, ?, ?, ?, ?, ?)
insert into venter (viser_til, gruppe) values (?, ?)
select 1 from melding_avtrykk where avsender = ? and tjeneste = ? and msg_id = ? and test = ? limit 1
select count(*) from las where nr = 0
select count(*) from melding where avsender = ? and msg_id = ? and test = ?
select distinct gruppe from (select gruppe from forlop where registrert < ? order by registrert limit ?) g
select distinct gruppe from frist where status <> 'UNNTATT' and (starter between ? and ? or utloper between ? and ?)
select distinct gruppe from frist where status = 'APEN' and utloper < ? and (starter between ? and ? or utloper between ? and ?)
select distinct gruppe from frist where status = 'UNNTATT'
select distinct gruppe from venter where viser_til in (?) and gruppe <> ?
select e.gruppe, e.innhold from hendelse e where e.id in (select hendelse from henvist where viser_til in (?))
select gruppe from pasientgruppe where nokkel = ?
select gruppe, innhold from hendelse where msg_id = ? or dokument_id = ? or id in (select hendelse from hendelse_dokument where dokument_id = ?) order by registrert, id
select her_id from forlop_part where forlop = ?
select id from hendelse where gruppe = ? limit 1
select id, adresse, korrelasjon, innholdstype, innhold, opprettet from utboks order by nr limit ? for update skip locked
select id, forlop, regel, starter, utloper, status, ansvarlig, alvorlighet, tolkning, meldinger from frist where gruppe = ? order by id for update
select id, forlop, regel, starter, utloper, status, ansvarlig, alvorlighet, tolkning, meldinger from frist where status = 'APEN' and utloper < ? order by utloper limit ? for update skip locked
select id, forste, avtrykk from forlop where gruppe = ?
select id, gruppe from forlop where id = ? or id = (select forlop from forlop_tidligere where id = ?)
select id, innhold, pakker, registrert from hendelse where gruppe = ? order by registrert, id
select kvittering from melding where avsender = ? and msg_id = ? and test = ? and not exists (select 1 from melding_avtrykk where melding = melding.id)
select kvittering from melding where id = ?
select m.id, m.registrert, m.test, h.innhold from melding m join hendelse h on h.id = m.id where m.registrert > ? or (m.registrert = ? and m.id > ?) order by m.registrert, m.id limit ?
select m.kvittering from melding m join (select melding from melding_avtrykk where avsender = ? and tjeneste = ? and msg_id = ? and test = ? and avtrykk = ?) a on m.id = a.melding
select nr from las where nr = ? for update
update forlop set gruppe = ?, status = ?, startet = ?, registrert = ?, forste = ?, avtrykk = ? where id = ?
update forlop_tidligere set forlop = ? where forlop = ?
update frist set gruppe = ?, forlop = ?, regel = ?, starter = ?, utloper = ?, status = ?, ansvarlig = ?, alvorlighet = ?, tolkning = ?, meldinger = ? where id = ?
update frist set status = 'BRUTT' where id = ?
update pasientgruppe set gruppe = ? where gruppe = ?

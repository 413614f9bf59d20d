delete from forlop where id = ?
delete from forlop_part where forlop = ? and her_id = ?
delete from forlop_tidligere where id = ?
delete from forlop_tidligere where id in (?)
delete from frist where forlop = ?
delete from frist where id = ?
delete from hendelse where id in (?)
delete from kvitterende where sist < ?
delete from melding where id in (select id from melding where registrert < ? order by registrert limit ?)
delete from nokkel where kontroll = ?
delete from parkert where id = ?
delete from parkert where parkert < ?
delete from pasientgruppe where gruppe = ? and not exists (select 1 from hendelse where gruppe = ?)
delete from pasientgruppe where nokkel = ?
delete from utboks where id in (?)
delete from utpost where id in (?)
delete from venter where gruppe = ? and not exists (select 1 from hendelse where gruppe = ?)
insert into avviksmaned (maned, laget, tall) values (?, ?, ?) on conflict do nothing
insert into forlop (id, gruppe, status, startet, registrert, forste, avtrykk) values (?, ?, ?, ?, ?, ?, ?)
insert into forlop_part (forlop, her_id) values (?, ?)
insert into forlop_tidligere (id, forlop) values (?, ?)
insert into frist (gruppe, id, forlop, regel, starter, utloper, status, ansvarlig, alvorlighet, tolkning, meldinger) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
insert into hendelse (id, gruppe, msg_id, dokument_id, registrert, pakker, innhold) values (?, ?, ?, ?, ?, ?, ?)
insert into hendelse_dokument (hendelse, dokument_id) values (?, ?)
insert into henvist (hendelse, viser_til) values (?, ?)
insert into kvitterende (her_id, sist) values (?, ?) on conflict do nothing
insert into melding (id, avsender, msg_id, test, registrert, kvittering) values (?, ?, ?, ?, ?, ?)
insert into melding_avtrykk (avsender, tjeneste, msg_id, test, avtrykk, melding) values (?, ?, ?, ?, ?, ?)
insert into merke (navn, tid) values (?, ?)
insert into nokkel (kontroll, fra) values (?, ?)
insert into parkert (id, arsak, parkert, forsok) select ?, ?, ?, ? where not exists (select 1 from parkert where id = ?)
insert into pasientgruppe (nokkel, gruppe) values (?, ?)
insert into utbokssalt (salt, fra) values (?, ?)
insert into utpost (id, adresse, nokkel, korrelasjon, innholdstype, innhold, opprettet, sporing) values (?, ?, ?, ?, ?, ?, ?, ?)
insert into venter (viser_til, gruppe) values (?, ?)
select (select count(*) from (select 1 from melding limit 1) m) + (select count(*) from (select 1 from hendelse limit 1) h)
select 1 from forlop where gruppe like 'P%' and startet >= ? and startet < ? and registrert >= ? limit 1
select 1 from melding_avtrykk where avsender = ? and tjeneste = ? and msg_id = ? and test = ? limit 1
select count(*) from las where nr = 0
select count(*) from melding where avsender = ? and msg_id = ? and test = ?
select count(*) from parkert where id = ?
select count(*) from utpost where nokkel = ?
select count(*) from utpost where nokkel not in (?)
select distinct gruppe from (select gruppe from forlop where registrert < ? order by registrert limit ?) g
select distinct gruppe from frist where status <> 'UNNTATT' and (starter between ? and ? or utloper between ? and ?)
select distinct gruppe from frist where status = 'APEN' and utloper < ? and (starter between ? and ? or utloper between ? and ?)
select distinct gruppe from frist where status = 'UNNTATT'
select distinct gruppe from hendelse where gruppe like 'P%' and registrert >= ?
select distinct gruppe from venter where viser_til in (?) and gruppe <> ?
select e.gruppe, e.innhold from hendelse e where e.id in (select hendelse from henvist where viser_til in (?))
select f.id, f.gruppe from forlop f where f.startet < ? and (f.status = 'APENT' or f.registrert >= ?) and f.gruppe not like 'T%'
select gruppe from pasientgruppe where nokkel = ?
select h.gruppe from hendelse h where not exists (select 1 from forlop f where f.gruppe = h.gruppe) group by h.gruppe having max(h.registrert) < ? order by h.gruppe limit ?
select her_id from forlop_part where forlop = ?
select her_id from kvitterende where her_id in (?) and sist >= ?
select id from hendelse where gruppe = ? limit 1
select id, adresse, korrelasjon, innholdstype, innhold, opprettet, sporing from utboks
select id, adresse, nokkel, korrelasjon, innholdstype, innhold, opprettet, sporing from utpost where nokkel in (?) order by nr limit ? for update skip locked
select id, arsak, parkert, forsok from parkert order by nr limit ?
select id, forlop, regel, starter, utloper, status, ansvarlig, alvorlighet, tolkning, meldinger from frist where gruppe = ? order by id for update
select id, forlop, regel, starter, utloper, status, ansvarlig, alvorlighet, tolkning, meldinger from frist where status = 'APEN' and utloper < ? order by utloper limit ? for update skip locked
select id, forste, avtrykk from forlop where gruppe = ?
select id, gruppe from forlop where id = ? or id = (select forlop from forlop_tidligere where id = ?)
select id, innhold, pakker, registrert from hendelse where gruppe = ? order by registrert, id
select kontroll, fra from nokkel
select kvittering from melding where avsender = ? and msg_id = ? and test = ? and not exists (select 1 from melding_avtrykk where melding = melding.id)
select kvittering from melding where id = ?
select m.id, m.registrert, m.test, h.innhold from melding m join hendelse h on h.id = m.id where m.registrert > ? or (m.registrert = ? and m.id > ?) order by m.registrert, m.id limit ?
select m.kvittering from melding m join (select melding from melding_avtrykk where avsender = ? and tjeneste = ? and msg_id = ? and test = ? and avtrykk = ?) a on m.id = a.melding
select maned from avviksmaned
select maned, tall from avviksmaned where maned >= ? and maned <= ?
select min(startet) as forste from forlop where gruppe like 'P%'
select nr from las where nr in (?) order by nr for update
select registrert from melding order by registrert desc limit 1
select salt, fra from utbokssalt order by nr desc
select tid from merke where navn = ?
select v.vist, e.gruppe, e.innhold from (select msg_id as vist, id from hendelse where msg_id in (?) union select dokument_id, id from hendelse where dokument_id in (?) union select dokument_id, hendelse from hendelse_dokument where dokument_id in (?)) v join hendelse e on e.id = v.id order by e.registrert, e.id
update forlop set gruppe = ?, status = ?, startet = ?, registrert = ?, forste = ?, avtrykk = ? where id = ?
update forlop_tidligere set forlop = ? where forlop = ?
update frist set gruppe = ?, forlop = ?, regel = ?, starter = ?, utloper = ?, status = ?, ansvarlig = ?, alvorlighet = ?, tolkning = ?, meldinger = ? where id = ?
update frist set status = 'BRUTT' where id = ?
update hendelse set innhold = replace(innhold, ?, ?) where gruppe in (?)
update kvitterende set sist = ? where her_id = ? and sist < ?
update merke set tid = ? where navn = ?
update pasientgruppe set gruppe = ? where gruppe = ?

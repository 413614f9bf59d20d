-- What outlives a restart: receipts, the events they came from, and the stays the events make. Nothing here tells who a patient is:
-- gruppe holds a keyed hash. The same text runs on H2 (in PostgreSQL mode) and on PostgreSQL.

-- Locks, as rows that transactions hold while they work: 0–1023 on messages, 1024–2047 on patients. Always taken in order of nr.
create table las (
  nr integer primary key
);
insert into las (nr) select n from generate_series(0, 2047) as t(n);

-- A message that has been answered, and the answer.
create table melding (
  id uuid primary key,
  avsender varchar(200) not null,
  msg_id varchar(200) not null,
  test boolean not null,
  registrert timestamp with time zone not null,
  kvittering varchar(1000000) not null
);
create unique index melding_nokkel on melding (avsender, msg_id, test);
create index melding_registrert on melding (registrert);

-- What a message that was not rejected tells of; id is the message's.
create table hendelse (
  id uuid primary key,
  gruppe varchar(80) not null,
  msg_id varchar(200),
  dokument_id varchar(200),
  registrert timestamp with time zone not null,
  pakker varchar(1000) not null,
  innhold varchar(1000000) not null
);
create index hendelse_gruppe on hendelse (gruppe);
create index hendelse_msg_id on hendelse (msg_id);
create index hendelse_dokument_id on hendelse (dokument_id);

-- Ids of the documents after the first, of a message that carries several: receipts in version 1.0 refer to each of them.
create table hendelse_dokument (
  hendelse uuid not null references hendelse (id) on delete cascade,
  dokument_id varchar(200) not null
);
create index hendelse_dokument_hendelse on hendelse_dokument (hendelse);
create index hendelse_dokument_dokument_id on hendelse_dokument (dokument_id);

-- Groups without a patient, and the message that would tell whose they are.
create table venter (
  viser_til varchar(200) not null,
  gruppe varchar(80) not null
);
create index venter_viser_til on venter (viser_til);
create index venter_gruppe on venter (gruppe);

create table forlop (
  id uuid primary key,
  gruppe varchar(80) not null,
  status varchar(10) not null,
  startet timestamp with time zone not null,
  registrert timestamp with time zone not null,
  avtrykk varchar(64) not null
);
create index forlop_gruppe on forlop (gruppe);
create index forlop_startet on forlop (startet, id);
create index forlop_registrert on forlop (registrert);

create table forlop_part (
  forlop uuid not null references forlop (id) on delete cascade,
  her_id varchar(200) not null,
  primary key (forlop, her_id)
);
create index forlop_part_her_id on forlop_part (her_id);

-- Deadlines that run or have been broken; those that were held need no watching.
create table frist (
  id uuid primary key,
  gruppe varchar(80) not null,
  forlop uuid not null,
  regel varchar(200) not null,
  starter timestamp with time zone not null,
  utloper timestamp with time zone not null,
  status varchar(10) not null,
  ansvarlig varchar(10) not null,
  meldinger varchar(1000000) not null
);
create index frist_gruppe on frist (gruppe);
create index frist_forlop on frist (forlop);
create index frist_utloper on frist (status, utloper);

-- What is to be sent, written together with what it is about; gone when it has been sent.
create table utboks (
  nr bigint generated always as identity primary key,
  id uuid not null unique,
  adresse varchar(1000) not null,
  korrelasjon varchar(100000),
  innholdstype varchar(200) not null,
  innhold bytea not null,
  opprettet timestamp with time zone not null
);

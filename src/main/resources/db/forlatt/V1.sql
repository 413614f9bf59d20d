-- What the first versions of V1 lacked. They were changed in place, and not by a migration, before there was a release.
create table if not exists hendelse_dokument (
  hendelse uuid not null references hendelse (id) on delete cascade,
  dokument_id varchar(200) not null
);
create index if not exists hendelse_dokument_hendelse on hendelse_dokument (hendelse);
create index if not exists hendelse_dokument_dokument_id on hendelse_dokument (dokument_id);
create table if not exists forlop_tidligere (
  id uuid primary key,
  forlop uuid not null references forlop (id) on delete cascade
);
create index if not exists forlop_tidligere_forlop on forlop_tidligere (forlop);
-- The first message of the stay, as it was recorded; when the stay is next judged it is told anew.
alter table forlop add column if not exists forste uuid;
update forlop set forste = coalesce(
  (select h.id from hendelse h where h.gruppe = forlop.gruppe order by h.registrert, h.id limit 1), id) where forste is null;
alter table forlop alter column forste set not null;

-- A patient may be known by several keys: a D-number, then a national identity number. The events of all of them are in one group.
-- A version of the program that does not know these tables works on beside one that does: what it stores is found again and moved.

-- The group that the events of another are in now. Gone with the last event of the group.
create table pasientgruppe (
  nokkel varchar(80) primary key,
  gruppe varchar(80) not null
);
create index pasientgruppe_gruppe on pasientgruppe (gruppe);

-- The messages that a message refers to, so that it is found when they come later.
create table henvist (
  hendelse uuid not null references hendelse (id) on delete cascade,
  viser_til varchar(200) not null
);
create index henvist_hendelse on henvist (hendelse);
create index henvist_viser_til on henvist (viser_til);

-- What earlier versions have stored.
insert into henvist (hendelse, viser_til)
  select id, lower(substring(rest from 1 for position('"' in rest) - 1))
  from (select id, substring(innhold from position('"forelder":"' in innhold) + 12) as rest
        from hendelse where position('"forelder":"' in innhold) > 0) t
  where position('"' in rest) between 2 and 151;
insert into henvist (hendelse, viser_til)
  select id, lower(substring(rest from 1 for position('"' in rest) - 1))
  from (select id, substring(innhold from position('"samtale":"' in innhold) + 11) as rest
        from hendelse where position('"samtale":"' in innhold) > 0) t
  where position('"' in rest) between 2 and 151;

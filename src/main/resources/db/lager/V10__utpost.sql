-- What is to be sent, shut with a key that is not in the database: what is left of a row in the files when it has been deleted says nothing.
-- A version of the program that does not know the table goes on with utboks, which this one empties too.
create table utpost (
  nr bigint generated always as identity primary key,
  id uuid not null unique,
  adresse varchar(1000) not null,
  nokkel varchar(16) not null,
  korrelasjon bytea,
  innholdstype varchar(200) not null,
  innhold bytea not null,
  opprettet timestamp with time zone not null,
  sporing varchar(55)
);

-- What goes into the keys that receipts are shut with where several instances share a PostgreSQL. It is changed each day, and what is
-- given up is gone with the file it lay in. A version that does not know the table goes on with keys made without it.
create table utbokssalt (
  nr bigint generated always as identity primary key,
  salt bytea not null,
  fra timestamp with time zone not null
);

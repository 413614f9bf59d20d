-- What reports on deviations tell of a month: counts only, made once when the month has been over for a while, and never changed (docs/avvik.md).
create table avviksmaned (
  maned varchar(7) primary key,
  laget timestamp with time zone not null,
  tall text not null
);

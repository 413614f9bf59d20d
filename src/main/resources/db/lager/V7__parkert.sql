-- Messages that were put aside: ids, reasons and moments. The messages themselves lie at the broker, and nothing of what they say is here.
create table parkert (
  nr bigint generated always as identity primary key,
  id uuid not null unique,
  arsak varchar(50) not null,
  parkert timestamp with time zone not null,
  forsok integer not null
);
create index parkert_parkert on parkert (parkert);

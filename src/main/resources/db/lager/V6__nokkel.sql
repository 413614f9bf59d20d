-- Check values of the keys that patients are told apart with: digests that a key must give, from which nobody can find the key. Several while a
-- key is being changed for another.
create table nokkel (
  kontroll varchar(64) primary key,
  fra timestamp with time zone not null
);
-- Moments that outlive a restart. oppbevaring: how far retention has come; it follows the clock, a day an hour at most.
create table merke (
  navn varchar(50) primary key,
  tid timestamp with time zone not null
);

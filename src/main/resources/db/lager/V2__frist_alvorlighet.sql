-- What a deadline weighs when it is broken, and whether its length is our interpretation. The defaults serve what an instance of the
-- version before still writes, and rules of operators' own packs, until the stay is next judged: where nothing is known, the lower level.
alter table frist add column alvorlighet varchar(10) default 'ADVARSEL' not null;
alter table frist add column tolkning boolean default false not null;
update frist set alvorlighet = 'FEIL' where regel in ('KVITT-49', 'NTP-V1.1g-24t', 'NTP-V1.1g-4t', 'NTP-V3.1.2f',
  'PLO-DIAL-02', 'PLO-INNL-14', 'PLO-LOG-20', 'PLO-UTSKR-13');
update frist set tolkning = true where regel in ('EPI-46', 'HENV-47', 'NTP-V1.2h', 'NTP-V3.2a-straks', 'PLO-DIAL-02', 'PLO-LEGE-04',
  'PLO-LOG-20', 'PLO-LOG-26');

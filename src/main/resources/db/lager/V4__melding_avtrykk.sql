-- What a message was when it was answered: a keyed digest of its bytes, under its sender (enterprise and service) and MsgId. Several under one key
-- tell that the MsgId was used again, for other content. A row in melding that has none was written by the version before.
create table melding_avtrykk (
  avsender varchar(200) not null,
  tjeneste varchar(200) not null,
  msg_id varchar(200) not null,
  test boolean not null,
  avtrykk varchar(64) not null,
  melding uuid not null references melding (id) on delete cascade,
  primary key (avsender, tjeneste, msg_id, test, avtrykk)
);
create index melding_avtrykk_melding on melding_avtrykk (melding);

insert into melding_avtrykk (avsender, tjeneste, msg_id, test, avtrykk, melding) values ('9900100', '9900110', 'm1', false, 'a', '00000000-0000-4000-8000-000000000001');

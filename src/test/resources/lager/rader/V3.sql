insert into pasientgruppe (nokkel, gruppe) values ('g0', 'g1');
insert into henvist (hendelse, viser_til) values ('00000000-0000-4000-8000-000000000001', 'm00');

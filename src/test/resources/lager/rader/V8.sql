insert into avviksmaned (maned, laget, tall) values ('2025-10', '2026-01-01T12:00:00Z', '{}');
